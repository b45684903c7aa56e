"""What the days of a text are days of: a study, an operation, a visit, a request, the injury."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from heapq import merge

from openimr.domain.parts import Side
from openimr.domain.text import Span
from openimr.terms.dates import calendar_date, find_dates, find_months, find_other_dates
from openimr.terms.lexicons import words_in
from openimr.terms.regions import find_regions
from openimr.terms.sides import find_sides


class Kind(Enum):
    """What happened on a day; studies by how they are made."""

    MRI = "MRI"
    CT = "CT"
    XRAY = "x-ray"
    ULTRASOUND = "ultrasound"
    ELECTRODIAGNOSTIC = "electrodiagnostic study"
    SCAN = "scan"
    STUDY = "study"
    INJECTION = "injection"
    OPERATION = "operation"
    FIRST_REPORT = "first report"
    DRUG_TEST = "urine drug test"
    VISIT = "visit"
    REQUEST = "request"
    APPROVAL = "approval"
    REVIEW = "utilization review"
    INJURY = "injury"
    OTHER = "day"


STUDIES = frozenset({Kind.MRI, Kind.CT, Kind.XRAY, Kind.ULTRASOUND, Kind.ELECTRODIAGNOSTIC, Kind.SCAN, Kind.STUDY})
_IMAGES = frozenset({Kind.MRI, Kind.CT, Kind.SCAN})

_CANDIDATE = re.compile(
    r"[0-9JFMASOND](?:(?<=[0-9])[0-9]?[/-]\s{0,4}[0-9]{1,2}[/-]\s{0,4}[0-9]{2}|"
    r"(?<=[A-Z])[A-Za-z]{2,8}(?:\.?\s{1,4}|/)[0-9]{1,2}(?:st|nd|rd|th)?(?:,?\s{1,4}|,|/)[0-9]{4})"
)
_NUMBERS = re.compile(
    r"(?P<month>[0-9][0-9]?)(?P<mark>[/-])(?P<day>[0-9]{1,2})(?P=mark)(?P<year>(?:19|20)[0-9]{2})(?![0-9/-])"
)
_NOUN = re.compile(
    r"""
    \b (?:
      (?P<FIRST_REPORT> first \s report (?: \s of (?: \s (?: occupational | work ) )? \s (?: injury | illness )
        (?: (?: \s or \s | / ) (?: injury | illness ) )? )? )
    | (?P<REQUEST> requests? (?: \s for \s authorization )? | requested | RFA | authorization \s (?: form | request )
        | request \s form )
    | (?P<APPROVAL> approved | authorized | certified | approval )
    | (?P<REVIEW> utili[sz]ation \s review (?: \s \(UR\) )? (?: \s (?: report | form | letter | decision | determination | notice ) )?
        | UR (?: \s (?: report | form | letter | decision | determination ) )? | (?: prior | previous | original | initial ) \s
        (?: review | determination | denial | decision ) (?: \s letter )? | non-?\s?certif\w+ | denied )
    | (?P<INJURY> injury \s date | injur(?:y|ies) | injured (?! \s worker ) | hurt | DOI | accident | occupational \s claim )
    | (?P<DRUG_TEST> (?: urine \s (?: drug | toxicology ) | toxicology | drug ) \s (?: screen(?:ing|s)? | tests? | testing ) | UDS )
    | (?P<VISIT> visits? | notes? | reports? | evaluat(?:ion|ed) | re-?evaluat(?:ion|ed) | follow-?\s?up | exam(?:ination)? | seen
        | PR-?2 | consultation | assessment | assessed | complain(?:ts?|ed|s) | present(?:ed|s) | appointment | records? )
    | (?P<MRI> MRIs? | magnetic \s resonance | MR \s arthrogra\w+ )
    | (?P<CT> CT | CAT \s scan | computed \s tomography | computerized \s tomography )
    | (?P<XRAY> x-?rays? | radiographs? | (?: plain \s )? films | flexion \s and \s extension \s views )
    | (?P<ULTRASOUND> (?: diagnostic \s )? ultrasound | ultrasonogra\w+ | sonogram | duplex )
    | (?P<ELECTRODIAGNOSTIC> EMG | NCV | NCS | electro-?\s?diagnostics? | electromyogra\w+ | nerve \s conduction )
    | (?P<SCAN> scan | imaging )
    | (?P<STUDY> arthrogram | myelogram | discogram | bone \s density | sleep \s study | polysomnogra\w+ | echocardiogram
        | angiogram | endoscopy | colonoscopy | functional \s capacity \s evaluation )
    | (?P<INJECTION> injections? | injected | nerve \s blocks? | blocks? | ESI | ablation )
    | (?P<OPERATION> surger(?:y|ies) | operat(?:ion|ed) | arthroscop\w+ | fusion | discectomy | laminectomy | \w+plasty
        | repair(?:ed)? | releas(?:e|ed) | replac(?:ement|ed) | meniscectomy | reconstruct(?:ion|ed) | ORIF | fixation | excision
        | debridement | decompression | amputation | pinn(?:ing|ed) | tenodesis | implantation | removal )
    ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DONE = r"(?:performed|done|taken|obtained|dated|completed|made|signed|received|submitted|given|carried\sout|administered|pinned|listed|recorded)"
_APART = re.compile(
    rf"\b(?:show(?:s|ed)|reveal(?:s|ed)|demonstrate[sd]|not(?:ed(?!\sto)|es)|found|document(?:s|ed)|indicat(?:es|ed)|"
    rf"(?:was|were|is|are|has\sbeen|had\sbeen)(?!\s*(?:on\s|of\s|from\s)?\s*\Z|\s(?:also\s)?(?:noted\sto\s(?:be|have\sbeen)\s)?{_DONE})|(?:had|has|have)(?!\sbeen)|"
    rf"which|who|because|but|while|after|before|until|since|prior\sto|"
    r"with|without|helped|relieved|improved|showing|revealing)\b",
    re.IGNORECASE,
)
_READ = re.compile(
    r"\b(?:read|interpreted|reviewed|reported|dictated|scheduled|planned|expected)\s(?:on\s|for\s)?\Z", re.IGNORECASE
)
_WORD_AFTER = re.compile(r"[\s(]{0,3}+(?!(?:on|at|in|and|the|for|to|he|she)\b)[A-Za-z'’/-]{1,16}(?=\s)", re.IGNORECASE)
_BLANK = re.compile(r"\s\(?")
_LIST = re.compile(r"[\s,;()&]*(?:and|through|to)?[\s,;()]*\Z", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]?\s(?=[A-Z0-9])|;\s")
_LOOKED_BACK = 130
_WORDS_BEFORE = 28
_MOST_WORDS_AFTER = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """A day that a text names, and what it is the day of.

    Attributes:
        day: The day.
        span: Where it stands.
        kind: What happened; ``OTHER`` where the words before and after do not say.
        phrase: From the words that say what happened to the day.
        regions: Regions of the body that the phrase names.
        sides: Sides that it names.
        lead: The words of its sentence before the day.
    """

    day: date
    span: Span
    kind: Kind
    phrase: Span
    regions: frozenset[str] = frozenset()
    sides: frozenset[Side] = frozenset()
    lead: str = ""


def days_in(text: str, zone: Span) -> Iterator[tuple[Span, date]]:
    """Yield each day that a zone names, with its span, in order."""
    others = list(find_other_dates(text, zone))
    yield from (
        merge(others, _common_days(text, zone), key=lambda found: found[0].start)
        if others
        else _common_days(text, zone)
    )


def _common_days(text: str, zone: Span) -> Iterator[tuple[Span, date]]:
    position = zone.start
    while (candidate := _CANDIDATE.search(text, position, zone.end)) is not None:
        found = next(iter(find_dates(text, Span(candidate.start(), min(zone.end, candidate.end() + 4)))), None)
        if found is not None:
            yield found
        position = found[0].end if found else candidate.end()


def unreal_days_in(text: str, zone: Span) -> Iterator[Span]:
    """Yield where numbers are written as a day that the calendar does not have.

    >>> [span.of(text) for text in ["seen 02/30/2016 and 3/4/2016"] for span in unreal_days_in(text, Span(0, len(text)))]
    ['02/30/2016']
    """
    for match in _NUMBERS.finditer(text, zone.start, zone.end):
        is_whole = match.start() == zone.start or text[match.start() - 1] not in "0123456789/.-"
        if (
            is_whole
            and calendar_date(year=int(match["year"]), month=int(match["month"]), day=int(match["day"])) is None
        ):
            yield Span(*match.span())


def months_in(text: str, zone: Span) -> Iterator[Dated]:
    """Yield each month that a zone names without a day, as its first day, with what happened in it.

    >>> text = "A lumbar MRI in June 2016 showed a bulge."
    >>> [(each.day.isoformat(), each.kind.value) for each in months_in(text, Span(0, len(text)))]
    [('2016-06-01', 'MRI')]
    """
    for span, year, month in find_months(text, zone):
        start = _sentence_start(text, max(zone.start, span.start - _LOOKED_BACK), span.start)
        yield _dated(text, zone, Span(start, span.start), span, date(year, month, 1))


def dated_in(text: str, zone: Span) -> Iterator[Dated]:
    """Yield each day of a zone with what it is the day of.

    >>> text = "The MRI of the left knee on 3/4/2016 and the note dated 5/6/2016 agree."
    >>> [(each.day.isoformat(), each.kind.value) for each in dated_in(text, Span(0, len(text)))]
    [('2016-03-04', 'MRI'), ('2016-05-06', 'visit')]
    """
    before: Dated | None = None
    for span, day in days_in(text, zone):
        start = _sentence_start(text, max(zone.start, span.start - _LOOKED_BACK), span.start)
        if before is not None and before.span.end >= start:
            if _LIST.match(text, before.span.end, span.start):
                before = Dated(
                    day=day,
                    span=span,
                    kind=before.kind,
                    phrase=Span(before.phrase.start, span.end),
                    regions=before.regions,
                    sides=before.sides,
                    lead=before.lead,
                )
                yield before
                continue
            start = before.span.end
        before = _dated(text, zone, Span(start, span.start), span, day)
        yield before


def _sentence_start(text: str, start: int, end: int) -> int:
    return max((match.end() for match in _SENTENCE_END.finditer(text, start, end + 1)), default=start)


def _dated(text: str, zone: Span, lead: Span, span: Span, day: date) -> Dated:
    noun = _noun_before(text, lead) or _noun_after(text, span, zone.end)
    if noun is None:
        return Dated(day=day, span=span, kind=Kind.OTHER, phrase=span, lead=lead.of(text))
    phrase = Span(min(noun.start(), span.start), max(noun.end(), span.end))
    kind = Kind[str(noun.lastgroup)]
    if kind not in STUDIES and kind not in {Kind.INJECTION, Kind.OPERATION}:
        return Dated(day=day, span=span, kind=kind, phrase=phrase, lead=lead.of(text))
    words = words_in(text, Span(max(lead.start, phrase.start - _WORDS_BEFORE), phrase.end))
    return Dated(
        day=day,
        span=span,
        kind=kind,
        phrase=phrase,
        regions=frozenset(region for found in find_regions(words) for region in found.value),
        sides=frozenset(found.value for found in find_sides(words)),
        lead=lead.of(text),
    )


def _noun_before(text: str, lead: Span) -> re.Match[str] | None:
    """Return the last word before a day that says what happened, unless the words between part them."""
    last = max(_NOUN.finditer(text, lead.start, lead.end), key=lambda noun: noun.start(), default=None)
    if last is None or _APART.search(text, last.end(), lead.end):
        return None
    if Kind[str(last.lastgroup)] in STUDIES and _READ.search(text, lead.start, lead.end):
        return None
    return last


def _noun_after(text: str, span: Span, end: int) -> re.Match[str] | None:
    """Return the word directly after a day that says what happened: "the 3/4/2016 lumbar MRI"."""
    position = span.end
    for _ in range(_MOST_WORDS_AFTER):
        blank = _BLANK.match(text, position, end)
        if blank is None:
            return None
        noun = _NOUN.match(text, blank.end(), end)
        if noun is not None:
            return noun
        word = _WORD_AFTER.match(text, position, end)
        if word is None:
            return None
        position = word.end()
    return None
