"""What a letter states of its patient: the clinical words of the summary and of the rationales, and which of them count."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property

from openimr.checks.letters import Letter
from openimr.checks.story.all_care import is_told_of_nothing
from openimr.checks.story.care import ANY_CARE, CareNamed
from openimr.checks.story.clauses import Clauses
from openimr.checks.story.home_exercises import home_exercises
from openimr.checks.story.named_words import NamedWords
from openimr.checks.story.plans import Run
from openimr.checks.story.polarity import Polarity
from openimr.checks.story.quoted_rules import rules_narrated
from openimr.domain.text import Span

_CLOSED = "$failed"
_DENIALS = frozenset({"no", "not", "without", "never", "cannot", "unable", "nothing"})
_PLAN = "$plan"
_OF_POLARITY = ("$neg", "$negb", "$norm", "$other", "$unsure", "$verb")
_JOINTS = frozenset({"", "/", "-", "."})
_LONGEST_PHRASE = 7
_LONGEST_REACH = 8
_LONGEST_NAME = 5


class Stated(NamedWords):
    """The clinical words of a letter, and which of them count.

    Args:
        text: The letter's values, one after the other.
        zones: Where the summary stands, then each rationale.
        unsaid: Runs of the text that say of something that it is absent.
        letter: The letter, which has its sentences read already; None reads them anew.

    Attributes:
        clauses: The clauses of the words.
        polarity: What is said of each word.
    """

    def __init__(
        self, text: str, zones: Sequence[Span], unsaid: Collection[Span], letter: Letter | None = None
    ) -> None:
        super().__init__(text, zones, unsaid, letter)
        self.clauses = Clauses(text, self.words, self.sentence_of)
        self._runs[_CLOSED] = [run for run in self._runs.get(_CLOSED, ()) if self._is_of_nothing(run)]
        self.polarity = Polarity(
            self.words,
            self.sentence_of,
            self.clauses,
            runs={name: self._runs.get(name, ()) for name in _OF_POLARITY}
            | {_PLAN: [run for run in self._runs.get(_PLAN, ()) if not self._is_in_name(run)]},
            closed=[run for run in self._runs.get(_CLOSED, ()) if self._holds_denial(run)],
            names_care=lambda first, last: bool(self.care_between_words(first, last)),
        )
        self._unsaid = bytearray(len(self.words))
        quoted = (span for sentence in self.sentences for span in rules_narrated(text, sentence))
        for span in (*unsaid, *quoted):
            first, last = self.words_of(span)
            self._unsaid[first:last] = b"\1" * (last - first)

    @cached_property
    def care(self) -> tuple[CareNamed, ...]:
        """The care that is named, in order, with the exercises that are done at home."""
        named = super().care
        covered = {at for care in named for at in range(care.first, care.last) if care.kind not in ANY_CARE}
        at_home = (care for care in home_exercises(self.words, self.clauses) if care.first not in covered)
        return tuple(sorted((*named, *at_home)))

    def _is_of_nothing(self, run: Run) -> bool:
        return is_told_of_nothing(self.words, *run, self.clauses.end_of_clause(run[1] - 1))

    def _is_in_name(self, run: Run) -> bool:
        """Return whether words stand within a longer name of care, so that they say nothing of it: "everything they asked"."""
        first, last = run
        named = self.care_between_words(first - _LONGEST_NAME, last)
        return any(care.first < first and last <= care.last for care in named)

    def _holds_denial(self, run: Run) -> bool:
        return run[1] - run[0] > 1 and any(self.words[index].form in _DENIALS for index in range(*run))

    def place_in_clause(self, form: str, index: int) -> int | None:
        """Return the word of a form that stands nearest to a word in its clause; None where none does."""
        places = self.places_of(form)
        near = places[bisect_left(places, index - _LONGEST_REACH) : bisect_left(places, index + _LONGEST_REACH)]
        return min(
            (at for at in near if self.are_of_one_clause(at, index)), key=lambda at: abs(at - index), default=None
        )

    def is_in_clause(self, form: str, index: int) -> bool:
        """Return whether a word of a form stands near another in its clause."""
        return self.place_in_clause(form, index) is not None

    def phrase(self, first: int, last: int) -> Span:
        """Return where a run of words stands in the text, with the words beside it up to a comma."""
        start = max(self.clauses.start_of_piece(first), first - _LONGEST_PHRASE)
        end = min(self.clauses.end_of_piece(last - 1), last + _LONGEST_PHRASE)
        while start > 0 and self._are_joined(start - 1):
            start -= 1
        while end < len(self.words) and self._are_joined(end - 1):
            end += 1
        return Span(self.words[start].start, self.words[end - 1].end)

    def _are_joined(self, index: int) -> bool:
        """Return whether a word and the next are parts of one: of a day, a level, a share."""
        between = self.text[self.words[index].end : self.words[index + 1].start]
        return between in _JOINTS

    def is_said(self, index: int) -> bool:
        """Return whether a word is of this person, of no statement of absence and of no rule that utilization review quotes."""
        return not self._unsaid[index] and not self.polarity.of_others[index]

    def counts(self, index: int) -> bool:
        """Return whether a word is said, and not denied."""
        return self.is_said(index) and not self.polarity.denied[index]

    def is_done(self, index: int) -> bool:
        """Return whether a word is said, and not said to be missing; what has a normal result is there."""
        return self.is_said(index) and not self.polarity.undone[index]

    def is_planned(self, index: int) -> bool:
        """Return whether a word is of a plan or a request."""
        return bool(self.polarity.planned[index])

    def is_guessed(self, index: int) -> bool:
        """Return whether a word is only supposed."""
        return bool(self.polarity.guessed[index])

    def are_of_one_clause(self, one: int, other: int) -> bool:
        """Return whether two words stand in one clause, or one in the heading of the other."""
        return self.clauses.are_of_one(one, other)

    def are_of_one_piece(self, one: int, other: int) -> bool:
        """Return whether no comma stands between two words of a clause."""
        return self.clauses.piece_of[one] == self.clauses.piece_of[other]
