"""The words of reserve in the subject of a statement of absence."""

import re
from collections.abc import Iterator

from openimr.checks.absences.others import takes_in_both
from openimr.checks.absences.reserves import is_part_of_name
from openimr.checks.story.stated import Stated
from openimr.terms.clinical_things import kinds_above

_OR_OTHER_SIGN = re.compile(
    r"\bor\s+(?:any\s+)?(?P<other>other)\s+(?:\w+\s+)?(?:signs?|evidence|findings?|indications?|features?|manifestations?)\s+(?:of|that|to)\b",
    re.IGNORECASE,
)
"""A list that ends with the same in general words, which asks for no more than what it names."""
_BLOCK = "diagnostic block"
_NEAR = 6


def reserves_in(stated: Stated, first: int, last: int) -> Iterator[int]:
    """Yield the words of reserve of a subject, but for those that are part of a name ("diagnostic block")."""
    of_care = {at for care in stated.care_between(first, last) for at in range(care.first, care.last)}
    for at in stated.starts_between("$reserve", first, last):
        is_of_list = _OR_OTHER_SIGN.search(stated.text, stated.words[first].start, stated.words[last - 1].end)
        if is_of_list and is_of_list.start("other") == stated.words[at].start:
            continue
        is_of_name = at in of_care or is_part_of_name(at, stated) or _is_of_block(at, last, stated)
        if not is_of_name and not takes_in_both(at, first, stated):
            yield at


def _is_of_block(index: int, last: int, stated: Stated) -> bool:
    """Return whether "diagnostic" stands before a block, which is done to find the cause and is not called otherwise."""
    if stated.words[index].form != "diagnostic":
        return False
    following = stated.care_between(index + 1, min(index + 1 + _NEAR, last))
    return any(_BLOCK in kinds_above(care.kind) for care in following)
