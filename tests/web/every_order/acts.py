"""What may be done in a case, by whoever may do it: each acts through its service, and tells the scene what it knows then."""

from collections.abc import Mapping

from openimr.law.days import legal_day
from openimr.matching.attestations import CLEAN_ANSWERS
from openimr.web.cases.choices import CertifiedBy, EndingKind, ExtensionGround
from openimr.web.cases.endings import EndingFacts, endings_waiting
from openimr.web.cases.models import Case
from openimr.web.cases.services.applications import correct_application
from openimr.web.cases.services.assignment import close_records, send_assignment_notice
from openimr.web.cases.services.conversions import ConversionFacts, convert_to_expedited
from openimr.web.cases.services.endings import answer_ending, end_items, tell_ending
from openimr.web.cases.services.extensions import Approval, extend_determination
from openimr.web.cases.services.shortfalls import hold_records_insufficient
from openimr.web.cases.values import CaseState, PartyKind, Priority, ServedBy
from openimr.web.documents.services import add_document
from openimr.web.reviewers.services import attest, choose_reviewer, decline, reassign
from openimr.web.reviews.models import Review
from openimr.web.reviews.services import return_review, save_item, save_summary, sign_review
from openimr.web.samples.walks import answer_open_findings
from tests.web.documents.files_of_tests import NOTES
from tests.web.every_order.scene import Scene
from tests.web.review_walks import SUMMARY, WORDS

TELLERS = {
    EndingKind.AUTHORIZED: PartyKind.CLAIMS_ADMINISTRATOR,
    EndingKind.SETTLED: PartyKind.EMPLOYEE,
    EndingKind.PHYSICIAN_WITHDREW: PartyKind.REQUESTING_PHYSICIAN,
    EndingKind.EMPLOYEE_WITHDREW: PartyKind.EMPLOYEE,
}
"""From whom word of each ending counts."""


class Acts(Scene):
    """Acts on a case until its letter."""

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

    def choose(self, which: str) -> bool:
        is_free = self.state is CaseState.REVIEWER_SELECTION
        is_free = is_free and which not in self.oracle.gone and not self.oracle.bars(which)
        is_done = self.do(
            "choose",
            lambda case: choose_reviewer(
                case=case, version=case.version, reviewer=self.entry(which), by=self.cast.okafor, at=self.at
            ),
            known=lambda: self.oracle.had.add(which),
        )
        assert is_done == is_free, f"{which}: {self.oracle}"
        return is_done

    def attest(self, *, is_clean: bool = True) -> None:
        answers = {code: said if is_clean else not said for code, said in CLEAN_ANSWERS.items()}
        by = self.reviewer
        self.do("attest", lambda case: attest(case=case, version=case.version, answers=answers, by=by, at=self.at))

    def decline(self) -> None:
        by, name = self.reviewer, self.mine
        self.do(
            "decline",
            lambda case: decline(case=case, version=case.version, because="Away.", by=by, at=self.at),
            known=lambda: self.oracle.given_up.add(str(name)),
        )

    def reassign(self, *, may_be_chosen_again: bool = False) -> None:
        name = self.mine

        def known() -> None:
            if not may_be_chosen_again:
                self.oracle.given_up.add(str(name))

        self.do(
            "reassign",
            lambda case: reassign(
                case=case,
                version=case.version,
                because="Away.",
                may_be_chosen_again=may_be_chosen_again,
                by=self.cast.okafor,
                at=self.at,
            ),
            known=known,
        )

    def write(self) -> None:
        if self.assignment and self.state is CaseState.CLINICAL_REVIEW:
            self.do("write", self._write)

    def _write(self, case: Case) -> None:
        review, by = Review.objects.get(assignment=self.assignment), self.reviewer
        review = save_summary(case=case, version=review.version, summary=SUMMARY, by=by, at=self.at)
        for number in sorted(self.live):
            review = save_item(
                case=case,
                version=review.version,
                number=number,
                fields=self._words_of(number),
                follows=1 if number == 2 and 1 in self.live else None,
                by=by,
                at=self.at,
            )
        answer_open_findings(review, by=by, at=self.at)

    def _words_of(self, number: int) -> Mapping[str, str]:
        """Return what the reviewer writes of an item; the second stands by itself where the first has ended."""
        return WORDS[1] if number == 2 and 1 not in self.live else WORDS[number]

    def sign(self) -> None:
        review = Review.objects.filter(assignment=self.assignment).first()
        version, by = review.version if review else 1, self.reviewer
        self.do("sign", lambda case: sign_review(case=case, version=version, by=by, at=self.at))

    def send_back(self) -> None:
        self.do(
            "send_back",
            lambda case: return_review(
                case=case, version=case.version, because="Look again.", by=self.cast.okafor, at=self.at
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
        assert numbers <= self.live, "an item that is not live ended"
        self.live -= numbers
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
