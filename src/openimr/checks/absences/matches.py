"""Where a letter states a pattern of clinical words."""

from collections.abc import Iterator
from dataclasses import dataclass

from openimr.checks.story.plans import Run
from openimr.checks.story.stated import Stated
from openimr.terms.clinical_patterns import Element, Pattern

_WINDOW = 9
_LONGEST_TERM = 8
_COMMA = 3
_HINDRANCES = frozenset({"difficulty", "trouble", "hard", "difficult"})
_DENYING = frozenset({"no", "not", "without", "cannot", "unable", "never", "rarely", "hardly"})
_SIGN = "#positive"
"""A plus before a sign is of the same words as the sign."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words that state something.

    Attributes:
        first: Index of the first word.
        last: Index after the last word.
        is_planned: Whether they are of a plan or a request.
        is_guessed: Whether they are only supposed.
    """

    first: int
    last: int
    is_planned: bool
    is_guessed: bool


def find_matches(pattern: Pattern, stated: Stated) -> Iterator[Match]:
    """Yield where a pattern is stated: its words in one clause, near one another, not denied, of this person."""
    near = [element for element in pattern.wanted if not element.is_of_sentence]
    rarest = min(near, key=lambda element: len(stated.runs(element.name)))
    for run in stated.runs(rarest.name):
        if _counts(rarest, run, stated):
            match = _match_about(pattern, rarest, run, stated)
            if match is not None and stated.tells_of_person(stated.sentence_of[match.first]):
                yield match


def find_denials(pattern: Pattern, stated: Stated) -> Iterator[int]:
    """Yield where the summary denies what a pattern of one word states, and does not only report that someone denied it."""
    first = pattern.wanted[0]
    if len(pattern.wanted) > 1 or first.is_either_way or first.name.startswith("#"):
        return
    denied = stated.polarity.denied
    for at, _ in stated.runs(first.name):
        if denied[at] and not stated.is_planned(at) and not stated.is_of_review(at) and stated.zone_of(at) == 0:
            yield at


def _match_about(pattern: Pattern, base: Element, run: Run, stated: Stated) -> Match | None:
    runs = [run]
    for element in pattern.wanted:
        if element is base:
            continue
        if element.is_of_sentence:
            if not any(stated.is_done(start) for start, _ in stated.runs_in_sentence(element.name, run[0])):
                return None
            continue
        near = [
            other
            for other in _beside(element.name, run, stated)
            if (other != run or _SIGN in {element.name, base.name}) and _counts(element, other, stated)
        ]
        if not near:
            return None
        runs.append(min(near, key=lambda other: _distance(run, other, stated)))
    if any(next(_beside(name, run, stated), None) for name in pattern.excluded):
        return None
    return Match(
        first=min(start for start, _ in runs),
        last=max(end for _, end in runs),
        is_planned=any(stated.is_planned(start) for start, _ in runs),
        is_guessed=any(stated.is_guessed(start) for start, _ in runs),
    )


def _beside(name: str, run: Run, stated: Stated) -> Iterator[Run]:
    """Yield where a name stands near a run of words, in the same clause."""
    for other in stated.runs_between(name, run[0] - _WINDOW - _LONGEST_TERM, run[1] + _WINDOW):
        if stated.are_of_one_clause(other[0], run[0]) and _distance(run, other, stated) <= _WINDOW:
            yield other


def _distance(one: Run, other: Run, stated: Stated) -> int:
    """Return how many words lie between two runs, a comma as three."""
    pieces = stated.clauses.piece_of
    return max(other[0] - one[1], one[0] - other[1], 0) + _COMMA * abs(pieces[one[0]] - pieces[other[0]])


def _counts(element: Element, run: Run, stated: Stated) -> bool:
    """Return whether words count: not denied, unless they may be; of a hindrance that is denied there is none ("without difficulty")."""
    is_hindrance = stated.words[run[0]].form in _HINDRANCES and stated.polarity.denied[run[0]]
    is_either_way = element.is_either_way and (not is_hindrance or _is_denied_twice(run[0], stated))
    return stated.is_said(run[0]) if is_either_way else stated.counts(run[0])


def _is_denied_twice(index: int, stated: Stated) -> bool:
    """Return whether a hindrance is denied of what is denied itself: "cannot walk without difficulty"."""
    before = stated.words[max(stated.clauses.start_of_piece(index), index - _LONGEST_TERM) : index]
    return sum(word.form in _DENYING for word in before) > 1
