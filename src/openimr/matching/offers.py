"""In which order those who may review are offered to the person who chooses.

An order of a list, never a choice: fit of the specialty to treatment and condition, who seems free, then the licence
that the law prefers, then load. Equal ones stand in an order made from a seed that is recorded, so that it can be shown later
and no party can foretell it. Where nothing is known of how any specialty fits, the list claims no order: after the
licence that the law prefers it goes by name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from openimr.matching.answers import Answer, Bearing, ReasonCode
from openimr.matching.cautions import cautions_of
from openimr.matching.fits import Fit, Fitting, asked_of, fitting
from openimr.matching.needs import Need


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A reviewer who may review, at their place in the list.

    Attributes:
        answer: Why they may.
        fitting: How their specialties stand to the case.
        is_preferred: Whether they hold the licence that the law prefers.
        load: Open cases assigned to them.
        cautions: What may keep them from this review though no rule does, in words: away, as many cases as they take.
    """

    answer: Answer
    fitting: Fitting
    is_preferred: bool
    load: int
    cautions: tuple[str, ...] = ()


def offers(answers: Iterable[Answer], *, need: Need, loads: Mapping[str, int], seed: str) -> tuple[Offer, ...]:
    """Return those who may review, in the order they are offered.

    Args:
        answers: Of all the reviewers; those who may not are left out.
        need: The same that was asked of each.
        loads: Open cases by reviewer's key; one who is absent has none.
        seed: Orders equal ones; the caller keeps it.

    Source: Lab. Code § 139.5(d)(4)(A) and (B) for knowledge and preference, (d)(3)(C) for a fair selection.
    """
    made = [_offer(answer, need, loads) for answer in answers if answer.may_review]
    by_name = is_unread(need)
    return tuple(sorted(made, key=lambda offer: _place(offer, seed, by_name=by_name)))


def is_unread(need: Need) -> bool:
    """Return whether nothing tells which specialty fits a case, so that the list is in no order of fit."""
    return need.specialties is None and not asked_of(need)


def _offer(answer: Answer, need: Need, loads: Mapping[str, int]) -> Offer:
    load = loads.get(answer.candidate.subject.key, 0)
    return Offer(
        answer=answer,
        fitting=fitting(answer.candidate, need),
        is_preferred=_is_preferred(answer),
        load=load,
        cautions=cautions_of(answer.candidate, need, load=load),
    )


_RANKS = {fit: rank for rank, fit in enumerate(Fit)}


def _place(offer: Offer, seed: str, *, by_name: bool) -> tuple[int, bool, bool, int, bool, int, str]:
    found, subject = offer.fitting, offer.answer.candidate.subject
    lot = sha256(f"{seed}\n{subject.key}".encode()).hexdigest()
    return (
        _RANKS[found.fit],
        bool(offer.cautions),
        not offer.is_preferred,
        -found.knows_condition,
        not found.is_same,
        0 if by_name else offer.load,
        subject.name.casefold() if by_name else lot,
    )


def _is_preferred(answer: Answer) -> bool:
    return any(reason.code is ReasonCode.CALIFORNIA and reason.bearing is Bearing.FOR for reason in answer.reasons)
