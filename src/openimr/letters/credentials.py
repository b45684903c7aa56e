"""Read the reviewer's credentials: the block, or the sentences that CA-1a has instead."""

import re
from collections.abc import Iterator

from openimr.domain.determinations import ReviewerCredentials
from openimr.domain.errors import LetterSyntaxError
from openimr.domain.text import Span
from openimr.letters.layouts import LICENSURE_LABEL, SPECIALTY_LABEL
from openimr.letters.readings import Reading, trimmed, words_of
from openimr.terms.specialties import is_compound_specialty, is_specialty
from openimr.terms.states import STATE, STATES

_LICENSURE = re.compile(r"\bStates?(?:\s*\(s\))?\s+of\s+Licensure\s*:", re.IGNORECASE)
_SPECIALTY = re.compile(r"\bCertifications?(?:\s*\(s\))?\s*/\s*Special(?:ty|ties)\s*:", re.IGNORECASE)
_STATES_FIRST = re.compile(rf"\s*(?P<states>{STATES})\s*,?")
_STATES_LAST = re.compile(rf"(?P<states>{STATES})\s*\Z")
_BLANKS = r"(?<!\s)\s++"
"""Pattern of a whole run of blanks: it is tried from its first one alone."""

_SLASH = re.compile(rf"(?:{_BLANKS})?/\s*+")
_LIST = re.compile(rf"(?:{_BLANKS})?[,;]\s*+")

