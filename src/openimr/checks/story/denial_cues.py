"""Which of the words that may deny do so where they stand."""

from collections.abc import Sequence

from openimr.checks.story.clauses import Clauses
from openimr.checks.story.polarity_words import (
    AFTER_END,
    AFTER_RESULT,
    AFTERWARDS,
    ARTICLES,
    AT_AN_END,
    BEING,
    COMPARED,
    ENDED,
    HAVING,
    NO_RESULT,
    OVER,
    SOUND,
    UNKNOWN,
    UNSAID,
)
from openimr.terms.lexicons import Word

_NEAR = 3


class DenialCues:
    """Which words deny.

    Args:
        words: The words, in order.
        clauses: Their clauses.
    """

    def __init__(self, words: Sequence[Word], clauses: Clauses) -> None:
        self._words = words
        self._clauses = clauses

    def denies_after(self, first: int, last: int) -> bool:
        """Return whether a word denies those after it, and neither compares nor tells a result of what stands before it."""
        is_result = self._words[first].form == "negative" and last - first == 1
        if self._is_no_denial(first, last):
            return False
        return not is_result or not (self.follows_being(first) or self.is_result_behind(first))

    def denies_before(self, first: int, last: int) -> bool:
        """Return whether a word denies those before it: "was not noted", "has resolved", "is unknown"."""
        form = self._words[first].form
        if form in UNKNOWN:
            before = self._words[first - 1].form if first > self._clauses.start_of_piece(first) else ""
            return before in BEING or before == "still" or (bool(before) and last == self._clauses.end_of_piece(first))
        if form in AFTERWARDS:
            return True
        is_over = form in OVER and first > 0 and self._words[first - 1].form in HAVING
        return not self.is_unsaid(first) and (is_over or self._is_past(first) or self.follows_being(first))

    def is_result_behind(self, index: int) -> bool:
        """Return whether "negative" stands behind what it is said of, with no verb: "Spurling negative bilaterally, …"."""
        if self._words[index].form != "negative" or index == self._clauses.start_of_piece(index):
            return False
        if self.follows_being(index) or self._words[index - 1].form in ARTICLES:
            return False
        following = index + 1
        return following == self._clauses.end_of_piece(index) or self._words[following].form in AFTER_RESULT

    def is_norm_behind(self, index: int) -> bool:
        """Return whether "normal" and its like close a piece, behind what they are said of: "sensation intact, …"."""
        start, end = self._clauses.start_of_piece(index), self._clauses.end_of_piece(index)
        is_last = start < index == end - 1 and self._words[index].form in SOUND
        return is_last and self._words[index - 1].form not in NO_RESULT

    def is_unsaid(self, index: int) -> bool:
        """Return whether a result is itself denied: "has not resolved", "is not normal"."""
        start = max(index - _NEAR, self._clauses.start_of_piece(index))
        return any(word.form in UNSAID for word in self._words[start:index])

    def follows_being(self, index: int) -> bool:
        """Return whether a form of "to be" stands shortly before a word, with no article between them."""
        start = max(index - _NEAR, self._clauses.start_of_piece(index))
        for at in range(index - 1, start - 1, -1):
            if self._words[at].form in ARTICLES:
                return False
            if self._words[at].form in BEING:
                return True
        return False

    def _is_past(self, index: int) -> bool:
        """Return whether something is told to have ended: "the swelling subsided", at the end of its piece or before "after" and its like."""
        form, following = self._words[index].form, index + 1
        if following == self._clauses.end_of_piece(index):
            return form in AT_AN_END
        return form in ENDED and self._words[following].form in AFTER_END

    def _is_no_denial(self, first: int, last: int) -> bool:
        """Return whether a word of denial only compares or adds: "no more than ten feet", "not only the back"."""
        after = [word.form for word in self._words[last : last + 2]]
        is_comparison = after[:1] and after[0] in COMPARED and after[1:] == ["than"]
        return bool(is_comparison) or (
            self._words[first].form == "not" and after[:1] in (["only"], ["just"], ["merely"])
        )
