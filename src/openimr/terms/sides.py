"""Sides of the body."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from openimr.domain.parts import Side
from openimr.domain.text import Span
from openimr.terms.lexicons import Found, Lexicon, Word

_TERMS = {
    Side.LEFT: (
        "left; lt; left sided; left side; lue; lle; l hand; l knee; l shoulder; l wrist; l ankle; l foot; l hip; l elbow; l ue; "
        "l le; sinister"
    ),
    Side.RIGHT: (
        "right; rt; right sided; right side; rue; rle; r hand; r knee; r shoulder; r wrist; r ankle; r foot; r hip; r elbow; "
        "r ue; r le"
    ),
    Side.BILATERAL: (
        "bilateral; bilaterally; bi lateral; bilat; bil; b l; both; both side; two sided; bue; ble; b ue; b le; left and right; "
        "right and left; left right; right left; r l; l and r; r and l; rt lt; lt rt; rt and lt"
    ),
}
_LETTERS = {"l": Side.LEFT, "r": Side.RIGHT}
_BEFORE_A_LETTER = re.compile(r"(?P<opened>[(\[])?\s?\Z")
_AFTER_A_LETTER = re.compile(r"\.?\s?(?P<closed>[)\]])?[\s,:-]{0,8}")
_NO_SIDE = (
    "right of; right away; right hand dominant; left hand dominant; right handed; left handed; left over; has left; \
was left; right now; all right; left untreated; left work"
)


@cache
def _lexicon() -> Lexicon[Side | None]:
    terms: list[tuple[str, Side | None]] = [(term, None) for term in _NO_SIDE.split("; ")]
    return Lexicon([*terms, *((term, side) for side, names in _TERMS.items() for term in names.split("; "))])


def find_sides(words: Sequence[Word]) -> Iterator[Found[Side]]:
    """Yield each side that the words name, in order.

    >>> from openimr.terms.lexicons import words_in
    >>> [found.value.value for found in find_sides(words_in("left and right knees, rt. hip"))]
    ['bilateral', 'right']
    """
    for found in _lexicon().find(words):
        if found.value is not None:
            yield Found(found.value, found.first, found.last, found.span)


def sides_named(words: Sequence[Word]) -> frozenset[Side]:
    """Return the sides that the words name."""
    return frozenset(found.value for found in find_sides(words))


def find_lettered_sides(text: str, words: Sequence[Word], *, places: Collection[int]) -> Iterator[Found[Side]]:
    """Yield each side that a capital letter alone says: in brackets, or right before a place of the body.

    >>> from openimr.terms.lexicons import words_in
    >>> text = "(R) carpal tunnel release, L L5 nerve root block"
    >>> [found.value.value for found in find_lettered_sides(text, words_in(text), places={29})]
    ['right', 'left']

    Args:
        text: The text.
        words: Its words, or those of a part of it.
        places: Offsets at which a region of the body or a vertebral level begins.
    """
    for index, word in enumerate(words):
        side = _LETTERS.get(word.form)
        if side is None or not text[word.start].isupper():
            continue
        before = _BEFORE_A_LETTER.search(text, max(0, word.start - 2), word.start)
        after = _AFTER_A_LETTER.match(text, word.end)
        is_bracketed = before is not None and after is not None and bool(before["opened"] and after["closed"])
        is_parted = (
            after is not None and after.end() > word.end and not text[max(0, word.start - 1) : word.start].strip()
        )
        if is_bracketed or (is_parted and after is not None and after.end() in places):
            yield Found(side, index, index + 1, Span(word.start, word.end))
