"""Lists of sections, which cannot be split at their commas: titles hold commas, colons and full stops themselves."""

import re
from collections.abc import Iterator

from openimr.citations.register import known_sections
from openimr.citations.spellings import plain

_MOST_COMMAS = 6
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.? (?=\S)")
_BROKEN_WORD = re.compile(r"(?<=[a-z])- (?=[a-z])")
_TOPIC = re.compile(r"^Topics?: ?(?=\S)", re.IGNORECASE)
_EDGES = " ,;:.>–—"


def section_titles(words: str) -> tuple[str, ...]:
    """Return the titles of a list, in its order.

    Known titles are taken whole, the longest first. A title that begins with its number goes on to the next one
    that does, or that is known. Of others a comma ends one, unless what follows goes on in small letters.

    >>> section_titles("Office visits, TENS, chronic pain (transcutaneous electrical nerve stimulation)")
    ('Office visits', 'TENS, chronic pain (transcutaneous electrical nerve stimulation)')
    >>> section_titles("3.3 Opioids: Risk, Prior to Treatment: Alcohol, 3.4 Opioids: Dose")
    ('3.3 Opioids: Risk, Prior to Treatment: Alcohol', '3.4 Opioids: Dose')
    """
    return tuple(_titles(list(_pieces(words))))


def is_known_section(words: str) -> bool:
    """Return whether a title is one that is known, in some guideline."""
    return plain(words) in known_sections()


def _titles(pieces: list[str]) -> Iterator[str]:
    first = 0
    while first < len(pieces):
        last = _known_until(pieces, first) or _unknown_until(pieces, first)
        yield _tidy(", ".join(pieces[first:last]))
        first = last


def _known_until(pieces: list[str], first: int) -> int | None:
    for last in range(min(len(pieces), first + _MOST_COMMAS), first, -1):
        if is_known_section(", ".join(pieces[first:last])):
            return last
    return None


def _unknown_until(pieces: list[str], first: int) -> int:
    """Return where a title that is not known ends: its own rule, by how it begins."""
    is_numbered = _NUMBERED.match(pieces[first]) is not None
    last = first + 1
    while last < len(pieces) and not is_known_section(pieces[last]):
        following = pieces[last]
        if is_numbered:
            if _NUMBERED.match(following):
                break
        elif not (pieces[first][:1].isupper() and (following[:1].islower() or following[:1] == "&")):
            break
        last += 1
    return last


def _pieces(words: str) -> Iterator[str]:
    """Yield what stands between commas and semicolons outside of brackets; a bracket that never closes is none."""
    depth, start = 0, 0
    closing = words.count(")")
    for offset, letter in enumerate(words):
        if letter == "(" and closing > 0:
            depth += 1
        elif letter == ")":
            closing -= 1
            depth = max(0, depth - 1)
        elif letter in ",;>" and (depth == 0 or closing == 0) and words[offset + 1 : offset + 2] in {" ", ""}:
            if piece := words[start:offset].strip(_EDGES):
                yield piece
            start = offset + 1
    if piece := words[start:].strip(_EDGES):
        yield piece


def without_brackets(title: str) -> str:
    """Return a title without the brackets that hold it as a whole."""
    is_held = title.startswith("(") and title.endswith(")") and title.count("(") == 1
    return (title[1:-1] if is_held else title).strip()


def _tidy(title: str) -> str:
    """Join a word that a line's end broke; a title that stands in brackets as a whole loses them."""
    return without_brackets(_TOPIC.sub("", _BROKEN_WORD.sub("-", title)))
