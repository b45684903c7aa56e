"""Of what a text says that it is without proof, which is named before: "The diagnosis of arthrosis is based on the history, without confirmation"."""

import re

from openimr.domain.text import Span

_WITHOUT_PROOF = re.compile(
    r"\bwithout\b.*\b(?:corroboration|confirmation|verification|substantiation|proof)\Z", re.IGNORECASE | re.DOTALL
)
_NO_MORE = re.compile(
    r"\s*(?:[.,;]|\Z|(?:in|within|on|from)\s+(?:the|any|this)\s+(?:\w+\s+){0,2}?(?:documents?|records?|file|notes?|chart|reports?|documentation)\b)",
    re.IGNORECASE,
)
_RESTS = re.compile(
    r"\s+(?:rests?|relies|depends?|(?:is|was|were|are)\s+(?:based|made|founded|given|assigned|listed|presumed|assumed))\b",
    re.IGNORECASE,
)


def is_of_proof(text: str, sentence: Span, cue: Span) -> bool:
    """Return whether words say that there is no proof, and not of what: that stands before them."""
    return (
        _WITHOUT_PROOF.search(text, cue.start, cue.end) is not None
        and _NO_MORE.match(text, cue.end, sentence.end) is not None
    )


def before_grounds(text: str, span: Span) -> Span:
    """Return what is to be proved, without the words that say on what it rests."""
    rests = _RESTS.search(text, span.start, span.end)
    return Span(span.start, rests.start()) if rests else span
