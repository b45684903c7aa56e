"""Guidelines that a rationale names, and whether it rests on them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openimr.checks.letters import Item, Letter
from openimr.domain.citations import Basis, Citation
from openimr.domain.text import Span

_SPEAKS = (
    r"(?:address|discuss|cover|speak|deal|mention|contain|consider|include|provide|refer|treat|decide|say|state|give|offer|"
    r"comment|apply|list|specify|describe|define|contemplate|touch|reach|answer|settle|determine|set|name)\w{0,3}"
)
_SILENT = re.compile(
    rf"\b(?:(?:not|never|n['’]t|nor|neither)\s++(?:\w++\s++){{0,3}}?{_SPEAKS}\b|silen(?:t|ce)\b|mute\b|"
    r"(?:not|nor|neither|never)\s++(?:\w++\s++){0,3}?(?:the\s++subject|dealt|addressed|covered|discussed|mentioned|treated|"
    r"included|listed|found|specific|applicable|part|contained|spoken|said)\b|"
    r"no\s++(?:\w++\s++){0,2}?(?:recommendations?|guidelines?|guidance|mention|reference|entry|entries|section|chapter|"
    r"discussion|lists?|criteria|position|word|information|duration|data|provisions?|rules?|numbers?|advice|opinion|"
    r"statement|place)\b|"
    r"(?:stops?|falls?)\s++short\b)",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"\b(?:lacks?\b|fails?\s++to\b|limit(?:s|ed)\b|only\b|in\s++general\s++terms|out\s?of\s?date|outdated|older\b|"
    r"dates?\s++from|written\s++(?:before|in|prior)|beyond\b|outside\b|inapplicable|vague|brief(?:ly)?\b)",
    re.IGNORECASE,
)
_REACH = 160
_ADVICE = re.compile(
    r"\b(?:advised\s++to\s++consult|should\s++consult|may\s++consult|(?:is|are)\s++referred\s++to|(?:should|may|please)\s++refer\s++to)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:by|in|of|within|under)\s++(?:the\s++|either\s++)?(?:\w++\s++){0,2}\Z", re.IGNORECASE)
_JOINED = re.compile(r"[\s,/]*+(?:and|or|nor|and/or)?[\s,/]*+(?:the\s++)?\Z", re.IGNORECASE)
_PARTS = ("chapter", "schedule")
_NEAR = 16
_OF = re.compile(r"\s*+(?:of|in|from)\s++(?:the\s++)?", re.IGNORECASE)
_CHAPTER = re.compile(r"\b(?:chapter|schedule|MTUS|ACOEM)\b", re.IGNORECASE)
_IT = re.compile(r"\b(?:guidelines?|chapters?|schedule|sections?|it|they|these|which)\b", re.IGNORECASE)
_THE_GUIDELINE = re.compile(r"\b(?:guidelines?|chapters?|schedule|sections?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A guideline that a rationale names.

    Attributes:
        citation: As mentioned.
        sentence: The sentence that names it.
        is_silent: Whether the sentence says that the guideline does not decide the matter.
    """

    citation: Citation
    sentence: Span
    is_silent: bool


def named_in(letter: Letter, item: Item) -> tuple[Named, ...]:
    """Return the guidelines and studies that an item's rationale names, in order.

    What the one treating is advised to consult afterwards is none of the decision, and left out.
    """
    mentions = item.parts.mentions
    if not mentions:
        return ()
    found: list[Named] = []
    starts = [one.span.start for one in mentions]
    for sentence in letter.sentences(item.rationale):
        inside = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if inside and not _ADVICE.search(letter.text, sentence.start, sentence.end):
            found += _of_sentence(letter.text, sentence, inside)
    return tuple(found)


def _of_sentence(text: str, sentence: Span, mentions: Sequence[Citation]) -> Iterator[Named]:
    """Yield the mentions of one sentence; those joined by "and" or a stroke share what is said after them."""
    is_next_silent = False
    found: list[Named] = []
    for index in range(len(mentions) - 1, -1, -1):
        mention = mentions[index]
        stop = mentions[index + 1].span.start if index + 1 < len(mentions) else sentence.end
        start = mentions[index - 1].span.end if index else sentence.start
        is_joined = index + 1 < len(mentions) and _JOINED.fullmatch(text, mention.span.end, stop) is not None
        near = min(stop, mention.span.end + _REACH)
        is_silent = is_next_silent if is_joined else _SILENT.search(text, mention.span.end, near) is not None
        if _WITHIN.search(text, start, mention.span.start) and _SILENT.search(text, start, mention.span.start):
            is_silent = True
        found.append(Named(mention, sentence, is_silent))
        is_next_silent = is_silent
    yield from reversed(found)


def says_why_others(letter: Letter, item: Item, *, is_schedule_cited: bool) -> bool:
    """Return whether a rationale says of a chapter, or of guidelines it does not name, that they do not wholly decide.

    "The hip is the subject of no chapter"; "the guidelines are silent". What an outside source says is none of it.

    Args:
        letter: The letter.
        item: The item.
        is_schedule_cited: Whether the item cites the schedule as well: then "it does not discuss that" is of the schedule.
    """
    subject = _IT if is_schedule_cited else _THE_GUIDELINE
    outside = _outside_spans(item)
    for sentence in letter.sentences(item.rationale):
        within = sentence.start, sentence.end
        is_silent = _SILENT.search(letter.text, *within) is not None
        if not is_silent and _LIMITED.search(letter.text, *within) is None:
            continue
        for word in subject.finditer(letter.text, *within):
            is_telling = is_silent or word[0].lower().startswith(_PARTS)
            if is_telling and not _is_of_outside(letter.text, outside, word):
                return True
    return False


def speaks_of_chapter(letter: Letter, item: Item) -> bool:
    """Return whether a rationale speaks of a chapter that is not said to be one of an outside source."""
    outside = _outside_spans(item)
    words = _CHAPTER.finditer(letter.text, item.rationale.start, item.rationale.end)
    return any(not _is_of_outside(letter.text, outside, word) for word in words)


def _outside_spans(item: Item) -> list[Span]:
    return [one.span for one in item.parts.mentions if not is_of_schedule(one)]


def _is_of_outside(text: str, outside: Sequence[Span], word: re.Match[str]) -> bool:
    """Return whether a word stands within the name of an outside source, or directly before it: "chapter of the ODG"."""
    index = bisect_right(outside, word.start(), key=lambda span: span.start)
    if index and word.start() < outside[index - 1].end:
        return True
    after = outside[index] if index < len(outside) else None
    return (
        after is not None
        and after.start - word.end() <= _NEAR
        and _OF.fullmatch(text, word.end(), after.start) is not None
    )


def is_of_schedule(citation: Citation) -> bool:
    """Return whether a mention is of the schedule: by its name, or as the chapters of ACOEM that it holds.

    ACOEM's third edition stood outside of it until December 1, 2017; a letter that means it says so.
    """
    if citation.basis is Basis.MTUS:
        return True
    return citation.source == "acoem" and not (citation.id or "").endswith("third-edition")
