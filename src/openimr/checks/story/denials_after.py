"""How far a word of denial reaches over the words after it."""

from collections.abc import Collection
from itertools import pairwise

from openimr.checks.story.clauses import SUBJECTS
from openimr.checks.story.denials import Denials
from openimr.checks.story.polarity_words import (
    BEFORE_STATEMENT,
    DEGREES,
    DENIALS,
    EXERTION,
    FINITE,
    INFLECTED,
    JOINING,
    LESSENED,
    LISTING,
    STOPS,
)

_REACH = 60
_LONGEST_STATEMENT = 6
_SHORT = 2


class DenialsAfter(Denials):
    """How far denials reach."""

    def end(self, first: int, start: int) -> int:
        """Return the end of what a denial is said of: of its piece, and of the pieces of the list that it begins.

        Args:
            first: Index of the denial's first word.
            start: Index after its last.
        """
        clauses, cue = self._clauses, self._words[first].form
        limit = min(clauses.end_of_clause(start), start + _REACH)
        if start >= limit or self._words[start].form in JOINING:
            return start
        joining = JOINING if cue in DENIALS else LISTING
        end = min(clauses.end_of_piece(start), limit)
        while end < limit and (self._goes_on(end, limit, joining) or self._closes_list(start, end, limit)):
            end = min(clauses.end_of_piece(end), limit)
        stops = (index for index in range(start, end) if self._stops_at(index, cue))
        return next(stops, end)

    def end_of_heading(self, start: int, limit: int) -> int:
        """Return where the list ends that a heading denies: before the first of its pieces that states something."""
        end = start
        while end < limit and not any(self._verbs[end : min(self._clauses.end_of_piece(end), limit)]):
            end = min(self._clauses.end_of_piece(end), limit)
        return next((at for at in range(start, end) if self._stops_at(at, "")), end)

    def members_after(self, start: int, limit: int) -> int:
        """Return the end of the members that semicolons part: "denies fever; chills; or weight loss"."""
        ends = [start]
        while ends[-1] < limit and self._is_member(ends[-1], min(self._clauses.end_of_clause(ends[-1]), limit)):
            ends.append(min(self._clauses.end_of_clause(ends[-1]), limit))
        last = ends[-2] if len(ends) > 1 else start
        if len(ends) > 1 and self._words[last].form in LISTING:
            return ends[-1]
        alone = (one for one, two in pairwise(ends) if two - one > 1)
        return next(alone, ends[-1])

    def _is_member(self, start: int, end: int) -> bool:
        return end - start <= _SHORT + 1 and not any(self._verbs[start:end]) and not self._is_finite(start)

    def _is_finite(self, index: int) -> bool:
        """Return whether a word is a verb with which a statement goes on: "has", "took", "walks"."""
        word = self._words[index]
        return word.form in FINITE or (word.form in INFLECTED and word.end - word.start > len(word.form))

    def _stops_at(self, index: int, cue: str) -> bool:
        """Return whether a denial does not reach over a word: it gives a reason, or begins a statement of its own.

        "and" does so before a number, "with", "he", a result or a verb, and where a verb stands shortly after; "with" after "without",
        and where what follows is told by its degree ("no tenderness with mild swelling").
        """
        form = self._words[index].form
        if form == "with":
            return cue == "without" or self._tells_degree(index + 1)
        if form != "and":
            return form in STOPS
        if index + 1 == len(self._words):
            return False
        after = self._words[index + 1].form
        stop = min(self._clauses.end_of_piece(index), index + _LONGEST_STATEMENT)
        is_statement = after.isdigit() or after in BEFORE_STATEMENT or self._is_finite(index + 1)
        return is_statement or (after in SUBJECTS and any(self._verbs[index:stop]))

    def _tells_degree(self, index: int) -> bool:
        after = [word.form for word in self._words[index : index + _SHORT + 1]]
        return bool(after) and (after[0] in LESSENED or (after[0] in DEGREES and EXERTION.isdisjoint(after)))

    def _goes_on(self, index: int, limit: int, joining: Collection[str]) -> bool:
        """Return whether a piece is a further member of a list: it joins, or is short, or one after it joins."""
        end = min(self._clauses.end_of_piece(index), limit)
        if any(self._verbs[index:end]) or self._is_finite(index):
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
