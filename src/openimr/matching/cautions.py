"""What may keep a reviewer from a review though no rule does: said to the person who chooses, who judges."""

from collections.abc import Iterator
from datetime import date

from openimr.law.days import day_in_words
from openimr.matching.candidates import Candidate
from openimr.matching.needs import Need


def cautions_of(candidate: Candidate, need: Need, *, load: int) -> tuple[str, ...]:
    """Return what may keep a reviewer from reviewing a case in time, each in a sentence; empty if nothing is known to.

    None of it is a rule of law on the day of choosing: a licence that ends before the determination is due may be
    renewed, and is screened again when the review is signed and issued (Lab. Code § 139.5(d)(4)(B)).

    Args:
        candidate: Who may review.
        need: What the case asks, with the day until which.
        load: Open cases assigned to them.
    """
    return (*_away(candidate, need), *_full(candidate, load), *_ending(candidate, need))


def _away(candidate: Candidate, need: Need) -> Iterator[str]:
    away = candidate.away
    if away is None:
        return
    ends = need.due or need.day
    if away.first <= max(ends, need.day) and need.day <= away.last:
        yield f"Is away from {day_in_words(away.first)} to {day_in_words(away.last)}."


def _full(candidate: Candidate, load: int) -> Iterator[str]:
    if candidate.most_cases is not None and load >= candidate.most_cases:
        yield f"Has {load} open cases and takes at most {candidate.most_cases}."


def _ending(candidate: Candidate, need: Need) -> Iterator[str]:
    if need.due is None:
        return
    free = [each.expires for each in candidate.licences if not each.is_restricted and each.is_in_force(on=need.day)]
    yield from _before(free, need.due, what="nonrestricted licence")
    boards = [each.expires for each in candidate.certificates if each.is_board and each.is_current(on=need.day)]
    if candidate.is_physician:
        yield from _before(boards, need.due, what="board certificate")


def _before(ends: list[date | None], due: date, *, what: str) -> Iterator[str]:
    """Yield that the last of several ends before a day; one without an end never does."""
    known = [day for day in ends if day is not None]
    if known and len(known) == len(ends) and max(known) < due:
        yield (
            f"The last {what} ends {day_in_words(max(known))}, before the determination is due on {day_in_words(due)}."
        )
