"""Notices that a day on which something is due has changed: the review became expedited, or got more time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from openimr.law.days import day_in_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """Until when something is due.

    Attributes:
        when: The last day, or moment.
        provision: The provision that sets it.
    """

    when: date | datetime
    provision: str

    def __str__(self) -> str:
        return f"{day_in_words(self.when)} ({self.provision})"


def conversion_notice(  # noqa: PLR0913 - what the parties are told
    *,
    organization: str,
    case_number: str,
    certified_by: str,
    certified_on: date,
    records_due: Due | None,
    determination_due: Due | None,
) -> tuple[str, ...]:
    """Return the words that tell that a regular review is expedited now, one text a paragraph.

    Args:
        organization: Name of the independent medical review organization.
        case_number: Number of the case.
        certified_by: Who certified an imminent and serious threat to the employee's health.
        certified_on: Day of the certification.
        records_due: Until when records are due now; None if they are here.
        determination_due: Until when the determination is due now; None while its time does not run.

    Source: 8 CCR § 9792.10.4(c) (the parties are told at once); Lab. Code § 4610.6(d)(1)(C). That the time for records
    is 24 hours from then on was not read [unverified].
    """
    told = [
        f"Case {case_number} is an expedited review now. {organization} will decide it faster (8 CCR § 9792.10.4(c)).",
        (
            f"{certified_by} certified on {day_in_words(certified_on)} that the employee’s health is in serious danger, "
            "and that the danger is near."
        ),
    ]
    if records_due is not None:
        told.append(f"The claims administrator must send the records by {records_due}.")
    if determination_due is not None:
        told.append(f"We must decide by {determination_due}.")
    return (*told, "The days that earlier letters named no longer count. If you have papers to send, send them now.")


def extension_notice(  # noqa: PLR0913 - what the parties are told
    *,
    organization: str,
    case_number: str,
    length: int,
    approved_on: date,
    approval: str,
    because: str,
    before: date,
    due: date,
) -> tuple[str, ...]:
    """Return the words that tell that the Division gave more time for a determination, one text a paragraph.

    No provision that asks for this notice was read [unverified].

    Args:
        organization: Name of the independent medical review organization.
        case_number: Number of the case.
        length: Calendar days that were added.
        approved_on: Day of the Division's approval.
        approval: What the Division calls it.
        because: Why, in a phrase.
        before: The last day until then.
        due: The last day now.

    Source: Lab. Code § 4610.6(d)(2).
    """
    days = "1 more day" if length == 1 else f"{length} more days"
    moved = " A last day that falls on a weekend or a holiday moves to the next working day."
    return (
        f"{organization} has {days} to decide case {case_number}.",
        (
            f"The Division of Workers’ Compensation approved this on {day_in_words(approved_on)} (approval {approval}; "
            "Lab. Code § 4610.6(d)(2))."
        ),
        f"The reason: {because}",
        (
            f"We must decide by {day_in_words(due)}. Before, the last day was {day_in_words(before)}."
            f"{'' if due - before == timedelta(days=length) else moved}"
        ),
        "You need not do anything.",
    )
