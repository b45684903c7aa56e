"""A text → its words, as they are compared."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from openimr.domain.text import Span

_LIKE = str.maketrans(
    {
        **dict(zip("авеёіїјкмнорсѕтухԁһӏ", "abeeiijkmhopcstyxdhl", strict=True)),
        **dict(zip("αβεζηικμνορτυχ", "abezhikmvoptyx", strict=True)),
        **dict(zip("ıłøđð", "ilodd", strict=True)),
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
    }
)
"""Small letters that look like those of the Latin alphabet, or stand for them."""

_CAPITAL_LIKE = str.maketrans({"Ν": "N"})
"""Greek letters that look like another Latin one as a capital than as a small letter."""

_MARKS = "\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff"
_APOSTROPHES = "'’ʼ＇"
_WORD = re.compile(rf"(?:[^\W\d_]|[{_MARKS}{_APOSTROPHES}])+|\d+")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text.

    Attributes:
        word: As it is compared; never empty.
        raw: As it stands there.
        start: Offset of its first character.
        end: Offset after its last.
        after: What stands between it and the next word.
    """

    word: str
    raw: str
    start: int
    end: int
    after: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.raw.strip(_APOSTROPHES)[:1].isupper()


@lru_cache(maxsize=1024)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words of a text, in order; letters and digits are words apart.

    >>> [token.word for token in tokens_of("Dr. O’Brien’s Ｎｏｔｅ2")]
    ['dr', 'obrien', 'note', '2']
    """
    found = [match for match in _WORD.finditer(text) if compared(match[0])]
    ends = [match.start() for match in found[1:]] + [len(text)] * bool(found)
    return tuple(
        Token(compared(match[0]), match[0], match.start(), match.end(), text[match.end() : end])
        for match, end in zip(found, ends, strict=True)
    )


@lru_cache(maxsize=8192)
def compared(word: str) -> str:
    """Return a word as it is compared: no case, accent, look-alike, apostrophe or possessive ending.

    >>> compared("Müller’s")
    'muller'
    """
    bare = _POSSESSIVE.sub("", word.strip(_APOSTROPHES))
    if bare.isascii():
        return bare.replace("'", "").lower()
    small = unicodedata.normalize("NFKC", bare).translate(_CAPITAL_LIKE).casefold()
    plain = unicodedata.normalize("NFKD", small).translate(_LIKE)
    return "".join(character for character in plain if character.isalnum())


def runs_of(tokens: Sequence[Token], words: Sequence[str]) -> Iterator[int]:
    """Yield the index after the last word wherever these words stand one after the other; nothing for no words."""
    length = len(words)
    for i in range(len(tokens) - length + 1):
        if length and tokens[i].word == words[0] and [token.word for token in tokens[i : i + length]] == list(words):
            yield i + length


def span_of(tokens: Sequence[Token], first: int, last: int) -> Span:
    """Return the characters from one word on, up to another one, which is left out."""
    return Span(tokens[first].start, tokens[last - 1].end)
