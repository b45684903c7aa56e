"""In which order those who may review are offered to the person who chooses.

An order of a list, never a choice: fit of the specialty, then the licence that the law prefers, then load. Equal ones
stand in an order made from a seed that is recorded, so that it can be shown later and no party can foretell it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

from openimr.matching.answers import Answer, Bearing, ReasonCode
from openimr.matching.candidates import Candidate
from openimr.matching.needs import Need
from openimr.matching.subjects import folded_specialty


class Fit(Enum):
    """How a reviewer's current specialties stand to the case; the order is from best to least."""

    SAME = "same specialty as the requesting physician"
    APPROPRIATE = "a specialty appropriate to the case"
    OTHER = "another specialty"
    NOT_KNOWN = "the requesting physician’s specialty is not known"


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A reviewer who may review, at their place in the list.

    Attributes:
        answer: Why they may.
        fit: Of their specialties.
        is_preferred: Whether they hold the licence that the law prefers.
        load: Open cases assigned to them.
    """

    answer: Answer
    fit: Fit
    is_preferred: bool
    load: int


def offers(answers: Iterable[Answer], *, need: Need, loads: Mapping[str, int], seed: str) -> tuple[Offer, ...]:
    """Return those who may review, in the order they are offered.

    Args:
        answers: Of all the reviewers; those who may not are left out.
        need: The same that was asked of each.
        loads: Open cases by reviewer's key; one who is absent has none.
        seed: Orders equal ones; the caller keeps it.

    Source: Lab. Code § 139.5(d)(4)(B) for the preference, (d)(3)(C) for a fair selection.
    """
    made = [
        Offer(
            answer=answer,
            fit=fit_of(answer.candidate, need),
            is_preferred=_is_preferred(answer),
            load=loads.get(answer.candidate.subject.key, 0),
        )
        for answer in answers
        if answer.may_review
    ]
    return tuple(sorted(made, key=lambda offer: _place(offer, seed)))


def fit_of(candidate: Candidate, need: Need) -> Fit:
    """Return how a reviewer's current specialties stand to the case."""
    held = {folded_specialty(each.specialty) for each in candidate.certificates if each.is_current(on=need.day)}
    if need.requesting_specialty and folded_specialty(need.requesting_specialty) in held:
        return Fit.SAME
    if need.specialties is not None and held & {folded_specialty(specialty) for specialty in need.specialties}:
        return Fit.APPROPRIATE
    return Fit.OTHER if need.requesting_specialty or need.specialties is not None else Fit.NOT_KNOWN


_RANKS = {fit: rank for rank, fit in enumerate(Fit)}


def _place(offer: Offer, seed: str) -> tuple[int, bool, int, str]:
    lot = sha256(f"{seed}\n{offer.answer.candidate.subject.key}".encode()).hexdigest()
    return _RANKS[offer.fit], not offer.is_preferred, offer.load, lot


def _is_preferred(answer: Answer) -> bool:
    return any(reason.code is ReasonCode.CALIFORNIA and reason.bearing is Bearing.FOR for reason in answer.reasons)
