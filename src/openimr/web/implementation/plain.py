"""What must happen with the approved treatments, and by when, in plain words for the employee; reading grade 8 or below."""

from dataclasses import dataclass
from datetime import date

from openimr.web.cases.models import Case
from openimr.web.implementation.duties import Implementation, OverturnedItem, implementation_of
from openimr.web.implementation.models import StepKind

_ASKED = {
    StepKind.AUTHORIZED: "The insurance company must allow it",
    StepKind.REIMBURSED: "The insurance company must pay for it",
}
_WAS_ASKED = {
    StepKind.AUTHORIZED: "The insurance company had to allow it",
    StepKind.REIMBURSED: "The insurance company had to pay for it",
}
_DONE = {
    StepKind.AUTHORIZED: "The insurance company says it allowed it.",
    StepKind.REIMBURSED: "The insurance company says it paid for it.",
}
DISPUTED = "The insurance company says it does not have to, for another reason. That dispute must end first."
APPEALED = "There is an appeal. It must end first."
NOT_KNOWN = "We do not know yet when the insurance company got the letter. The time counts from that day."
LATE = "That day is over. You can call the Division’s help desk, or an attorney."


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainDuty:
    """One thing that must happen with an approved treatment.

    Attributes:
        treatment: In the application's words.
        words: What must happen, or what became of it.
        until: The last day; None where none counts now.
        on: Day on which it was done; None while it was not.
        note: What else is to be known; empty if nothing.
    """

    treatment: str
    words: str
    until: date | None = None
    on: date | None = None
    note: str = ""


def plain_duties(case: Case, *, today: date) -> tuple[PlainDuty, ...]:
    """Return what must happen with the treatments that were approved; empty where nothing was, or nothing stands.

    Source: Lab. Code § 4610.6(j); 8 CCR § 9792.10.7(a).
    """
    found = implementation_of(case)
    if found is None:
        return ()
    return tuple(duty for each in found.items for duty in _of(each, found, today=today))


def _of(each: OverturnedItem, found: Implementation, *, today: date) -> list[PlainDuty]:
    treatment = each.item.description
    if each.dispute is not None:
        return [PlainDuty(treatment=treatment, words=DISPUTED)]
    told = []
    for duty in each.duties:
        if duty.step is not None:
            told.append(PlainDuty(treatment=treatment, words=_DONE[duty.kind], on=duty.step.done_on))
        elif found.appeal is not None:
            told.append(PlainDuty(treatment=treatment, words=APPEALED))
        elif found.receipt is None or duty.clock is None:
            told.append(PlainDuty(treatment=treatment, words=f"{_ASKED[duty.kind]}.", note=NOT_KNOWN))
        else:
            until, is_late = duty.clock.due, today > duty.clock.due
            words = _WAS_ASKED[duty.kind] if is_late else _ASKED[duty.kind]
            told.append(PlainDuty(treatment=treatment, words=words, until=until, note=LATE if is_late else ""))
    return told
