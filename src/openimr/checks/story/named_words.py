"""The clinical words of a letter: which terms, figures and care its words name."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from openimr.checks.letters import Letter
from openimr.checks.story.care import CareNamed, care_among
from openimr.checks.story.double_meanings import (
    is_fall,
    is_hollow,
    is_injury,
    is_limb_asleep,
    is_of_bladder,
    is_of_no_joint,
    is_permission,
    is_teaching,
)
from openimr.checks.story.figures import FIGURES, find_figures
from openimr.checks.story.household import is_own_story, of_household
from openimr.checks.story.injected_drugs import as_given
from openimr.checks.story.lately import last_month
from openimr.checks.story.plan_words import is_helper, is_month, plans_among, refusing
from openimr.checks.story.plans import Run
from openimr.checks.story.words_read import WordsRead
from openimr.domain.text import Span
from openimr.terms.clinical_lexicon import find_clinical_words
from openimr.terms.clinical_things import kinds_above

_PATIENT = frozenset({"Pt", "Pts"})
_UNDER = frozenset({"with", "on", "taking", "using"})
_BETWEEN = frozenset({"the", "his", "her", "this", "that", "current", "use", "of"})
_LONGEST_LEAD = 5
_NUMBER = frozenset({"ten", "Ten"})
_OF_JOINTS = ("lock", "locked", "locking", "catch", "catching", "caught", "catches", "locks", "snap", "pop")
_TERMS = frozenset({"term", "terms"})
_LONGEST_REACH = 8
_URINE_TEST = "urine drug test"


class NamedWords(WordsRead):
    """The words of a letter, and what they name.

    Args:
        text: The letter's values, one after the other.
        zones: Where the summary stands, then each rationale.
        unsaid: Runs of the text that say of something that it is absent.
        letter: The letter, which has its sentences read already; None reads them anew.
    """

    def __init__(
        self, text: str, zones: Sequence[Span], unsaid: Collection[Span], letter: Letter | None = None
    ) -> None:
        super().__init__(text, zones, unsaid, letter)
        self._runs: dict[str, list[Run]] = defaultdict(list)
        self._name_words()

    def _name_words(self) -> None:
        numbers = self.sentence_of
        figures = [(name, self.words_of(span)) for name, span in find_figures(self.text, self.words, self.sentences)]
        of_days = {at for name, run in figures if name == "#date" for at in range(*run)}
        self._named = [
            one
            for one in find_clinical_words(self.words)
            if numbers[one.first] == numbers[one.last - 1] and one.first not in of_days
        ]
        self._named_starts = [one.first for one in self._named]
        for names, first, last in self._named:
            for name in names:
                if name[0] != "#":
                    self._runs[name].append((first, last))
        for name, run in figures:
            self._runs[name].append(run)
        for name in FIGURES:
            self._runs[name].sort()
        self._runs["$positive"] = sorted({*self._runs["$positive"], *self._runs["#positive"]})
        self._leave_double_meanings()
        refusals = ((at, at + 1) for at in refusing(self.words) if self.is_of_review(at))
        self._runs["$plan"] = sorted({*plans_among(self.words, self._runs["$plan"]), *refusals})

    def _leave_double_meanings(self) -> None:
        """Leave out of the classes what means something else where it stands."""
        words, text, runs = self.words, self.text, self._runs
        upset = {first for first, _ in runs["$upset"]}
        runs["$unsure"] = [
            run for run in runs["$unsure"] if not is_month(text, words, run[0]) and not is_permission(words, run[0])
        ]
        others = [
            run
            for run in runs["$other"]
            if (not is_helper(words, run[0]) or is_own_story(text, words, run[0]))
            and not is_teaching(words, run, upset)
        ]
        runs["$other"] = sorted({*others, *of_household(text, words)})
        runs["$relief"] = [run for run in runs["$relief"] if not is_fall(words, run[0])]
        for name in ("depression", "depressed"):
            runs[name] = [run for run in runs[name] if not is_hollow(words, run[0])]
        for name in ("$mechanical", *_OF_JOINTS):
            runs[name] = [run for run in runs[name] if not is_of_no_joint(words, run[0])]
        for name in [name for name in runs if name.split()[-1] == "asleep"]:
            runs[name] = [run for run in runs[name] if not is_limb_asleep(words, run)]
        runs["$pain"] = [run for run in runs["$pain"] if not is_injury(text, words, run)]

    @cached_property
    def care(self) -> tuple[CareNamed, ...]:
        """The care that is named, in order."""
        found = [care for care in care_among(self._named, self.words) if not self._is_other(care)]
        return tuple(
            as_given(care, self.words, self.words_of(self.sentences[self.sentence_of[care.first]])[1]) for care in found
        )

    @cached_property
    def last_month(self) -> int | None:
        """The last month that the text names, as ``openimr.checks.story.lately`` numbers it."""
        return last_month(self.text)

    def _is_other(self, care: CareNamed) -> bool:
        """Return whether words only look like care: "Pt is a 40 year old", "ten treatments", "in terms of opioid use"."""
        first = self.words[care.first]
        word = self.text[first.start : first.end]
        is_in_terms = first.form in _TERMS and care.first > 0 and self.words[care.first - 1].form == "in"
        is_patient = care.last - care.first == 1 and word in _PATIENT
        return is_patient or is_in_terms or word in _NUMBER or self._is_of_bladder(care)

    def _is_of_bladder(self, care: CareNamed) -> bool:
        if care.kind != _URINE_TEST:
            return False
        start, end = self.words_of(self.sentences[self.sentence_of[care.first]])
        return is_of_bladder(self.words[care.first : care.last], self.words[start:end])

    def care_between_words(self, first: int, last: int) -> Sequence[CareNamed]:
        """Return the care of which the first word is in a run of words."""
        return self.care[bisect_left(self.care, (first,)) : bisect_left(self.care, (last,))]

    def care_between(self, first: int, last: int) -> tuple[CareNamed, ...]:
        """Return the care that a run of words names."""
        return tuple(
            care for care in self.care_between_words(first - _LONGEST_REACH, last) if first < care.last <= last
        )

    @cached_property
    def _runs_of_care(self) -> dict[str, list[Run]]:
        found: dict[str, list[Run]] = defaultdict(list)
        for care in self.care:
            kinds = dict.fromkeys(kinds_above(care.kind))
            for kind in (*kinds, "care", *(["drug"] if "medication" in kinds else [])):
                found[f"#{kind}"].append((care.first, care.last))
            if "medication" in kinds and self._is_under(care.first):
                found["#with drug"].append((care.first, care.last))
        return found

    def _is_under(self, index: int) -> bool:
        """Return whether "with", "on" or "taking" stands before a drug, so that what is told is told of the time with it."""
        before = index - 1
        while before > index - _LONGEST_LEAD and self.words[before].form in _BETWEEN:
            before -= 1
        return before >= 0 and self.words[before].form in _UNDER

    def runs(self, name: str) -> Sequence[Run]:
        """Return where a name of ``openimr.terms.clinical_lexicon`` stands, as runs of words; of care and figures too."""
        found = self._runs.get(name)
        return self._runs_of_care.get(name, ()) if found is None and name[0] == "#" else found or ()

    def runs_between(self, name: str, first: int, last: int) -> Sequence[Run]:
        """Return where a name stands, of the runs that begin in a run of words."""
        runs = self.runs(name)
        return runs[bisect_left(runs, (first,)) : bisect_left(runs, (last,))]

    def runs_in_sentence(self, name: str, index: int) -> Sequence[Run]:
        """Return where a name stands in the sentence of a word."""
        return self.runs_between(name, *self.words_of(self.sentences[self.sentence_of[index]]))

    def starts_between(self, name: str, first: int, last: int) -> Iterator[int]:
        """Yield the indexes of the words in a run with which a name begins."""
        return (start for start, _ in self.runs_between(name, first, last))

    def names_between(self, first: int, last: int) -> frozenset[str]:
        """Return the names of all that a run of words holds."""
        return frozenset(name for names, _, _ in self.named_between(first, last) for name in names)

    def named_between(self, first: int, last: int) -> Iterator[tuple[tuple[str, ...], int, int]]:
        """Yield what a run of words holds: the names, and the index of the first word and after the last."""
        start, stop = bisect_left(self._named_starts, first), bisect_left(self._named_starts, last)
        return (one for one in self._named[start:stop] if one.last <= last)
