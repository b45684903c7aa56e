"""What the page of the implementation shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openimr.web.cases.docket import is_past
from openimr.web.cases.models import Case
from openimr.web.implementation.access import carries_out
from openimr.web.implementation.duties import Duty, Implementation, OverturnedItem, implementation_of
from openimr.web.implementation.forms import CareForm, ReceiptForm, StepForm
from openimr.web.implementation.models import StepKind
from openimr.web.people.models import User

TO_DO = {
    StepKind.AUTHORIZED: "Authorize it, and tell the employee and the physician",
    StepKind.REIMBURSED: "Pay for what was given",
}
"""What is to be done, in words. Source: Lab. Code § 4610.6(j)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyRow:
    """One thing to be done.

    Attributes:
        duty: What, until when, and that it was done.
        words: What is to be done.
        is_late: Whether it is not done and its last day is over.
    """

    duty: Duty
    words: str
    is_late: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRow:
    """One overturned item.

    Attributes:
        form: By which what was done is entered; None where nothing is left, or it is not the reader's to say.
    """

    each: OverturnedItem
    duties: tuple[DutyRow, ...]
    form: StepForm | None


def implementation_page(  # noqa: PLR0913 - a page, and the forms that were refused on it
    case: Case,
    *,
    by: User,
    at: datetime,
    receipt: ReceiptForm | None = None,
    care: CareForm | None = None,
    step: tuple[int, StepForm] | None = None,
) -> dict[str, Any]:
    """Return what the page shows; to those who carry the determination out, also the forms.

    Args:
        case: The case.
        by: Who reads.
        at: The moment, aware.
        receipt: A form that was refused.
        care: A form that was refused.
        step: A form that was refused, with the number of its item.
    """
    found = implementation_of(case)
    if found is None:
        return {"found": None}
    may_say = carries_out(case, person=by, at=at)
    rows = [_row(each, found, case, may_say=may_say, refused=step, at=at) for each in found.items]
    initial = {"version": case.version}
    is_served = found.service is not None
    return {
        "found": found,
        "rows": rows,
        "is_served": is_served,
        "refused": receipt or care or (step[1] if step else None),
        "receipt_form": receipt or ReceiptForm(initial=initial, auto_id="id_receipt_%s")
        if may_say and found.receipt is None and is_served
        else None,
        "care_form": care or care_form(found, initial=initial) if may_say and not found.is_done else None,
    }


def care_form(found: Implementation, *, initial: dict[str, Any]) -> CareForm:
    """Return the form on the kind of care, as it is known."""
    items = [each for each in found.items if each.open_duties]
    return CareForm(initial=initial, items=items, auto_id="id_care_%s")


def offered_of(each: OverturnedItem) -> list[StepKind]:
    """Return what may be said of an item."""
    open_kinds = [duty.kind for duty in each.open_duties]
    return [*open_kinds, StepKind.LIABILITY_DISPUTED] if open_kinds else []


def _row(  # noqa: PLR0913 - an item, and who reads of it
    each: OverturnedItem,
    found: Implementation,
    case: Case,
    *,
    may_say: bool,
    refused: tuple[int, StepForm] | None,
    at: datetime,
) -> ItemRow:
    number = each.item.number
    form = None
    if may_say and found.receipt is not None and each.open_duties:
        form = StepForm(
            initial={"version": case.version, "kind": offered_of(each)[0].value},
            offered=offered_of(each),
            auto_id=f"id_step_{number}_%s",
        )
        if refused is not None and refused[0] == number:
            form = refused[1]
    return ItemRow(each=each, duties=tuple(_duty(duty, each, found, at=at) for duty in each.duties), form=form)


def _duty(duty: Duty, each: OverturnedItem, found: Implementation, *, at: datetime) -> DutyRow:
    is_open = duty in each.open_duties and found.appeal is None
    is_late = is_open and duty.clock is not None and is_past(duty.clock, at=at)
    return DutyRow(duty=duty, words=TO_DO[duty.kind], is_late=is_late)
