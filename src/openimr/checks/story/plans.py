"""Which words of a text are of a plan or a request, and which of these tell that it was carried out.

A plan reaches from its word to the end of the sentence. It ends sooner where the sentence goes on to say what was done or what
somebody tells as a fact, and what
was planned is told as done where that is said of it: "an MRI was ordered, which showed …".
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from openimr.checks.story.clauses import NEW_CLAUSE, Clauses
from openimr.checks.story.plan_starts import BEING, PERSONS, PLANNED, PlanStarts
from openimr.checks.story.telling import is_telling
from openimr.terms.lexicons import Word

Run = tuple[int, int]

_DONE = frozenset(
    {"performed", "completed", "done", "obtained", "taken", "administered", "attended", "worn", "finished"}
)
_SHOWED = frozenset({"showed", "revealed", "demonstrated", "helped", "relieved", "gave"})
_WENT = frozenset({"attended", "completed", "finished", "underwent", "returned"})
_HELPING = BEING | {"has", "have", "had", "then", "since", "later", "also", "subsequently", "already"}
_POINTING = frozenset({"which", "that", "they", "it"})
_BEFORE_A_NAME = frozenset({"the", "a", "an", "this", "these", "his", "her", "all", "both"})
_UNREAL = frozenset({"once", "until", "if", "when", "before", "unless", "whether", "be", "not", "never", "no", "to"})
_OF_COUNT = frozenset({"of", "the", "all", "them", "it", "session", "visit", "treatment", "and", "so", "far"})
_PER = frozenset({"per", "in", "according", "from", "by", "as", "on"})
_PAPERS = frozenset(
    [
        "appeal",
        "letter",
        "request",
        "form",
        "report",
        "note",
        "narrative",
        "rfa",
        "documentation",
        "denial",
        "determination",
        "review",
    ]
)
_ENDS = NEW_CLAUSE | {"because", "due", "given"}
"""Where a plan ends: what follows is another matter, or the reason for it, which is told as a fact."""
_OF_RECORD = frozenset(
    "current med medication exam examination history pmh psh ros failed tried prior past objective subjective diagnosis impression "  # noqa: SIM905 (words)
    "lab imaging complaint allergy done completed vital social".split()
)
"""Words of the headings of what is recorded, at which a plan ends."""
_TO_COME = frozenset({"be", "begin", "start", "continue", "undergo", "have"})
_FAR = 20
_LONGEST_PLAN = 120
_SHORT = 3


class Plans:
    """The words of a text that are of a plan.

    Args:
        words: The words, in order.
        sentence_of: Number of each word's sentence.
        clauses: Their clauses.
        runs: Runs of words that plan or request, in order.
        starts: Where each begins.

    Attributes:
        planned: Whether each word is of a plan that is not told as carried out.
    """

    def __init__(
        self,
        words: Sequence[Word],
        sentence_of: Sequence[int],
        clauses: Clauses,
        *,
        runs: Sequence[Run],
        starts: PlanStarts,
    ) -> None:
        self._words = words
        self._sentence_of = sentence_of
        self._clauses = clauses
        self._stops = {one.first for one in clauses.headings if _is_of_record(words[one.first : one.stop])}
        self._begin: dict[int, int] = {}
        self.planned = bytearray(len(words))
        by_sentence: dict[int, list[Run]] = {}
        for first, last in runs:
            self._begin[first] = starts.start(first, last)
            self._mark(self._begin[first], self._end_of_plan(first, last), b"\1")
            by_sentence.setdefault(sentence_of[first], []).append((first, last))
        for plans in by_sentence.values():
            self._release(plans)

    def _end_of_plan(self, first: int, last: int) -> int:
        end, limit = last, min(len(self._words), last + _LONGEST_PLAN)
        limit = min(limit, self._clauses.end_of_piece(first)) if self._is_source(first) else limit
        while end < limit and self._sentence_of[end] == self._sentence_of[first] and not self._ends_at(end):
            end += 1
        return end

    def _is_source(self, first: int) -> bool:
        """Return whether a plan's word names the paper that a sentence begins with as its source: "Per the appeal letter, …"."""
        start = self._clauses.start_of_piece(first)
        if self._words[start].form not in _PER or start != self._start_of_sentence(first):
            return False
        piece = {word.form for word in self._words[start : self._clauses.end_of_piece(first)]}
        return not piece.isdisjoint(_PAPERS)

    def _tells_what_is_to_come(self, index: int) -> bool:
        """Return whether what is told is itself to come: "the appeal states therapy is to begin"."""
        following = self._words[index : index + _FAR]
        return any(one.form == "to" and two.form in _TO_COME for one, two in pairwise(following))

    def _ends_at(self, index: int) -> bool:
        if index in self._stops:
            return True
        if is_telling(self._words, index):
            return not self._tells_what_is_to_come(index)
        form, following = self._words[index].form, self._words[index + 1 : index + 1 + _SHORT]
        return form in _ENDS or (form == "as" and any(word.form in _HELPING for word in following))

    def _release(self, plans: Sequence[Run]) -> None:
        """Unmark what a sentence tells as done after its first plan."""
        number, begun = self._sentence_of[plans[0][0]], plans[0][1]
        stop = begun
        while stop < len(self._words) and self._sentence_of[stop] == number and stop < begun + _LONGEST_PLAN:
            stop += 1
        for at in range(begun, stop):
            form = self._words[at].form
            if form in _DONE or form in _SHOWED or form in _WENT:
                told = self._told_from(at, plans, stop)
                if told is not None:
                    start, is_of_plan = told
                    following = next((self._begin[first] for first, _ in plans if first > at), stop)
                    self._mark(start, following, b"\0")
                    if is_of_plan:
                        self._mark(self._start_of_member(plans, start), start, b"\0")

    def _told_from(self, at: int, plans: Sequence[Run], stop: int) -> tuple[int, bool] | None:
        """Return from where on a verb tells what was done, and whether it tells it of what was planned; None where it does not."""
        if any(word.form in _UNREAL for word in self._since_plan(at, plans)):
            return None
        before = at - 1
        while before > plans[0][0] and self._words[before].form in _HELPING:
            before -= 1
        link, form = self._words[before].form, self._words[at].form
        helping = {word.form for word in self._words[before + 1 : at]}
        is_passive = form in _DONE and not helping.isdisjoint(BEING)
        is_count = form in _WENT and self._is_count(at + 1, stop)
        if link in PERSONS and form in _WENT and not is_passive:
            return before, is_count
        if link in _POINTING:
            is_told = is_passive or form in _SHOWED
        elif link == "and":
            is_of_thing = is_passive or form in _SHOWED or self._words[before - 1].form in PLANNED
            is_told = is_count or (is_of_thing and self._is_thing_planned(plans))
        else:
            is_told = is_passive and (link in PLANNED or self._names_what_was_planned(before, plans))
        return (before, True) if is_told else None

    def _since_plan(self, at: int, plans: Sequence[Run]) -> Sequence[Word]:
        begun = max((last for _, last in plans if last <= at), default=at)
        return self._words[begun:at]

    def _is_thing_planned(self, plans: Sequence[Run]) -> bool:
        """Return whether it is the care of which the plan is told ("an MRI was ordered"), and no person ("she was referred")."""
        first = plans[0][0]
        before = {word.form for word in self._words[self._start_of_sentence(first) : first]}
        return not before.isdisjoint(BEING) and before.isdisjoint(PERSONS)

    def _names_what_was_planned(self, before: int, plans: Sequence[Run]) -> bool:
        """Return whether a plan's word belongs to the name of what a verb follows: "the requested MRI was done"."""
        first, last = max((run for run in plans if run[1] <= before + 1), default=plans[0])
        is_first = first == self._start_of_sentence(first)
        is_of_name = is_first or self._words[first - 1].form in _BEFORE_A_NAME
        between = {word.form for word in self._words[last : before + 1]}
        return self._words[first].form in PLANNED and is_of_name and between.isdisjoint(PERSONS | _HELPING | _POINTING)

    def _is_count(self, first: int, stop: int) -> bool:
        """Return whether a verb is followed by nothing but how many: "completed six of the sessions"."""
        following = self._words[first : min(stop, first + _SHORT)]
        return all(
            word.form in _OF_COUNT or word.form.isdigit() or len(word.form) <= len("twelve") for word in following
        ) and any(word.form in _OF_COUNT for word in self._words[first : min(stop, first + _SHORT + 1)])

    def _start_of_member(self, plans: Sequence[Run], stop: int) -> int:
        """Return where what is told as done begins: after the last "and" that follows the plan's word, else with its sentence."""
        begun = max((last for _, last in plans if last <= stop), default=stop)
        joined = (at for at in range(stop - 1, begun - 1, -1) if self._words[at].form == "and")
        return next(joined, self._start_of_sentence(stop - 1))

    def _start_of_sentence(self, index: int) -> int:
        return bisect_left(self._sentence_of, self._sentence_of[index])

    def _mark(self, first: int, last: int, value: bytes) -> None:
        self.planned[first : max(last, first)] = value * max(last - first, 0)


def _is_of_record(heading: Sequence[Word]) -> bool:
    return any(word.form in _OF_RECORD for word in heading)
