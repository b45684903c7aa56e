"""Which words of a text are denied, only planned, or only supposed.

Rules of our own after the NegEx and ConText algorithms: a word denies those after it, before it, or on both sides, up to the
end of its clause or of the list it begins.

Source: Chapman et al., NegEx, J Biomed Inform 2001, doi:10.1006/jbin.2001.1029; Harkema et al., ConText, J Biomed Inform 2009,
doi:10.1016/j.jbi.2009.05.002 (the methods; the words are ours).
"""

from collections.abc import Collection, Mapping, Sequence

from openimr.checks.absences.clauses import SUBJECTS, Clauses
from openimr.checks.absences.plans import Plans, Run
from openimr.checks.absences.polarity_words import (
    AFTER_END,
    AFTERWARDS,
    ARTICLES,
    BEFORE_RESULT,
    BEING,
    COMPARED,
    DENIALS,
    ENDED,
    HAVING,
    JOINING,
    LISTING,
    OVER,
    RELATIVE,
    RESULTS,
    STOPS,
)
from openimr.terms.lexicons import Word

_REACH = 60
_LONGEST_GUESS = 12
_LONGEST_NORM = 6
_SHORT = 2
_NEAR = 3


class Polarity:
    """The words of a text, and what is said of each.

    Args:
        words: The words, in order.
        sentence_of: Number of each word's sentence.
        clauses: Their clauses.
        runs: Runs of words that deny, plan or guess, first and after the last, by the name of their class.
        closed: Runs of words that hold a denial and deny nothing beyond themselves ("no relief").

    Attributes:
        denied: Whether each word is denied, or said to be normal.
        undone: Whether each word is said not to be there: denied, but not negative or normal, as the result of a test may be.
        planned: Whether each is of a plan or a request.
        guessed: Whether each is of a supposition.
        of_others: Whether each is of another person, or of what may come: "his father", "risk of", "if".
    """

    def __init__(
        self,
        words: Sequence[Word],
        sentence_of: Sequence[int],
        clauses: Clauses,
        *,
        runs: Mapping[str, Sequence[Run]],
        closed: Sequence[Run],
    ) -> None:
        self._words = words
        self._clauses = clauses
        count = len(words)
        self.denied = bytearray(count)
        self.undone = bytearray(count)
        self.guessed = bytearray(count)
        self.of_others = bytearray(count)
        self._verbs = bytearray(count)
        for first, last in runs.get("$verb", ()):
            _mark(self._verbs, first, last)
        self._deny(runs, closed)
        plans = Plans(words, sentence_of, clauses, runs=runs.get("$plan", ()), follows_being=self._follows_being)
        self.planned = plans.planned
        for first, last in runs.get("$other", ()):
            _mark(self.of_others, first, min(clauses.end_of_clause(last), last + _LONGEST_GUESS))
        for _, last in runs.get("$unsure", ()):
            _mark(self.guessed, last, min(clauses.end_of_clause(last), last + _LONGEST_GUESS))

    def _deny(self, runs: Mapping[str, Sequence[Run]], closed: Sequence[Run]) -> None:
        inside = {index for first, last in closed for index in range(first, last)}
        for first, last in runs.get("$neg", ()):
            is_result = self._words[first].form == "negative"
            if (
                first not in inside
                and not self._is_no_denial(first, last)
                and not (is_result and last - first == 1 and self._follows_being(first))
            ):
                is_of_list = self._words[first].form in DENIALS
                self._deny_after(last, is_result=is_result, joining=JOINING if is_of_list else LISTING)
        for first, _ in runs.get("$negb", ()):
            form = self._words[first].form
            is_over = form in OVER and first > 0 and self._words[first - 1].form in HAVING
            if first not in inside and (
                form in AFTERWARDS or is_over or self._is_past(first) or self._follows_being(first)
            ):
                self._deny_before(first, is_result=form in RESULTS)
        for first, last in runs.get("$norm", ()):
            if first not in inside and self._follows_being(first):
                self._deny_before(first, is_result=True)
            elif first not in inside:
                self._mark_denied(last, self._end_of_norm(last), is_result=True)
        for first, last in closed:
            _mark(self.denied, first + 1, last)

    def _is_past(self, index: int) -> bool:
        """Return whether something is told to have ended: "the swelling subsided", at the end of its piece or before "after" and its like."""
        if self._words[index].form not in ENDED:
            return False
        following = index + 1
        return following == self._clauses.end_of_piece(index) or self._words[following].form in AFTER_END

    def _is_no_denial(self, first: int, last: int) -> bool:
        """Return whether a word of denial only compares or adds: "no more than ten feet", "not only the back"."""
        after = [word.form for word in self._words[last : last + 2]]
        is_comparison = after[:1] and after[0] in COMPARED and after[1:] == ["than"]
        return bool(is_comparison) or (
            self._words[first].form == "not" and after[:1] in (["only"], ["just"], ["merely"])
        )

    def _end_of_norm(self, start: int) -> int:
        """Return where what is said to be normal ends: at its comma, or before "with"."""
        stop = min(self._clauses.end_of_piece(start), start + _LONGEST_NORM)
        return next((at for at in range(start, stop) if self._words[at].form == "with"), stop)

    def _follows_being(self, index: int) -> bool:
        """Return whether a form of "to be" stands shortly before a word, with no article between them."""
        start = max(index - _NEAR, self._clauses.start_of_piece(index))
        for at in range(index - 1, start - 1, -1):
            if self._words[at].form in ARTICLES:
                return False
            if self._words[at].form in BEING:
                return True
        return False

    def _mark_denied(self, first: int, last: int, *, is_result: bool) -> None:
        _mark(self.denied, first, last)
        if not is_result:
            _mark(self.undone, first, last)

    def _deny_after(self, start: int, *, is_result: bool, joining: Collection[str]) -> None:
        """Deny what follows to the end of the piece, and the pieces of the list that it begins."""
        clauses = self._clauses
        limit = min(clauses.end_of_clause(start), start + _REACH)
        if start >= limit or self._words[start].form in JOINING:
            return
        end = min(clauses.end_of_piece(start), limit)
        while end < limit and (self._goes_on(end, limit, joining) or self._closes_list(start, end, limit)):
            end = min(clauses.end_of_piece(end), limit)
        stops = (index for index in range(start, end) if self._stops_at(index))
        self._mark_denied(start, next(stops, end), is_result=is_result)

    def _stops_at(self, index: int) -> bool:
        """Return whether a denial does not reach over a word: it gives a reason, or begins a statement of its own.

        "and" does so before a number, before "with", and where a verb stands shortly after it.
        """
        form = self._words[index].form
        if form != "and":
            return form in STOPS
        after = self._words[index + 1].form if index + 1 < len(self._words) else ""
        stop = min(self._clauses.end_of_piece(index), index + _LONGEST_NORM)
        return after.isdigit() or after == "with" or (after in SUBJECTS and any(self._verbs[index:stop]))

    def _goes_on(self, index: int, limit: int, joining: Collection[str]) -> bool:
        """Return whether a piece is a further member of a list: it joins, or is short, or one after it joins."""
        end = min(self._clauses.end_of_piece(index), limit)
        if any(self._verbs[index:end]):
            return False
        if (
            self._words[index].form in joining
            or end - index <= _SHORT
            or (joining is JOINING and end - index <= 2 * _SHORT)
        ):
            return True
        while end < limit:
            following = min(self._clauses.end_of_piece(end), limit)
            if any(self._verbs[end:following]):
                return False
            if self._words[end].form in joining:
                return True
            end = following
        return False

    def _closes_list(self, start: int, index: int, limit: int) -> bool:
        """Return whether a piece is the last member of a list that is still open: "…, tingling or weakness of the arms"."""
        end = min(self._clauses.end_of_piece(index), limit)
        is_open = not any(word.form in LISTING for word in self._words[start:index])
        is_joined = any(word.form in LISTING for word in self._words[index + 1 : min(index + 1 + _SHORT, end)])
        return is_open and is_joined and not any(self._verbs[index:end])

    def _deny_before(self, stop: int, *, is_result: bool) -> None:
        """Deny what stands before, in its piece; where that ends a list ("…, and reflexes were normal"), all of the list."""
        end = stop
        while end > 0 and self._words[end - 1].form in BEFORE_RESULT:
            end -= 1
        if end == 0:
            return
        limit = max(self._clauses.start_of_clause(end - 1), stop - _REACH)
        if self._is_relative(end):
            self._mark_denied(limit, stop, is_result=is_result)
            return
        start = self._start_before(end, limit)
        while start > limit and self._words[start].form in JOINING and not self._verbs[start - 1]:
            start = self._start_before(start, limit)
            while start > limit and not any(self._verbs[self._clauses.start_of_piece(start - 1) : start]):
                start = max(self._clauses.start_of_piece(start - 1), limit)
        self._mark_denied(start, stop, is_result=is_result)

    def _is_relative(self, end: int) -> bool:
        """Return whether words are denied of what stands before their comma: ", which has not been delivered"."""
        first = max(self._clauses.start_of_piece(end - 1), end - _NEAR)
        return self._words[first].form in RELATIVE and all(
            word.form in HAVING or word.form in BEING for word in self._words[first + 1 : end]
        )

    def _start_before(self, end: int, limit: int) -> int:
        """Return where the piece before a word begins, after its last verb."""
        start = max(self._clauses.start_of_piece(end - 1), limit)
        verb = max((at for at in range(start, end) if self._verbs[at]), default=start - 1)
        return verb + 1


def _mark(marks: bytearray, first: int, last: int) -> None:
    marks[first : max(last, first)] = b"\1" * max(last - first, 0)
