"""Abbreviations that are explained by other words than they stand for."""

import re
from collections.abc import Iterator

from openimr.checks.spelling.faults import Fault, Zone
from openimr.domain.text import Span
from openimr.terms.abbreviations import expansions_of, find_explained
from openimr.terms.lexicons import form_of

_LEVEL = re.compile(r"[CTLS]\d{1,2}")
_WORD = re.compile(r"[A-Za-z]+")
_OF_SPINE = frozenset(
    "level vertebra vertebral segment nerve root disc disk lumbar sacral cervical thoracic left right bilateral first second third "  # noqa: SIM905 (words)
    "fourth fifth spine transitional body side".split()
)
_SHARED = 0.5
_FEWEST = 2


def wrong_expansions(zone: Zone) -> Iterator[Fault]:
    """Yield what stands in brackets after an abbreviation and explains it wrongly.

    Of a level of the spine, a part of the body that is none. Of another abbreviation, words that begin with its letters, or hold
    half of the words it stands for, and are not these; all else in brackets explains nothing ("PT (lumbar)").

    >>> text = "a bulge at L5-S1 (sacroiliac); an NSAID (non-specific anti-inflammatory drug); PT (lumbar); MRI (10/2)"
    >>> [fault.span.of(text) for fault in wrong_expansions(Zone(text, Span(0, len(text))))]
    ['S1 (sacroiliac', 'NSAID (non-specific anti-inflammatory drug']
    """
    text = zone.text
    if "(" not in zone.small:
        return
    for found in find_explained(text, zone.span):
        if found.agrees:
            continue
        words = found.words.of(text)
        if _LEVEL.fullmatch(found.abbreviation):
            is_wrong = "sacroiliac" in words.lower() and _forms(words).isdisjoint(_OF_SPINE)
        else:
            is_wrong = _is_tried(found.abbreviation, words)
        if is_wrong:
            right = next(iter(expansions_of(found.abbreviation)), "")
            yield Fault("expansion", Span(found.short.start, found.words.end), right)


def _forms(words: str) -> frozenset[str]:
    return frozenset(form_of(word) for word in _WORD.findall(words))


def _is_tried(abbreviation: str, words: str) -> bool:
    """Return whether words are meant to be what an abbreviation stands for, but are not."""
    forms = [form_of(word) for word in _WORD.findall(words)]
    if len(forms) < _FEWEST:
        return False
    for expansion in expansions_of(abbreviation):
        right = [form_of(word) for word in _WORD.findall(expansion)]
        if set(right) <= set(forms) or set(forms) <= set(right):
            return False
        if len(forms) == len(right) and len(set(forms) & set(right)) / len(right) >= _SHARED:
            return True
    return False
