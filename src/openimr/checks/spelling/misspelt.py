"""Words that are none, and stand one letter off one; and terms that are known to be wrong."""

import re
from collections.abc import Iterator
from functools import cache

from openimr.checks.spelling.faults import Fault, Zone
from openimr.checks.spelling.words import SHORTEST, meant_by
from openimr.domain.text import Span
from openimr.terms.tables import table_rows

_WORD = re.compile(r"(?<![\w'’-])[A-Za-z]{5,24}+(?![\w-])")
_DIGIT_WITHIN = re.compile(r"(?<![\w.-])[a-z]{2,12}\d[a-z]{1,12}(?:\s[a-z]{3,15})?(?![\w-])")
_DIGIT_BETWEEN = re.compile(r"[a-z][0-9][a-z]")
_FIVE_DIGITS = re.compile(r"\s[0-9]{5}")
_LONG_YEAR = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s(?:\d{1,2},\s)?(?:19|20)\d{3}\b"
)
_STOP = re.compile(r"[,;:.()]")
_EXPANDED = ("complex regional", "electromyography", "transcutaneous", "magnetic resonance", "non-steroidal", "CRPS")


def misspelt_words(zone: Zone) -> Iterator[Fault]:
    """Yield the misspelt words of a value.

    >>> text = "left radiculapathy and lumber strain; it will yeild; radiculopathy; Naproxin"
    >>> [(fault.span.of(text), fault.right) for fault in misspelt_words(Zone(text, Span(0, len(text))))]
    [('radiculapathy', 'radiculopathy'), ('yeild', 'yield'), ('Naproxin', 'naproxen'), ('lumber strain', 'lumbar strain')]
    """
    if any(meant_by(form) for form in set(zone.forms) if len(form) >= SHORTEST):
        for match in zone.find(_WORD):
            right = "" if match[0].isupper() else meant_by(match[0].lower(), is_name=match[0][0].isupper())
            if right:
                yield Fault("misspelt", Span(*match.span()), right)
    if not (_wrong_beginnings().isdisjoint(zone.pairs) and _wrong_words().isdisjoint(zone.forms)):
        yield from _wrong_terms_in(zone)
    for pattern, needle in ((_DIGIT_WITHIN, _DIGIT_BETWEEN), (_LONG_YEAR, _FIVE_DIGITS)):
        if needle.search(zone.small):
            for match in zone.find(pattern):
                yield Fault("misspelt", Span(*match.span()))


def _wrong_terms_in(zone: Zone) -> Iterator[Fault]:
    """Yield the terms of the table of wrong ones; the last word of each may be a plural."""
    forms, terms = zone.forms, _wrong_terms()
    for index, first in enumerate(forms):
        for term, right in terms.get(first, ()):
            said = forms[index : index + len(term)]
            if said[:-1] != list(term[:-1]) or said[-1] not in {term[-1], f"{term[-1]}s"}:
                continue
            span = zone.run_of(index, index + len(said))
            if not _STOP.search(zone.text, span.start, span.end):
                status = "expansion" if right.startswith(_EXPANDED) else "misspelt"
                yield Fault(status, span, right)


@cache
def _wrong_terms() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the wrong terms by their first word, each as its words, with what is right."""
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for wrong, right in table_rows("wrong_terms"):
        term = tuple(wrong.split())
        found[term[0]] = (*found.get(term[0], ()), (term, right))
    return found


@cache
def _wrong_words() -> frozenset[str]:
    return frozenset(
        form for (wrong, _) in table_rows("wrong_terms") if " " not in wrong for form in (wrong, f"{wrong}s")
    )


@cache
def _wrong_beginnings() -> frozenset[tuple[str, str]]:
    """Return the first two words of each wrong term of several; the second may be a plural."""
    terms = (wrong.split() for wrong, _ in table_rows("wrong_terms") if " " in wrong)
    return frozenset((first, form) for first, second, *_ in terms for form in (second, f"{second}s"))
