"""Levers and causes as rows and pages have them ⇄ as ``openimr.matching.allocation`` does."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from openimr.matching.allocation.levers import Levers
from openimr.matching.fits import Fit

CAUSES: Mapping[str, str] = {
    "NOBODY_MAY": "Nobody on the roster may review it.",
    "TO_BE_CLEARED": "Whoever else might review it has a path to a party. The conflict officer must clear it in writing first.",
    "OTHER_FIELD": "Those who may review it are of other fields of medicine. Choose by hand.",
    "FULL": "Those who may review it have as many open cases as they take.",
    "TAKEN": "The places of those who may review it go to other cases of this proposal.",
}
"""Name of ``openimr.matching.allocation.assignments.Cause`` → why a case has nobody, in a sentence."""

FOUND: Mapping[str, str] = {
    "admitted": "may review and have a place",
    "full": "may review, but take no more cases",
    "other_field": "may review, but are of another field",
    "barred": "may not review",
}
"""What was found of reviewers, in words; the names are those of ``openimr.matching.allocation.pools.Tally``."""


@dataclass(frozen=True, slots=True)
class LeverWords:
    """A lever in words.

    Attributes:
        label: What it weighs.
        more: What its points are for.
    """

    label: str
    more: str


LEVERS: Mapping[str, LeverWords] = {
    "condition": LeverWords("Condition", "For each step that the condition is less of the reviewer’s work."),
    "other_specialty": LeverWords("Other specialty", "Without the specialty of the requesting physician."),
    "no_california": LeverWords("No California licence", "The law prefers one (Lab. Code § 139.5(d)(4)(B))."),
    "caution": LeverWords("Caution", "For each thing that may keep the reviewer from being in time, as time away."),
    "turnaround_day": LeverWords("Day of turnaround", "For each day that the reviewer usually takes."),
    "late": LeverWords("Late", "If the usual days end after the determination is due."),
    "open_case": LeverWords("Open case", "For each case already open. More points spread the load more."),
    "unknown_turnaround": LeverWords(
        "Days, if not known", "Days that are taken for a reviewer who signed nothing yet."
    ),
    "most_cases": LeverWords(
        "Cases at most, if not said", "Open cases that are taken for a reviewer who named no limit."
    ),
}
"""Levers that are one number, by name."""

FIT = "fit"
"""The part that says how the specialties fit."""


def levers_of(kept: Mapping[str, Any]) -> Levers:
    """Return levers as they were kept.

    >>> levers_of(kept_of(Levers(late=7))).late
    7
    """
    numbers = {name: kept[name] for name in LEVERS}
    return Levers(
        **numbers,
        fit={fit: kept["fit"][fit.name] for fit in Fit},
        worst_fit=Fit[kept["worst_fit"]],
    )


def kept_of(levers: Levers) -> dict[str, Any]:
    """Return levers as plain facts."""
    kept: dict[str, Any] = {name: getattr(levers, name) for name in LEVERS}
    kept["fit"] = {fit.name: levers.fit[fit] for fit in Fit}
    kept["worst_fit"] = levers.worst_fit.name
    return kept


def differing(one: Levers, other: Levers) -> list[str]:
    """Return the names of the levers that differ."""
    return [each.name for each in fields(Levers) if getattr(one, each.name) != getattr(other, each.name)]


def label_of(lever: str) -> str:
    """Return what a lever is called."""
    if lever in LEVERS:
        return LEVERS[lever].label
    return {"fit": "Fit of the specialty", "worst_fit": "Worst fit"}.get(lever, lever)
