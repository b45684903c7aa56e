"""How far a word of denial reaches over the words before it: "weakness was not noted", "reflexes and sensation were normal"."""

from openimr.checks.story.denials import Denials
from openimr.checks.story.polarity_words import (
    ARTICLES,
    BEFORE_RESULT,
    BEING,
    HAVING,
    JOINING,
    OF,
    PARTICULARS,
    RELATIVE,
)

_REACH = 60
_NEAR = 3


class DenialsBefore(Denials):
    """How far back denials reach."""

    def run(self, stop: int) -> tuple[int, int]:
        """Return the run of words that is denied: a piece; where that ends a list ("…, and reflexes were normal"), all of the list.

        Of "the date of surgery was not given" it is the date alone.
        """
        end = stop
        while end > 0 and self._words[end - 1].form in BEFORE_RESULT:
            end -= 1
        if end == 0:
            return stop, stop
        limit = max(self._clauses.start_of_clause(end - 1), stop - _REACH)
        if self._is_relative(end):
            return limit, stop
        start = self._start(end, limit)
        if (of := self._of_particular(start, end)) is not None:
            return start, of
        while start > limit and self._words[start].form in JOINING and not self._verbs[start - 1]:
            start = self._start(start, limit)
            while start > limit and not any(self._verbs[self._clauses.start_of_piece(start - 1) : start]):
                start = max(self._clauses.start_of_piece(start - 1), limit)
        return start, stop

    def piece(self, stop: int) -> tuple[int, int]:
        """Return the run of words of one piece that stand before its end: "Spurling negative, …"."""
        return self._start(stop, max(self._clauses.start_of_clause(stop - 1), stop - _REACH)), stop

    def _of_particular(self, start: int, end: int) -> int | None:
        """Return where "of" stands behind a particular of something, which itself is there; None where no particular is named."""
        first = start + 1 if self._words[start].form in ARTICLES else start
        if first + 1 < end and self._words[first].form in PARTICULARS and self._words[first + 1].form in OF:
            return first + 1
        return None

    def _is_relative(self, end: int) -> bool:
        """Return whether words are denied of what stands before their comma: ", which has not been delivered"."""
        first = max(self._clauses.start_of_piece(end - 1), end - _NEAR)
        return self._words[first].form in RELATIVE and all(
            word.form in HAVING or word.form in BEING for word in self._words[first + 1 : end]
        )

    def _start(self, end: int, limit: int) -> int:
        """Return where the piece before a word begins, after its last verb."""
        start = max(self._clauses.start_of_piece(end - 1), limit)
        verb = max((at for at in range(start, end) if self._verbs[at]), default=start - 1)
        return verb + 1
