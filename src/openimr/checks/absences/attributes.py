"""Whether a letter tells since when, how often, when or in what dose, where a rationale says that this is not told."""

import re
from collections.abc import Iterator

from openimr.checks.absences.evidence import Evidence, Strength
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.absences.wanted_care import wanted_by
from openimr.checks.story.same_part import is_same_part
from openimr.domain.text import Span
from openimr.terms.clinical_things import kinds_above
from openimr.terms.regions import find_regions

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_NUMBER = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|several|many)"
)
_UNIT = r"(?:day|week|wk|month|mo|year|yr)s?\b"
_ASKED = {
    "length": re.compile(r"(?:the\s+)?(?:duration|length|start(?:ing)?(?:\s+date)?|date\s+of\s+(?:start|onset|initiation))\b|how\s+long\b|since\s+when\b", re.IGNORECASE),
    "frequency": re.compile(r"(?:the\s+)?frequency\b|how\s+(?:often|frequently)\b", re.IGNORECASE),
    "dose": re.compile(r"(?:the\s+)?(?:dose|dosage|dosing)\b|(?:what|which)\s+(?:dose|dosage)\b", re.IGNORECASE),
    "date": re.compile(r"(?:the\s+)?dates?\b|when\b", re.IGNORECASE),
}  # fmt: skip
_TOLD = {
    "length": re.compile(
        rf"\bsince\s+(?:(?:early|late|mid|about|at\s+least)[\s-]+)?(?:{_MONTH}(?:\s+\d[\d,\s]*)?|\d[\d/]*|\w+\s+(?:{_MONTH}|of\s+\d))|"
        rf"\b(?:for|over|past|last)\s+(?:(?:the\s+(?:past|last)|over|almost|nearly|about|more\s+than|at\s+least)\s+)*{_NUMBER}\s+{_UNIT}|"
        rf"\b{_NUMBER}[\s-]+{_UNIT}\s+(?:ago|of|history)\b|\b(?:started|began|begun|initiated)\s+(?:\w+\s+){{0,3}}?(?:in|on)\s+(?:{_MONTH}|\d[\d/]*)|"
        rf"[x×]\s?{_NUMBER}\s+{_UNIT}",
        re.IGNORECASE,
    ),
    "frequency": re.compile(
        r"\b(?:daily|nightly|weekly|twice|bid|tid|qid|qhs|qd|q\.?\s?\d+|b\.i\.d|t\.i\.d|every\s+(?:\w+\s+)?(?:day|night|morning|hours?|week)|"
        r"(?:per|a|each)\s+(?:day|night|week)|at\s+bedtime)\b",
        re.IGNORECASE,
    ),
    "dose": re.compile(r"\b\d+(?:\.\d+)?(?:/\d+)?\s?(?:mg|mcg|grams?|units?|ml|cc|%)(?!\w)", re.IGNORECASE),
    "date": re.compile(rf"\b\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}\b|\b{_MONTH}\s+(?:\d{{1,2}},?\s+)?\d{{2,4}}|\b(?:19|20)\d\d\b", re.IGNORECASE),
}  # fmt: skip
_BETWEEN = frozenset(
    "of the a an any his her use usage taking takes took taken treatment with for to its which was were he she has had been have on "  # noqa: SIM905 (words)
    "long often prior previous past last patient worker claimant applicant employee using used received wore worn this that is "
    "undergone underwent given therapy current it drug medication med start started starting begun began prescribed administered performed done".split()
)
_COMPLAINT = frozenset({"$pain", "$numbness", "$weakness"})
_FARTHEST = 90


def attribute_of(subject: Subject, told: Told) -> str:
    """Return which attribute a subject is of: ``length``, ``frequency``, ``dose``, ``date``; empty where it is of none."""
    text, span = told.letter.text, subject.absence.subject
    return next((name for name, asked in _ASKED.items() if asked.match(text, span.start, span.end)), "")


def against_attribute(subject: Subject, told: Told) -> Iterator[Evidence]:
    """Yield where the summary tells the attribute that a subject asks of care, or of a complaint."""
    name = attribute_of(subject, told)
    if not name:
        return
    yield from _of_care(name, subject, told)
    if name == "length" and not _COMPLAINT.isdisjoint(subject.names) and not _is_narrower(subject, told):
        yield from _of_complaint(subject, told)


def _of_care(name: str, subject: Subject, told: Told) -> Iterator[Evidence]:
    stated = told.stated
    named = next(iter(stated.care_between(subject.first, subject.last)), None)
    if named is None or any(
        word.form not in _BETWEEN and word.form not in _HEADS for word in stated.words[subject.first : named.first]
    ):
        return
    for wanted in wanted_by(subject, told):
        for care in stated.care:
            if stated.zone_of(care.first) != 0:
                break
            is_same = care.drug == wanted.drug if wanted.drug else wanted.kind in kinds_above(care.kind)
            if is_same and stated.is_done(care.first) and not stated.is_planned(care.first):
                is_of_part = "medication" in kinds_above(care.kind) or is_same_part(
                    subject.part, told.body.around(care.first, care.last)
                )
                span = _told_near(name, care.first, told) if is_of_part else None
                if span is not None:
                    yield _evidence(f"{_CALLED[name]} of {wanted.drug or wanted.kind}", span, care.first, subject, told)


def _of_complaint(subject: Subject, told: Told) -> Iterator[Evidence]:
    for name in sorted(_COMPLAINT & subject.names):
        for first, last in told.stated.runs(name):
            if (
                told.stated.zone_of(first) == 0
                and told.stated.counts(first)
                and is_same_part(subject.part, told.body.around(first, last))
            ):
                span = _told_near("length", first, told)
                if span is not None:
                    yield _evidence("duration of the complaint", span, first, subject, told)


def _is_narrower(subject: Subject, told: Told) -> bool:
    """Return whether a subject says of which sort a complaint is ("radicular symptoms"), beyond its part of the body."""
    words = told.stated.words[subject.first : subject.last]
    parts = {at for found in find_regions(words) for at in range(found.first, found.last)}
    named = {
        at - subject.first
        for name in _COMPLAINT
        for first, last in told.stated.runs_between(name, subject.first, subject.last)
        for at in range(first, last)
    }
    return any(at not in parts | named and word.form not in _BETWEEN | _HEADS for at, word in enumerate(words))


def _told_near(name: str, index: int, told: Told) -> Span | None:
    """Return from a word to where its sentence tells an attribute, shortly before or after it; None where it does not."""
    stated, word = told.stated, told.stated.words[index]
    sentence = stated.sentences[stated.sentence_of[index]]
    start, end = max(sentence.start, word.start - _FARTHEST), min(sentence.end, word.end + _FARTHEST)
    found = _TOLD[name].search(stated.text, word.start, end) or _TOLD[name].search(stated.text, start, word.start)
    return None if found is None else Span(min(word.start, found.start()), max(word.end, found.end()))


def _evidence(thing: str, span: Span, place: int, subject: Subject, told: Told) -> Evidence:
    is_weak = subject.is_too_little or subject.has_any_reserve(place, told.stated)
    return Evidence(thing, span, Strength.RESERVED if is_weak else Strength.STATED, 0)


_CALLED = {"length": "duration", "frequency": "frequency", "dose": "dose", "date": "date"}
_HEADS = frozenset({"duration", "length", "how", "since", "when", "frequency", "frequently", "dose", "dosage", "dosing", "what", "which", "date", "onset", "initiation"})  # fmt: skip
