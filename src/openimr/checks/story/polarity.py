"""Which words of a text are denied, only planned, or only supposed.

Rules of our own after the NegEx and ConText algorithms: a word denies those after it, before it, or on both sides, up to the
end of its clause or of the list it begins.

Source: Chapman et al., NegEx, J Biomed Inform 2001, doi:10.1006/jbin.2001.1029; Harkema et al., ConText, J Biomed Inform 2009,
doi:10.1016/j.jbi.2009.05.002 (the methods; the words are ours).
"""

from collections.abc import Callable, Mapping, Sequence

from openimr.checks.story.clauses import Clauses
from openimr.checks.story.denial_cues import DenialCues
from openimr.checks.story.denials_after import DenialsAfter
from openimr.checks.story.denials_before import DenialsBefore
from openimr.checks.story.other_persons import OtherPersons
from openimr.checks.story.plan_starts import PlanStarts
from openimr.checks.story.plans import Plans, Run
from openimr.checks.story.polarity_words import ANSWERED, ANSWERS, DENIALS, FILLING, OPPOSITES, RESULTS
from openimr.terms.lexicons import Word

_PREFIX = "non"
_OF_CARE = frozenset({"operative", "surgical", "op", "invasive", "steroidal", "opioid", "narcotic", "pharmacologic", "pharmacological", "prescription"})  # fmt: skip
"""What "non" denies alone: "non-operative care has failed"."""

_LONGEST_GUESS = 12
_LONGEST_NORM = 6
_REACH = 60


class Polarity:
    """The words of a text, and what is said of each.

    Args:
        words: The words, in order.
        sentence_of: Number of each word's sentence.
        clauses: Their clauses.
        runs: Runs of words that deny, plan or guess, first and after the last, by the name of their class.
        closed: Runs of words that hold a denial and deny nothing beyond themselves ("no relief").
        names_care: Says of a run of words whether it names care.

    Attributes:
        denied: Whether each word is denied, or said to be normal.
        undone: Whether each word is said not to be there: denied, but not negative or normal, as the result of a test may be.
        planned: Whether each is of a plan or a request.
        guessed: Whether each is of a supposition.
        of_others: Whether each is of another person, or of what may come: "his father", "risk of", "if".
    """

    def __init__(  # noqa: PLR0913 - what its words are read from
        self,
        words: Sequence[Word],
        sentence_of: Sequence[int],
        clauses: Clauses,
        *,
        runs: Mapping[str, Sequence[Run]],
        closed: Sequence[Run],
        names_care: Callable[[int, int], bool],
    ) -> None:
        self._words = words
        self._sentence_of = sentence_of
        self._clauses = clauses
        count = len(words)
        self.denied = bytearray(count)
        self.undone = bytearray(count)
        self.guessed = bytearray(count)
        verbs = bytearray(word.form in OPPOSITES for word in words)
        for first, last in runs.get("$verb", ()):
            _mark(verbs, first, last)
        self._cues = DenialCues(words, clauses)
        self._after = DenialsAfter(words, clauses, verbs)
        self._before = DenialsBefore(words, clauses, verbs)
        self._deny(runs, closed)
        starts = PlanStarts(words, clauses, follows_being=self._cues.follows_being, names_care=names_care)
        self.planned = Plans(words, sentence_of, clauses, runs=runs.get("$plan", ()), starts=starts).planned
        self.of_others = OtherPersons(words, clauses, verbs, runs=runs.get("$other", ())).of_others
        for first, last in runs.get("$unsure", ()):
            stop = self._end_of_heading(first, last) or min(clauses.end_of_clause(last), last + _LONGEST_GUESS)
            _mark(self.guessed, last, stop)

    def _deny(self, runs: Mapping[str, Sequence[Run]], closed: Sequence[Run]) -> None:
        inside = {index for first, last in closed for index in range(first, last)}
        cues = self._cues
        for first, last in runs.get("$neg", ()):
            if first not in inside and cues.denies_after(first, last):
                self._deny_after(first, last)
        for first, last in runs.get("$negb", ()):
            if first not in inside:
                self._deny_before(first, last)
        for first, last in runs.get("$norm", ()):
            if first not in inside and not cues.is_unsaid(first):
                self._deny_norm(first, last)
        for first, last in closed:
            _mark(self.denied, first + 1, last)
        self._answer_headings()

    def _deny_before(self, first: int, last: int) -> None:
        is_result = self._words[first].form in RESULTS
        if heading := self._end_of_heading(first, last):
            self._mark_denied(last, self._after.end_of_heading(last, heading), is_result=is_result)
        elif self._cues.is_result_behind(first):
            self._mark_denied(*self._before.piece(first), is_result=True)
        elif self._cues.denies_before(first, last):
            self._mark_denied(*self._before.run(first), is_result=is_result)

    def _deny_norm(self, first: int, last: int) -> None:
        if heading := self._end_of_heading(first, last):
            self._mark_denied(last, self._after.end_of_heading(last, heading), is_result=True)
        elif self._cues.follows_being(first):
            self._mark_denied(*self._before.run(first), is_result=True)
        elif self._cues.is_norm_behind(first):
            self._mark_denied(*self._before.piece(first), is_result=True)
        else:
            self._mark_denied(last, self._end_of_norm(last), is_result=True)

    def _deny_after(self, first: int, last: int) -> None:
        form = self._words[first].form
        if form == _PREFIX and last < len(self._words) and self._words[last].form in _OF_CARE:
            end = min(last + 1, self._clauses.end_of_piece(first))
        elif heading := self._end_of_heading(first, last):
            end = self._after.end_of_heading(last, heading)
        else:
            end = self._after.end(first, last)
            if form in DENIALS and last < end == self._clauses.end_of_clause(last):
                end = self._after.members_after(end, self._end_of_sentence(end - 1))
        self._mark_denied(last, end, is_result=form == "negative")

    def _answer_headings(self) -> None:
        """Deny the headings that are answered so: "Spasm: none", "Reflexes: normal"."""
        for first, stop, end in self._clauses.headings:
            piece = min(self._clauses.end_of_piece(stop), end)
            form = self._words[stop].form
            said = {word.form for word in self._words[stop + 1 : piece]}
            if form in ANSWERS and said <= ANSWERED:
                self._mark_denied(first, stop, is_result=form not in ANSWERED)

    def _end_of_heading(self, first: int, last: int) -> int | None:
        """Return where the list ends behind the heading that words close ("denies the following:"); None where they close none."""
        heading = self._clauses.heading_at(first)
        if heading is None:
            return None
        between = {word.form for word in self._words[last : heading.stop]}
        return heading.end if between <= FILLING else None

    def _end_of_sentence(self, index: int) -> int:
        """Return the index after the last word of a sentence, of sixty words at most."""
        end, limit = index, min(index + _REACH, len(self._words))
        while end < limit and self._sentence_of[end] == self._sentence_of[index]:
            end += 1
        return end

    def _end_of_norm(self, start: int) -> int:
        """Return where what is said to be normal ends: at its comma, or before "with"."""
        stop = min(self._clauses.end_of_piece(start), start + _LONGEST_NORM)
        return next((at for at in range(start, stop) if self._words[at].form == "with"), stop)

    def _mark_denied(self, first: int, last: int, *, is_result: bool) -> None:
        _mark(self.denied, first, last)
        if not is_result:
            _mark(self.undone, first, last)


def _mark(marks: bytearray, first: int, last: int) -> None:
    marks[first : max(last, first)] = b"\1" * max(last - first, 0)
