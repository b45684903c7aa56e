"""The points against a reviewer for a case, part by part, with each part in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from openimr.matching.allocation.levers import Levers
from openimr.matching.candidates import CALIFORNIA, Candidate
from openimr.matching.cautions import cautions_of
from openimr.matching.fits import Fitting
from openimr.matching.needs import Need
from openimr.matching.specialties import Level


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How busy and how quick a reviewer is.

    Attributes:
        load: Open cases assigned to them.
        turnaround: Usual calendar days from the attestation to the signature; None if not known.
    """

    load: int = 0
    turnaround: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Points for one thing.

    Attributes:
        lever: The name of the lever.
        points: At least 0.
        words: Why, in words; names no party.
    """

    lever: str
    points: int
    words: str


def fit_parts(fitting: Fitting, levers: Levers) -> Iterator[Part]:
    """Yield the points for how the specialties stand to the case."""
    yield Part("fit", levers.fit[fitting.fit], " ".join(fitting.why) or f"{fitting.fit.value.capitalize()}.")
    missing = Level.MAIN - fitting.knows_condition
    yield Part("condition", missing * levers.condition, "How much of their work the condition is.")
    same = "" if fitting.is_same else "not "
    yield Part(
        "other_specialty",
        0 if fitting.is_same else levers.other_specialty,
        f"Is {same}of the specialty of the requesting physician.",
    )


def standing_parts(candidate: Candidate, need: Need, standing: Standing, levers: Levers) -> Iterator[Part]:
    """Yield the points for the licence, and for whether the review is likely to be in time; the load is not of one pair."""
    is_preferred = any(each.state == CALIFORNIA and each.is_in_force(on=need.day) for each in candidate.licences)
    held = "Licensed" if is_preferred else "Not licensed"
    yield Part("no_california", 0 if is_preferred else levers.no_california, f"{held} in California.")
    for words in cautions_of(candidate, need, load=standing.load):
        yield Part("caution", levers.caution, words)
    days = levers.unknown_turnaround if standing.turnaround is None else standing.turnaround
    known = "taken, since none is known" if standing.turnaround is None else "usually taken"
    yield Part("turnaround_day", days * levers.turnaround_day, f"{days} days from attestation to signature {known}.")
    if need.due is not None and need.day + timedelta(days=days) > need.due:
        yield Part("late", levers.late, "The usual turnaround ends after the determination is due.")
