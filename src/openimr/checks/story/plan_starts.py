"""Where a plan begins: with its word, with what it asks for, or with what is said to be planned."""

from collections.abc import Callable, Sequence
from functools import cache

from openimr.checks.story.clauses import Clauses
from openimr.checks.story.polarity_words import FINITE, INFLECTED
from openimr.terms.lexicons import Word
from openimr.terms.verb_forms import verbs

PERSONS = frozenset({"he", "she", "who", "patient", "worker", "claimant", "applicant", "employee"})
PLANNED = frozenset({"approved", "authorized", "certified", "ordered", "recommended", "requested", "scheduled"})
_OUTSTANDING = frozenset({"pending", "planned"})
_ASKING = frozenset({"requesting", "recommending", "considering", "planning", "proposing", "seeking", "contemplating"})
"""What one does who asks: "he is requesting a brace" makes no plan of what stands before it."""

BEING = frozenset({"was", "were", "been"})
_BEFORE_VERB = PERSONS | {
    "as",
    "and",
    "or",
    "when",
    "than",
    "provider",
    "physician",
    "surgeon",
    "doctor",
    "to",
    "not",
    "been",
}
_NO_VERBS = frozenset({"now", "still", "then", "can", "currently"})
_BEFORE_NOUN = frozenset({"a", "an", "the", "this", "his", "her", "of", "for", "with", "to", "in", "and", "or"})
_REACH = 60


class PlanStarts:
    """Where the plans of a text begin.

    Args:
        words: The words, in order.
        clauses: Their clauses.
        follows_being: Says of a word whether a form of "to be" stands shortly before it.
        names_care: Says of a run of words whether it names care.
    """

    def __init__(
        self,
        words: Sequence[Word],
        clauses: Clauses,
        *,
        follows_being: Callable[[int], bool],
        names_care: Callable[[int, int], bool],
    ) -> None:
        self._words = words
        self._clauses = clauses
        self._follows_being = follows_being
        self._names_care = names_care

    def start(self, first: int, last: int) -> int:
        """Return the index of the first word of a plan whose words are those from ``first`` to before ``last``; sixty words back at most."""
        is_passive = self._follows_being(first) and self._words[first].form not in _ASKING
        if is_passive or self._words[first].form in BEING or self._is_to_be(last):
            return self._start_of_planned(first)
        return max(self._start_of_wanted(first, last), first - _REACH)

    def _is_to_be(self, index: int) -> bool:
        """Return whether a plan is told of what stands before it: "an MRI will be obtained"."""
        return index < len(self._words) and self._words[index].form == "be"

    def _start_of_planned(self, first: int) -> int:
        """Return where begins what is planned: with its clause, or behind "and" where no more care stands before that.

        "Therapy and a brace were requested" plans both; "therapy has failed and a brace was requested", and "the knee gives way
        and a brace was requested", plan the brace.
        """
        start = max(self._clauses.start_of_clause(first), first - _REACH)
        is_told, begun = False, start
        for at in range(start, first):
            if self._words[at].form == "and" and (is_told or not self._names_care(start, at)):
                begun = at + 1
            is_told = is_told or self._is_verb(at, start)
        return begun

    def _is_verb(self, index: int, start: int) -> bool:
        """Return whether a word tells what is or was; one before a noun may only describe it: "continued therapy"."""
        word = self._words[index]
        if word.form in _told():
            return word.form in FINITE or (index > start and self._words[index - 1].form not in _BEFORE_NOUN)
        is_inflected = word.end - word.start > len(word.form)
        return word.form in _bases() if is_inflected else word.form in _plain()

    def _start_of_wanted(self, first: int, last: int) -> int:
        """Return where a plan begins that its word asks for: with this, or with the piece that it ends ("MRI pending, …")."""
        form, start = self._words[first].form, self._clauses.start_of_piece(first)
        is_last = last == self._clauses.end_of_piece(first) and (form in PLANNED or form in _OUTSTANDING)
        is_of_thing = first > start and self._words[first - 1].form not in _BEFORE_VERB
        return start if is_last and is_of_thing else first


@cache
def _told() -> frozenset[str]:
    return (FINITE - _NO_VERBS) | {form for each in verbs() for form in (each.past, each.participle)}


@cache
def _bases() -> frozenset[str]:
    return INFLECTED | {each.base for each in verbs()}


@cache
def _plain() -> frozenset[str]:
    return frozenset({"show"}) | {each.base for each in verbs() if each.is_plain}
