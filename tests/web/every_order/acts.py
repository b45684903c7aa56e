"""What may be done in a case, by whoever may do it: each acts through its service, and tells the scene what it knows then."""

from openimr.law.days import legal_day
from openimr.web.cases.choices import CertifiedBy, EndingKind, ExtensionGround
from openimr.web.cases.endings import EndingFacts, endings_waiting
from openimr.web.cases.services.applications import correct_application
from openimr.web.cases.services.assignment import close_records, send_assignment_notice
from openimr.web.cases.services.conversions import ConversionFacts, convert_to_expedited
from openimr.web.cases.services.endings import answer_ending, end_items, tell_ending
from openimr.web.cases.services.extensions import Approval, extend_determination
from openimr.web.cases.services.shortfalls import hold_records_insufficient
from openimr.web.cases.values import CaseState, PartyKind, Priority, ServedBy
from openimr.web.documents.services import add_document
from tests.web.documents.files_of_tests import NOTES
from tests.web.every_order.acts_of_review import ActsOfReview

TELLERS = {
    EndingKind.AUTHORIZED: PartyKind.CLAIMS_ADMINISTRATOR,
    EndingKind.SETTLED: PartyKind.EMPLOYEE,
    EndingKind.PHYSICIAN_WITHDREW: PartyKind.REQUESTING_PHYSICIAN,
    EndingKind.EMPLOYEE_WITHDREW: PartyKind.EMPLOYEE,
}
"""From whom word of each ending counts."""


class Acts(ActsOfReview):
    """Acts on a case until its letter, by whoever keeps its file or tells of it."""

    def send_notice(self) -> None:
        method = ServedBy.PERSONAL if self.fresh.priority == Priority.EXPEDITED else ServedBy.MAIL
        self.do(
            "send_notice",
            lambda case: send_assignment_notice(
                case=case, version=case.version, method=method, by=self.cast.clerk, at=self.at
            ),
        )

    def add_paper(self) -> None:
        """Add the one paper of the file; the same bytes twice are one document."""
        if self.fresh.documents.exists():
            return
        sender = self.case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True)
        self.do(
            "around",
            lambda case: add_document(
                case=case,
                upload_name="notes.pdf",
                about="Progress notes",
                chunks=[NOTES],
                sent_by=sender,
                by=self.cast.clerk,
                at=self.at,
            ),
        )

    def hold_insufficient(self) -> None:
        self.do(
            "hold_insufficient",
            lambda case: hold_records_insufficient(
                case=case, version=case.version, lacking="The films.", by=self.cast.clerk, at=self.at
            ),
        )

    def close_records(self) -> None:
        self.do(
            "close_records",
            lambda case: close_records(case=case, version=case.version, by=self.cast.clerk, at=self.at),
        )

    def correct_application(self) -> None:
        """Change a party by the application, which stands by now."""
        self.do(
            "correct_application",
            lambda case: correct_application(
                case=case,
                version=case.version,
                fields={"employer_name": "Hill Orchards"},
                by=self.cast.clerk,
                at=self.at,
            ),
        )

    def end_items(self, numbers: frozenset[int], kind: EndingKind) -> None:
        facts = self._ending(numbers, kind)
        self.do(
            "end_items",
            lambda case: end_items(case=case, version=case.version, facts=facts, by=self.cast.clerk, at=self.at),
            known=lambda: self._ended(numbers),
        )

    def tell_ending(self, numbers: frozenset[int]) -> None:
        facts = self._ending(numbers, EndingKind.AUTHORIZED)
        self.do(
            "tell_ending",
            lambda case: tell_ending(case=case, version=case.version, facts=facts, by=self.cast.noor, at=self.at),
        )

    def answer_ending(self, *, is_confirmed: bool) -> None:
        told = next(iter(endings_waiting(self.fresh)), None)
        if told is None:
            return
        numbers = frozenset(told.ended_items.values_list("item__number", flat=True))
        self.do(
            "answer_ending",
            lambda case: answer_ending(
                case=case,
                version=case.version,
                ending=told.pk,
                is_confirmed=is_confirmed,
                because="The paper is of another case.",
                by=self.cast.clerk,
                at=self.at,
            ),
            known=lambda: self._ended(numbers if is_confirmed else frozenset()),
        )

    def _ending(self, numbers: frozenset[int], kind: EndingKind) -> EndingFacts:
        day = legal_day(self.at)
        return EndingFacts(
            numbers=numbers,
            kind=kind,
            happened_on=day,
            told_by=TELLERS[kind],
            received_on=day,
            paper_dated=day,
            paper_words="A letter, in the paper file.",
        )

    def _ended(self, numbers: frozenset[int]) -> None:
        """Keep that items ended: whoever signed signs for what is left, and where nothing is left nobody has the case."""
        assert numbers <= self.live, "an item that is not live ended"
        self.live -= numbers
        if numbers:
            self.sitting.strike(self.sitting.members)
        if not self.live:
            self.sitting.members.clear()
        self.ended |= numbers
        assert bool(self.live) == (self.state is not CaseState.TERMINATED)

    def convert(self) -> None:
        paper = self.fresh.documents.first()
        if paper is None:
            return
        day = legal_day(self.at)
        facts = ConversionFacts(
            certified_by=CertifiedBy.PROVIDER,
            certified_on=day,
            received_on=day,
            is_given=False,
            certification=paper.public_id,
            support=paper.public_id,
        )
        self.do(
            "convert",
            lambda case: convert_to_expedited(
                case=case, version=case.version, facts=facts, by=self.cast.clerk, at=self.at
            ),
            known=lambda: self.sitting.strike(self.sitting.members),
        )

    def extend(self, days: int) -> None:
        approval = Approval(
            days=days,
            number="DWC-1",
            approved_on=legal_day(self.at),
            approved_by="M. Ito",
            ground=ExtensionGround.GOOD_CAUSE,
            because="Films.",
        )
        self.do(
            "extend",
            lambda case: extend_determination(
                case=case, version=case.version, approval=approval, by=self.cast.clerk, at=self.at
            ),
        )
