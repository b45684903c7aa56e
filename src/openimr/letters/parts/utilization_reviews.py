"""What the summary tells of the utilization review decision."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from openimr.domain.parts import UtilizationReview
from openimr.domain.text import Span, folded
from openimr.terms.dates import find_dates
from openimr.terms.sentences import sentences_of

_REVIEW = re.compile(
    r"\b(?:utili[sz]ation[\s-]++review|UR\b(?!\s*L)|(?P<weak>(?:prior|previous(?:ly)?|initial|original|adverse|"
    r"preceding|earlier)\s++(?:peer\s++)?"
    r"(?:utili[sz]ation\s++)?(?:determination|review(?:ed)?|denial|decision|non-?\s?certif\w+|denied|modified)|"
    r"(?<!male\s)(?<!old\s)(?<!dominant\s)(?<!as\sa\s)claims?\s++(?:administrator|adjuster)|"
    r"(?:letter|notice)\s++of\s++(?:determination|denial)|(?:denial|determination)\s++letter|peer\s++review))",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(?P<weak>(?:request(?:ed|s)?|proposed|prescribed)\s++(?:treatments?|services?|procedures?|surgery|medications?|"
    r"items?|was|were|has|have))\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:non[\s-]{0,40}+certif(?:ied|ication|ying|ies|y)|not\s++certified|den(?:ied|ying|ies|ial)|modif(?:ied|ication|"
    r"ying)|"
    r"fail(?:ed|s)\s++to\s++(?:approve|authorize|certify)|partial(?:ly)?\s++(?:approv|certif|authoriz|den|"
    r"non[\s-]{0,40}+certif)\w+|"
    r"conditionally\s++(?:non-?\s*certif|den)\w+|not\s++(?:approved|authorized)|did\s++not\s++(?:certify|approve|"
    r"authorize)|"
    r"(?:declined|refused)\s++to\s++(?:certify|approve|authorize)|declined|disapproved|withheld|delayed|deferred)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"(?:denial|modification|certification)\Z", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\b(?:(?:had|has)\s++(?:an?|the|had|undergone)|underwent|status\s++post|s/p|was\s++injured|sustained|MRIs?|CT|x-?rays?|EMG|NCS|NCV|fusion|"
    r"(?:surgery|operation|injections?|blocks?|laminectomy|arthroscopy|visit|progress\s++notes?|exam\w*)\s++(?:of|on|dated|from|performed))\b"
    r"[^.;]{0,60}\Z",
    re.IGNORECASE,
)
_SENTENCES_AFTER = 3
_DIRECTLY = 3
_FARTHER = 15
_BLANK_AFTER_HYPHEN = re.compile(r"(?<=\w)-\s++(?=\w)")


@dataclass(frozen=True, slots=True)
class _Telling:
    """A sentence that speaks of the review, and what it says of it."""

    review: re.Match[str]
    day: tuple[Span, date] | None
    verb: re.Match[str] | None

    @property
    def worth(self) -> tuple[bool, bool, bool]:
        """How much it tells: a day or a verb, under the review's own name, both."""
        is_named = self.review["weak"] is None
        return (
            (self.day is not None or self.verb is not None)
            and (is_named or (self.day is not None and self.verb is not None)),
            self.day is not None,
            is_named and self.verb is not None,
        )


def read_utilization_review(text: str, summary: Span) -> UtilizationReview | None:
    """Read the day and the verb of the utilization review decision.

    Of the sentences that speak of the review the one that tells most counts, of equals the first; the day is the one
    nearest to the review's name; a verb may follow in the next sentences.
    """
    sentences = list(sentences_of(text, summary))
    tellings = _tellings(text, sentences, _REVIEW) or [
        (index, telling) for index, telling in _tellings(text, sentences, _REQUEST) if telling.day and telling.verb
    ]
    if not tellings:
        return None
    index, best = max(tellings, key=lambda each: (each[1].worth, -each[0]))
    verb = best.verb
    if verb is None or _NOUN.search(verb[0]):
        verb = _verb_after(text, sentences[index + 1 : index + 1 + _SENTENCES_AFTER]) or verb
    pieces = [Span(*best.review.span())]
    pieces += [best.day[0]] if best.day else []
    pieces += [Span(*verb.span())] if verb else []
    return UtilizationReview(
        day=best.day[1] if best.day else None,
        verb=None if verb is None else _BLANK_AFTER_HYPHEN.sub("-", folded(verb[0]).lower()),
        span=Span(min(piece.start for piece in pieces), max(piece.end for piece in pieces)),
    )


def _tellings(text: str, sentences: list[Span], about: re.Pattern[str]) -> list[tuple[int, _Telling]]:
    return [
        (index, telling) for index, span in enumerate(sentences) if (telling := _telling(text, span, about)) is not None
    ]


def _telling(text: str, sentence: Span, about: re.Pattern[str]) -> _Telling | None:
    review = about.search(text, sentence.start, sentence.end)
    if review is None:
        return None
    days = [each for each in find_dates(text, sentence) if not _is_of_other(text, review.end(), each[0].start)]
    verb = _VERB.search(text, sentence.start, sentence.end)
    return _Telling(review, _nearest(days, review), verb)


def _is_of_other(text: str, start: int, day: int) -> bool:
    """Return whether a day behind the review's name is of what the review tells: "noted that he had a fusion on" that day."""
    return day > start and _OF_OTHERS.search(text, start, day) is not None


def _nearest(days: Iterable[tuple[Span, date]], review: re.Match[str]) -> tuple[Span, date] | None:
    """Return the day that stands nearest to the review's name; before it only where it stands directly there."""

    def distance(day: Span) -> int:
        before = review.start() - day.end
        return before + (before > _DIRECTLY) * _FARTHER if before >= 0 else day.start - review.end()

    return min(days, key=lambda each: distance(each[0]), default=None)


def _verb_after(text: str, sentences: Iterable[Span]) -> re.Match[str] | None:
    for span in sentences:
        if (verb := _VERB.search(text, span.start, span.end)) is not None:
            return verb
    return None
