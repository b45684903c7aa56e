"""Whether words only say what a person feels or was told, where an examiner or a test is asked for what was found."""

from itertools import pairwise

from openimr.checks.absences.matches import Match
from openimr.checks.story.stated import Stated

_PERSONS = frozenset(
    {
        "patient",
        "pt",
        "worker",
        "claimant",
        "applicant",
        "employee",
        "individual",
        "he",
        "she",
        "who",
        "and",
        "iw",
        "ee",
    }
)
_BETWEEN = frozenset({"also", "still", "now", "currently", "further", "again", "continue", "to", "today", "only"})
_COMPLAINING = frozenset({"complain", "complained", "complaining", "complaint", "feel", "felt", "feeling"})
_SAYING = frozenset(
    {"report", "reported", "reporting", "state", "stated", "stating", "say", "said", "describe", "described"}
)
_EXAMINED = frozenset(
    "examination exam examined examiner palpation palpated palpable inspection pe objective objectively finding sign tested testing "  # noqa: SIM905 (words)
    "observed showed shows show revealed reveal demonstrated demonstrate noted elicited reproduced".split()
)
_OWN_STATEMENT = frozenset({"there", "positive"})
"""Words of what is stated for itself: "complains of pain and there is spasm"."""

_FOR = frozenset({"for", "against"})
_GIVEN = frozenset(
    "prescribed given dispensed taking take took use used using refilled provided started continued treat treated".split()  # noqa: SIM905 (words)
)
_TOLD = frozenset({"was", "were", "been"})
_FARTHEST = 24
_AFTER = 8
_JUST = 2


def is_only_said(match: Match, stated: Stated) -> bool:
    """Return whether words are a complaint, hearsay, or what a drug is given for; none where an examination is named beside them."""
    start = max(stated.clauses.start_of_clause(match.first), match.first - _FARTHEST)
    end = min(stated.clauses.end_of_clause(match.last - 1), match.last + _AFTER)
    if any(word.form in _EXAMINED for word in stated.words[match.last : end]):
        return False
    return _is_complained_of(start, match.first, stated) or _is_treated(start, match.first, stated)


def is_hearsay(match: Match, stated: Stated) -> bool:
    """Return whether a person was told so by another: "he was told that he has a pinched nerve"."""
    start = max(stated.clauses.start_of_clause(match.first), match.first - _FARTHEST)
    forms = [word.form for word in stated.words[start : match.first]]
    return any(two == "told" and one in _TOLD for one, two in pairwise(forms))


def _is_complained_of(start: int, stop: int, stated: Stated) -> bool:
    """Return whether a verb with which one complains stands before words, and nothing that was examined between."""
    for at in range(stop - 1, start - 1, -1):
        form = stated.words[at].form
        if form in _EXAMINED or form in _OWN_STATEMENT:
            return False
        if form in _COMPLAINING or (form in _SAYING and _is_of_person(at, start, stated)):
            return True
    return False


def _is_of_person(index: int, start: int, stated: Stated) -> bool:
    """Return whether the person is the one who says it: "the patient also reports"."""
    at = index - 1
    while at > start and stated.words[at].form in _BETWEEN:
        at -= 1
    return at >= start and stated.words[at].form in _PERSONS


def _is_treated(start: int, stop: int, stated: Stated) -> bool:
    """Return whether words are only what something is given for: "Flexeril is prescribed for muscle spasm"."""
    if all(word.form not in _FOR for word in stated.words[max(start, stop - _JUST) : stop]):
        return False
    is_given = any(word.form in _GIVEN for word in stated.words[start:stop])
    return is_given or any(care.drug for care in stated.care_between_words(start, stop))
