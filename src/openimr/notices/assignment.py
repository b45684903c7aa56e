"""The notice of assignment and request for information."""

from dataclasses import dataclass
from datetime import date

from openimr.law.days import day_in_words
from openimr.law.deadlines import Deadline


@dataclass(frozen=True, kw_only=True, slots=True)
class AssignmentFacts:
    """What the notice of one case tells.

    Attributes:
        organization: Name of the independent medical review organization.
        case_number: Number of the case.
        is_expedited: Whether the review is expedited.
        items: What is disputed, one text an item, those that are eligible.
        not_eligible: What was disputed and is not eligible, one text an item; may be empty.
        rfa_on: Day of the request for authorization; None if not known.
        physician: The requesting physician's name; empty if not known.
        ur_decided_on: Day of the utilization review decision; None if not known.
        received_on: Day the application was received.
        records_due: Until when records are to be sent, and why.
    """

    organization: str
    case_number: str
    is_expedited: bool
    items: tuple[str, ...]
    not_eligible: tuple[str, ...]
    rfa_on: date | None
    physician: str
    ur_decided_on: date | None
    received_on: date
    records_due: Deadline


def assignment_notice(facts: AssignmentFacts) -> tuple[str, ...]:
    """Return the words of the notice, one text a paragraph; what the site holds to be unverified is for its staff alone.

    Source: 8 CCR § 9792.10.4(b)(1) to (3); what (4) to (7) demand was not read [unverified].
    """
    kind = "an expedited" if facts.is_expedited else "a regular"
    paragraphs = [
        f"{facts.organization} will decide case {facts.case_number} by {kind} independent medical review.",
        _request(facts),
        *(f"Disputed treatment {number}: {item}" for number, item in enumerate(facts.items, start=1)),
        *(f"Not part of this review: {item}" for item in facts.not_eligible),
        f"The application was received on {day_in_words(facts.received_on)}.",
        f"The claims administrator must send the medical records. {facts.records_due.reason}",
        (
            "The employee, a person the employee chose, and the physician may send papers that support the treatment in the "
            "same time."
        ),
        "Send records as PDF files through this site, or by mail to the organization with the case number on each page.",
        "Who decides the case is not told to anyone. Do not try to reach the reviewer.",
    ]
    return tuple(paragraphs)


def _request(facts: AssignmentFacts) -> str:
    asked = f"The treatment was asked for by {facts.physician}" if facts.physician else "A treatment was asked for"
    if facts.rfa_on:
        asked += f" on {day_in_words(facts.rfa_on)}"
    if facts.ur_decided_on:
        return f"{asked}. Utilization review decided on {day_in_words(facts.ur_decided_on)} not to allow all of it."
    return f"{asked}. Utilization review did not allow all of it."
