"""The care that words of a letter are of."""

from collections.abc import Iterator

from openimr.checks.absences.care import Care, CareNamed
from openimr.checks.absences.stated import Stated

_FARTHEST = 25
_BESIDE = 2


def care_at(stated: Stated, first: int, last: int) -> frozenset[Care]:
    """Return the care that is named nearest to words, in their sentence."""
    number = stated.sentence_of[first]
    near = [(max(care.first - last, first - care.last, 0), care.care) for care in _around(stated, number, first, last)]
    nearest = min((gap for gap, _ in near), default=_FARTHEST + 1)
    return frozenset(care for gap, care in near if gap <= min(nearest + _BESIDE, _FARTHEST))


def _around(stated: Stated, number: int, first: int, last: int) -> Iterator[CareNamed]:
    reach = _FARTHEST + _BESIDE + 1
    return (
        care
        for care in stated.care_between_words(first - 2 * reach, last + reach)
        if stated.sentence_of[care.first] == number
    )
