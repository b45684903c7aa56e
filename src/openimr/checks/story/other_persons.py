"""Which words are of another person, or of what may come: "his father", "runs in the family", "risk of", "if"."""

from collections.abc import Sequence

from openimr.checks.story.clauses import SUBJECTS, Clauses
from openimr.checks.story.plans import Run
from openimr.terms.lexicons import Word

_IN = frozenset({"in", "his", "her", "both", "their", "the", "one", "of"})
_KIN = frozenset(
    "family mother father brother sister parent sibling grandmother grandfather grandparent aunt uncle cousin".split()  # noqa: SIM905 (words)
)
_LONGEST = 12
_NEAR = 3


class OtherPersons:
    """The words of others.

    Args:
        words: The words, in order.
        clauses: Their clauses.
        verbs: Whether each is one with which something is stated.
        runs: Where words stand that name another person, or what may come.

    Attributes:
        of_others: Whether each word is of another person, or of what may come.
    """

    def __init__(self, words: Sequence[Word], clauses: Clauses, verbs: Sequence[int], *, runs: Sequence[Run]) -> None:
        self._words = words
        self._clauses = clauses
        self._verbs = verbs
        self.of_others = bytearray(len(words))
        for first, last in runs:
            start, end = self._start(first, last), self._end(first, last)
            self.of_others[start:end] = b"\1" * (end - start)

    def _start(self, first: int, last: int) -> int:
        """Return where what is said of kin begins, where these are named behind it: "diabetes in both parents"."""
        begun = self._clauses.start_of_clause(first)
        at = first
        while at > max(begun, first - _NEAR) and self._words[at - 1].form in _IN:
            at -= 1
        is_in = any(word.form == "in" for word in self._words[at:last])
        if not is_in or self._words[last - 1].form not in _KIN or not self._ends_here(last):
            return first
        verb = max((at for at in range(max(begun, first - _LONGEST), first) if self._verbs[at]), default=begun - 1)
        return max(verb + 1, begun, first - _LONGEST)

    def _ends_here(self, last: int) -> bool:
        """Return whether nothing of those who are named follows, as their house would."""
        return last == self._clauses.end_of_piece(last - 1) or self._words[last].form in {"and", "or", "on", "who"}

    def _end(self, first: int, last: int) -> int:
        """Return where what is said of others ends: with the list of a heading; with the clause, or before "and he"."""
        heading = self._clauses.heading_at(first)
        if heading is not None:
            return heading.end
        end = min(self._clauses.end_of_clause(last - 1), last + _LONGEST)
        pairs = zip(self._words[last:end], self._words[last + 1 : end], strict=False)
        own = (last + at for at, (one, two) in enumerate(pairs) if one.form == "and" and two.form in SUBJECTS)
        return max(next(own, end), last)
