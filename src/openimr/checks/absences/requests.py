"""Whether a letter gives what a rationale says a request leaves open: its number, its part of the body, or a reason for it."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from openimr.checks.absences.evidence import Evidence, Strength
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.story.care import CareNamed, may_be_same
from openimr.domain.text import Span
from openimr.terms.clinical_lexicon import common_forms
from openimr.terms.lexicons import words_in
from openimr.terms.regions import find_regions

_REQUEST_BEFORE = re.compile(
    r"\b(?:requests?|requested\s+(?:service|treatment|therapy)s?|RFA|prescription(?!\s+(?:monitoring|drug))|order)\b[^.;:,]{0,60}\Z",
    re.IGNORECASE,
)
_REQUEST_AFTER = re.compile(
    r"[^.;,]{0,30}\b(?:in|on|with|by)\s+(?:the\s+|this\s+)?(?:current\s+)?(?:request|RFA|order)\b(?!\s+(?:or|nor|and)\s+(?:in\s+)?(?:the\s+|any\s+|its\s+)?(?:\w+\s+){0,2}(?:notes?|reports?|records?|file|documentation)\b)",
    re.IGNORECASE,
)
_GIVES_REASON = re.compile(
    r"\b(?:as(?!\s+(?:written|submitted|stated|such|presented|worded|well|requested|it\s+(?:is|stands)))|because|since|given|due\s+to|where|when|while|with)\s",
    re.IGNORECASE,
)
_MADE_WITHOUT = re.compile(
    r"\b(?:provider|physician|doctor|surgeon|he|she)\s+(?:now\s+)?(?:requests|asks\s+for)\s[^.;,]{1,60}?\bwithout\s+(?:any\s+)?(?:evidence|documentation|mention|indication|record)\Z|"
    r"\b(?:comes?|came|is|was|were|been)\s+(?:made\s+|submitted\s+|put\s+forward\s+)?without\s+(?:any\s+)?(?:\w+\s+)?(?:evidence|documentation|mention|indication|record)\Z",
    re.IGNORECASE,
)
_UNCLEAR = re.compile(r"(?:it\s+)?(?:is\s+)?(?:also\s+)?(?:unclear|not\s+clear)\b", re.IGNORECASE)
_COUNTS = ("session", "visit", "count", "injection", "unit", "refill")
_UNITS = {
    "number": _COUNTS,
    "amount": _COUNTS,
    "quantity": _COUNTS,
    "frequency": ("per week", "per day", "per month"),
    "duration": ("week", "month", "day", "year"),
}
_PARTS = {"part": "body_region", "region": "body_region", "side": "side", "laterality": "side", "level": "levels"}
_PARTICULARS = {**_PARTS, "dose": "dose", "dosage": "dose", "strength": "dose"}
_WAS_HAD = frozenset(
    {
        "completed",
        "attended",
        "receiving",
        "attending",
        "undergone",
        "received",
        "previous",
        "prior",
        "previously",
        "had",
        "already",
    }
)
_AIMS = frozenset({"goal", "objective", "aim"})
_PURPOSE = re.compile(
    r"\b(?:to\s+(?:evaluate|rule\s+out|confirm|assess|look\s+for|determine|clarify|treat|reduce|maintain|help|see|exclude|find)|"
    r"(?:because|due\s+to|in\s+order\s+to|so\s+that|in\s+view\s+of|for\s+(?:the\s+)?treatment\s+of|rule\s+out))\b[^.;]{4,110}",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:non-?\s?certif\w+|den(?:ied|ial)|modif(?:ied|ication)|determination|utili[sz]ation|prior\s+review|previously)\b",
    re.IGNORECASE,
)
_LOOKED_BACK = 160
_FIRST_WORDS = 6
_SHORTEST = 3
_MOST = 40


def is_of_request(subject: Subject, told: Told) -> bool:
    """Return whether it is the request that does not say something, or of which something is unclear."""
    if "necessity" in subject.forms:
        return True
    if not subject.forms.isdisjoint(_WAS_HAD):
        return False
    text, rationale = told.letter.text, subject.item.rationale
    absence = subject.absence
    start = max(absence.span.start - _LOOKED_BACK, rationale.start)
    before = _REQUEST_BEFORE.search(text, start, absence.cue.start)
    is_of_aim = before is not None and before.start() > absence.subject.start and bool(subject.forms & _AIMS)
    if is_of_aim:
        return False
    if before is not None and _MADE_WITHOUT.search(text, start, absence.cue.end):
        return False
    if before is not None and _GIVES_REASON.search(before[0]):
        return not subject.forms.isdisjoint(_UNITS.keys() | _PARTICULARS.keys())
    return (
        before is not None
        or _REQUEST_AFTER.match(text, absence.span.end, rationale.end) is not None
        or _UNCLEAR.match(text, absence.span.start, absence.span.end) is not None
    )


def is_of_unclear(subject: Subject, told: Told) -> bool:
    """Return whether something is unclear, without a word of the request: "It is unclear how long …"."""
    return _UNCLEAR.match(told.letter.text, subject.absence.span.start, subject.absence.span.end) is not None


def against_request(subject: Subject, told: Told) -> Iterator[Evidence]:
    """Yield what in the letter gives what a request is said to leave open, or a reason for it."""
    if subject.is_of_reason or "necessity" in subject.forms:
        yield from islice(_reasons(subject, told), 1)
        return
    words = told.stated.words[subject.first : subject.last][:_FIRST_WORDS]
    if any(word.form.isdigit() for word in words):
        return  # "the C6-7 level is not included": which one is said
    forms = frozenset(word.form for word in words)
    yield from islice(chain(_particulars(subject, forms), _places(subject, forms, told)), 1)


def _particulars(subject: Subject, forms: frozenset[str]) -> Iterator[Evidence]:
    """Yield where the description of the item names what is said to be left open."""
    parts, description = subject.item.parts, subject.item.description
    for word in sorted(forms & _UNITS.keys()):
        for quantity in parts.quantities:
            if quantity.unit in _UNITS[word] and description.start <= quantity.span.start < description.end:
                yield Evidence(f"{word} of what is requested", quantity.span, Strength.STATED, -1)
    spans = dict(parts.spans)
    for word in sorted(forms & _PARTICULARS.keys()):
        name = _PARTICULARS[word]
        if getattr(parts, name) and name in spans:
            yield Evidence(f"{word} of what is requested", spans[name], Strength.STATED, -1)


def _places(subject: Subject, forms: frozenset[str], told: Told) -> Iterator[Evidence]:
    """Yield where the summary names a part of the body for the care that is requested."""
    if forms.isdisjoint(_PARTS):
        return
    wanted = told.care_of(subject.item)
    for care in told.stated.care[:_MOST]:
        is_of_summary = told.stated.zone_of(care.first) == 0
        if is_of_summary and may_be_same({care.care}, wanted) and _names_part(care, told):
            yield Evidence("part of the body", told.stated.phrase(care.first, care.last), Strength.NEAR, 0)


def _names_part(care: CareNamed, told: Told) -> bool:
    """Return whether the clause of some care names a part of the body; one that another clause names is not the care's."""
    clauses = told.stated.clauses
    return bool(told.body.named(clauses.start_of_clause(care.first), clauses.end_of_clause(care.last - 1)).regions)


