"""What a day is said to be the day of: the words before it, after it, or in the sentence before."""

import re
from dataclasses import dataclass

from openimr.checks.days.kinds import DONE, NOUN, STUDIES, Kind
from openimr.checks.days.told_behind import DONE_WORDS, noun_after, noun_soon
from openimr.domain.text import Span

_APART = re.compile(
    rf"\b(?:show(?:s|ed)|reveal(?:s|ed)|demonstrate[sd]|not(?:ed(?!\sto)|es)|found|document(?:s|ed)|indicat(?:es|ed)|"
    rf"(?:was|were|is|are|has\sbeen|had\sbeen)(?!\s*(?:(?:on|of|from|in|or|about|around|approximately)\s){{0,3}}\s*\Z|\s(?:on\sfile|in\sthe\s(?:file|chart|records?))\b|\s(?:(?:also|first|initially|later|then|again)\s)?(?:noted\sto\s(?:be|have\sbeen)\s)?{DONE_WORDS})|(?:had|has|have)(?!\sbeen)|"
    rf"which(?!\s(?:was|were|had\sbeen)\s{DONE_WORDS}|\s(?:took\splace|occurred|happened))|who|because|but|while|after|before|until|since|prior\sto|"
    r"with(?!\s(?:and\swithout\s)?(?:contrast|gadolinium)|\s\w+\sviews|"
    r"\s(?:[\w-]+\s){0,2}(?:mesh|grafts?|autograft|allograft|instrumentation|hardware|plates?|screws?|cage|ultrasound|fluoroscop\w+|sedation|anesthesia|cortisone|"
    r"steroids?|lidocaine|Kenalog|Depo-?\w*))|without(?!\s(?:contrast|gadolinium|dye))|helped|relieved|"
    r"improved|showing|revealing|began|started|commenced|resumed)\b",
    re.IGNORECASE,
)
_SAYS = r"(?:gave|gives|noted|notes|stat(?:es|ed|ing)|cit(?:es|ed|ing)|mention(?:s|ed)|list(?:s|ed)|says|said|recit(?:es|ed)|describ(?:es|ed)|refers|noting)"
_ASKING = re.compile(
    r"\b(?:request(?:s|ed|ing)?|order(?:s|ed|ing)?|recommend(?:s|ed|ing|ation)?|prescri(?:bed|ption)|authoriz(?:ed|ation)|approv(?:ed|al)|"
    r"certified|denied|denial|plan(?:s|ned)?|propos(?:ed|al)|asked|refer(?:red|ral)|schedul(?:ed|ing)|indication|need)\b"
    rf"(?:\s(?!(?:and|then|after|since|that|had|has|{_SAYS})\b)[\w/-]+){{0,7}}\s?\Z",
    re.IGNORECASE,
)
_IS_DONE = re.compile(
    r"\b(?:performed|done|taken|obtained|completed|collected|drawn|carried\sout|administered|conducted|undertaken|acquired)\b",
    re.IGNORECASE,
)
_READ = re.compile(
    r"\b(?:read|interpreted|reviewed|reported|dictated|scheduled|planned|expected)\s(?:on\s|for\s)?\Z", re.IGNORECASE
)
_AT_VISIT = re.compile(
    rf"\s(?:was\s|were\s)?{DONE_WORDS}\s(?:at|in)\s(?:the|his|her|an?)\s(?:[\w-]+\s)?\Z", re.IGNORECASE
)
_AT_WHICH = re.compile(
    r"\s(?:at|in|during|from)\swhich\s[^.;]{1,70}?(?:,\s(?:on|of|dated)\s|\s(?:took\splace|occurred|was\sheld)\s(?:on\s)?)\Z",
    re.IGNORECASE,
)
"""Between a visit and its day: "the visit at which it was asked for took place on"."""

_AND_DONE = re.compile(
    rf"\s(?:and\s|,\s)(?:(?:was|were)\s)?(?:then\s|later\s|subsequently\s)?{DONE_WORDS}\s(?:on\s|in\s)?\Z",
    re.IGNORECASE,
)
_IN_THE_FILE = re.compile(r"\sin\s(?:the|this|his|her)\s(?:[\w-]+\s)?\Z", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:planned|scheduled|slated|set|anticipated|postponed|rescheduled)\s(?:for|on|to|until)\s\Z", re.IGNORECASE
)
_IT = re.compile(
    rf"\s*(?:It|They|This|These|That|(?:This|That|The)\s(?:stud(?:y|ies)|tests?|testing|imaging|scan|operation|procedure))(?:\s(?:was|were|had\sbeen)\s|,\s){DONE_WORDS}\b|"
    r"\s*(?:He|She|The\s(?:patient|worker|claimant|applicant))\s(?:underwent|had|received|completed)\s(?:it|them|that|those|this|these|the\sprocedure)\s(?:on|in)\s\Z",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:(?:an?|the)\s(?:repeat|second|third|newer|later|further|latest)(?:\sone)?|another(?:\sone)?|repeated|that|those|one),?\s"
    r"(?:of|on|from|dated|done\son|performed\son)\s\Z",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)[.!?][\"'”’)\]]?\s(?=[A-Z0-9])|;\s")
_OF = re.compile(r"[\s,:(]*(?:(?:of|on|from|for|dated|date)[\s:]+){0,2}", re.IGNORECASE)
_SINCE = "since"
_ASKED = frozenset({Kind.REQUEST.name, Kind.APPROVAL.name})
_OPEN = frozenset({Kind.TEST.name, Kind.PROCEDURE.name})
"""Words that leave open what was done: "that study" is the one told before."""

