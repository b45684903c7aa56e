"""Read the reviewer's credentials: the block, or the sentence that CA-1a has instead."""

import re
from collections.abc import Iterator

from openimr.domain.determinations import ReviewerCredentials
from openimr.domain.errors import LetterSyntaxError
from openimr.domain.text import Span, folded
from openimr.letters.layouts import LICENSURE_LABEL, SPECIALTY_LABEL, phrase
from openimr.letters.readings import Reading, trimmed, words_of
from openimr.terms.specialties import joined_by_and

_BLOCK = re.compile(rf"{phrase(LICENSURE_LABEL)}(?P<states>.*?){phrase(SPECIALTY_LABEL)}(?P<specialties>.*)", re.DOTALL)

_SENTENCE = re.compile(
    r"""
    \b (?:is|are) \s+ (?P<specialties> [^.]{1,400}? )
    (?: \s* , )? \s+ and \s+ (?:is|are) \s+ licensed \s+ to \s+ practice \s+ in \s+ (?: the \s+ states? \s+ of \s+ )?
    (?P<states> [^.]{1,400} ) \.
    """,
    re.VERBOSE | re.IGNORECASE,
)

_SEPARATOR = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+(?=with\s+an?\s+sub-?\s?specialty\s)")
_SEPARATOR_OF_STATES = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*")
_COMMA = re.compile(r"\s*,\s*")

_BEFORE_A_SPECIALTY = re.compile(
    r"""
    ^ (?: (?:also|is|and|has|with|holds|an?|double|dually) \s+ )*
    (?: (?:board[\s-]+certified|licensed|sub-?\s?special(?:ty|ties)|certification|fellowship\s+trained|certified)
        \s+ in \s+ (?:an?\s+)? )?
    (?: licensed \s+ (?=\S) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_credentials_block(text: str, *, zone: Span) -> Reading[ReviewerCredentials]:
    """Read the block of credentials.

    ``block = "State(s) of Licensure:" list "Certification(s)/Specialty:" list``, ``list = [ text { "," text } ]``.
    The second label may begin in the middle of a line.

    Raises:
        LetterSyntaxError: A label is missing.
    """
    block = _BLOCK.search(text, zone.start, zone.end)
    if block is None:
        raise LetterSyntaxError(
            expected=f'the labels "{LICENSURE_LABEL}" and "{SPECIALTY_LABEL}"', source=text, at=zone.start
        )
    return _credentials(
        text,
        licensure=_listed(text, Span(*block.span("states")), _COMMA),
        specialties=_listed(text, Span(*block.span("specialties")), _COMMA),
    )


def read_credentials_sentence(text: str, *, zone: Span) -> Reading[ReviewerCredentials]:
    """Read the sentence that states the credentials within the paragraph on how the determination was made.

    ``sentence = … "is" specialties "and is licensed to practice in" states "."``, where each specialty may be
    led by "Board Certified in", "has a subspecialty in" or "a licensed". An "and" that belongs to the name
    of a specialty does not separate. A letter without the sentence states no credentials.
    """
    sentence = _SENTENCE.search(text, zone.start, zone.end)
    if sentence is None:
        return Reading(ReviewerCredentials())
    states = _listed(text, Span(*sentence.span("states")), _SEPARATOR_OF_STATES)
    parts = _listed(text, Span(*sentence.span("specialties")), _SEPARATOR)
    return _credentials(text, licensure=states, specialties=[_bare(text, span) for span in _rejoined(text, parts)])


def _credentials(text: str, *, licensure: list[Span], specialties: list[Span]) -> Reading[ReviewerCredentials]:
    spans = {f"/licensure/{i}": span for i, span in enumerate(licensure)}
    spans |= {f"/specialties/{i}": span for i, span in enumerate(specialties)}
    value = ReviewerCredentials(
        licensure=tuple(words_of(text, span) for span in licensure),
        specialties=tuple(words_of(text, span) for span in specialties),
    )
    return Reading(value, spans)


def _listed(text: str, zone: Span, separator: re.Pattern[str]) -> list[Span]:
    return [span for span in _between(text, zone, separator) if span.start < span.end]


def _between(text: str, zone: Span, separator: re.Pattern[str]) -> Iterator[Span]:
    start = zone.start
    for mark in separator.finditer(text, zone.start, zone.end):
        yield trimmed(text, start, mark.start())
        start = mark.end()
    yield trimmed(text, start, zone.end)


def _bare(text: str, span: Span) -> Span:
    lead = _BEFORE_A_SPECIALTY.match(text[span.start : span.end])
    return Span(span.start + (lead.end() if lead else 0), span.end)


def _rejoined(text: str, spans: list[Span]) -> list[Span]:
    """Join again what was split at the "and" within a specialty's own name."""
    joined: list[Span] = []
    for span in spans:
        if joined:
            whole = Span(joined[-1].start, span.end)
            if folded(_bare(text, whole).of(text)).lower() in joined_by_and():
                joined[-1] = whole
                continue
        joined.append(span)
    return joined
