"""What a rationale says is absent, as it is compared with the rest of the letter."""

from dataclasses import dataclass, replace

from openimr.checks.absences.matches import Match
from openimr.checks.absences.nearest_care import care_at
from openimr.checks.absences.reserves import are_of_one_member, is_met, last_before
from openimr.checks.letters import Item
from openimr.checks.story.care import Care, may_be_same
from openimr.checks.story.same_part import Part
from openimr.checks.story.stated import Stated
from openimr.terms.absence import Absence


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a statement of absence.

    Attributes:
        absence: The statement.
        item: Whose rationale makes it.
        first: Index of its first word; of one that points back, of the sentence before.
        last: Index after its last word.
        names: All that its words name, of ``openimr.terms.clinical_lexicon``.
        forms: The forms of its words.
        part: The part of the body that it is of: as it says, else as its item says.
        named_part: What it says of it itself.
        care: The care that it is of: as it says, else as its item says.
        care_after: The care that is named just after it: "no relief was noted with Norco"; what is told of that care meets the words.
        reserves: Index of each word of reserve: "significant", "lasting", "adequate" …
        measures: Index of each word that asks for a measure: "objective", "quantified" …
        is_reserved: Whether all of it has a reserve: it is said of one paper only, or of what "would" serve.
        is_timed: Whether it is of one time only; words that tell of something new meet that.
        is_of_now: Whether it is of the present alone.
        is_of_plan: Whether it is a plan that is said not to be there.
        is_too_little: Whether it says that there is too little, not that there is none.
        asks_how: Whether it is a question of how, why or what.
        results: Names of the things that would answer a question of what came of care: "what the therapy accomplished".
        is_of_failure: Whether care is said not to have failed, or not to have been exhausted.
        is_of_result: Whether a test is said to be negative, not to be missing.
        is_of_reason: Whether it is a reason for the treatment that is said not to be there.
        is_of_time_without: Whether the words that say it are "without" alone, which may say when: "without medication".
        sources: The tests, or the examination, in which it is said to be absent; none where none is named.
    """

    absence: Absence
    item: Item
    first: int
    last: int
    names: frozenset[str]
    forms: frozenset[str]
    part: Part
    named_part: Part
    care: frozenset[Care]
    care_after: frozenset[Care]
    reserves: tuple[int, ...]
    measures: tuple[int, ...]
    is_reserved: bool
    is_timed: bool
    is_of_now: bool
    is_of_plan: bool
    is_too_little: bool
    asks_how: bool
    results: frozenset[str]
    is_of_failure: bool
    is_of_result: bool
    is_of_reason: bool
    is_of_time_without: bool
    sources: frozenset[str]

    def holds(self, index: int) -> bool:
        """Return whether a word is of the subject itself."""
        return self.first <= index < self.last

    def of_care_after(self) -> "Subject":
        """Return the subject as one of the care that is named just after it; without such care the same."""
        if not self.care_after:
            return self
        return replace(self, care=self.care_after, is_reserved=False, is_timed=False)

    def has_reserve(self, index: int, told: int, stated: Stated) -> bool:
        """Return whether a reserve stands before a word of the subject that words told elsewhere do not meet.

        Args:
            index: Index of the word of the subject; the reserve stands in the same member of a list.
            told: Index of a word of what stands against it; its clause meets a reserve by the same word ("new", "home").
            stated: The words.
        """
        if self.is_reserved or self._is_of_other_time(told, stated):
            return True
        at = last_before(index, self.reserves, stated)
        return at is not None and not is_met(stated.words[at].form, told, stated)

    def has_any_reserve(self, told: int, stated: Stated, *, beside: int | None = None) -> bool:
        """Return whether a reserve stands in the subject that words told elsewhere do not meet.

        Args:
            told: Index of a word told elsewhere.
            stated: The words.
            beside: Index of the word of the subject beside which it must stand, in the same member of a list; None of any.
        """
        return (self.is_reserved or self._is_of_other_time(told, stated)) or any(
            not is_met(stated.words[at].form, told, stated)
            for at in self.reserves
            if beside is None or are_of_one_member(at, beside, stated)
        )

    def _is_of_other_time(self, told: int, stated: Stated) -> bool:
        """Return whether the statement is of one time, and words told elsewhere are not plainly of it."""
        return (self.is_timed and not is_met("new", told, stated)) or (
            self.is_of_now and not is_met("current", told, stated)
        )

    def asks_measure(self, index: int, stated: Stated) -> bool:
        """Return whether a measure is asked for of what a word of the subject names."""
        return last_before(index, self.measures, stated) is not None

    def is_of_same_care(self, match: Match, stated: Stated) -> bool:
        """Return whether words tell of the care that the subject is of, or of none that is named near them."""
        return may_be_same(self.care, care_at(stated, match.first, match.last))
