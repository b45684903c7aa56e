"""What is counted: one row a determination, an item, a month of applications; and the figures there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from openimr.checks.counting import Rate
from openimr.domain.determinations import ItemOutcome

FEW = 20
"""Below so many a share says little; it is shown, and this is said beside it."""

ALL = "all"
"""The row of everything that is counted."""


class Name(StrEnum):
    """The figures, in the order of their links."""

    FROM_ASSIGNMENT = "age-from-assignment"
    FROM_RECORDS = "age-from-complete-records"
    APPLICATIONS = "applications"
    CASES = "outcomes-of-cases"
    MONTH = "outcomes-by-month"
    SPECIALTY = "outcomes-by-specialty"
    CATEGORY = "outcomes-by-category"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Of what figures are asked for.

    Attributes:
        year: Of the mailing of the determination, and of the receipt of an application; None for all.
        with_samples: Whether sample cases are counted too.
    """

    year: int | None = None
    with_samples: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Mailed:
    """A determination as it was mailed.

    Attributes:
        case: Key of its case.
        on: Day of its mailing, in California.
        assigned: Day on which the notice of assignment was mailed; None if none was.
        complete: Day on which the records were complete; None if they never were.
        is_first: Whether it is the first determination of its case.
        is_last: Whether it is the last one of its case that was mailed, in whichever year.
        specialties: The reviewer's, as the letter has them.
    """

    case: int
    on: date
    assigned: date | None
    complete: date | None
    is_first: bool
    is_last: bool
    specialties: Sequence[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """An item that was decided.

    Attributes:
        case: Key of its case.
        category: Its path; empty where its words name none.
    """

    case: int
    outcome: ItemOutcome
    category: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """The applications of one month.

    Attributes:
        month: Its first day.
        total: How many were received.
        duplicates: How many of them ask for nothing but what another application asked for.
        eligible: How many have an item that may be reviewed.
        open: How many of those that are no duplicates are not decided, whether they wait or their case ended before.
    """

    month: date
    total: int
    duplicates: int
    eligible: int
    open: int

    @property
    def unique(self) -> int:
        """Those that are no duplicates."""
        return self.total - self.duplicates

    @property
    def rate(self) -> Rate:
        """Of the unique ones that are decided, how many are eligible."""
        return Rate(
            dimension="applications",
            value=f"{self.month:%Y-%m}",
            check="eligible",
            unit="application",
            count=self.unique - self.open,
            found=self.eligible,
        )
