"""Words that are a word of medicine, or a drug, but for one letter; and terms that are known to be wrong."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from openimr.checks.spelling.faults import Fault, Zone
from openimr.domain.text import Span
from openimr.terms.tables import listed, table_rows

_WORD = re.compile(r"(?<![\w'’-])[A-Za-z]{7,24}+(?![\w-])")
_IN_TABLE = re.compile(r"[a-z]{3,}")
_DIGIT_WITHIN = re.compile(r"(?<![\w.-])[a-z]{2,12}\d[a-z]{1,12}(?:\s[a-z]{3,15})?(?![\w-])")
_DIGIT_BETWEEN = re.compile(r"[a-z][0-9][a-z]")
_FIVE_DIGITS = re.compile(r"\s[0-9]{5}")
_LONG_YEAR = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s(?:\d{1,2},\s)?(?:19|20)\d{3}\b"
)
_ANY_WORD = re.compile(r"[A-Za-z]+|[0-9]+")
_EXPANDED = ("complex regional", "electromyography", "transcutaneous", "magnetic resonance", "non-steroidal", "CRPS")
_SHORTEST = 7
_SHORTEST_CAPITAL = 8
_TABLES = (
    "regions",
    "categories",
    "abbreviations",
    "compounds",
    "clinical_care",
    "clinical_classes",
    "clinical_things",
)


def misspelt_words(zone: Zone) -> Iterator[Fault]:
    """Yield the misspelt words of a value.

    >>> text = "left radiculapathy and lumber strain; radiculopathy; Naproxin"
    >>> [(fault.span.of(text), fault.right) for fault in misspelt_words(Zone(text, Span(0, len(text))))]
    [('radiculapathy', 'radiculopathy'), ('Naproxin', 'naproxen'), ('lumber strain', 'lumbar strain')]
    """
    if any(_meant_by(form) for form in set(zone.forms) - _known() if len(form) >= _SHORTEST):
        for match in zone.find(_WORD):
            right = "" if _is_a_name(match[0]) else _meant_by(match[0].lower())
            if right:
                yield Fault("misspelt", Span(*match.span()), right)
    if not (_wrong_beginnings().isdisjoint(zone.pairs) and _wrong_words().isdisjoint(zone.forms)):
        yield from _wrong_terms_in(zone)
    for pattern, needle in ((_DIGIT_WITHIN, _DIGIT_BETWEEN), (_LONG_YEAR, _FIVE_DIGITS)):
        if needle.search(zone.small):
            for match in zone.find(pattern):
                yield Fault("misspelt", Span(*match.span()))


def _is_a_name(word: str) -> bool:
    return word.isupper() or (word[0].isupper() and len(word) < _SHORTEST_CAPITAL)


@lru_cache(maxsize=20_000)
def _meant_by(form: str) -> str:
    """Return the term that an unknown word is but for one letter within it; empty where it is none.

    A letter is wrong, missing or too many, or two have changed places.
    """
    if form in _known():
        return ""
    nearest = _nearest()
    for key in _shorter(form):
        for term in nearest.get(key, ()):
            if _is_one_letter_off(form, term):
                return term
    return ""


def _is_one_letter_off(one: str, other: str) -> bool:
    """Return whether one letter tells two words apart, neither the first nor the last: an ending tells no mistake."""
    if abs(len(one) - len(other)) > 1:
        return False
    length = min(len(one), len(other))
    first = next((at for at in range(length) if one[at] != other[at]), length)
    last = next((at for at in range(length - first) if one[-1 - at] != other[-1 - at]), length - first)
    mine, yours = one[first : len(one) - last], other[first : len(other) - last]
    are_exchanged = len(mine) == len("ni") and mine == yours[::-1]
    return (are_exchanged or (len(mine) <= 1 and len(yours) <= 1)) and first > 0 and last > 0


def _shorter(word: str) -> Iterator[str]:
    """Yield a word, and what it is without one of its letters but the first."""
    yield word
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]


@cache
def _nearest() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for term in sorted(_terms()):
        for key in set(_shorter(term)):
            found[key] = (*found.get(key, ()), term)
    return found


@cache
def _terms() -> frozenset[str]:
    """Return the words of which a misspelling is told."""
    terms = frozenset(
        word for _, words in table_rows("medical_words") for word in listed(words) if len(word) >= _SHORTEST
    )
    return terms | _drugs()


@cache
def _drugs() -> frozenset[str]:
    names = (
        word for row in table_rows("drugs") for column in (row[0], row[2]) for word in _IN_TABLE.findall(column.lower())
    )
    return frozenset(word for word in names if len(word) >= _SHORTEST)


@cache
def _known() -> frozenset[str]:
    """Return the words that are right as they stand."""
    rows = (row for name in _TABLES for row in table_rows(name))
    of_tables = {word for row in rows for column in row for word in _IN_TABLE.findall(column.lower())}
    alike = {word for (words,) in table_rows("look_alikes") for word in listed(words)}
    return frozenset(_terms() | of_tables | alike) - _misspelt_in_tables()


def _misspelt_in_tables() -> frozenset[str]:
    """Return the misspellings by which the table of categories finds a request all the same."""
    return frozenset(
        "accupuncture acupunture chiropracter chiropratic lumbrosacral physcial physiotheraphy theraphy".split()  # noqa: SIM905 (words)
    )


def _wrong_terms_in(zone: Zone) -> Iterator[Fault]:
    """Yield the terms of the table of wrong ones; the last word of each may be a plural."""
    words = list(zone.find(_ANY_WORD))
    forms = [word[0].lower() for word in words]
    terms = _wrong_terms()
    for index, first in enumerate(forms):
        for term, right in terms.get(first, ()):
            said = forms[index : index + len(term)]
            if said[:-1] == list(term[:-1]) and said[-1] in {term[-1], f"{term[-1]}s"}:
                status = "expansion" if right.startswith(_EXPANDED) else "misspelt"
                yield Fault(status, Span(words[index].start(), words[index + len(term) - 1].end()), right)


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
