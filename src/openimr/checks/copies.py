"""Which letters of many are one letter: as PDF and as text, or kept in two folders."""

import hashlib
import json
import re
from collections import defaultdict

from openimr.domain.determinations import Determination
from openimr.letters.objects import determination_object

_WHITE_SPACE = re.compile(r"\\[nrtf]|\s")
"""White space in JSON, as it stands there or escaped."""


class Copies:
    """Tells a letter that is new from one that was met before.

    Two files hold one letter where the case number and every other value are the same, white space aside: so the same letter
    read by two extractors is one, and a letter that was issued again with other words is two.
    """

    def __init__(self) -> None:
        self._met: defaultdict[str | None, defaultdict[bytes, int]] = defaultdict(lambda: defaultdict(int))

    def is_new(self, determination: Determination) -> bool:
        """Take a letter in, and return whether none like it was met before."""
        met = self._met[determination.case_number]
        digest = _digest(determination)
        met[digest] += 1
        return met[digest] == 1

    @property
    def met_again(self) -> int:
        """How many letters were met more than once."""
        return sum(times > 1 for met in self._met.values() for times in met.values())

    @property
    def differing(self) -> tuple[str, ...]:
        """Case numbers that stand on letters with different values."""
        return tuple(number for number, met in self._met.items() if number is not None and len(met) > 1)


def _digest(determination: Determination) -> bytes:
    words = _WHITE_SPACE.sub("", json.dumps(determination_object(determination), ensure_ascii=False))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()
