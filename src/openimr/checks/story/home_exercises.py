"""Exercises that are told to be done at home without the name of a programme: "stretches every morning at home", "squats in his garage"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from openimr.checks.story.care import CareNamed
from openimr.checks.story.clauses import Clauses
from openimr.terms.lexicons import Word

_KIND = "home exercise"
_EXERCISES = frozenset(
    "exercise exercising stretch stretching strengthening pendulum squat treadmill elliptical bike putty theraband plank yoga".split()  # noqa: SIM905 (words)
)
_OWN = frozenset({"his", "her", "their", "the", "own"})
_ROOMS = frozenset({"home", "house", "room", "bedroom", "garage", "backyard", "den", "basement", "apartment"})
_LIVING = frozenset({"living", "family", "spare"})
_NOT_DONE = frozenset(
    "fell slipped tripped injured hurt twisted collapsed worse worsen worsened worsening aggravate aggravated aggravating".split()  # noqa: SIM905 (words)
)
_FARTHEST = 9


def home_exercises(words: Sequence[Word], clauses: Clauses) -> Iterator[CareNamed]:
    """Yield the exercises beside which a clause names the home, in order; none where it tells of an accident there, or of what exercise made worse."""
    homes = [index for index in range(1, len(words)) if _is_at_home(words, index)]
    for index, word in enumerate(words):
        if word.form not in _EXERCISES:
            continue
        near = homes[bisect_left(homes, index - _FARTHEST) : bisect_left(homes, index + _FARTHEST)]
        if any(clauses.are_of_one(home, index) for home in near):
            start, end = clauses.start_of_clause(index), clauses.end_of_clause(index)
            around = words[max(start, index - _FARTHEST) : min(end, index + _FARTHEST)]
            if _NOT_DONE.isdisjoint(each.form for each in around):
                yield CareNamed(index, index + 1, _KIND)


def _is_at_home(words: Sequence[Word], index: int) -> bool:
    """Return whether a word ends the name of a place at home: "at home", "in her bedroom", "in the living room"."""
    if words[index].form not in _ROOMS:
        return False
    if words[index - 1].form == "at":
        return words[index].form == "home"
    at = index - 1
    while at > 0 and index - at <= len(_OWN) and words[at].form in _OWN | _LIVING:
        at -= 1
    is_room_alone = words[index].form == "room" and words[index - 1].form not in _LIVING
    return at < index - 1 and words[at].form == "in" and not is_room_alone
