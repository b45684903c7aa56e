"""What the summary of a letter holds."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise

from openimr.checks.letters import Letter
from openimr.checks.story.care import ANY_CARE, CareNamed, care_among
from openimr.domain.text import Span
from openimr.terms.clinical_lexicon import find_clinical_words
from openimr.terms.clinical_things import kinds_above
from openimr.terms.dates import find_dates
from openimr.terms.numbers import number_of

_ONLY_ASKED = re.compile(
    r"\b(?:request(?:s|ed|ing)?|authori[sz]\w+|utili[sz]ation\sreview|UR|non-?\s?certif\w+|denied|denial|modified|recommend(?:s|ed)?|"
    r"treatment\splan|plan(?:s|ned)?|appeal(?:ed)?|fail(?:ed|s)\sto\sapprove)\b",
    re.IGNORECASE,
)
_HAD_BEFORE = re.compile(
    r"\b(?:additional|continu\w+|further|repeat|more|refills?|remaining|post-?\s?op\w*|renew\w*|has\sincluded|had|completed|underwent|"
    r"received|taking|using|prior|previous|after|following|failed)\b",
    re.IGNORECASE,
)
_STEM = 7
_WEAK = frozenset({"treatment", "treatments", "study", "studies", "visits", "sessions", "physical", "testing"})
_NUMBER = re.compile(
    r"\d{1,4}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|"
    r"twenty-four|thirty)\b",
    re.IGNORECASE,
)


class ToldFacts:
    """What the summary tells, the header and the headings beside it.

    Args:
        letter: The letter.
    """

    def __init__(self, letter: Letter) -> None:
        self._letter = letter

    @cached_property
    def _story(self) -> tuple[Span, ...]:
        """The sentences of the summary that tell what was, not only what is asked for."""
        text = self._letter.text
        return tuple(
            sentence
            for sentence in self._letter.sentences(self._letter.summary)
            if not _ONLY_ASKED.search(text, sentence.start, sentence.end)
            or _HAD_BEFORE.search(text, sentence.start, sentence.end)
        )

    @cached_property
    def care(self) -> tuple[CareNamed, ...]:
        """Care that the summary tells to have been given: none that is only asked for."""
        return tuple(one for zone in self._story for one in care_in(self._letter, zone))

    @cached_property
    def _authorized(self) -> frozenset[str]:
        """Kinds of the care that the headings tell the claims administrator to have authorized, and those above them."""
        spans = self._letter.determination.spans
        told = [spans.get(f"{item.pointer}/authorized") for item in self._letter.items]
        named = (one.kind for span in told if span is not None for one in care_in(self._letter, span))
        return frozenset(above for kind in named for above in kinds_above(kind))

    def tells_authorized(self, kind: str) -> bool:
        """Return whether a heading tells that care of a kind was authorized in part."""
        return kind in self._authorized

    def holds_words(self, words: str) -> bool:
        """Return whether the story has a word of some, but for its ending."""
        stems = (word[:_STEM] for word in re.findall(r"[a-z]{5,}", words.lower()) if word not in _WEAK)
        return any(stem in self._story_words for stem in stems)

    @cached_property
    def _story_words(self) -> str:
        return " ".join(self._letter.words(zone) for zone in self._story).lower()

    @cached_property
    def drugs(self) -> frozenset[str]:
        """Generic names of drugs that the summary names anywhere, and of their parts."""
        named = {one.drug for one in care_in(self._letter, self._letter.summary)}
        return frozenset(named | {part for drug in named for part in drug.split("/")}) - {""}

    def holds_care(self, kind: str) -> bool:
        """Return whether care of a kind is told, by itself, as one of its kinds, or by a wider word."""
        if kind in ANY_CARE:
            return True
        named = {one.kind for one in self.care} - ANY_CARE
        return any(kind in kinds_above(each) or each in kinds_above(kind) for each in named)

    @cached_property
    def days(self) -> frozenset[date]:
        """Days of the summary, the headings and the header."""
        own = self._letter.determination
        header = {
            own.date_of_injury,
            own.decision_date,
            own.ur_denial_date,
            own.date_assigned,
            own.application_received,
        }
        spans = (self._letter.summary, *(item.heading for item in self._letter.items))
        told = {day for span in spans for _, day in find_dates(self._letter.text, span)}
        return frozenset(told | {day for day in header if day is not None})

    @cached_property
    def years(self) -> frozenset[int]:
        """Years of these days, and those that stand by themselves."""
        alone = {int(number) for number in re.findall(r"\b(?:19|20)\d\d\b", self.words)}
        return frozenset(alone | {day.year for day in self.days})

    @cached_property
    def words(self) -> str:
        """The words of the summary and the headings, small letters."""
        spans = (self._letter.summary, *(item.heading for item in self._letter.items))
        return " ".join(self._letter.words(span) for span in spans).lower()

    @cached_property
    def numbers(self) -> frozenset[float]:
        """Numbers of the summary and the headings, in digits or words, and what two beside each other come to."""
        found = [number_of(match[0]) for match in _NUMBER.finditer(self.words)]
        both = {one * other for one, other in pairwise(found)}
        sums = {one + other for one, other in pairwise(found)}
        return frozenset({*found, *both, *sums})


def care_in(letter: Letter, span: Span) -> Iterator[CareNamed]:
    """Yield the care that words of a letter name."""
    words = letter.words_in(span)
    yield from care_among(find_clinical_words(words), words)
