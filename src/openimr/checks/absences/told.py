"""A letter as it is looked through for what stands against its statements of absence; what is asked twice is found once."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import islice, pairwise
from typing import Any, TypeVar

from openimr.checks.absences.matches import Match, find_denials, find_matches
from openimr.checks.absences.not_had import is_all_care, is_only_talked_of
from openimr.checks.absences.sources import is_study
from openimr.checks.letters import Item, Letter
from openimr.checks.story.all_care import ALL_CARE
from openimr.checks.story.body_parts import BodyParts, part_of_item
from openimr.checks.story.care import Care, CareNamed, care_of_item
from openimr.checks.story.same_part import Part
from openimr.checks.story.stated import Stated
from openimr.domain.text import Span
from openimr.terms.clinical_patterns import Pattern
from openimr.terms.lexicons import Word

T = TypeVar("T")

_MOST = 40
_FAR = 14
_NEAR = 7
_HEADED = 4
_BEING = frozenset({"was", "were", "of", "at", "is"})
_ON = frozenset({"is", "was", "and", "remains", "currently", "still", "been", "patient", "worker", "he", "she"})
_STATUS_POST = frozenset({("status", "post"), ("s", "p")})
_MONTHS = frozenset(
    {"january", "february", "april", "june", "july", "august", "september", "october", "november", "december"}
)
_BEFORE_MONTH = frozenset({"in", "from", "of", "on", "last", "early", "late"})
_MEASURES = frozenset({"degree", "mm", "cm", "millimeter"})
_RESULTS = frozenset(
    {
        "normal",
        "abnormal",
        "elevated",
        "high",
        "low",
        "raised",
        "positive",
        "unremarkable",
        "consistent",
        "inconsistent",
        "showing",
        "shows",
        "correct",
        "accurate",
        "appropriate",
    }
)


class Told:
    """What a letter tells.

    Of a pattern or of care no more than forty places are looked at: so a letter made to be slow takes no longer than its length.

    Args:
        letter: The letter.
        unsaid: Runs of its text that say of something that it is absent.

    Attributes:
        letter: The letter.
        stated: Its clinical words.
        body: The parts of the body that they are of.
    """

    def __init__(self, letter: Letter, unsaid: Iterable[Span]) -> None:
        self.letter = letter
        zones = [letter.summary, *(item.rationale for item in letter.items)]
        self.stated = Stated(letter.text, zones, list(unsaid), letter)
        self.body = BodyParts(self.stated)
        self._matches: dict[Pattern, tuple[Match, ...]] = {}
        self._denied: dict[Pattern, tuple[int, ...]] = {}
        self._care: dict[int, frozenset[Care]] = {}
        self._parts: dict[int, Part] = {}
        self._once: dict[Callable[[Told], Any], Any] = {}

    def matches(self, pattern: Pattern) -> tuple[Match, ...]:
        """Return where a pattern is stated."""
        if pattern not in self._matches:
            self._matches[pattern] = tuple(islice(find_matches(pattern, self.stated), _MOST))
        return self._matches[pattern]

    def denials(self, pattern: Pattern) -> tuple[int, ...]:
        """Return the words with which the summary denies what a pattern states."""
        if pattern not in self._denied:
            self._denied[pattern] = tuple(islice(find_denials(pattern, self.stated), _MOST))
        return self._denied[pattern]

    def care_of(self, item: Item) -> frozenset[Care]:
        """Return the care that an item asks for."""
        if item.number not in self._care:
            self._care[item.number] = care_of_item(item, self.letter)
        return self._care[item.number]

    def part_of(self, item: Item) -> Part:
        """Return the part of the body that an item is for."""
        if item.number not in self._parts:
            self._parts[item.number] = part_of_item(item)
        return self._parts[item.number]

    def once(self, find: Callable[["Told"], tuple[T, ...]]) -> tuple[T, ...]:
        """Return what a function finds in the letter; it is asked once."""
        if find not in self._once:
            self._once[find] = find(self)
        found: tuple[T, ...] = self._once[find]
        return found

    @cached_property
    def care_had(self) -> tuple[CareNamed, ...]:
        """The care that the letter tells as had."""
        return tuple(islice((care for care in self.stated.care if self.was_had(care.first, care.last)), _MOST))

    @cached_property
    def counts_had(self) -> tuple[tuple[int, int], ...]:
        """Where the letter counts sessions that were had."""
        return tuple(islice((run for run in self.stated.runs("#count") if self.was_had(*run)), _MOST))

    def was_had(self, first: int, last: int) -> bool:
        """Return whether care is told as had: neither denied nor planned, and with a word or a number that says so ("PT x 12")."""
        stated = self.stated
        number = stated.sentence_of[first]
        if not stated.is_done(first) or stated.is_planned(first) or not stated.tells_of_person(number):
            return False
        if is_only_talked_of(stated, first, last):
            return False
        is_of_all = any(care.kind == ALL_CARE for care in stated.care_between(first, last))
        if is_of_all and not is_all_care(stated, first, last):
            return False
        start, end = stated.words_of(stated.sentences[number])
        if self._is_taken(first) or self._is_status_post(first) or self._has_result(first, last, start, end):
            return True
        if stated.zone_of(first) == 0 and last < end and _is_amount(stated.words[last].form):
            return True
        return any(
            not stated.is_planned(at)
            for name in ("$done", "$failed", "#date", "#count")
            for at in stated.starts_between(name, start, min(end, last + _FAR))
        )

    def _is_taken(self, first: int) -> bool:
        """Return whether a drug of the summary is one that the person "is on"."""
        stated = self.stated
        care = next(iter(stated.care_between_words(first, first + 1)), None)
        if care is None or not care.drug or stated.zone_of(first) != 0:
            return False
        start = max(first - _NEAR, stated.clauses.start_of_clause(first), 1)
        before = stated.words[start - 1 : first]
        return any(two.form == "on" and one.form in _ON for one, two in pairwise(before))

    def _is_status_post(self, first: int) -> bool:
        """Return whether care follows "status post", or "s/p", in its clause."""
        start = max(first - _NEAR, self.stated.clauses.start_of_clause(first))
        return any((one.form, two.form) in _STATUS_POST for one, two in pairwise(self.stated.words[start:first]))

    def _has_result(self, first: int, last: int, start: int, end: int) -> bool:
        """Return whether the sentence of the summary tells what a test showed, or in which month care was."""
        stated = self.stated
        if stated.zone_of(first) != 0:
            return False
        near = range(max(start, first - _NEAR), min(end, last + _NEAR))
        words = stated.words[near.start : near.stop]
        is_dated = not any(stated.is_planned(at) for at in near) and any(
            one.form in _BEFORE_MONTH and two.form in _MONTHS for one, two in pairwise(words)
        )
        kind = next((care.kind for care in stated.care_between_words(first, first + 1)), "")
        after = stated.words[last : min(end, last + _NEAR)]
        return is_dated or (is_study(kind) and (_shows_result(after) or self._heads_result(first, after)))

    def _heads_result(self, first: int, after: Sequence[Word]) -> bool:
        """Return whether a colon follows a test and its part of the body, and no plan: "MR arthrogram right shoulder: a tear"."""
        if not after or self.stated.is_planned(first):
            return False
        reach = after[min(_HEADED, len(after) - 1)].start
        colon = self.stated.text.find(":", self.stated.words[first].start, reach)
        return colon >= 0 and not self.stated.is_planned(first + 1)


def _shows_result(words: Sequence[Word]) -> bool:
    """Return whether words after a test tell its result: "was normal", "was 140", "open to 17 degrees"."""
    return any(word.form in _RESULTS for word in words) or any(
        (one.form in _BEING and two.form.isdigit()) or (one.form.isdigit() and two.form in _MEASURES)
        for one, two in pairwise(words)
    )


def _is_amount(form: str) -> bool:
    return form == "x" or form.isdigit()
