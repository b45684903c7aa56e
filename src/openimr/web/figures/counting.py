"""What is counted of determinations, items and applications: pure, from rows to the rows of a table."""

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from openimr.checks.counting import Rate
from openimr.domain.determinations import CaseOutcome, ItemOutcome, case_outcome
from openimr.web.figures.values import ALL, Decided, Mailed

NOT_STATED = "not stated"
NOT_READ = "not read"


@dataclass(frozen=True, kw_only=True, slots=True)
class Ages:
    """How old the cases of one month were when their determination was mailed; in calendar days.

    Attributes:
        label: The month, or ``ALL``.
        days: Each case's age, the shortest first; never empty.
    """

    label: str
    days: Sequence[int]

    @property
    def mean(self) -> float:
        """The mean."""
        return statistics.fmean(self.days)

    @property
    def median(self) -> float:
        """The one in the middle."""
        return float(statistics.median(self.days))

    @property
    def most(self) -> int:
        """The least age that nine of ten do not pass."""
        return self.days[ceil(0.9 * len(self.days)) - 1]

    @property
    def longest(self) -> int:
        """The longest."""
        return self.days[-1]

    @property
    def within(self) -> Rate:
        """How many are not older than 30 days."""
        found = sum(days <= 30 for days in self.days)  # noqa: PLR2004 - the days of Lab. Code § 4610.6(d)(1)(B)
        return Rate(
            dimension="age", value=self.label, check="within 30 days", unit="case", count=len(self.days), found=found
        )


def ages_of(rows: Iterable[Mailed], began: Callable[[Mailed], date | None]) -> tuple[tuple[Ages, ...], int]:
    """Return the ages month by month and at last of all months, and how many determinations have none.

    The first determination of a case counts; what was reviewed anew after an appeal began anew.

    Args:
        rows: Determinations that were mailed.
        began: The day from which the age of one counts; None if it has none.

    Source: calendar days from the mailing of the notice of assignment, or from receipt of all necessary records, to the
        mailing of the determination, as the Division's reports define them.
    """
    by_month: dict[str, list[int]] = defaultdict(list)
    without = 0
    for row in (row for row in rows if row.is_first):
        start = began(row)
        if start is None:
            without += 1
        else:
            by_month[_month(row)].append((row.on - start).days)
    months = [Ages(label=month, days=sorted(days)) for month, days in sorted(by_month.items())]
    everything = sorted(days for month in months for days in month.days)
    return (*months, *([Ages(label=ALL, days=everything)] if months else [])), without


def overturned(
    rows: Iterable[Mailed], items: Iterable[Decided], *, by: Callable[[Mailed, Decided], Iterable[str]], dimension: str
) -> tuple[Rate, ...]:
    """Return the share of treatments whose refusal was overturned: of all, then of each value.

    An item counts once, with the last determination of its case, since its outcome is the one that now stands. Each value
    comes in order of its name where it is a month, else the most frequent first.

    Args:
        rows: Determinations that were mailed.
        items: Items that were decided.
        by: The values under which an item is counted, each once.
        dimension: The word for what they are.
    """
    last = {row.case: row for row in rows if row.is_last}
    counts: dict[str, list[bool]] = defaultdict(list)
    for item in items:
        if item.case in last:
            was_overturned = item.outcome is ItemOutcome.OVERTURNED
            counts[ALL].append(was_overturned)
            for value in dict.fromkeys(by(last[item.case], item)):
                counts[value].append(was_overturned)
    rates = [
        Rate(dimension=dimension, value=value, check="overturned", unit="treatment", count=len(found), found=sum(found))
        for value, found in counts.items()
    ]
    is_time = dimension == "month"
    return tuple(sorted(rates, key=lambda one: (one.value != ALL, 0 if is_time else -one.count, one.value)))


def month_of(row: Mailed, _: Decided) -> Iterator[str]:
    """Yield the month of the mailing."""
    yield _month(row)


def specialties_of(row: Mailed, _: Decided) -> Iterable[str]:
    """Return the reviewer's specialties; an item counts under each."""
    return row.specialties or (NOT_STATED,)


def category_of_item(_: Mailed, item: Decided) -> Iterator[str]:
    """Yield the category of the treatment."""
    yield item.category or NOT_READ


def case_outcomes(rows: Iterable[Mailed], items: Iterable[Decided]) -> tuple[Rate, ...]:
    """Return which share of the cases ended with which outcome, in the order of ``CaseOutcome``."""
    mailed = {row.case for row in rows if row.is_last}
    found: dict[int, set[ItemOutcome]] = defaultdict(set)
    for item in items:
        if item.case in mailed:
            found[item.case].add(item.outcome)
    outcomes = [case_outcome(each) for each in found.values()]
    return tuple(
        Rate(
            dimension="outcome",
            value=outcome.value,
            check=outcome.value,
            unit="case",
            count=len(outcomes),
            found=outcomes.count(outcome),
        )
        for outcome in (CaseOutcome.UPHELD, CaseOutcome.PARTIALLY_OVERTURNED, CaseOutcome.OVERTURNED)
        if outcomes
    )


def _month(row: Mailed) -> str:
    return f"{row.on:%Y-%m}"
