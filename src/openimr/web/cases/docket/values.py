"""What the docket shows, and what of it is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import TextChoices

from openimr.web.cases.docket.waits import Waiting
from openimr.web.cases.values import NEXT_ACTS, CaseState, Priority
from openimr.web.people.models import Organization


class Whose(TextChoices):
    """Which part of the docket is shown."""

    MINE = "mine", "For me to do"
    OPEN = "open", "All open"
    ENDED = "ended", "Ended"


ENDED = frozenset(state for state, act in NEXT_ACTS.items() if not act.roles)
"""States in which nothing is to be done."""


def part_of(state: CaseState) -> Whose:
    """Return the part in which everyone finds the cases of a state."""
    return Whose.ENDED if state in ENDED else Whose.OPEN


class Due(TextChoices):
    """When the next act is due."""

    LATE = "late", "Past the last day"
    SOON = "soon", "Within 3 days"
    LATER = "later", "Later than that"
    NONE = "none", "No clock runs"


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """What of the docket is asked for; all of it stands in the page's address.

    Attributes:
        whose: Which part; None takes what there is to do for the person, else all open cases.
        organization: Public id of a claims administrator.
        search: A case number; to those who may search also a name, a claim number or a date of birth.
        page: From 1.
    """

    whose: Whose | None = None
    state: CaseState | None = None
    due: Due | None = None
    priority: Priority | None = None
    organization: UUID | None = None
    search: str = ""
    page: int = 1

    @property
    def is_counted(self) -> bool:
        """Whether what is asked for is told by part, state and priority alone, so that it is counted already."""
        return not any((self.due, self.organization, self.search))


@dataclass(frozen=True, kw_only=True, slots=True)
class DocketRow:
    """One case on the docket.

    Attributes:
        employee: Initials and year of birth; empty to those who need less.
        items: How many items are disputed, in words.
        act: What must be done next.
        who: Who does it.
        is_mine: Whether that is a role of the person who reads.
        due: Until when: a moment for a clock of hours, else a day; None if no clock runs.
        because: Why then, with the provision; empty if no clock runs.
        clock_name: What ends then; empty if no clock runs.
        is_late: Whether it is past.
        waits: What the case waits for beside it.
    """

    number: str
    employee: str
    items: str
    state: CaseState
    is_expedited: bool
    is_sample: bool
    act: str
    who: str
    is_mine: bool
    due: date | datetime | None
    because: str
    clock_name: str
    is_verified: bool
    is_late: bool
    waits: tuple[Waiting, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class StateCount:
    """How many cases of the part shown are in one state, and which share of them that is."""

    state: CaseState
    count: int
    percent: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Docket:
    """One page of the docket.

    Attributes:
        rows: What breaks first stands first.
        whose: The part shown.
        parts: How many cases are in each part.
        states: How many cases of the part shown are in each state that has any.
        organizations: The claims administrators of the cases.
        total: How many rows all pages have.
        pages: How many pages there are; at least 1.
        may_search: Whether names, claims and dates of birth are searched too.
    """

    rows: tuple[DocketRow, ...]
    whose: Whose
    parts: Mapping[Whose, int]
    states: tuple[StateCount, ...]
    organizations: tuple[Organization, ...]
    total: int
    page: int
    pages: int
    may_search: bool
    shows_employee: bool

    @property
    def has_cases(self) -> bool:
        """Whether there is any case that the person may see, in whichever part."""
        return any(self.parts.values())