def _reasons(subject: Subject, told: Told) -> Iterator[Evidence]:
    """Yield where the letter says what the treatment is wanted for."""
    described = _telling(told.letter.text, subject.item.description)
    for number, purpose in told.once(_purposes):
        zone = told.stated.zone_of_sentence(number)
        if zone not in {0, subject.item.number}:
            continue
        sentence = told.stated.sentences[number]
        before = _telling(told.letter.text, Span(sentence.start, purpose.start))
        if not described.isdisjoint(before) and told.stated.tells_of_person(number):
            yield Evidence("reason for the request", purpose, Strength.NEAR, zone)


def _purposes(told: Told) -> tuple[tuple[int, Span], ...]:
    """Return the purposes that a letter tells, each with the number of its sentence."""
    text = told.letter.text
    found = []
    for number, sentence in enumerate(told.stated.sentences):
        if _REFUSED.search(text, sentence.start, sentence.end):
            continue
        purpose = _PURPOSE.search(text, sentence.start, sentence.end)
        if purpose is not None:
            found.append((number, Span(*purpose.span())))
    return tuple(found[:_MOST])


def _telling(text: str, span: Span) -> frozenset[str]:
    """Return the forms of the words that tell a treatment."""
    words = words_in(text, span)
    parts = {at for found in find_regions(words) for at in range(found.first, found.last)}
    forms = (word.form for at, word in enumerate(words) if at not in parts)
    return frozenset(form for form in forms if len(form) >= _SHORTEST and form.isalpha()) - common_forms()
