"""Names in the order in which people read them: Reviewer 2 before Reviewer 10."""

import math
import re

from openimr.web.reviewers.models import Reviewer

_NUMBER = re.compile(r"(\d+)")


def in_natural_order(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return the key that sorts names by their words, and numbers in them by their size.

    >>> sorted(["Reviewer 10", "Reviewer 2", "reviewer 1"], key=in_natural_order)
    ['reviewer 1', 'Reviewer 2', 'Reviewer 10']
    """
    parts = _NUMBER.split(name.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def in_roster_order(reviewer: Reviewer) -> tuple[float, tuple[tuple[int, int, str], ...]]:
    """Return the key of the roster: who is on it by name, then who left, the last to leave first."""
    left = -reviewer.until.timestamp() if reviewer.until else -math.inf
    return left, in_natural_order(reviewer.person.name)
