"""Figures of a clinical story: scores of pain, strength, sessions, days, shares, and a fall from one number to another."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from openimr.checks.story.counted_spells import find_spells
from openimr.checks.story.counted_times import find_times
from openimr.checks.story.pain_scores import find_pain_scores
from openimr.checks.story.scales import SCORES, find_scores, scales
from openimr.checks.story.shares import IN_DIGITS, find_shares
from openimr.checks.story.two_readings import find_readings
from openimr.domain.text import Span
from openimr.terms.lexicons import Word
from openimr.terms.numbers import NUMBER_WORDS, number_of

_OUT_OF = r"(?:\s?/\s?|\s+(?:out\s+)?of\s+)"
_THINGS = r"(?:visits?|sessions?|treatments?|injections?|toes?|fingers?|tablets?|pills?|days?|nights?|weeks?|months?|patients?)\b"
_AT_A_NUMBER = (
    (
        "#score",
        re.compile(
            rf"(?:10|\d(?:\.\d)?)(?:\s?(?:-|to)\s?(?:10|\d))?{_OUT_OF}10\b(?!\s?[/-]\s?\d|\s+{_THINGS})", re.IGNORECASE
        ),
    ),
    ("#weak", re.compile(rf"(?:[0-4][+-]?|5-){_OUT_OF}5\b(?!\s?[/-]\s?\d)", re.IGNORECASE)),
    ("#date", re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b|(?:\d{1,2}/)?(?:19|20)\d\d\b")),
    ("#percent", IN_DIGITS),
    ("#mm", re.compile(r"\d{1,2}(?:\.\d)?\s?(?:mm|millimeters?)\b", re.IGNORECASE)),
)
FIGURES = (
    "#score", "#weak", "#date", "#percent", "#mm", "#shift", "#count", "#fall", "#eased", "#rise", "#obese", "#graded", "#positive", "#how often",
    *sorted({scale.name for scale in scales()} | set(SCORES.values())),
)  # fmt: skip
"""Names of all figures."""

_COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_SCALE = r"(?:\s?/\s?10|\s+out\s+of\s+10)?"
_LAPSE = r"(?:hours?|days?|weeks?|months?|years?|minutes?|hrs?|wks?|mos?|yrs?)\b"
"""Behind a number: how much later it was, no reading: "8/10 before and 2 weeks later"."""

_COURSE = re.compile(
    rf"\bfrom\s+(?:an?\s+)?(?P<first>\d{{1,3}})[^.;]{{0,24}}?\s+to\s+(?:an?\s+)?(?P<last>\d{{1,3}})\b"
    rf"|\b(?P<before>\d{{1,2}}){_SCALE}\s+(?:before|without|w/o)(?!\w)[^.;]{{0,60}}?\b(?P<after>\d{{1,2}}){_SCALE}\s+(?:after|with(?!out)|w/(?!o)|(?!{_LAPSE})(?:[a-z]+\s+){{0,3}}?(?:afterwards?|later)\b)"
    rf"|\b(?:without|before|w/o)(?!\w)[^.;\d]{{0,30}}?\b(?P<off>\d{{1,2}}){_SCALE}\b[^.;\d]{{0,24}}?\b(?:with(?!out)|on|after|w/(?!o))[^.;\d]{{0,30}}?\b(?P<on>\d{{1,2}}){_SCALE}"
    rf"|\b(?P<with>\d{{1,2}}){_SCALE}\s+(?:after|with(?!out)|w/(?!o))[^.;]{{0,60}}?\b(?P<without>\d{{1,2}}){_SCALE}\s+(?:before|without|w/o|(?:when|once|after|as)\s+(?:[a-z]+\s+){{1,4}}?(?:wears?|wore|runs?|ran)\s+(?:off|out))(?!\w)"
    r"|\b(?P<later>\d{1,3})\s+\w+,?\s+(?:instead\s+of|rather\s+than|up\s+from)\s+(?:an?\s+)?(?P<earlier>\d{1,3})\b"
    rf"|\b(?:was|were|had\s+been|measured|started\s+at)\s+(?:only\s+)?(?P<once>\d{{1,3}}){_SCALE}(?!\s?[/-])[^.;\d]{{0,50}}?\bnow\s+(?:at\s+)?(?P<now>\d{{1,3}})\b(?!\s?[/-]\s?\d)"
    rf"|(?<![\d/.-])\b(?P<today>\d{{1,3}}){_SCALE}(?:\s?°|\s(?:degrees|kg|kilograms?|lbs?|pounds|minutes|feet|blocks))?(?:\s+(?:now|today))?,?\s+\(?(?:was|were|previously|formerly)\s+(?P<former>\d{{1,3}})\b(?!\s?[/-]\s?\d)"
    rf"|\bon\s+(?!\d)[^.;\d]{{0,40}}?\b(?P<taking>\d{{1,2}}){_SCALE}[^.;\d]{{0,20}}?\boff\s+(?!work)[^.;\d]{{0,24}}?\b(?P<untaken>\d{{1,2}}){_SCALE}"
    rf"|\bfrom\s+(?:an?\s+)?(?P<words>{_COUNT})\b[^.;]{{0,24}}?\s+to\s+(?:an?\s+)?(?P<fewer>{_COUNT})\b"
    rf"|(?<![\d/.-])\b(?P<left>\d{{1,3}}){_SCALE}\s?(?:→|⇒|-{{0,2}}>|=>)\s?(?P<right>\d{{1,3}})\b"
    rf"|\b(?:pain|VAS|NRS|headaches?)\s+(?:\w+\s+){{0,2}}?(?P<upper>{_COUNT}){_SCALE}\s+to\s+(?P<lower>{_COUNT}){_SCALE}\s+(?:after|with|on|since|following|by)\b"
    rf"|\b(?:down\s+)?to\s+(?:an?\s+)?(?P<end>{_COUNT}){_SCALE}\s+from\s+(?:an?\s+)?(?P<start>{_COUNT})\b"
    r"|\b(?:brought|down|drops|dropped|falls|fell|reduced|decreased|lowered)\s+(?:down\s+)?to\s+(?:an?\s+)?\d",
    re.IGNORECASE,
)
_OF_OTHER = re.compile(
    r"\b(?:(?<!when\sthe\s)(?<!once\sthe\s)(?:tablets?|tabs?|pills?|capsules?)|mg|mcg|(?:times\s+)?(?:a|per|each)\s+day|daily|degrees?|pounds?|lbs?|minutes?|feet|blocks?|miles?)\b",
    re.IGNORECASE,
)
_UNIT_AFTER = 10
_POSITIVE = re.compile(
    r"(?<![\d.])[1-4]\s?\+(?!\s?/?\s?5)|(?P<word>[A-Za-z]+)\s?\(?\+(?![\dA-Za-z/])|(?<![\w+])\(?\+\)?\s?(?P<after>[A-Za-z]+)"
)
_GRADED = re.compile(rf"[0-5][+-]?{_OUT_OF}5\b(?!\s?[/-]\s?\d)", re.IGNORECASE)
_SHIFT = re.compile(r"(?:3\.[6-9]|(?:[4-9]|\d\d)(?:\.\d)?)\s?(?:mm|millimeters?)\b", re.IGNORECASE)
_OBESE = re.compile(
    r"\b(?:BMI|body[\s-]+mass[\s-]+index)\b(?:\s+(?:on|of)\s+\d{1,2}[/-]\d{1,2}[/-]\d{2,4})?[^.;\d]{0,24}(?:[3-9]\d)\b",
    re.IGNORECASE,
)
_SERVED = frozenset({"session", "visit", "treatment"})
_TO_COME = frozenset({"remaining", "authorized", "approved", "requested", "left"})
_TIMES = re.compile(
    r"\b(?:PT|OT|CBT|therapy|acupuncture|chiro(?:practic)?(?:\s+care)?|massage|aquatics?|psychotherapy|biofeedback|rehab|sessions?|visits?)\s?\(?[x×]\s?"
    r"\d{1,3}\b(?!\s?(?:[/%.]\d|-?\s?(?:weeks?|wks?|months?|mos?|days?|years?|yrs?|hours?|hrs?|minutes?)\b))",
    re.IGNORECASE,
)
_ATTENDED = re.compile(
    r"\b(?:attended|completed|had|has\s+had|received|undergone|used|finished|done|after|visit|session)\s+(?:\w+\s+)?(?P<count>\d{1,3}\s+(?:out\s+)?of\s+(?:\w+\s+){0,2}?\d{1,3})\b"
    r"(?=\s+(?:[A-Za-z-]+\s+){0,5}?(?:visits?|sessions?|treatments?)\b)",
    re.IGNORECASE,
)
_LONGEST_COUNT = 5
_PAIRS = (
    ("first", "last"),
    ("off", "on"),
    ("before", "after"),
    ("without", "with"),
    ("earlier", "later"),
    ("once", "now"),
    ("former", "today"),
    ("untaken", "taking"),
    ("words", "fewer"),
    ("start", "end"),
    ("left", "right"),
    ("upper", "lower"),
)


class Figure(NamedTuple):
    """A figure among the words of a text.

    Attributes:
        name: ``#score`` of pain, ``#weak`` strength, ``#count`` of sessions, ``#date``, ``#percent``, ``#mm``, ``#shift`` more than 3.5 mm (of
            a segment of the neck too much; of the low back 4.5 mm, which is left to the reader; AMA Guides, 5th ed., 15.1b [unverified]),
            ``#fall`` and ``#rise`` from one number to another, ``#eased`` a fall that is of no dose, angle or distance, ``#obese`` a body mass index of 30 or more, ``#graded`` strength of any
            grade, ``#positive`` a sign marked with a plus ("2+"), ``#how often`` something comes; and the scores of ``openimr.checks.story.scales``.
        span: Where it stands in the text.
    """

    name: str
    span: Span


def find_figures(text: str, words: Sequence[Word], sentences: Sequence[Span]) -> Iterator[Figure]:
    """Yield the figures of the sentences of a text, by their kind.

    Args:
        text: The text.
        words: The words of its sentences, in order.
        sentences: Where its sentences stand, in order.
    """
    numbers = [index for index, word in enumerate(words) if word.form.isdigit()]
    for index in numbers:
        start = words[index].start
        if start and (text[start - 1].isalnum() or text[start - 1] in "/.-"):
            continue
        for name, pattern in _AT_A_NUMBER:
            if match := pattern.match(text, start):
                yield Figure(name, Span(*match.span()))
                break
    yield from _standing_alone(text, [words[index].start for index in numbers])
    yield from _counts(text, words)
    yield from (
        Figure("#count", Span(*match.span()))
        for sentence in sentences
        for match in _TIMES.finditer(text, sentence.start, sentence.end)
    )
    yield from (
        Figure("#count", Span(*match.span("count")))
        for sentence in sentences
        for match in _ATTENDED.finditer(text, sentence.start, sentence.end)
    )
    yield from (
        Figure("#obese", Span(*match.span()))
        for sentence in sentences
        for match in _OBESE.finditer(text, sentence.start, sentence.end)
    )
    yield from (Figure("#count", span) for sentence in sentences for span in find_times(text, sentence))
    yield from (Figure("#how often", span) for sentence in sentences for span in find_spells(text, sentence))
    yield from (Figure(name, span) for name, span in find_scores(text, sentences))
    yield from (Figure("#score", span) for span in find_pain_scores(text, sentences))
    yield from (Figure("#percent", span) for span in find_shares(text, sentences))
    yield from _marks(text, sentences)
    starts = [words[index].start for index in numbers]
    for sentence in sentences:
        place = bisect_left(starts, sentence.start)
        has_number = place < len(starts) and starts[place] < sentence.end
        if has_number or any(text.find(word, sentence.start, sentence.end) >= 0 for word in (" from ", " to ")):
            yield from _courses(text, sentence)
            yield from (Figure(name, span) for name, span in find_readings(text, sentence))


def _standing_alone(text: str, starts: Sequence[int]) -> Iterator[Figure]:
    """Yield what numbers also are that stand behind a blank: strength of any grade, three millimeters or more."""
    for name, pattern in (("#graded", _GRADED), ("#shift", _SHIFT)):
        for start in starts:
            match = pattern.match(text, start)
            if match is not None and text[start - 1 : start] in {" ", "("}:
                yield Figure(name, Span(*match.span()))


def _marks(text: str, sentences: Sequence[Span]) -> Iterator[Figure]:
    """Yield the signs that are marked with a plus: "Lachman 2+", "Neer +", "(+) Hawkins"."""
    for sentence in sentences:
        if text.find("+", sentence.start, sentence.end) >= 0:
            for match in _POSITIVE.finditer(text, sentence.start, sentence.end):
                word = "word" if match["word"] else "after"
                yield Figure("#positive", Span(*match.span(word)) if match[word] else Span(*match.span()))


def _counts(text: str, words: Sequence[Word]) -> Iterator[Figure]:
    for index, word in enumerate(words):
        if word.form not in _SERVED or (index + 1 < len(words) and words[index + 1].form in _TO_COME):
            continue
        for before in range(index - 1, max(index - 1 - _LONGEST_COUNT, -1), -1):
            form = words[before].form
            if form.isdigit() or form in NUMBER_WORDS or form == "dozen":
                if "." not in text[words[before].end : word.start]:
                    yield Figure("#count", Span(words[before].start, word.end))
                break


def _courses(text: str, sentence: Span) -> Iterator[Figure]:
    for match in _COURSE.finditer(text, sentence.start, sentence.end):
        told = next(((match[first], match[last]) for first, last in _PAIRS if match[first] is not None), None)
        if told is None or number_of(told[1]) < number_of(told[0]):
            yield Figure("#fall", Span(*match.span()))
            if _OF_OTHER.search(text, match.start(), min(match.end() + _UNIT_AFTER, sentence.end)) is None:
                yield Figure("#eased", Span(*match.span()))
        elif number_of(told[1]) > number_of(told[0]):
            yield Figure("#rise", Span(*match.span()))
