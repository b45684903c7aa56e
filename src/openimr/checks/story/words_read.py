"""The words of a letter that a statement of absence is compared with, and in which sentence and part of it each stands."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cached_property

from openimr.checks.letters import Letter
from openimr.checks.story.meant_words import read_as_meant
from openimr.checks.story.plan_words import is_of_review
from openimr.checks.story.plans import Run
from openimr.checks.story.quoted_rules import quotes_rule
from openimr.checks.story.shorthand import spelled_out
from openimr.domain.text import Span
from openimr.terms.absence_conditions import Sentence
from openimr.terms.absence_reach import CONDITION
from openimr.terms.lexicons import Word, words_in
from openimr.terms.sentences import sentences_of

_OF_A_PERSON = re.compile(
    r"\b(?:was|were|had|his|her|did|he|she|has\s+(?:had|been\s+(?:treated|diagnosed|given|seen|taking|on))|patient|worker|"
    r"applicant|claimant|employee|provider|physician)\b",
    re.IGNORECASE,
)
_LONG = 8
_STEM = 6


class WordsRead:
    """The words of a letter's summary and rationales.

    The sentences of a rationale that tell of no person, and those that stand in another rationale too, are left out; so are
    none that say that something is absent, nor the one before such.

    Args:
        text: The letter's values, one after the other.
        zones: Where the summary stands, then each rationale.
        unsaid: Runs of the text that say of something that it is absent.
        letter: The letter, which has its sentences read already; None reads them anew.

    Attributes:
        words: The words that were read, in order.
        sentences: The sentences of the zones, in order.
        sentence_of: Number of each word's sentence.
    """

    def __init__(
        self, text: str, zones: Sequence[Span], unsaid: Collection[Span], letter: Letter | None = None
    ) -> None:
        self.text = text
        self._letter = letter
        self.words: list[Word] = []
        self.sentences: list[Span] = []
        self.sentence_of: list[int] = []
        self._zones: list[int] = []
        self._of_person: dict[int, bool] = {}
        self._of_review: dict[int, bool] = {}
        self._read(zones, sorted(span.start for span in unsaid))
        self._starts = [word.start for word in self.words]

    def _read(self, zones: Sequence[Span], unsaid: Sequence[int]) -> None:
        known: set[str] = set()
        for number, zone in enumerate(zones):
            sentences = self._letter.sentences(zone) if self._letter else tuple(sentences_of(self.text, zone))
            hold = [_holds(unsaid, sentence) for sentence in sentences]
            for place, sentence in enumerate(sentences):
                words = sentence.of(self.text)
                is_wanted = number == 0 or any(hold[place : place + 2])
                if is_wanted or (words not in known and _OF_A_PERSON.search(words)):
                    found = self._letter.words_in(sentence) if self._letter else words_in(self.text, sentence)
                    found = spelled_out(self.text, sentence, read_as_meant(self.text, found))
                    self.sentence_of += [len(self.sentences)] * len(found)
                    self.words += found
                known.add(words)
                self.sentences.append(sentence)
                self._zones.append(number)

    def words_of(self, span: Span) -> Run:
        """Return the run of words that begin in a span of the text."""
        return bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)

    def zone_of(self, index: int) -> int:
        """Return in which zone a word stands: 0 is the summary, then the rationales by their number."""
        return self._zones[self.sentence_of[index]]

    def zone_of_sentence(self, number: int) -> int:
        """Return in which zone a sentence stands."""
        return self._zones[number]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(self.words):
            found[_stem(word.form)].append(index)
        return found

    def places_of(self, form: str) -> Sequence[int]:
        """Return the indexes of the words of a form, and of its like: "motivated" and "motivation"."""
        return self._places.get(_stem(form), ())

    def is_of_review(self, index: int) -> bool:
        """Return whether the sentence of a word tells of utilization review, and of its reasons."""
        number = self.sentence_of[index]
        if number not in self._of_review:
            self._of_review[number] = is_of_review(self.text, self.sentences[number])
        return self._of_review[number]

    def tells_of_person(self, number: int) -> bool:
        """Return whether a sentence tells of this person: of the summary all but a quoted rule, and in a rationale those of no rule."""
        if number not in self._of_person:
            is_told = not quotes_rule(self.text, self.sentences[number])
            self._of_person[number] = is_told if self._zones[number] == 0 else self._is_of_person(number)
        return self._of_person[number]

    def _is_of_person(self, number: int) -> bool:
        span = self.sentences[number]
        before = Sentence(self.text, self.sentences[number - 1], None) if number else None
        sentence = Sentence(self.text, span, before)
        return (
            not sentence.names_guideline
            and not sentence.ends_of_research
            and CONDITION.search(self.text, span.start, span.end) is None
            and _OF_A_PERSON.search(self.text, span.start, span.end) is not None
        )


def _stem(form: str) -> str:
    return form[:_STEM] if len(form) >= _LONG else form


def _holds(starts: Sequence[int], span: Span) -> bool:
    """Return whether one of the offsets, which are in order, lies in a span."""
    place = bisect_left(starts, span.start)
    return place < len(starts) and starts[place] < span.end
