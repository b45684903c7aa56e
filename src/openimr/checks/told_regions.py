"""Parts of the body that a letter tells of: in what is asked for, and in the clinical story."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from openimr.checks.regions import SPINE
from openimr.domain.text import Span
from openimr.terms.levels import find_levels
from openimr.terms.lexicons import Word, form_of, words_in
from openimr.terms.regions import find_regions, region_of_level

_NAMED_AFTER_A_PART = re.compile(
    r"\bknee[\s-](?:scooter|walker|crutch|roller)|\b(?:forearm|elbow|axillary|underarm)[\s-](?:crutch|walker)|\bC[\s-]?arm\b|"
    r"\bhand[\s-](?:rail|control|grip|weight|crank)|\bleg\s++(?:length|lifter|rest|bag)|\bankle\s++weight|"
    r"\b(?:head|arm|foot|back)[\s-]?(?:rest|stool|board)\b|\b(?:arm|wrist|finger)[\s-](?:cuff|blood\s++pressure|monitor|pulse|oximeter)|"
    r"\b(?:shoulder|neck|chest)\s++straps?\b|\b(?:with|without)\s++(?:a\s++)?(?:back|arms?|legs?)\b",
    re.IGNORECASE,
)
_IMPLIED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("hand", re.compile(r"\b(?:grip|pinch)\b(?!\s+bars?\b)|\bjamar\b", re.IGNORECASE)),
    ("neck", re.compile(r"\bcollars?\b(?!\s*-?\s*bone)", re.IGNORECASE)),
)
_GIRDLE = re.compile(r"trapez|rhomboid|periscapular|interscapular", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:utili[sz]ation\s++review|UR|RFA|authori[sz](?:ation|e[ds]?)|non-?\s?certif\w{1,8}|certif(?:ied|y)|denial|"
    r"(?<!\bhe\s)(?<!patient\s)(?<!worker\s)(?<!applicant\s)(?<!claimant\s)denied|modified(?!\s++(?:dut|work|activit|job))|"
    r"determination|claims\s++administrator|failed\s++to\s++approve|approved|appeal(?:ed)?)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?P<passive>(?:is|are|was|were|be|been|being)\s++)?(?:also\s++|then\s++)?"
    r"(?:treatment\s++plan|plan\s++of\s++(?:care|treatment)|plan|request(?:s|ed|ing)?|ask(?:s|ed|ing)?\s++for|recommend(?:s|ed|ing)?|"
    r"order(?:s|ed|ing)?|prescri(?:be[ds]?|ption)|propos(?:e[ds]?|al)|seeks?|sought|endorse[ds]?|offer(?:s|ed)?|plan(?:s|ned)|"
    r"wants?|wishes)\b",
    re.IGNORECASE,
)
_COMPLAINT = re.compile(
    r"\b(?:pain\w*+|ache\w*+|injur\w++|strain\w*+|sprain\w*+|fractur\w++|tears?\b|torn|complain\w*+|symptom\w*+|numb\w*+|tingl\w++|"
    r"tender\w*+|spasms?\b|weak\w*+|swell\w++|swollen|contusion\w*+|herniat\w++|radicul\w++|arthr(?:itis|osis)|syndrome|"
    r"tend[io]n\w*+itis|impingement|stenosis|neuropathy|burns?|lacerat\w++|amputat\w++|crush\w*+|problems?)",
    re.IGNORECASE,
)
_NEAR_COMPLAINT = 28


def regions_asked_for(text: str, description: Span) -> dict[str, Span]:
    """Return the parts of the body that a description names, or its levels imply, each where it is named first.

    A device that is called after a part ("knee scooter") is not for it; some words imply one ("collar", "grip test").
    """
    named_after = [Span(*each.span()) for each in _NAMED_AFTER_A_PART.finditer(text, *_ends(description))]
    found: dict[str, Span] = {}
    for region, span in _regions_in(text, description, words_in(text, description)):
        if not any(each.start <= span.start < each.end for each in named_after):
            found.setdefault(region, span)
    for region, words in _IMPLIED:
        match = words.search(text, *_ends(description))
        if match is not None:
            found.setdefault(region, Span(*match.span()))
    return _without_spine(found)


def regions_of_story(text: str, summary: Span, sentences: Sequence[Span], words: Sequence[Word]) -> dict[str, Span]:
    """Return the parts of the body that a summary tells of, each where it is told first.

    What is only asked for, or was decided in utilization review, is no part of the story, unless a complaint stands beside it.

    Args:
        text: The text.
        summary: Where the summary stands in it.
        sentences: Its sentences.
        words: Its words.
    """
    starts = [each.start for each in sentences]
    until: dict[int, int] = {}
    found: dict[str, Span] = {}
    for named, span in _regions_in(text, summary, words):
        region = _as_told(span.of(text), named)
        index = bisect_right(starts, span.start) - 1
        if region in found or index < 0:
            continue
        if index not in until:
            until[index] = _told_until(text, sentences[index])
        if span.start < until[index] or _is_complained_of(text, sentences[index], span):
            found[region] = span
    return _without_spine(found)


def _as_told(words: str, region: str) -> str:
    """Return the part that a word means where a complaint is told: an arm is all of it, the shoulder girdle is the neck's."""
    if _GIRDLE.match(words):
        return "neck"
    return {"arm": "upper extremity", "leg": "lower extremity"}.get(form_of(words), region)


def _told_until(text: str, sentence: Span) -> int:
    """Return where a sentence ceases to tell of the patient, since it asks for something; its end if it does not."""
    if _ASKED.search(text, *_ends(sentence)):
        return sentence.start
    planned = _PLANNED.search(text, *_ends(sentence))
    if planned is None:
        return sentence.end
    return sentence.start if planned["passive"] else planned.start()


def _is_complained_of(text: str, sentence: Span, part: Span) -> bool:
    """Return whether a complaint or an injury of a part stands beside it: "for low back pain", "a strain of the neck"."""
    start = max(sentence.start, part.start - _NEAR_COMPLAINT)
    stop = min(sentence.end, part.end + _NEAR_COMPLAINT)
    before = text[start : part.start].rpartition(",")[2].rpartition(";")[2]
    after = text[part.end : stop].partition(",")[0].partition(";")[0]
    return _COMPLAINT.search(f"{before} {after}") is not None


def _regions_in(text: str, zone: Span, words: Sequence[Word]) -> Iterator[tuple[str, Span]]:
    """Yield the parts that words of a zone name, and those that its vertebral levels imply, by their place."""
    named = [(region, found.span) for found in find_regions(words) for region in found.value]
    implied = [(region_of_level(found.names[0]), found.span) for found in find_levels(text, zone) if found.names]
    yield from sorted([*named, *implied], key=lambda each: each[1].start)


def _without_spine(found: dict[str, Span]) -> dict[str, Span]:
    """Return the parts without "spine" where a part of it is told."""
    is_told = any(region in SPINE - {"spine"} for region in found)
    return {region: span for region, span in found.items() if not (is_told and region == "spine")}


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
