"""What the reading of denials, forward and backward, has in common."""

from collections.abc import Sequence

from openimr.checks.story.clauses import Clauses
from openimr.terms.lexicons import Word


class Denials:
    """The words among which denials reach.

    Args:
        words: The words, in order.
        clauses: Their clauses.
        verbs: Whether each is one with which something is stated.
    """

    def __init__(self, words: Sequence[Word], clauses: Clauses, verbs: Sequence[int]) -> None:
        self._words = words
        self._clauses = clauses
        self._verbs = verbs
