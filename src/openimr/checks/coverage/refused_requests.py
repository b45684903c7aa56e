"""The requests that the summary says utilization review refused."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from openimr.checks.coverage.treatments import Treatment
from openimr.checks.letters import Letter
from openimr.domain.text import Span

_OF_REVIEW = re.compile(
    r"\b(?:utili[sz]ation|UR|request\w{0,3}|review\w{0,2}|determination|certif\w{1,8}|non-?\s?certif\w{1,8}|authori[sz]\w{1,7}|"
    r"approv\w{1,3}|claims?\s(?:administrator|adjuster)|denial|necessary|(?:was|were|been|is|are)\s(?:\w{2,12}\s)?(?:denied|modified))\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:non-?\s{0,2}certif\w{1,8}|not\s(?:certified|approved|authorized)|denied|fail(?:ed|s)\sto\s(?:approve|authorize|certify)|"
    r"declined|disapproved|refused|not\smedically\snecessary)\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:(?P<refused>non-?\s{0,2}certif\w{1,8}|not\s(?:certified|approved|authorized)|denied|"
    r"fail(?:ed|s)\sto\s(?:approve|authorize|certify)|declined|disapproved|refused)|"
    r"modif(?:ied|ication)|partial(?:ly)?(?=\s(?:non-?\s?)?(?:certif|approv|authori|allow|grant|den(?:y|i)|modif))|certified|"
    r"authorized|approved|allow(?:ed|ing))\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:due\sto|because|since|as\s(?:there|the|it|no|was|were|is)|given|stat(?:ed|ing)|indicat(?:ed|ing)|citing|cited|reason(?:s|ed)?|"
    r"rationale|not(?:ed|ing)|lack|evidence|guidelines?|on\sthe\sground|which|but|although|however|for\s(?:lack|want|the\sfollowing)|"
    r"per\sthe|based\son|finding|with\sthe)\b|[.:]\s",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\W*(?:(?:(?:both|the|a|an|this|that|these|prospective|retrospective|concurrent)\s)*requests?\s(?:for|of)\b)?\W*",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\brequest(?:s|ed)?\s(?:(?:was|were|is|has\sbeen)\s)?(?:(?:received|made|submitted)\s)?(?:on\s\S{1,12}\s)?(?:for|of)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:(?:the|this|that|these|those|said|above|following|such|his|her|all|other|multiple|several|various|aforementioned|same)\s"
    r"(?:(?:above|following|aforementioned|remaining|other|disputed|requested|proposed|prescribed|treatment|surgical|medical)\s){0,2}"
    r"(?:requests?|treatments?|services?|items?|medications?|drugs?|surgery|surgeries|procedures?|modalities|equipment|supplies|dme|labs?|tests)"
    r"|requests?(?!\s(?:was|were|is)\s(?:received|made|submitted)\b)|(?:requests?|requested)\s(?:for\s)?(?:treatments?|services?|items?|medications?|surgery|procedures?|dme|modalities))\b"
    r"(?!\s(?:for|of|as\sfollows|to\s(?:the|a)|management|plan|day)\b)|\brequests?\sbelow\b|\bassociated\s(?:surgical\s)?services\b",
    re.IGNORECASE,
)
_SUBMITTED = re.compile(
    r"\brequest[^.;]{0,60}\b(?:was|were)\s(?:received|made|submitted|signed|dated)\b[^.;]{0,30}?\b(?:for|included)\b",
    re.IGNORECASE,
)
_FEWEST_SUBMITTED = 3
_ENDS = " \t\n.,:"
_BREAK = re.compile(
    r";|,(?=\s)|\b(?:and|plus|as\swell\sas|along\swith|together\swith)\b|\s[-–—•]\s|\d\)\s|:\s", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class RefusedRequests:
    """What the summary tells of the requests that were reviewed.

    Attributes:
        text: The letter's text.
        sentences: The sentences that tell it.
        named: Where they name requests.
        is_general: Whether they speak of requests without naming them.
    """

    text: str
    sentences: tuple[Span, ...]
    named: tuple[Span, ...]
    is_general: bool

    @cached_property
    def pieces(self) -> tuple[Treatment, ...]:
        """The sentences and every phrase of them, as treatments."""
        return tuple(
            Treatment(self.text, piece) for span in self.named for piece in (span, *pieces_of(self.text, span))
        )

    @cached_property
    def refused(self) -> tuple[Treatment, ...]:
        """The phrases that name a treatment that was refused outright."""
        zones = (zone for span in self.sentences for zone in _refused_zones(self.text, span))
        pieces = (Treatment(self.text, piece) for zone in zones for piece in pieces_of(self.text, zone))
        return tuple(piece for piece in pieces if piece.names_one)


def read_refused_requests(letter: Letter) -> RefusedRequests | None:
    """Read the requests in the sentence on utilization review, and in those after it; None where there is none.

    Where these speak of "the request" only, the list of what was submitted before it counts in their stead.
    """
    review = letter.parts.ur
    if review is None:
        return None
    text = letter.text
    sentences = letter.sentences(letter.summary)
    told = [
        span for span in sentences if span.end > review.span.start and _OF_REVIEW.search(text, span.start, span.end)
    ]
    is_general = any(_is_general(text, span) for span in told)
    submitted = _submitted(text, [span for span in sentences if span.start < review.span.end]) if is_general else None
    return RefusedRequests(
        text=text,
        sentences=tuple(told),
        named=tuple(told) if submitted is None else (submitted,),
        is_general=is_general and submitted is None,
    )


def _is_general(text: str, sentence: Span) -> bool:
    """Return whether a sentence speaks of requests without naming them, elsewhere than in the reason of a decision."""
    decided = _DECIDED.search(text, sentence.start, sentence.end)
    reason = _REASON.search(text, decided.end(), sentence.end) if decided else None
    return _GENERAL.search(text, sentence.start, reason.start() if reason else sentence.end) is not None


def _submitted(text: str, sentences: Sequence[Span]) -> Span | None:
    """Return the last list of what was submitted, if it names treatments and leaves none in general words."""
    for span in reversed(sentences):
        submitted = _SUBMITTED.search(text, span.start, span.end)
        if submitted is not None:
            zone = Span(submitted.end(), span.end)
            named = sum(Treatment(text, piece).names_one for piece in pieces_of(text, zone))
            is_general = _GENERAL.search(text, zone.start, zone.end) is not None
            return zone if named >= _FEWEST_SUBMITTED and not is_general else None
    return None


def pieces_of(text: str, zone: Span) -> Iterator[Span]:
    """Yield what stands between the marks of a list."""
    start = zone.start
    for mark in _BREAK.finditer(text, zone.start, zone.end):
        yield from _stripped(text, start, mark.start())
        start = mark.end()
    yield from _stripped(text, start, zone.end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if piece.strip(_ENDS):
        yield Span(start + len(piece) - len(piece.lstrip(_ENDS)), start + len(piece.rstrip(_ENDS)))


def _refused_zones(text: str, sentence: Span) -> Iterator[Span]:
    """Yield where a sentence names what was refused, without the reason: after the verb, else before it."""
    verbs = list(_DECIDED.finditer(text, sentence.start, sentence.end))
    start = sentence.start
    for index, verb in enumerate(verbs):
        end = verbs[index + 1].start() if index + 1 < len(verbs) else sentence.end
        after = _after(text, verb, end)
        if verb["refused"]:
            subject = None if after else _SUBJECT.search(text, start, verb.start())
            if after is not None:
                yield after
            elif subject is not None and not _REASON.search(text, subject.end(), verb.start()):
                yield Span(subject.end(), verb.start())
        start = verb.end()


def _after(text: str, verb: re.Match[str], end: int) -> Span | None:
    """Return what follows a verb, up to a reason; None where no treatment does."""
    opening = _OPENING.match(text, verb.end(), end)
    start = opening.end() if opening else verb.end()
    reason = _REASON.search(text, start, end)
    zone = Span(start, reason.start() if reason else end)
    return zone if any(Treatment(text, piece).names_one for piece in pieces_of(text, zone)) else None
