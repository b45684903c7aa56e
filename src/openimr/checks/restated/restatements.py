"""Where a letter names again what was asked for: in a rationale, in its conclusion, in the summary's requests and refusals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openimr.checks.letters import Letter
from openimr.checks.named import Named
from openimr.checks.restated.asked import Asked
from openimr.checks.restated.particulars import particulars_of
from openimr.checks.restated.phrases import phrases_of
from openimr.domain.text import Span
from openimr.terms.request_words import request_words

CONCLUSION = "conclusion"
RATIONALE = "rationale"
REFUSAL = "utilization review sentence"
SUMMARY = "summary"

_NUMBERED = request_words("number or side")
_REQUESTED = request_words("request")
_GENERAL = request_words("general")
_PAST = request_words("past")
_BEFORE = request_words("treatment before")
_REFUSAL_WORDS = request_words("decision")
_ORDERED = request_words("order")
_VISITED = request_words("visit")
_OFFERED = request_words("alternative")
_GOES_ON = request_words("goes on")
_RESULTS = request_words("result")
_STOCK = request_words("stock")
_ASKED_HERE = re.compile(
    r"\b(?:request(?:s|ed|ing)?|asked\sfor|asks\sfor|ordered|sought|seeks|proposed|disputed|remaining)\b", re.IGNORECASE
)
_AS_ASKED = re.compile(
    r"\W{0,3}(?:as\s(?:is\s|was\s)?)?(?:now\s)?(?:requested|asked\sfor|ordered|proposed|sought)\b", re.IGNORECASE
)
_GIVEN_BEFORE = re.compile(
    r"\b(?:had|after|following|treated\swith|tried|failed|using|taking)[\s-]+(?:[\w-]{1,20}[\s-]+){0,2}\Z",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:guidelines?|MTUS|ODG|ACOEM|recommend\w{0,6}|up\sto|exceed\w{0,4}|excess|at\smost|no\smore\sthan|more\sthan|over\sthe|"
    r"maximum|limit\w{0,3}|range|allow\w{0,3}|initial\strial|trial\sof|only|within|supported\sby)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:non-?\s?certif\w{1,8}|den(?:ied|ial|ying|y)|modified|fail(?:ed|s)\sto\s(?:approve|authorize|certify)|not\s(?:certified|"
    r"approved|authorized)|unable\sto\sapprove|partially\s\w{4,12}|disapproved|declined|conditionally)\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:(?P<refused>(?:non-?\s?|not\s)(?:certified|authorized|approved)|den(?:ied|ial)|fail(?:ed|s)\sto\s\w{7,9})|"
    r"modif(?:ied|ication)|partial(?:ly)?(?=\s(?:non-?\s?)?(?:certif|approv|authori|allow|grant|den(?:y|i)|modif))|certified|"
    r"authorized|approved|allow(?:ed|ing))\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:due\sto|because|since|as\s(?:there|the|it|no)|given|stat(?:ed|ing)|indicat(?:ed|ing)|citing|reason(?:s|ed)?|rationale|"
    r"not(?:ed|ing)|lack|evidence|guidelines?|recommend\w{0,6}|had)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{2}|\d{1,2},\s\d{4}\b")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[a-z]+")
_AROUND = 24


@dataclass(frozen=True, slots=True)
class Restatement:
    """A phrase that may name again what was asked for.

    Attributes:
        place: ``CONCLUSION``, ``RATIONALE``, ``REFUSAL`` or ``SUMMARY``.
        sentence: The sentence in which it stands.
        named: What it names.
        is_request: Whether a request is spoken of, so that its numbers are no guideline's and of no treatment before.
        is_the_request: Whether the phrase itself is called the request, so that it need not name the treatment.
    """

    place: str
    sentence: Span
    named: Named
    is_request: bool
    is_the_request: bool


def of_rationale(letter: Letter, asked: Asked) -> Iterator[Restatement]:
    """Yield the phrases of a rationale that may name what its item asks for: neither a guideline's nor of the past.

    A sentence whose particulars are all in the request says nothing else, and is passed over.
    """
    text, conclusion = letter.text, asked.item.parts.conclusion
    for sentence in letter.sentences(asked.item.rationale):
        written = sentence.of(text).lower()
        if conclusion is not None and conclusion.span == sentence:
            if not _is_stock(written) and not particulars_of(written).are_among(asked.of_description):
                yield from _phrases(letter, sentence, CONCLUSION, is_request=True)
            continue
        words = _words(written)
        if (words.isdisjoint(_NUMBERED) and not _DIGIT.search(written)) or not words.isdisjoint(_BEFORE):
            continue
        goes_on = not words.isdisjoint(_GOES_ON if asked.named.is_medicine else _GOES_ON | {"would"})
        goes_on = goes_on and words.isdisjoint(_OFFERED)
        if words.isdisjoint(_REQUESTED) and not (
            words.isdisjoint(_PAST) and words.isdisjoint(_GENERAL) and (goes_on or not asked.named.is_medicine)
        ):
            continue
        if not particulars_of(written).are_among(asked.of_heading):
            yield from _phrases(letter, sentence, RATIONALE, is_request=goes_on)


def _is_stock(written: str) -> bool:
    """Return whether a sentence is of the words alone with which any request is concluded."""
    return _DIGIT.search(written) is None and _words(written) <= _STOCK


def _words(written: str) -> set[str]:
    return set(_WORD.findall(written))


def _phrases(letter: Letter, sentence: Span, place: str, *, is_request: bool) -> Iterator[Restatement]:
    text, concludes = letter.text, place == CONCLUSION
    for phrase in phrases_of(text, sentence, with_regions=concludes):
        if _GIVEN_BEFORE.search(text, max(sentence.start, phrase.start - _AROUND), phrase.start):
            continue
        bound = _BOUND.search(text, phrase.start, phrase.end)
        around = (max(sentence.start, phrase.start - _AROUND), min(sentence.end, phrase.end + _AROUND))
        yield Restatement(
            place,
            sentence,
            Named(text, Span(phrase.start, bound.start()) if bound else phrase),
            is_request=is_request or _ASKED_HERE.search(text, *around) is not None,
            is_the_request=concludes
            or _ASKED_HERE.search(text, phrase.start, phrase.end) is not None
            or _AS_ASKED.match(text, phrase.end, sentence.end) is not None,
        )


def of_summary(letter: Letter, asked: Sequence[Asked]) -> Iterator[Restatement]:
    """Yield the phrases of the summary that tell what was requested, or refused; no request that a later visit followed."""
    text = letter.text
    told: list[tuple[Span, str]] = []
    for sentence in letter.sentences(letter.summary):
        written = sentence.of(text)
        words = _words(written.lower())
        refused = None if words.isdisjoint(_REFUSAL_WORDS) else _REFUSED.search(written)
        if refused is not None:
            told.append((_without_reason(written, sentence, refused), REFUSAL))
        elif not words.isdisjoint(_ORDERED):
            if words.isdisjoint(_BEFORE | _RESULTS) and " to date " not in written:
                told.append((sentence, SUMMARY))
        elif not words.isdisjoint(_VISITED) and _DATED.search(written):
            told = [each for each in told if each[1] == REFUSAL]
    only = asked[0].of_heading if len(asked) == 1 else None
    for zone, place in told:
        particulars = particulars_of(zone.of(text).lower())
        if not particulars or (only is not None and particulars.are_among(only)):
            continue
        decided = list(_DECIDED.finditer(text, zone.start, zone.end)) if place == REFUSAL else []
        for phrase in phrases_of(text, zone):
            is_request = not decided or _is_refused(decided, phrase)
            yield Restatement(place, zone, Named(text, phrase), is_request=is_request, is_the_request=False)


def _is_refused(decided: Sequence[re.Match[str]], phrase: Span) -> bool:
    """Return whether the verb before a phrase, else the first one, refuses; what was allowed may be another number."""
    before = [match for match in decided if match.start() < phrase.end]
    return (before[-1] if before else decided[0])["refused"] is not None


def _without_reason(written: str, sentence: Span, refused: re.Match[str]) -> Span:
    """Return what was refused, without the reason that is told before or after it."""
    reason = _REASON.search(written, refused.end())
    start = refused.start() if _REASON.search(written, 0, refused.start()) else 0
    return Span(sentence.start + start, sentence.start + (reason.start() if reason else len(written)))
