"""The regimes of independent medical review: since when which body of rules holds, and how far it was read.

A clock, an eligibility rule or a required part is that of the regime of its own day, and never of "the law today".
"""

from dataclasses import dataclass
from datetime import date

from openimr.domain.errors import NoLawInForceError
from openimr.law.limits import RULES_OF_2026, SB_863, SB_1160


@dataclass(frozen=True, kw_only=True, slots=True)
class Regime:
    """A body of rules and the days it holds.

    Attributes:
        name: What it is called: ``"2017 on (SB 1160)"``.
        in_force: First day, inclusive.
        until: First day on which it does not hold any more; None if it still does.
        differs: What is different in it, one phrase each.
        source: Where it comes from.
        unverified: What of it was not read, one phrase each.
    """

    name: str
    in_force: date
    until: date | None
    differs: tuple[str, ...]
    source: str
    unverified: tuple[str, ...]

    def covers(self, day: date) -> bool:
        """Return whether it holds on ``day``."""
        return self.in_force <= day and (self.until is None or day < self.until)


REGIMES: tuple[Regime, ...] = (
    Regime(
        name="2013 to 2016 (SB 863)",
        in_force=SB_863,
        until=SB_1160,
        differs=(
            "for injuries since 2013-01-01, and for any whose refusal reached the physician since 2013-07-01",
            "the standards of necessity apply in their order, a lower one only if every higher one is inapplicable",
        ),
        source="Lab. Code §§ 4610.5(a)(1), (2), 4610.6",
        unverified=("the Labor Code's words before 2017-01-01: the limits of 2017 are carried back",),
    ),
    Regime(
        name="2017 on (SB 1160; formulary since 2018)",
        in_force=SB_1160,
        until=RULES_OF_2026,
        differs=(
            "the standards of necessity are applied as the schedule sets out",
            "since 2018-01-01 a dispute under the drug formulary has 10 days to apply and 5 working days to decide",
        ),
        source="Lab. Code §§ 4610.5(a)(3), (c)(2), (h)(1)(A), 4610.6(d)(1)(A) (Stats. 2016, ch. 868)",
        unverified=("of the regulations, what stands after the first part of each section",),
    ),
    Regime(
        name="2026-04-01 on (regulations rewritten)",
        in_force=RULES_OF_2026,
        until=None,
        differs=(
            "the Labor Code reads as before",
            "the notice of a utilization review decision describes any internal appeal of the organization",
            "the instructions of the application, its fees and the penalties (8 CCR § 9792.12) changed",
        ),
        source="Lab. Code §§ 4610.5, 4610.6 (copy of 2026-04-07); rulemaking of 2025 on 8 CCR §§ 9792.6 and following",
        unverified=(
            "every rule of the regulations on this review: those of before are carried over",
            "that they took effect on 2026-04-01, and the new instructions of the application (secondary knowledge)",
            "the amounts of the fees and of the penalties",
        ),
    ),
)
"""The regimes, the oldest first; they follow without a gap."""


def regime_on(day: date) -> Regime:
    """Return the regime of a day.

    Raises:
        NoLawInForceError: The day is before independent medical review.

    >>> regime_on(date(2016, 12, 31)).name
    '2013 to 2016 (SB 863)'
    """
    for regime in REGIMES:
        if regime.covers(day):
            return regime
    known = f"from {REGIMES[0].in_force.isoformat()} on"
    raise NoLawInForceError(rule="independent medical review", day=day.isoformat(), known=known)