_LOOKED_BACK = 130


@dataclass(frozen=True, slots=True)
class Event:
    """What a day is the day of.

    Attributes:
        kind: What happened; ``OTHER`` where no words say.
        noun: The words that say so; None where there are none.
        is_beside: Whether they stand beside the day, and not in what was told before.
        lead: The words of the sentence before the day.
    """

    kind: Kind
    noun: Span | None
    lead: Span
    is_beside: bool = True


def event_of(text: str, zone: Span, start: int, span: Span) -> Event:
    """Return what the day at ``span`` is the day of.

    Args:
        text: The text.
        zone: Where its words may stand.
        start: From where on the words before it may be its own: behind the day before it.
        span: Where the day stands.
    """
    begun = _sentence_start(text, max(zone.start, span.start - _LOOKED_BACK), span.start)
    lead = Span(min(max(begun, start), span.start), span.start)
    noun = _noun_of(text, lead, span, zone.end)
    is_beside = noun is not None
    is_open = noun is None or noun.lastgroup in _OPEN
    if is_open and lead.start == begun and _IT.match(text, lead.start, span.start):
        told = _noun_told_before(text, zone, lead.start)
        noun, is_beside = (told, False) if told is not None else (noun, is_beside)
    elif noun is None and (again := _AGAIN.search(text, lead.start, span.start)):
        noun = _noun_told_before(text, zone, again.start())
    if noun is None:
        return Event(Kind.OTHER, None, lead)
    return Event(Kind[str(noun.lastgroup)], Span(*noun.span()), lead, is_beside)


def _noun_of(text: str, lead: Span, span: Span, end: int) -> re.Match[str] | None:
    """Return the word that says what happened on a day: the one before it, else the one after it.

    A note that tells of what was done that day is none of that day: "reports relief with the 3/4/2016 injection".
    """
    before = _noun_before(text, lead)
    if before is None or before.lastgroup != Kind.VISIT.name or _OF.fullmatch(text, before.end(), span.start):
        return before or noun_after(text, span, end)
    after = noun_soon(text, span.end, end)
    return after if after is not None and Kind[str(after.lastgroup)] in DONE else before


def _sentence_start(text: str, start: int, end: int) -> int:
    return max((match.end() for match in SENTENCE_END.finditer(text, start, end + 1)), default=start)


def _noun_before(text: str, lead: Span) -> re.Match[str] | None:
    """Return the last word before a day that says what happened, unless the words between part them."""
    last = max(NOUN.finditer(text, lead.start, lead.end), key=lambda noun: noun.start(), default=None)
    if last is None:
        return None
    if (visit := _visit_at_which(text, lead)) is not None:
        return visit
    done = _done_at(text, lead, last)
    apart = _APART.search(text, last.end(), lead.end) if done is last else None
    last = done
    is_lasting = last.lastgroup == Kind.STATIONARY.name and apart is not None and apart[0].lower() == _SINCE
    is_aside = text[lead.end - 1 : lead.end] == "(" and Kind[str(last.lastgroup)] in DONE
    if apart is not None and not is_lasting and not is_aside:
        return None
    if Kind[str(last.lastgroup)] in DONE and _PLANNED.search(text, last.end(), lead.end):
        return None
    if Kind[str(last.lastgroup)] in STUDIES and _READ.search(text, lead.start, lead.end):
        return None
    return _asked(text, lead, last) if Kind[str(last.lastgroup)] in DONE else last


def _done_at(text: str, lead: Span, last: re.Match[str]) -> re.Match[str]:
    """Return what "was given at the visit of" a day, "was authorized and done on" it or stands "in the records (" with it; else the word itself."""
    if last.lastgroup == Kind.VISIT.name:
        at = _AT_VISIT.search(text, lead.start, last.start())
        if at is None and text[last.end() : lead.end] == " (":
            at = _IN_THE_FILE.search(text, lead.start, last.start())
        end = None if at is None else at.start()
    else:
        is_done_too = last.lastgroup in _ASKED and _AND_DONE.match(text, last.end(), lead.end)
        end = last.start() if is_done_too else None
    done = None if end is None else max(NOUN.finditer(text, lead.start, end), key=re.Match.start, default=None)
    return done if done is not None and Kind[str(done.lastgroup)] in DONE else last


def _visit_at_which(text: str, lead: Span) -> re.Match[str] | None:
    """Return the visit of "the visit at which therapy was asked for took place on" a day."""
    visits = (noun for noun in NOUN.finditer(text, lead.start, lead.end) if noun.lastgroup == Kind.VISIT.name)
    return next((visit for visit in visits if _AT_WHICH.match(text, visit.end(), lead.end)), None)


def _asked(text: str, lead: Span, done: re.Match[str]) -> re.Match[str] | None:
    """Return what was asked or decided, where the day is that of "the request for an MRI"; else what was done.

    Where the word for it is none of an event (ordered, recommended), nothing.
    """
    if _IS_DONE.search(text, done.end(), lead.end):
        return done
    asking = _ASKING.search(text, lead.start, done.start())
    if asking is None:
        return done
    return NOUN.match(text, asking.start(), lead.end)


def _noun_told_before(text: str, zone: Span, end: int) -> re.Match[str] | None:
    """Return what "it was performed on 3/4/2016" or "a repeat of 3/4/2016" speaks of: the last study or treatment told before."""
    start = max(zone.start, end - _LOOKED_BACK)
    told = [noun for noun in NOUN.finditer(text, start, end) if Kind[str(noun.lastgroup)] in DONE]
    return told[-1] if told else None
