"""What the conflict officer ruled on a path, in writing.

A ruling speaks of the very paths it was made on: when a tie of them changes, their mark is another one, and the ruling
does not hold any more. A conflict that blocks by the statute is not the officer's to clear.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from openimr.matching.answers import Conflict, Effect


@dataclass(frozen=True, kw_only=True, slots=True)
class ConflictRuling:
    """What was ruled on one conflict.

    Attributes:
        reviewer: Key of the reviewer whose conflict it is.
        mark: Of the conflict, as ``Conflict.mark`` gave it.
        is_cleared: Whether the reviewer may review in spite of it; else it is upheld.
        because: Why, in the officer's words; not empty.
        by: The officer's public id.
        at: When.

    Raises:
        ValueError: No reason is given, or no mark.
    """

    reviewer: str
    mark: str
    is_cleared: bool
    because: str
    by: str
    at: datetime

    def __post_init__(self) -> None:
        if not self.because.strip():
            raise ValueError("because: expected the reason in writing")
        if not self.mark:
            raise ValueError("mark: expected the mark of a conflict")


def ruled(conflict: Conflict, rulings: Iterable[ConflictRuling]) -> Conflict:
    """Return a conflict as it stands after the rulings on it: the last one holds."""
    if conflict.effect is not Effect.TO_BE_CLEARED:
        return conflict
    mine = [ruling for ruling in rulings if ruling.mark == conflict.mark]
    if not mine:
        return conflict
    last = max(mine, key=lambda ruling: ruling.at)
    return replace(conflict, effect=Effect.CLEARED if last.is_cleared else Effect.UPHELD)
