"""The parts of a compound request, and whether a rationale speaks of each."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from openimr.checks.coverage.treatments import Treatment
from openimr.checks.letters import Item, Letter
from openimr.checks.other_items import leans_on_another, said_of_others
from openimr.domain.findings import Passage
from openimr.domain.text import Span
from openimr.terms.categories import ADJUNCT
from openimr.terms.drugs import find_drugs
from openimr.terms.lexicons import form_of, words_in
from openimr.terms.tables import listed, table_rows

_BREAK = re.compile(r";|,(?=\s)|\b(?:and|with|plus|as\swell\sas|along\swith)\b|\s[+&]\s", re.IGNORECASE)
_BETWEEN_DRUGS = re.compile(r";|\b(?:and|plus|as\swell\sas|along\swith)\b|\s[+&]\s", re.IGNORECASE)
_ONE_PRODUCT = re.compile(
    r"\b(?:cream|gel|ointment|lotion|patch(?:es)?|tablets?|tabs?|capsules?|caps?|solution|spray)\b|#\s?\d|\d\s?(?:grams?|gms?|mg|mcg|ml)\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_FRAME = re.compile(r"\b(?:arthroscop\w{1,6}|surgery|surgical|operation|procedure)\b", re.IGNORECASE)
"""Words of an operation as a whole, whose parts are named beside it."""

_COMPLEMENT = re.compile(
    r"\b(?:contrast|guidance|fluoroscop\w{1,5}|refills?|suppl(?:y|ies)|electrodes?|batter(?:y|ies)|pads?|leads?|instrumentation|hardware|screws?|"
    r"cage|plates?|(?:allo|auto)?grafts?|bone\smarrow|implants?|possible|indicated|necessary|needed|debridement|synovectomy|bursectomy|"
    r"lysis|manipulation|chondroplasty|closure|splint(?:ing)?|cast(?:ing)?|base|vehicle|delivery|shipping|fitting|training|instruction|"
    r"interpretation|report|evaluation|treatment|exam(?:ination)?|anesthesia|approach|technique|assist\w{0,4})\b",
    re.IGNORECASE,
)
_PLACES = frozenset(
    "nerve nerves joint tendon disc disk root sheath ligament bone muscle tissue soft space canal level branch "  # noqa: SIM905 (words)
    "global total partial open closed mini complete full revision".split()
)
_FEWEST = 2


def parts_left_out(letter: Letter, item: Item) -> Iterator[tuple[Passage, Passage]]:
    """Yield each part of an item's request of which its rationale says nothing, with the sentence on another part.

    The conclusion, which names the request whole, says nothing of a part; a rationale that leans on another item's decision
    need not speak of any.
    """
    parts = _parts_of(letter, item)
    if len(parts) < _FEWEST or _leans(letter, item):
        return
    sentences = _telling_sentences(letter, item, parts)
    places = [_place(part, parts, sentences) for part in parts]
    told = next((place for place in places if place is not None), None)
    if told is None:
        return
    for part, place in zip(parts, places, strict=True):
        if place is None:
            yield letter.passage(part.named.zone), letter.passage(told)


def _parts_of(letter: Letter, item: Item) -> list[Treatment]:
    """Return the parts that are treatments of different kinds, each with words of its own."""
    text = letter.text
    parts: list[Treatment] = []
    for index, zone in enumerate(_zones(text, item.description)):
        part = Treatment(text, zone)
        is_beside = _FRAME.search(part.words) or (index and _COMPLEMENT.search(part.words))
        if is_beside or not (_names_operation(part) or part.named.is_plain):
            continue
        if not any(_is_one(part, other) for other in parts):
            parts.append(part)
    return parts


def _zones(text: str, description: Span) -> Iterator[Span]:
    brackets = [match.span() for match in _BRACKETS.finditer(text, description.start, description.end)]
    is_drugs = sum(1 for _ in find_drugs(words_in(text, description))) >= _FEWEST
    found: list[Span] = []
    start = description.start
    for mark in (_BETWEEN_DRUGS if is_drugs else _BREAK).finditer(text, description.start, description.end):
        if any(first <= mark.start() < last for first, last in brackets):
            continue
        found.append(Span(start, mark.start()))
        start = mark.end()
    found.append(Span(start, description.end))
    if is_drugs and not all(_ONE_PRODUCT.search(zone.of(text)) for zone in found):
        return
    for zone in found:
        words = zone.of(text)
        if words.strip():
            yield Span(zone.start + len(words) - len(words.lstrip()), zone.start + len(words.rstrip()))


def _procedures(part: Treatment) -> frozenset[str]:
    """Return the words of operations that a part names, each with those that mean the same."""
    forms = {form_of(word) for word in re.findall(r"[a-z]+", part.words.lower())}
    return frozenset(word for group in _operations() if not forms.isdisjoint(group) for word in group)


@cache
def _operations() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(form_of(word) for word in listed(words)) for (words,) in table_rows("operations"))


def _names_operation(part: Treatment) -> bool:
    return bool(_procedures(part))


def _is_one(part: Treatment, other: Treatment) -> bool:
    mine, yours = _procedures(part), _procedures(other)
    if mine and yours:
        return bool(mine & yours)
    if part.named.drugs and other.named.drugs:
        return part.named.drugs == other.named.drugs
    return part.path == other.path and bool(part.path) and part.path != ADJUNCT


def _leans(letter: Letter, item: Item) -> bool:
    return (
        item.parts.depends_on is not None
        or any(said.verdict.is_reason for said in said_of_others(letter, item))
        or leans_on_another(letter, item)
    )


def _telling_sentences(letter: Letter, item: Item, parts: Sequence[Treatment]) -> list[Treatment]:
    """Return the sentences of a rationale that do not only name the request again."""
    conclusion = item.parts.conclusion
    found = []
    for span in letter.sentences(item.rationale):
        sentence = Treatment(letter.text, span)
        is_whole = all(part.words.lower() in sentence.words.lower() for part in parts)
        if not is_whole and (conclusion is None or conclusion.span != span):
            found.append(sentence)
    return found


def _place(part: Treatment, parts: Sequence[Treatment], sentences: Sequence[Treatment]) -> Span | None:
    """Return the first sentence that speaks of a part; None where none does."""
    shared = frozenset().union(*(other.telling for other in parts if other is not part))
    words = _procedures(part) | (part.telling - _PLACES - shared)
    return next((sentence.named.zone for sentence in sentences if _speaks_of(sentence, part, words)), None)


def _speaks_of(sentence: Treatment, part: Treatment, words: frozenset[str]) -> bool:
    forms = {form_of(word) for word in re.findall(r"[a-z]+", sentence.words.lower())}
    if not words.isdisjoint(forms | sentence.named.telling):
        return True
    if part.named.drugs:
        return bool(part.named.drugs & sentence.named.drugs)
    return bool(part.kinds & sentence.kinds)
