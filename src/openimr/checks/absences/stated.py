"""What a letter states of its patient: the clinical words of the summary and of the rationales, and which of them count."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from openimr.checks.absences.care import CareNamed, care_among
from openimr.checks.absences.clauses import Clauses
from openimr.checks.absences.figures import FIGURES, find_figures
from openimr.checks.absences.plan_words import is_month, is_of_review, plans_among, refusing
from openimr.checks.absences.plans import Run
from openimr.checks.absences.polarity import Polarity
from openimr.checks.letters import Letter
from openimr.domain.text import Span
from openimr.terms.absence_conditions import Sentence
from openimr.terms.absence_reach import CONDITION
from openimr.terms.clinical_lexicon import find_clinical_words
from openimr.terms.clinical_things import kinds_above
from openimr.terms.lexicons import Word, words_in
from openimr.terms.sentences import sentences_of

_OF_A_PERSON = re.compile(
    r"\b(?:was|were|had|his|her|did|he|she|has\s+(?:had|been\s+(?:treated|diagnosed|given|seen|taking|on))|patient|worker|"
    r"applicant|claimant|employee|provider|physician)\b",
    re.IGNORECASE,
)
_PATIENT = frozenset({"Pt", "Pts"})
_CLOSED = "$failed"
_DENIALS = frozenset({"no", "not", "without", "never", "cannot", "unable"})
_OF_POLARITY = ("$neg", "$negb", "$norm", "$other", "$plan", "$unsure", "$verb")
_JOINTS = frozenset({"", "/", "-", "."})
_LONGEST_PHRASE = 7
_LONGEST_REACH = 8
_LONG = 8
_STEM = 6


class Stated:
    """The clinical words of a letter.

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
        clauses: The clauses of the words.
        polarity: What is said of each word.
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
        self._runs: dict[str, list[Run]] = defaultdict(list)
        self._name_words()
        self.clauses = Clauses(text, self.words, self.sentence_of)
        self.polarity = Polarity(
            self.words,
            self.sentence_of,
            self.clauses,
            runs={name: self._runs.get(name, ()) for name in _OF_POLARITY},
            closed=[run for run in self._runs.get(_CLOSED, ()) if self._holds_denial(run)],
        )
        self._unsaid = bytearray(len(self.words))
        for span in unsaid:
            first, last = self.words_of(span)
            self._unsaid[first:last] = b"\1" * (last - first)

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
                    self.sentence_of += [len(self.sentences)] * len(found)
                    self.words += found
                known.add(words)
                self.sentences.append(sentence)
                self._zones.append(number)

    def _name_words(self) -> None:
        numbers = self.sentence_of
        self._named = [one for one in find_clinical_words(self.words) if numbers[one.first] == numbers[one.last - 1]]
        self._named_starts = [one.first for one in self._named]
        for names, first, last in self._named:
            for name in names:
                if name[0] != "#":
                    self._runs[name].append((first, last))
        for name, span in find_figures(self.text, self.words, self.sentences):
            self._runs[name].append(self.words_of(span))
        for name in FIGURES:
            self._runs[name].sort()
        self._runs["$positive"] = sorted({*self._runs["$positive"], *self._runs["#positive"]})
        self._runs["$unsure"] = [run for run in self._runs["$unsure"] if not is_month(self.text, self.words, run[0])]
        refusals = ((at, at + 1) for at in refusing(self.words) if self.is_of_review(at))
        self._runs["$plan"] = sorted({*plans_among(self.words, self._runs["$plan"]), *refusals})

    def is_of_review(self, index: int) -> bool:
        """Return whether the sentence of a word tells of utilization review, and of its reasons."""
        number = self.sentence_of[index]
        if number not in self._of_review:
            self._of_review[number] = is_of_review(self.text, self.sentences[number])
        return self._of_review[number]

    def _holds_denial(self, run: Run) -> bool:
        return run[1] - run[0] > 1 and any(self.words[index].form in _DENIALS for index in range(*run))

    @cached_property
    def care(self) -> tuple[CareNamed, ...]:
        """The care that is named, in order."""
        return tuple(care for care in care_among(self._named, self.words) if not self._is_patient(care))

    def _is_patient(self, care: CareNamed) -> bool:
        """Return whether words that name therapy are short for the patient: "Pt is a 40 year old"."""
        first = self.words[care.first]
        return care.last - care.first == 1 and self.text[first.start : first.end] in _PATIENT

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
        return found

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

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(self.words):
            found[_stem(word.form)].append(index)
        return found

    def places_of(self, form: str) -> Sequence[int]:
        """Return the indexes of the words of a form, and of its like: "motivated" and "motivation"."""
        return self._places.get(_stem(form), ())

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

    def words_of(self, span: Span) -> Run:
        """Return the run of words that begin in a span of the text."""
        return bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)

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

    def zone_of(self, index: int) -> int:
        """Return in which zone a word stands: 0 is the summary, then the rationales by their number."""
        return self._zones[self.sentence_of[index]]

    def zone_of_sentence(self, number: int) -> int:
        """Return in which zone a sentence stands."""
        return self._zones[number]

    def is_said(self, index: int) -> bool:
        """Return whether a word is of this person, and of no statement of absence."""
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
        """Return whether two words stand in one clause."""
        return self.clauses.clause_of[one] == self.clauses.clause_of[other]

    def are_of_one_piece(self, one: int, other: int) -> bool:
        """Return whether no comma stands between two words of a clause."""
        return self.clauses.piece_of[one] == self.clauses.piece_of[other]

    def tells_of_person(self, number: int) -> bool:
        """Return whether a sentence tells of this person: all of the summary do, and in a rationale those of no rule."""
        if number not in self._of_person:
            self._of_person[number] = self._zones[number] == 0 or self._is_of_person(number)
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
