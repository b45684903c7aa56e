"""The reasons for which a disputed item is not reviewed, or not yet: each with its provision, cure and appeal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from openimr.law.limits import RULES_OF_2026, SB_863, SB_1160
from openimr.law.provisions import Provision


class ReasonCode(Enum):
    """Why an item is not eligible, or not yet; the names are kept in the database and in published data."""

    LATE = "LATE"
    NO_SIGNATURE = "NO_SIGNATURE"
    NO_UR_DECISION_ATTACHED = "NO_UR_DECISION_ATTACHED"
    UR_CNC = "UR_CNC"
    DUPLICATE = "DUPLICATE"
    LIABILITY_DISPUTED = "LIABILITY_DISPUTED"
    NOT_UR_DECISION = "NOT_UR_DECISION"
    NOT_ELIGIBLE_PARTY = "NOT_ELIGIBLE_PARTY"
    AUTHORIZED = "AUTHORIZED"
    WITHDRAWN = "WITHDRAWN"
    SETTLED = "SETTLED"
    WRONG_DATE_REGIME = "WRONG_DATE_REGIME"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReasonRule:
    """A reason and what follows from it.

    Attributes:
        code: The reason.
        meaning: What it says, in plain words.
        closes: Whether it closes the item; else the item is deferred.
        cure: What can be done about it, in plain words; empty if nothing is left to do.
        provision: Where the law says so.
        appeal: The right to appeal against it; None where nothing is refused that could be appealed.
    """

    code: ReasonCode
    meaning: str
    closes: bool = True
    cure: str
    provision: Provision
    appeal: Provision | None


def _statute(place: str) -> Provision:
    return Provision(source=f"Lab. Code § {place}", read_since=SB_1160)


def _regulation(place: str, *, since: date = SB_863) -> Provision:
    return Provision(source=f"8 CCR § {place}", read_since=since, read_until=RULES_OF_2026)


_FORM = date(2014, 2, 12)  # the regulations' text of 2014, the oldest read of § 9792.10.1

APPEAL = Provision(source="8 CCR § 10575(a), (c)", read_since=date(2020, 1, 1))
"""Petition to the Workers' Compensation Appeals Board within 30 days against a finding that an item is not eligible.

Read in the Division's copy of the rule as renumbered in 2020; before, carried back [unverified].
"""

_RULES = (
    ReasonRule(
        code=ReasonCode.LATE,
        meaning="The application came after the last day.",
        cure="Show that it came in time, that the form was not sent with the decision (Lab. Code § 4610.5(h)(3)), or "
        "that liability was also disputed (§ 4610.5(h)(2)).",
        provision=_statute("4610.5(h)(1)"),
        appeal=APPEAL,
    ),
    ReasonRule(
        code=ReasonCode.NO_SIGNATURE,
        meaning="The application is not signed by the employee or the employee's representative.",
        cure="File it again, signed, while there is time.",
        provision=_regulation("9792.10.1(b)(1)", since=_FORM),
        appeal=APPEAL,
    ),
    ReasonRule(
        code=ReasonCode.NO_UR_DECISION_ATTACHED,
        meaning="No copy of the utilization review decision is attached.",
        cure="File it again with the decision while there is time.",
        provision=_regulation("9792.10.1(b)(1)", since=_FORM),
        appeal=APPEAL,
    ),
    ReasonRule(
        code=ReasonCode.UR_CNC,
        meaning="Utilization review denied the treatment only because information it asked for never came.",
        cure="Have the physician make a new request for authorization with that information.",
        provision=_statute("4610.5(c)(1), (3)"),
        appeal=APPEAL,
    ),
    ReasonRule(
        code=ReasonCode.DUPLICATE,
        meaning="The same request is pending or decided in another case.",
        cure="Show that the facts have changed or that another treatment is asked for.",
        provision=_regulation("9792.10.3(a)(2)"),
        appeal=APPEAL,
    ),
    ReasonRule(
        code=ReasonCode.LIABILITY_DISPUTED,
        meaning="The employer also disputed liability for the treatment when utilization review decided.",
        closes=False,
        cure="Review goes on when notice is served that this dispute is resolved; there are then 30 days to apply.",
        provision=_statute("4610.5(h)(2), (k)"),
        appeal=None,
    ),
    ReasonRule(
        code=ReasonCode.NOT_UR_DECISION,
        meaning="There is no utilization review decision that modifies or denies the treatment on medical necessity.",
        cure="Take the dispute to the Workers' Compensation Appeals Board.",
        provision=_statute("4610.5(c)(1), (3), (d)"),
        appeal=APPEAL,
    ),
    ReasonRule(
        code=ReasonCode.NOT_ELIGIBLE_PARTY,
        meaning="Who filed the application may not file it, or was designated before the decision.",
        cure="Have the employee file it, or an agent designated after the decision, while there is time.",
        provision=_statute("4610.5(d), (h)(4), (j)"),
        appeal=APPEAL,
    ),
    ReasonRule(
        code=ReasonCode.AUTHORIZED,
        meaning="The employer has authorized the treatment in writing.",
        cure="",
        provision=_statute("4610.5(g)"),
        appeal=None,
    ),
    ReasonRule(
        code=ReasonCode.WITHDRAWN,
        meaning="The request for the treatment, or the application, was withdrawn.",
        cure="",
        provision=_statute("4610.5(g)"),
        appeal=None,
    ),
    ReasonRule(
        code=ReasonCode.SETTLED,
        meaning="A settlement or award has resolved the dispute.",
        cure="",
        provision=_statute("4610.5(g)"),
        appeal=None,
    ),
    ReasonRule(
        code=ReasonCode.WRONG_DATE_REGIME,
        meaning="The injury and the decision are too old for independent medical review.",
        cure="Use the older way of Lab. Code § 4062.",
        provision=Provision(source="Lab. Code § 4610.5(a)(1), (2)", read_since=SB_863),
        appeal=APPEAL,
    ),
)

REASONS: Mapping[ReasonCode, ReasonRule] = MappingProxyType({rule.code: rule for rule in _RULES})
"""The rule of each reason code.

An application without the decision was, until 2014-04-01, first answered by a reminder that gave 15 more days
[secondary knowledge; not kept as a rule]. Authorization, withdrawal and settlement after assignment end a review in
the same words. The names and the consequences follow the Division's practice as the project's brief has it.
"""
