"""Scores of pain that are not written "7/10": "VAS: 7", "his pain is a 4", "worst 9, least 4", "8 on a scale of 0 to 10"."""

import re
from collections.abc import Iterator, Sequence

from openimr.domain.text import Span

_WORDS = "zero|two|three|four|five|six|seven|eight|nine|ten"
_ONE = rf"(?:10(?![\d.])|\d(?!\d)(?:\.\d(?!\d))?+|(?:{_WORDS})\b)"
SCORE = rf"{_ONE}(?:\s?(?:-|–|to)\s?{_ONE})?+"
"""Pattern of a score from zero to ten or of a range of them, in digits or words; "one" is a pronoun more often than a score."""

_UNITS = (
    r"years?|months?|weeks?|days?|hours?|minutes?|times?|mg|mcg|mm|cm|inch\w*|tablets?|pills?|degrees?|visits?|sessions?|percent|points?|"
    r"blocks?|pounds?|levels?|areas?|injections?|(?:out\s+)?of\b"
)
_IS_BARE = rf"(?!\s?(?:[/x-]\s?\d|[%°]|(?:{_UNITS})))"
_SCALE = (
    r"(?:VAS|NPRS|NRS|(?:visual\s+analog(?:ue)?|numeric(?:al)?(?:\s+pain)?(?:\s+rating)?)(?:\s+(?:scale|score|rating)s?)?|"
    r"pain\s+(?:score|level|scale|rating|intensity|severity)s?|(?:worst|least|average|usual|current|highest|lowest)\s+pain(?:\s+(?:score|level))?)"
)
_BEING = (
    r"(?:\s*[:=,(]|\s+(?:of|at|was|were|is|are|as|about|around|an?|currently|now|today|score|rated|reported|noted|from|level)\b)"
    r"{0,4}+\s*"
)
_VERB = r"(?:[a-z]+\s+){0,2}(?:is|was|were|rated|scored|graded|reported|averages|averaging|averaged|reaches|reached)\s+"
_LEAD = r"(?:(?:now|currently|usually|still|about|around|rated|at|as|of|an?|level|score|the)\s+)"
_AFTER = (
    r"(?=\s*(?:\Z|[.,;:)\]](?!\d))|\s+(?:with|without|w/o?|on|today|at|now|when|after|before|in|and\s(?!\d)|or\s(?!\d)|for|during|"
    r"despite|most|by|while|if|currently|average|best|worst|constantly|usually|daily|presently|this|but|every|some)\b)"
)
_ON_A_SCALE = (
    r"\s+(?:on|in|using|by)\s+(?:an?\s+|the\s+)?(?:\w+\s+){0,2}?(?:scale|(?:0|1|zero|one)\s?(?:-|to)\s?(?:10|ten)\b|(?:10|ten)[\s-]points?\b|"
    r"VAS\b|NRS\b|visual\b|numeric)"
)
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_SCALE}\b{_BEING}(?P<score>{SCORE}){_IS_BARE}",
        rf"(?<![\d/.-])\b(?P<score>{SCORE})(?:{_ON_A_SCALE}|\s+(?:out\s+)?of\s+ten\b(?!\s+[a-z]+s\b))",
        rf"\b(?:pain|discomfort|headaches?)(?:\s?[:=]\s?|\s+(?:{_VERB}{_LEAD}{{0,4}}|{_LEAD}{{1,4}}))(?P<score>{SCORE}){_AFTER}",
        rf"\b(?:worst|least|average|best|usual|highest|lowest|minimum|maximum|min|max)\b(?:\s+(?:of|is|was|at|pain)\b|\s*[:=]){{0,2}}\s*(?P<score>{SCORE}){_IS_BARE}",
        r"(?<![\d/.-])\b(?P<score>\d{1,3}\s?/\s?100)\b(?!/)",
    )
)
_OF_PAIN = re.compile(r"\b(?:pain\w*|VAS|NRS|NPRS|headaches?|discomfort)\b", re.IGNORECASE)
_NUMBER = re.compile(rf"\d|\b(?:{_WORDS})\b", re.IGNORECASE)


def find_pain_scores(text: str, sentences: Sequence[Span]) -> Iterator[Span]:
    """Yield the scores of pain of the sentences that speak of it; a day, a dose, a grade of strength and a level of the spine are none."""
    for sentence in sentences:
        bounds = sentence.start, sentence.end
        if _OF_PAIN.search(text, *bounds) and _NUMBER.search(text, *bounds):
            found = {match.span("score") for form in _FORMS for match in form.finditer(text, *bounds)}
            yield from (Span(*span) for span in sorted(found))
