"""Of what a statement of absence says that it is not there."""

import re

from openimr.domain.text import Span
from openimr.terms.absence_behind import subject_before
from openimr.terms.absence_cue import Cue
from openimr.terms.absence_cues import LOOKS_BACK, NEEDS_SUBJECT, cue_about
from openimr.terms.absence_keywords import keywords_in
from openimr.terms.absence_places import BY_MEANS, IN_TEST_OF, SHOWN_BY
from openimr.terms.absence_pointing import after_wanting, named_before
from openimr.terms.absence_proof import before_grounds, is_of_proof
from openimr.terms.absence_reach import (
    COMPARED,
    ENDS_AHEAD,
    ENDS_BEHIND,
    FOUND_NECESSARY,
    IN_RECORD_OF,
    LEAD,
    NEED,
    NO_SUBJECT,
    POINTS_BACK,
    PREDICATE,
    TRAIL,
    VERDICT,
)
from openimr.terms.absence_reasons import end_of_reason

_JOINED = re.compile(r"(?:,|;|\band|\bor|\bnor)\s*\Z", re.IGNORECASE)
_ALTERNATIVE = re.compile(
    r"\b(?:whether\b.{0,80}|that\s[^.;,]{0,60}\b(?:not|cannot|unable)\s[^.;,]{0,60})\bor\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
_OF_THE_SAME = re.compile(r"\bnor\s+(?:an?\s+|any\s+)?\Z", re.IGNORECASE)
_OF_WRITERS = frozenset({"not_said_of", "unclear"})
_OF_ACTS = frozenset({"done_not", "not_shown_done"})
_WRITTEN = re.compile(r"\b(?:address|discuss|explain|describe|mention|outline|nothing\b)", re.IGNORECASE)
_NEITHER = re.compile(
    r"\s+(?P<subject>[^.;]{1,160}?\s+nor\s+[^.;,]{1,160}?)"
    r"(?P<verb>\s+(?:is|are|was|were|has|have|had|does|do|did)\s+\w+(?:\s+\w+)?)?(?=\s*[.;,]|\s+(?:and|but|in|for|that)\b|\s*\Z)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\bbeen\s+(?:reported|documented|noted|described|recorded|found|identified|mentioned|shown|demonstrated|seen)\Z",
    re.IGNORECASE,
)
_OF_A_PART = re.compile(r"\b(?:which|that|who|where)\b", re.IGNORECASE)
_NOTHING_AFTER = re.compile(
    r"\s*(?:[.,;]|\Z|(?:was|were|has\s+been|have\s+been|is)\s+(?:provided|submitted|given|found)\b)"
)
_PERSON = re.compile(
    r"\b(?:patient|worker|claimant|applicant|employee|individual|person|man|woman|IW|EE|(?-i:[Pp]t)|he|she|they|who)\s*\Z",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"\b(?:given|offered|supplied|furnished|provided|sent|asked\s+about|quizzed|told)\Z", re.IGNORECASE)
_SEEN_BY = re.compile(r"(?<=seen)\s+by\b", re.IGNORECASE)
_OF_A_THING = re.compile(r"\bbeen\s+(?:given|prescribed|placed|diagnosed|tried|used|taken)\Z", re.IGNORECASE)
_TO_A_PLACE = re.compile(
    r"\s+(?:in|into|to|at|for|with|before|after|since|during|so\s+far|until|by|on|over|under|within|either|again|yet|here|to\s+date)\b"
    r"|\s*(?:[.,;]|\Z)",
    re.IGNORECASE,
)
_OR_NOT = re.compile(r"\bnot\b.*\bor\s+\Z", re.IGNORECASE | re.DOTALL)
_IF_ANY = re.compile(r",\s+(?:if\s+any|even\s+(?:[\w-]+\s+){0,4}?[\w-]+),", re.IGNORECASE)
_ONE_WORD = re.compile(r"\s+(\w+)")
_LONGEST_SUBJECT = 300
_LOOKED_BACK = 120
_LONGEST_RELATIVE = 12
_LONGEST_PREDICATE = 80


def find_subject(text: str, sentence: Span, cue: Cue, *, after: int) -> Span | None:
    """Return what is said not to be there; None where it is a verdict, or nothing is named.

    Args:
        text: The text.
        sentence: The sentence that the cue stands in.
        cue: The cue.
        after: Offset from which the sentence is free: where the cue before ends.
    """
    start = cue.span.start
    if _ALTERNATIVE.search(text, max(sentence.start, start - _LOOKED_BACK), start):
        return None
    if cue.group in {"lack", "denies"} and _OF_THE_SAME.search(
        text, max(sentence.start, start - _LONGEST_RELATIVE), start
    ):
        return None
    pointed = named_before(text, sentence, cue)
    span = _trimmed(text, pointed.start, pointed.end) if pointed else _proved_or_named(text, sentence, cue, after=after)
    needed = NEEDS_SUBJECT.get(cue.group)
    if span.start == span.end or NO_SUBJECT.match(text, span.start, span.end):
        return None
    if needed is not None and needed.search(span.of(text)) is None:
        return None
    return None if _is_verdict(text, sentence, cue, span) else span


def _proved_or_named(text: str, sentence: Span, cue: Cue, *, after: int) -> Span:
    if is_of_proof(text, sentence, cue.span):
        proved = _behind(text, sentence, cue.span, after=after)
        if proved.start < proved.end:
            return before_grounds(text, proved)
    return _named(text, sentence, cue, after=after)


def _named(text: str, sentence: Span, cue: Cue, *, after: int) -> Span:
    if cue.looks_back:
        behind = _behind(text, sentence, cue.span, after=after)
        if means := BY_MEANS.match(text, cue.span.end, sentence.end):
            return _ahead(text, sentence, Span(cue.span.start, means.end()))
        is_of_visit = _SEEN_BY.match(text, cue.span.end, sentence.end) is not None
        is_of_gift = _GIVEN.search(text, cue.span.start, cue.span.end) is not None
        if not (cue.group in _OF_ACTS or is_of_visit or is_of_gift) or not _ends_in_person(text, behind):
            return behind
    if cue.is_neither and (pair := _NEITHER.match(text, cue.span.end, sentence.end)):
        return Span(
            pair.start("subject"), pair.end("subject") if pair["verb"] and _SAID.search(pair["verb"]) else pair.end()
        )
    if cue.is_of_unknown and (word := _ONE_WORD.match(text, cue.span.end, sentence.end)):
        return Span(*word.span(1))
    span = _ahead(text, sentence, cue.span)
    if cue.group == "not_done" and _OF_A_THING.search(text, cue.span.start, cue.span.end):
        behind = _behind(text, sentence, cue.span, after=after)
        is_of_thing = behind.start < behind.end and not _ends_in_person(text, behind)
        if is_of_thing and (span.start == span.end or _TO_A_PLACE.match(text, cue.span.end, sentence.end)):
            return after_wanting(text, behind)
    return span if span.start < span.end else _within(text, sentence, cue, span)


def _ends_in_person(text: str, span: Span) -> bool:
    return _PERSON.search(text, span.start, span.end) is not None


def _within(text: str, sentence: Span, cue: Cue, span: Span) -> Span:
    """Return the words of a cue that nothing follows that say of what it is; the empty span where none do."""
    last = Span(cue.span.start + cue.span.of(text).rindex(" ") + 1, cue.span.end) if " " in cue.span.of(text) else span
    if cue.group == "not_done" or cue.group in _OF_ACTS:
        return last
    if back := POINTS_BACK.search(text, cue.span.start, cue.span.end):
        return Span(*back.span())
    return last if cue.is_without and _NOTHING_AFTER.match(text, cue.span.end, sentence.end) else span


def _is_verdict(text: str, sentence: Span, cue: Cue, subject: Span) -> bool:
    if (cue.looks_back or cue.group == "no") and NEED.match(text, subject.start, subject.end):
        return True
    if cue.looks_back and FOUND_NECESSARY.match(text, cue.span.end, sentence.end):
        return True
    if cue.group in {"no", "denies"}:
        reach = min(sentence.end, subject.end + _LONGEST_PREDICATE)
        comma = text.find(",", subject.end, reach)
        reach = comma if comma >= 0 else reach
        predicate = PREDICATE.search(text, subject.start, reach)
        is_of_all = predicate is not None and not _OF_A_PART.search(text, subject.start, predicate.start())
        if COMPARED.match(text, subject.start, subject.end) or is_of_all:
            return True
    verdict = VERDICT.search(text, subject.start, subject.end)
    if verdict is None or (cue.group in _OF_WRITERS and _WRITTEN.search(text, cue.span.start, cue.span.end)):
        return False
    return cue.looks_back or verdict.start() == subject.start


def _ahead(text: str, sentence: Span, cue: Span) -> Span:
    """Return what follows a cue, up to the end of its clause or to the next cue that is joined to it."""
    places = (each.match(text, cue.end, sentence.end) for each in (IN_RECORD_OF, IN_TEST_OF, SHOWN_BY))
    place = next((each for each in places if each), None)
    lead = LEAD.match(text, place.end() if place else cue.end, sentence.end)
    start = lead.end() if lead else cue.end
    if text[start : start + 1] in {",", ";", ":"}:
        return Span(start, start)
    limit = end_of_reason(text, sentence, cue, min(sentence.end, start + _LONGEST_SUBJECT))
    ending = ENDS_AHEAD.search(text, start, limit)
    aside = _IF_ANY.search(text, start, limit)
    if ending and aside and aside.start() <= ending.start() < aside.end():
        ending = ENDS_AHEAD.search(text, aside.end(), limit)
    end = ending.start() if ending else limit
    cues = (cue_about(text, keyword, after=start, before=sentence.end) for keyword in keywords_in(text, start, end))
    following = next((each for each in cues if each is not None), None)
    is_of_clause = (
        following is not None and following.lastgroup == "not_done" and _OR_NOT.search(text, start, following.start())
    )
    if following is not None and following.start() < end and not (is_of_clause and lead and "that" in lead[0].split()):
        end = _end_before(text, start, following, end)
    return _trimmed(text, start, end)


def _end_before(text: str, start: int, following: re.Match[str], end: int) -> int:
    """Return where a subject ends before the next cue, or before the subject of one that looks back."""
    if following.lastgroup in LOOKS_BACK:
        return max((ending.start() for ending in ENDS_BEHIND.finditer(text, start, following.start())), default=end)
    if _JOINED.search(text, start, following.start()) and not _ALTERNATIVE.search(
        text, start - _LONGEST_RELATIVE, following.start()
    ):
        return following.start()
    return end


def _behind(text: str, sentence: Span, cue: Span, *, after: int) -> Span:
    """Return what stands before a cue, from the beginning of its clause; of "which" what it stands for."""
    first = max(sentence.start, after, cue.start - _LONGEST_SUBJECT)
    span = subject_before(text, first, cue.start)
    return _trimmed(text, span.start, span.end)


def _trimmed(text: str, start: int, end: int) -> Span:
    trail = TRAIL.search(text, start, end)
    piece = text[start : trail.start() if trail else end]
    kept = piece.strip(' \t\n\f\v\r,.;:"“”')
    for word in (" and", " or", " nor", " also"):
        kept = kept.removesuffix(word)
    begin = start + (piece.index(kept) if kept else 0)
    return Span(begin, begin + len(kept))
