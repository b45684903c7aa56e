"""Words, and sentences, that stand twice."""

import re
from collections.abc import Iterator
from operator import eq

from openimr.checks.spelling.faults import Fault, Zone
from openimr.domain.text import Span
from openimr.terms.lexicons import form_of

_WORD_TWICE = re.compile(r"(?<![\w'’-])([A-Za-z]{2,20}+)(\s+)(\1)(?![\w'’-])", re.IGNORECASE)
_WORDS_TWICE = re.compile(r"(?<![\w'’-])([A-Za-z]{2,20}+)\s+([A-Za-z]{2,20}+)\s+\1\s+\2(?![\w'’-])", re.IGNORECASE)
_MAY_STAND_TWICE = frozenset(
    {"had", "that", "very", "so", "more", "again", "over", "now", "no", "walla", "bora", "pago"}
)
_NO_THAT_BEFORE = re.compile(
    r"\s+(?:the|there|he|she|it|an?|they|his|her|their|this|these|those|(?!(?:was|has|does|wa)\b)[a-z]{2,20}(?<![suiy])s)\b",
    re.IGNORECASE,
)
_JOINS = frozenset({"and", "by", "to", "after", "or", "in", "for"})
_PLAIN = frozenset(
    "a an the is are was were has have had ha wa be been of in on to and also date prior previous past patient worker injured treatment".split()  # noqa: SIM905 (words)
)
_TOKEN = re.compile(r"[a-z0-9]+")
_BEFORE = re.compile(r"\b[\w'’-]{1,20}\s\Z")
_AFTER = re.compile(r"\s[\w'’-]{1,20}\b")
_FARTHEST = 22
_FEWEST_WORDS = 5
_FEWEST_IN_SUMMARY = 8


def doubled_words(zone: Zone) -> Iterator[Fault]:
    """Yield the words that stand twice in a value one after the other.

    >>> text = "the plan of plan of care that was was given; he had had it"
    >>> [fault.span.of(text) for fault in doubled_words(Zone(text, Span(0, len(text))))]
    ['that was was given', 'the plan of plan of care']
    """
    forms = zone.forms
    if any(map(eq, forms, forms[1:])):
        for match in zone.find(_WORD_TWICE):
            if _is_wrong_twice(zone, match):
                yield Fault("doubled", _around(zone, match), match[1])
    if any(map(eq, zone.pairs, zone.pairs[2:])):
        for match in zone.find(_WORDS_TWICE):
            if match[1].lower() != match[2].lower() and match[2].lower() not in _JOINS:
                yield Fault("doubled", _around(zone, match), f"{match[1]} {match[2]}")


def _is_wrong_twice(zone: Zone, match: re.Match[str]) -> bool:
    """Return whether a word cannot stand twice; an abbreviation may stand beside a word ("IT it")."""
    word = match[1].lower()
    if word == "that":
        return _NO_THAT_BEFORE.match(zone.text, match.end(), zone.span.end) is not None
    return word not in _MAY_STAND_TWICE and match[1].isupper() == match[3].isupper()


def _around(zone: Zone, match: re.Match[str]) -> Span:
    """Return the words with one before and one after them, of the same sentence."""
    start, end = zone.span.start, zone.span.end
    before = _BEFORE.search(zone.text, max(start, match.start() - _FARTHEST), match.start())
    after = _AFTER.match(zone.text, match.end(), min(end, match.end() + _FARTHEST))
    return Span(before.start() if before else match.start(), after.end() if after else match.end())


def doubled_sentences(zone: Zone) -> Iterator[Fault]:
    """Yield the sentences of a zone that say again what one before them says, but for an article or a form of "be" or "have".

    The summary tells of several visits, which may have had one short finding.
    """
    seen: dict[tuple[str, ...], Span] = {}
    for span in zone.sentences:
        forms = map(form_of, _TOKEN.findall(span.of(zone.text).lower()))
        words = tuple(form for form in forms if form not in _PLAIN)
        if len(words) < (_FEWEST_WORDS if zone.item else _FEWEST_IN_SUMMARY):
            continue
        if words in seen:
            yield Fault("doubled", span, "", seen[words])
        else:
            seen[words] = span
