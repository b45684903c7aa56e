"""Titles as letters spell them: the pattern that finds one, and the key that all its spellings share."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_NOT_SLUG = re.compile(r"[^a-z0-9.]+")

START = r"(?<![A-Za-z0-9])"
END = r"(?![A-Za-z0-9])"

NON = r"Non ?[-–—]? ?"
"""Pattern of the first half of *Non-MTUS*, however a line's end broke it."""


@lru_cache(maxsize=2048)
def plain(words: str) -> str:
    """Return the key of a title: small letters and digits, "and" for "&".

    >>> plain("Forearm, Wrist, & Hand") == plain("forearm wrist and hand")
    True
    """
    return _NOT_PLAIN.sub("", words.lower().replace("&", "and"))


def slug(words: str) -> str:
    """Return words as part of an id.

    >>> slug("Green's Operative  Hand Surgery")
    'greens-operative-hand-surgery'
    """
    return _NOT_SLUG.sub("-", words.lower().replace("&", " and ").replace("'", "").replace("’", "")).strip("-.")


def pattern_of(title: str) -> str:
    """Return the pattern of a title in a folded text; " & " is "and" too, " - " may be a stop of another kind or none.

    >>> re.fullmatch(pattern_of("Low Back - Lumbar & Thoracic"), "Low Back, Lumbar and Thoracic") is not None
    True
    """
    pieces: list[str] = []
    for word in title.split():
        if word == "-":
            pieces.append(r" ?[-–—:/,]? ?")
            continue
        lead = "" if not pieces or pieces[-1].endswith("]? ?") else " "
        pieces.append(lead + _word(word))
    return "".join(pieces)


def _word(word: str) -> str:
    if word == "&":
        return "(?:&|and)"
    ending = ",?" if word.endswith(",") else ""
    middle = re.escape(word.removesuffix(","))
    return middle.replace(r"\-", "[-–]? ?").replace("'", "['’]?").replace("/", " ?/ ?") + ending


def alternation(titles: Iterable[str]) -> str:
    """Return the pattern of any of the titles, the longest first."""
    return "|".join(pattern_of(title) for title in sorted(set(titles), key=lambda title: (-len(title), title)))


@cache
def titles_pattern(titles: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern that matches any of the titles as whole words, in any case."""
    return re.compile(rf"(?:{alternation(titles)}){END}", re.IGNORECASE)
