"""The letter and what follows it: issue, service, correction, implementation, appeal, remand."""

from openimr.law.days import legal_day
from openimr.web.appeals.models import Appeal, AppealGround, AppealOutcome
from openimr.web.appeals.services import end_appeal, enter_appeal, remand_case
from openimr.web.cases.values import CaseState, ItemState, PartyKind, ServedBy
from openimr.web.determinations.corrections.services import correct_letter
from openimr.web.determinations.services import issue_determination, recipients_waiting, serve_determination
from openimr.web.implementation.models import CareKind, StepKind
from openimr.web.implementation.services import (
    enter_determination_receipt,
    record_implementation,
    state_care_given,
)
from tests.web.every_order.acts import Acts


class ActsAfterTheLetter(Acts):
    """Acts on a case from its letter on."""

    def issue(self) -> None:
        def known() -> None:
            assert self.sitting.members, "a letter went out that nobody decided"
            self.letters, self.is_in_force = self.letters + 1, True

        self.do(
            "issue",
            lambda case: issue_determination(case=case, version=case.version, by=self.cast.okafor, at=self.at),
            known=known,
            onward=self.sitting.members,
        )

    def serve(self, method: ServedBy = ServedBy.MAIL) -> None:
        if self.state is not CaseState.FDL_ISSUED:
            return
        recipient, *_ = recipients_waiting(self.fresh.determinations.latest("number"))
        self.do(
            "serve",
            lambda case: serve_determination(
                case=case, version=case.version, recipient=recipient, method=method, by=self.cast.clerk, at=self.at
            ),
        )

    def correct_letter(self) -> None:
        if not self.letters:
            return
        summary = str(self.fresh.determinations.latest("number").document["summary"])
        wrong, right = ("53-year", "52-year") if "53-year" in summary else ("52-year", "53-year")
        self.do(
            "correct_letter",
            lambda case: correct_letter(
                case=case,
                version=case.version,
                pointer="/summary",
                wrong=wrong,
                right=right,
                because="the age was mistyped",
                by=self.cast.okafor,
                at=self.at,
            ),
            known=self._corrected,
        )

    def _corrected(self) -> None:
        assert self.is_in_force, "a letter that does not stand was corrected"
        assert not self.is_appealed, "a letter was changed under an appeal"
        self.letters += 1

    def appeal(self, filed_by: PartyKind) -> None:
        party = self.case.parties.get(kind=filed_by, until__isnull=True)
        self.do(
            "appeal",
            lambda case: enter_appeal(
                case=case,
                version=case.version,
                filed_by=party,
                filed_on=legal_day(self.at),
                grounds=[AppealGround.FRAUD],
                by=self.cast.clerk,
                at=self.at,
            ),
            known=self._appealed,
        )

    def _appealed(self) -> None:
        self.is_appealed = True

    def end_appeal(self, outcome: AppealOutcome) -> None:
        appeal = Appeal.objects.filter(determination__case=self.case, end__isnull=True).first()
        if appeal is None:
            return
        day = legal_day(self.at)
        self.do(
            "end_appeal",
            lambda case: end_appeal(
                case=case,
                version=case.version,
                appeal=appeal,
                outcome=outcome,
                ordered_on=day,
                order_number="IMR 1",
                received_on=day,
                ground=AppealGround.FRAUD if outcome is AppealOutcome.SET_ASIDE else None,
                by=self.cast.clerk,
                at=self.at,
            ),
            known=lambda: self._appeal_ended(outcome),
        )

    def _appeal_ended(self, outcome: AppealOutcome) -> None:
        """Keep that whoever had the case has it no longer and never again, where the determination was set aside."""
        is_set_aside = outcome is AppealOutcome.SET_ASIDE
        assert is_set_aside == (self.state is CaseState.REMANDED)
        if is_set_aside:
            self.is_in_force = self.is_appealed = False
            self.oracle.set_aside |= self.oracle.had
            self.oracle.had = set()
            self.sitting.fall()
        else:
            review = self.fresh.determinations.latest("number").review
            self.is_appealed = Appeal.objects.filter(determination__review=review, end__isnull=True).exists()

    def remand(self, *, is_elsewhere: bool) -> None:
        order = self.fresh.documents.first()
        if order is None:
            return
        where = {"organization": "Bay Review"} if is_elsewhere else {"because": "None is there."}
        self.do(
            "remand",
            lambda case: remand_case(
                case=case, version=case.version, order=order, by=self.cast.okafor, at=self.at, **where
            ),
        )

    def enter_receipt(self) -> None:
        self.do(
            "enter_receipt",
            lambda case: enter_determination_receipt(
                case=case,
                version=case.version,
                received_on=legal_day(self.at),
                shown_by="Stamp",
                by=self.cast.noor,
                at=self.at,
            ),
        )

    def state_care(self, kind: CareKind) -> None:
        self.do(
            "state_care",
            lambda case: state_care_given(
                case=case, version=case.version, care={self._overturned: kind}, by=self.cast.noor, at=self.at
            ),
        )

    def implement(self, kind: StepKind) -> None:
        self.do(
            "implement",
            lambda case: record_implementation(
                case=case,
                version=case.version,
                number=self._overturned,
                kind=kind,
                done_on=legal_day(self.at),
                shown_by="Letter",
                by=self.cast.noor,
                at=self.at,
            ),
        )

    @property
    def _overturned(self) -> int:
        """Number of an item that must be carried out; if there is none, of one that need not."""
        found = self.sitting.found(self.live) if self.is_in_force else {}
        return next((number for number, state in found.items() if state is ItemState.OVERTURNED), 3)
