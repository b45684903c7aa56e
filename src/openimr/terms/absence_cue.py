"""One cue: the words of a text that say that something is not there."""

import re
from dataclasses import dataclass

from openimr.domain.text import Span
from openimr.terms.absence_cues import LOOKS_BACK

_PLAIN = re.compile(r"(?:no|without|any)\Z|lack\b|absence\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that say that something is not there.

    Attributes:
        span: Where they stand.
        group: Name of the group of ``openimr.terms.absence_cues.CUE`` that was found.
        is_plain: Whether they are but a word that a list of absent things may repeat: "no", "without".
        is_neither: Whether they begin a pair: "neither … nor".
        is_of_unknown: Whether they are "of unknown", of a date or a number.
        is_without: Whether they are "without" and a word for the record: "without supporting documentation".
    """

    span: Span
    group: str
    is_plain: bool
    is_neither: bool
    is_of_unknown: bool
    is_without: bool

    @classmethod
    def of(cls, match: re.Match[str]) -> "Cue":
        """Return the cue of a match of ``openimr.terms.absence_cues.CUE``."""
        words = match[0].rstrip()
        return cls(
            span=Span(match.start(), match.start() + len(words)),
            group=str(match.lastgroup),
            is_plain=_PLAIN.match(words) is not None,
            is_neither=words.lower() == "neither",
            is_of_unknown=words[:3].lower() == "of ",
            is_without=match.lastgroup == "no_record" and words[:7].lower() == "without",
        )

    @property
    def looks_back(self) -> bool:
        """Whether its subject stands before it."""
        return self.group in LOOKS_BACK
