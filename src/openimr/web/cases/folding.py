"""The history of a case with equal acts of one person, one after the other, told as one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from openimr.web.cases.history import READINGS, HistoryRow

_TOLD_TOGETHER = READINGS | {"save_item", "save_summary"}
"""Acts told as one also where their particulars differ, since each is one of many of a person at work."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Acts:
    """One act, or several equal ones of one person, one after the other.

    Attributes:
        rows: Each of them, the latest first.
        more: Their particulars, each once, in the order done; empty if there are none.
    """

    rows: tuple[HistoryRow, ...]
    more: str

    @property
    def latest(self) -> HistoryRow:
        """The last of them: who did what."""
        return self.rows[0]

    @property
    def first_at(self) -> datetime:
        """When the first was done."""
        return self.rows[-1].at

    @property
    def last_at(self) -> datetime:
        """When the last was done."""
        return self.rows[0].at


def folded(rows: Iterable[HistoryRow]) -> tuple[Acts, ...]:
    """Return the rows of a history, the latest first, with equal acts that follow each other as one."""
    return tuple(_acts(tuple(alike)) for _, alike in groupby(rows, key=_what_is_alike))


def _what_is_alike(row: HistoryRow) -> tuple[str, ...]:
    particulars = "" if row.verb in _TOLD_TOGETHER else row.more
    return (row.verb, row.who, row.role, particulars)


def _acts(rows: Sequence[HistoryRow]) -> Acts:
    told = list(dict.fromkeys(row.more for row in reversed(rows) if row.more))
    if len(told) > 1 and rows[0].verb == "save_item":
        told = [f"Items {', '.join(each.removeprefix('Item ').removesuffix('.') for each in told)}."]
    return Acts(rows=tuple(rows), more=" ".join(told))
