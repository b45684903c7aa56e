"""What weighs how much when many cases are assigned at once: the levers, as one value that the site keeps and audits."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType

from openimr.matching.fits import Fit

FIT_POINTS: Mapping[Fit, int] = MappingProxyType(
    {
        Fit.APPROPRIATE: 0,
        Fit.MAIN: 0,
        Fit.ALSO: 50,
        Fit.PART: 90,
        Fit.CONDITION: 120,
        Fit.SAME: 140,
        Fit.NOT_KNOWN: 160,
        Fit.UNREAD: 160,
        Fit.OTHER: 300,
    }
)
"""Points of each fit as delivered, a choice of ours: a step of fit outweighs the licence, as in the list that is offered."""

MOST_POINTS = 1_000
"""Of one lever: the sums must stay exact in the solver's 64 bits."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Levers:
    """Points against a reviewer for a case; 0 is best, and the least sum over all cases is chosen.

    The law gives no weights. It asks for knowledge (Lab. Code § 139.5(d)(4)(A)), prefers a California licence
    ((d)(4)(B)), and asks for timeliness ((d)(3)(B)) and a fair selection ((d)(3)(C)).

    Attributes:
        fit: By fit of the specialties; never less for a worse fit.
        worst_fit: The worst fit that is assigned at all; who fits worse is left to a person to choose.
        condition: For each level that the condition is less of the reviewer's work.
        other_specialty: Without the specialty of the requesting physician.
        no_california: Without a licence in force in California.
        caution: For each thing that may keep the reviewer from the review in time.
        turnaround_day: For each calendar day of the usual turnaround.
        late: If the usual turnaround ends after the determination is due.
        open_case: For each case already open, those of this run among them: spreads the load.
        unknown_turnaround: Days taken for a reviewer of whom no turnaround is known.
        most_cases: Open cases taken for a reviewer who named no limit.

    Raises:
        ValueError: A lever is below 0 or above ``MOST_POINTS``, a fit has none, or a worse fit has fewer points.
    """

    fit: Mapping[Fit, int] = field(default_factory=lambda: FIT_POINTS)
    worst_fit: Fit = Fit.UNREAD
    condition: int = 5
    other_specialty: int = 2
    no_california: int = 30
    caution: int = 40
    turnaround_day: int = 1
    late: int = 60
    open_case: int = 3
    unknown_turnaround: int = 10
    most_cases: int = 20

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, int) and not 0 <= value <= MOST_POINTS:
                raise ValueError(f"{each.name}: expected 0 to {MOST_POINTS}")
        if set(self.fit) != set(Fit):
            raise ValueError("fit: expected points for every fit")
        points = [self.fit[fit] for fit in Fit]
        if points != sorted(points) or not 0 <= points[0] <= points[-1] <= MOST_POINTS:
            raise ValueError(f"fit: expected 0 to {MOST_POINTS}, and no fewer points for a worse fit")
        object.__setattr__(self, "fit", MappingProxyType(dict(self.fit)))
