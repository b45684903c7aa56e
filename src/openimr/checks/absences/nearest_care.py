"""The care that words of a letter are of."""

from collections.abc import Iterator
from itertools import islice

from openimr.checks.story.care import ANY_CARE, Care, CareNamed
from openimr.checks.story.stated import Stated
from openimr.terms.clinical_things import kinds_above

_TREATING = frozenset({"conservative care", "medication", "psychotherapy", "surgery", "functional restoration"})
_SINCE = frozenset({"after", "since", "following", "with", "during"})
_POINTING = frozenset({"it", "this", "these", "they", "that", "both"})
_MOST = 20
_LONGEST_LEAD = 8
_FARTHEST = 25
_BESIDE = 2


def care_at(stated: Stated, first: int, last: int) -> frozenset[Care]:
    """Return the treatment that is named nearest to words, in their sentence; what stands between the same commas goes before the rest, and a narrow kind before a wide one."""
    number = stated.sentence_of[first]
    around = list(_around(stated, number, first, last))
    if not around:
        return _of_sentence_before(stated, number)
    around = [care for care in around if stated.are_of_one_piece(care.first, first)] or around
    near = [(max(care.first - last, first - care.last, 0), care.care) for care in around]
    nearest = min((gap for gap, _ in near), default=_FARTHEST + 1)
    found = frozenset(care for gap, care in near if gap <= min(nearest + _BESIDE, _FARTHEST))
    found |= frozenset(_leading(stated, number))
    return frozenset(care for care in found if care.kind not in ANY_CARE) or found


def _leading(stated: Stated, number: int) -> Iterator[Care]:
    """Yield the treatment, no drug, with which a sentence begins, so that it is of all that follows: "After therapy he …"."""
    first, last = stated.words_of(stated.sentences[number])
    if first < last and stated.words[first].form in _SINCE:
        for care in stated.care_between_words(first, min(last, first + _LONGEST_LEAD)):
            kinds = frozenset(kinds_above(care.kind))
            if not _TREATING.isdisjoint(kinds) and "medication" not in kinds:
                yield care.care


def _of_sentence_before(stated: Stated, number: int) -> frozenset[Care]:
    """Return the treatment of the sentence before, to which a sentence points that names none: "It gave …", "They helped"."""
    first, last = stated.words_of(stated.sentences[number])
    if not number or first >= last or stated.words[first].form not in _POINTING:
        return frozenset()
    start, stop = stated.words_of(stated.sentences[number - 1])
    is_of_one_zone = stated.zone_of_sentence(number) == stated.zone_of_sentence(number - 1)
    named = islice(stated.care_between_words(start, stop), _MOST) if is_of_one_zone else ()
    found = frozenset(care.care for care in named if is_treatment(care.kind))
    return found if len(found) == 1 else frozenset()


def is_treatment(kind: str) -> bool:
    """Return whether care is a treatment, no test and no paper."""
    return not _TREATING.isdisjoint(kinds_above(kind))


def _around(stated: Stated, number: int, first: int, last: int) -> Iterator[CareNamed]:
    reach = _FARTHEST + _BESIDE + 1
    return (
        care
        for care in stated.care_between_words(first - 2 * reach, last + reach)
        if stated.sentence_of[care.first] == number and is_treatment(care.kind)
    )
