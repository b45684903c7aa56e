"""Sides of the body."""

from collections.abc import Iterator, Sequence
from functools import cache

from openimr.domain.parts import Side
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