_END_OF_SENTENCE = re.compile(r"(?:\.\s*)?\b(?=He/she\b)|\.\s+(?=(?:He|She|The|This|These|They|Each|MAXIMUS)\b)|\.?\Z")
_LONGEST_SENTENCE = 1_500
_ON_CREDENTIALS = re.compile(
    r"\blicen[cs](?:ed|es?|ure)\b|\bboard[\s-]+certifi|\bcertified\s+in\b|\bdoctor\s+of\b|\bsub-?\s?special|\bspeciali[sz]es\b",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    rf"""
    (?: [\s,]* \b (?i: and | who | is | are | also | currently | duly | has | holds? | with | an? | active | medical ) \b )*
    [\s,]* \b (?i: licen[cs] (?: ed | es? | ure ) ) \s+
    (?: (?i: to \s+ practi[cs]e \s+ (?: [a-z]+ \s+ ){{0,3}}? in ) \s+
      | in \s+ (?= (?i: (?: both | the | states? | of ) \s+ )* {STATE} ) )
    (?P<states> .+? )
    (?= [\s,]* \b (?: and \s+ | who \s+ )* (?: is | are | has | holds? | with | speciali[sz]es | board [\s-]+ certified ) \b
      | \s*\Z )
    """,
    re.VERBOSE | re.DOTALL,
)
_VERB = re.compile(r"\b(?:is|are|has|holds?|speciali[sz]es)\b", re.IGNORECASE)
_BEFORE_A_STATE = re.compile(r"(?:(?:both|the|and)\s+)*(?:(?:states?|commonwealth)\s+of\s+)?", re.IGNORECASE)
_BEFORE_A_SPECIALTY = re.compile(
    r"""
    (?: (?: also | currently | duly | is | are | and | who | has | with | holds? | both | an? | the | double | dual | dually
          | triple | added | additional | advanced | board | certified | certifications? | certificates? | eligible
          | licensed | licenses? | special(?:ty|ties) | sub-?\s?special(?:ty|ties) | speciali[sz](?:es|ing)
          | specialist (?=\s+in\b) | fellowship | fellow (?=\s+in\b) | trained | training | qualifications? | in
          | by \s+ the \s+ American \s+ (?:Osteopathic \s+)? Board \s+ of
        ) (?: [\s-]+ | \Z ) )*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_A_SPECIALTY = re.compile(rf"{_BLANKS}(?:degree|license)\Z", re.IGNORECASE)
_PRACTISES_IN = re.compile(rf"\s+in\s+(?P<states>(?:the\s+)?(?:states?\s+of\s+)?{STATES})\Z")
_BETWEEN_SPECIALTIES = re.compile(
    rf"(?:{_BLANKS})?[,;]\s*+(?:and\s++)?|{_BLANKS}and\s++|{_BLANKS}as\s++well\s++as\s++"
    rf"|{_BLANKS}(?=with\s++(?:an?\s++)?(?:added\s++)?(?:sub-?\s?special|qualif|certif))"
)
_BETWEEN_STATES = re.compile(rf"(?:{_BLANKS})?[,;]\s*+(?:and\s++|&\s*+)?|{_BLANKS}and\s++|(?:{_BLANKS})?&\s*+")
_DISTRICT = re.compile(r"Washington,\s*D\.?\s?C\.?", re.IGNORECASE)
_ENDS_IN_INITIALS = re.compile(r"\b[A-Z]\.\s?[A-Z]\Z")
_LONGEST_COMPOUND = 4


def read_credentials_block(text: str, *, zone: Span) -> Reading[ReviewerCredentials]:
    """Read the block of credentials.

    ``block = "State(s) of Licensure:" list "Certification(s)/Specialty:" list``, ``list = [ text { "," text } ]``.
    The second label may begin in the middle of a line; the labels may stand in the other order. An extractor that reads
    column by column gives both labels and then both lists: there the names of states end the first list.

    Raises:
        LetterSyntaxError: A label is missing.
    """
    licensure = _LICENSURE.search(text, zone.start, zone.end)
    specialty = _SPECIALTY.search(text, zone.start, zone.end)
    if licensure is None or specialty is None:
        raise LetterSyntaxError(
            expected=f'the labels "{LICENSURE_LABEL}" and "{SPECIALTY_LABEL}"', source=text, at=zone.start
        )
    first, second = sorted((licensure, specialty), key=lambda label: label.start())
    between, after = trimmed(text, first.end(), second.start()), trimmed(text, second.end(), zone.end)
    if between.start == between.end and "\n" in text[second.end() : after.start]:
        states, rest = _column_by_column(text, after, states_first=first is licensure)
    else:
        states, rest = (between, after) if first is licensure else (after, between)
    return _credentials(
        text,
        licensure=list(_states(text, states)),
        specialties=[one for span in _rejoined(text, _listed(text, rest, _LIST)) for one in _at_slashes(text, span)],
    )


def _at_slashes(text: str, span: Span) -> list[Span]:
    """Return the parts between slashes, where each is a specialty of its own; else the whole."""
    parts = _listed(text, span, _SLASH)
    return parts if all(is_specialty(words_of(text, part)) for part in parts) else [span]


def _column_by_column(text: str, values: Span, *, states_first: bool) -> tuple[Span, Span]:
    """Divide what follows both labels into the states and the specialties; without a known state, after its first line."""
    if not states_first:
        known = _STATES_LAST.search(text, values.start, values.end)
        start = values.end if known is None else known.start("states")
        return trimmed(text, start, values.end), trimmed(text, values.start, start)
    known = _STATES_FIRST.match(text, values.start, values.end)
    line_end = text.find("\n", values.start, values.end)
    end = known.end() if known else line_end if line_end >= 0 else values.start
    return trimmed(text, values.start, known.end("states") if known else end), trimmed(text, end, values.end)


def read_credentials_sentence(text: str, *, zone: Span) -> Reading[ReviewerCredentials]:
    """Read the sentences that state the credentials within the paragraph on how the determination was made.

    ``sentence = subject { "is" specialties | "is licensed to practice in" states } "."``, the two in either order or in
    a sentence each, where each specialty may be led by "Board Certified in", "has a subspecialty in", "holds a" or
    "a licensed". An "and" that belongs to the name of a specialty does not separate. A letter without such a sentence
    states no credentials.
    """
    licensure: list[Span] = []
    specialties: list[Span] = []
    for sentence in _sentences(text, zone):
        licence = _LICENCE.search(text, sentence.start, sentence.end)
        licence = licence or _PRACTISES_IN.search(text, sentence.start, sentence.end)
        pieces = [sentence]
        if licence is not None:
            licensure += _states(text, Span(*licence.span("states")))
            pieces = [Span(sentence.start, licence.start()), Span(licence.end(), sentence.end)]
        verb = _VERB.search(text, pieces[0].start, pieces[0].end)
        pieces[0] = Span(verb.start() if verb else pieces[0].end, pieces[0].end)
        for piece in pieces:
            found = (_bare(text, span) for span in _rejoined(text, _listed(text, piece, _BETWEEN_SPECIALTIES)))
            specialties += (span for span in found if span.start < span.end)
    return _credentials(text, licensure=licensure, specialties=specialties)


def _sentences(text: str, zone: Span) -> Iterator[Span]:
    """Yield each sentence on credentials, without its full stop; one that ends initials (``D.C.``) stays."""
    zone = trimmed(text, zone.start, zone.end)
    start = zone.start
    for mark in _END_OF_SENTENCE.finditer(text, zone.start, zone.end):
        end = mark.start()
        if _ENDS_IN_INITIALS.search(text, max(start, end - 5), end):
            end += text[end : mark.end()].count(".")
        if end - start <= _LONGEST_SENTENCE and _ON_CREDENTIALS.search(text, start, end):
            yield trimmed(text, start, end)
        start = max(mark.end(), end)


def _credentials(text: str, *, licensure: list[Span], specialties: list[Span]) -> Reading[ReviewerCredentials]:
    spans = {f"/licensure/{i}": span for i, span in enumerate(licensure)}
    spans |= {f"/specialties/{i}": span for i, span in enumerate(specialties)}
    value = ReviewerCredentials(
        licensure=tuple(words_of(text, span) for span in licensure),
        specialties=tuple(words_of(text, span) for span in specialties),
    )
    return Reading(value, spans)


def _states(text: str, zone: Span) -> Iterator[Span]:
    """Yield each state of a list; the capital's comma does not separate."""
    capitals = [Span(*found.span()) for found in _DISTRICT.finditer(text, zone.start, zone.end)]
    for span in _listed(text, zone, _BETWEEN_STATES):
        lead = _BEFORE_A_STATE.match(text, span.start, span.end)
        start = lead.end() if lead else span.start
        inside = [capital for capital in capitals if capital.start <= start < capital.end]
        if inside and start > inside[0].start:
            continue
        yield Span(start, inside[0].end if inside else span.end)


def _listed(text: str, zone: Span, separator: re.Pattern[str]) -> list[Span]:
    return [span for span in _between(text, zone, separator) if span.start < span.end]


def _between(text: str, zone: Span, separator: re.Pattern[str]) -> Iterator[Span]:
    start = zone.start
    for mark in separator.finditer(text, zone.start, zone.end):
        yield trimmed(text, start, mark.start())
        start = mark.end()
    yield trimmed(text, start, zone.end)


def _bare(text: str, span: Span) -> Span:
    """Return the name of a specialty without the words that lead to it or follow it."""
    lead = _BEFORE_A_SPECIALTY.match(text, span.start, span.end)
    start = lead.end() if lead else span.start
    tail = _AFTER_A_SPECIALTY.search(text, start, span.end)
    return trimmed(text, start, tail.start() if tail else span.end)


def _rejoined(text: str, spans: list[Span]) -> list[Span]:
    """Join again what was split at the "and" or comma within the name of one specialty."""
    joined: list[Span] = []
    position = 0
    while position < len(spans):
        runs = (spans[position : position + length] for length in range(_LONGEST_COMPOUND, 1, -1))
        whole = next((run for run in runs if is_compound_specialty(words_of(text, _bare(text, _over(run))))), None)
        run = whole or spans[position : position + 1]
        joined.append(_over(run))
        position += len(run)
    return joined


def _over(spans: list[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end)
