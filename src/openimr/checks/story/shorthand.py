"""The shorthand of charts ("w/o", "c/o", "neg", "(-)") read as the words that it stands for."""

import re
from collections.abc import Sequence
from operator import attrgetter

from openimr.domain.text import Span
from openimr.terms.lexicons import Word

_SIGN = re.compile(
    r"(?<![A-Za-z0-9/])(?:(?P<without>w/o(?:ut)?)(?![A-Za-z])|(?P<complain>c/o)(?![A-Za-z])|(?P<history>h/o|hx)(?![A-Za-z])|"
    r"(?P<discontinued>d/c['’]?e?d)(?![A-Za-z])|(?P<because>b/c)(?![A-Za-z])|(?P<diagnosis>dx)(?![A-Za-z/])|"
    r"(?P<with>w)(?=/)(?!/(?:wo?|o(?:ut)?|u|d)\b|//)|(?P<positive>pos)(?![A-Za-z'’-])|(?P<negative>neg)(?![A-Za-z'’-]))"
    r"|(?P<minus>\(\s?[-–−]\s?(?:ve)?\)|(?<![A-Za-z0-9])[-–−]ve(?![A-Za-z]))|(?P<plus>(?<!\w)\+ve(?![A-Za-z]))",
    re.IGNORECASE,
)
_HINTS = (
    "/",
    "neg",
    "Neg",
    "NEG",
    "pos",
    "Pos",
    "POS",
    "(-",
    "(–",
    "(−",
    "-ve",
    "–ve",
    "+ve",
    "hx",
    "Hx",
    "dx",
    "Dx",
    "DX",
)
_FORMS = {"minus": "negative", "plus": "positive"}


def spelled_out(text: str, sentence: Span, words: Sequence[Word]) -> list[Word]:
    """Return the words of a sentence, with those of its shorthand in place of its letters.

    >>> from openimr.terms.lexicons import words_in
    >>> text = "Gait w/o limp, SLR (-)"
    >>> [word.form for word in spelled_out(text, Span(0, len(text)), words_in(text))]
    ['gait', 'without', 'limp', 'slr', 'negative']
    """
    if not any(text.find(hint, sentence.start, sentence.end) >= 0 for hint in _HINTS):
        return list(words)
    signs = [
        Word(_FORMS.get(match.lastgroup or "", match.lastgroup or ""), *match.span())
        for match in _SIGN.finditer(text, sentence.start, sentence.end)
    ]
    if not signs:
        return list(words)
    covered = {at for sign in signs for at in range(sign.start, sign.end)}
    return sorted([*signs, *(word for word in words if word.start not in covered)], key=attrgetter("start"))
