"""What is entered and decided in a sample case, and when; a published letter gives such a plan too."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from openimr.domain.determinations import DecidedItem, Determination, ItemRole, ReviewerCredentials
from openimr.law.days import PACIFIC
from openimr.web.cases.choices import MailedTo
from openimr.web.cases.services.applications import Dispute, Line
from openimr.web.cases.values import PartyKind, ServedBy, UrDecision
from openimr.web.samples.names import employee_name

RECORDS_TIME = timedelta(days=15)
"""When the records are held complete after assignment, if the decision is not earlier: their time has then run out."""

NO_DAY_KNOWN = date(2015, 1, 5)
"""Stands for the days of a letter that states none at all."""

ABOUT_A_LETTER = "Published determination letter, from which this sample case was made"

LETTER_DOES_NOT_TELL = (
    "The published letter does not tell what is open here. It was decided upon all the same: so it was held eligible."
)
"""Why a case replayed from a published letter goes to review."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Moments:
    """When each step of a sample case is taken."""

    received: datetime
    assigned: datetime
    records_closed: datetime
    decided: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """A file that is added to a case.

    Attributes:
        content: Makes its bytes, when they are needed.
        sent_by: Which party sends it; None if it is the review organization's own.
    """

    name: str
    about: str
    content: Callable[[], bytes]
    sent_by: PartyKind | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionPlan:
    """What the reviewer decides of one item.

    Attributes:
        fields: Of the draft.
        follows: Number of the item it follows; None if it stands by itself.
    """

    fields: Mapping[str, str]
    follows: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """A whole sample case; a walk may end at any state of it.

    Attributes:
        fields: Of the application.
        lines: Of the utilization review decision.
        disputes: The disputed items, in the order of ``decisions``.
        files: What the file of the case holds.
        credentials: Of the reviewer.
        summary: The clinical case summary.
        decisions: One an item.
        moments: When each step is taken.
        reference: Number of the published letter, or name of the story of ours.
        open_because: Why its items go to review though questions of law are open, where some are.
        source: What it was made from: the digest of the letter, or the day on which the story is told.
    """

    fields: Mapping[str, object]
    lines: tuple[Line, ...]
    disputes: tuple[Dispute, ...]
    files: tuple[File, ...]
    credentials: ReviewerCredentials
    summary: str
    decisions: tuple[DecisionPlan, ...]
    moments: Moments
    open_because: str
    reference: str = ""
    source: str = ""


def plan_of_letter(determination: Determination, *, file: File, parties: Mapping[str, str], source: str = "") -> Plan:
    """Return the plan of a case like the one that a published letter decided.

    The employee's name (of our list, drawn by the case number), the parties and the papers are ours; that UR was served
    by mail on its own day, within California, is an assumption; so is that a review which the letter calls expedited was
    certified as one. What the letter does not state is not known: why UR refused, whether liability was disputed, whether
    the form came with it.

    Args:
        determination: Of the letter.
        file: The letter itself, which becomes the file of the case.
        parties: Application field → name of a sample organization or person.
        source: Digest of the letter.
    """
    return Plan(
        fields=_fields(determination, parties),
        lines=tuple(_line(item) for item in determination.items),
        disputes=_disputes(determination),
        files=(file,),
        credentials=determination.reviewer,
        summary=determination.summary,
        decisions=tuple(_decision(item) for item in determination.items),
        moments=_moments(determination),
        open_because=LETTER_DOES_NOT_TELL,
        reference=determination.case_number or "",
        source=source,
    )


def at_hour(day: date, hour: int) -> datetime:
    """Return an hour of a legal day as an aware moment."""
    return datetime.combine(day, time(hour), tzinfo=PACIFIC)


def _fields(determination: Determination, parties: Mapping[str, str]) -> dict[str, object]:
    denied = determination.ur_denial_date
    first, last = employee_name(determination.case_number or determination.summary)
    return {
        **parties,
        "is_expedited": determination.priority == "Expedited",
        "is_expedited_certified": True if determination.priority == "Expedited" else None,
        "employee_first_name": first,
        "employee_last_name": last,
        "date_of_injury": determination.date_of_injury,
        "ur_decided_on": denied,
        "ur_served_on": denied,
        "ur_served_by": ServedBy.MAIL if denied else "",
        "ur_destination": MailedTo.CALIFORNIA if denied else "",
        "is_signed": True,
        "is_ur_decision_attached": True,
    }


def _line(item: DecidedItem) -> Line:
    guideline = item.claims_administrator_guideline
    if item.requested is None or item.authorized is None:
        return Line(requested=item.description, decision=UrDecision.DENIED, guideline=guideline)
    return Line(requested=item.requested, decision=UrDecision.MODIFIED, approved=item.authorized, guideline=guideline)


def _disputes(determination: Determination) -> tuple[Dispute, ...]:
    """An associated item goes with the first one that stands by itself: in a published letter mostly the surgery."""
    alone = (number for number, item in enumerate(determination.items, start=1) if item.role is ItemRole.PRIMARY)
    primary = next(alone, None)
    return tuple(
        Dispute(
            line=number,
            description=item.description,
            heading=item.heading,
            primary=primary if _goes_with(item, number, primary) else None,
        )
        for number, item in enumerate(determination.items, start=1)
    )


def _goes_with(item: DecidedItem, number: int, primary: int | None) -> bool:
    return item.role is ItemRole.ASSOCIATED and primary is not None and primary < number


def _decision(item: DecidedItem) -> DecisionPlan:
    return DecisionPlan(
        fields={
            "outcome": item.outcome.value,
            "claims_administrator_guideline": item.claims_administrator_guideline,
            "imro_guideline": item.imro_guideline,
            "rationale": item.rationale,
        }
    )


def _moments(determination: Determination) -> Moments:
    """Return when each step is taken: on the letter's own days where it states them.

    A day that it does not state is taken from the nearest later step; the case keeps it as its own moment, never
    as a date of the letter.
    """
    known = (determination.application_received, determination.date_assigned, determination.decision_date)
    decided = determination.decision_date or max((day for day in known if day), default=NO_DAY_KNOWN)
    assigned = min(determination.date_assigned or determination.application_received or decided, decided)
    received = min(determination.application_received or assigned, assigned)
    return Moments(
        received=at_hour(received, 9),
        assigned=at_hour(assigned, 10),
        records_closed=at_hour(min(assigned + RECORDS_TIME, decided), 11),
        decided=at_hour(decided, 13),
    )
