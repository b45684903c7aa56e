"""Partners: each has one at most."""

from collections.abc import Callable, Sequence
from typing import TypeVar

_Left = TypeVar("_Left")
_Right = TypeVar("_Right")


def pairs(lefts: Sequence[_Left], rights: Sequence[_Right], is_pair: Callable[[_Left, _Right], bool]) -> dict[int, int]:
    """Return as many pairs as there can be when each has one partner: by place of the left one, that of the right one.

    >>> pairs([1, 2], [2, 3], lambda left, right: left <= right and right - left < 2)
    {0: 0, 1: 1}
    >>> pairs([2, 1], [2, 1], lambda left, right: left >= right)
    {0: 0, 1: 1}
    """
    wanted = [[place for place, right in enumerate(rights) if is_pair(left, right)] for left in lefts]
    left_of: dict[int, int] = {}
    for left in range(len(lefts)):
        _find_partner(left, wanted, left_of, seen=set())
    return {left: right for right, left in sorted(left_of.items(), key=lambda each: each[1])}


def _find_partner(left: int, wanted: Sequence[Sequence[int]], left_of: dict[int, int], *, seen: set[int]) -> bool:
    for right in wanted[left]:
        if right not in seen:
            seen.add(right)
            if right not in left_of or _find_partner(left_of[right], wanted, left_of, seen=seen):
                left_of[right] = left
                return True
    return False
