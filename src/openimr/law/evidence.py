"""In which order a decision seeks its evidence, and how it cites it: cited values, by the day of the decision."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from openimr.law.limits import SB_863
from openimr.law.provisions import Provision, rules_in_force

SEARCH_SEQUENCE = date(2015, 4, 20)
"""First day of the medical evidence search sequence (8 CCR § 9792.21.1); from memory, not verified."""

_READ_SINCE, _READ_UNTIL = date(2024, 9, 20), date(2024, 11, 9)


class EvidenceDuty(Enum):
    """What the law asks of the evidence of a decision."""

    ORDER = "the schedule first; another source where the schedule does not address the condition, or is rebutted"
    CITATION = "a citation that tells the guideline, its edition, chapter and section, or the study"


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceRule:
    """Where the law states a duty.

    Attributes:
        duty: The duty, in our words.
        provision: Where the law states it.
    """

    duty: EvidenceDuty
    provision: Provision


EVIDENCE_RULES: tuple[EvidenceRule, ...] = (
    EvidenceRule(
        duty=EvidenceDuty.ORDER,
        provision=Provision(source="Lab. Code § 4610.5(c)(2)", in_force=SB_863, until=SEARCH_SEQUENCE, read_since=None),
    ),
    EvidenceRule(
        duty=EvidenceDuty.ORDER,
        provision=Provision(
            source="8 CCR § 9792.21.1(a)(2)",
            in_force=SEARCH_SEQUENCE,
            read_since=_READ_SINCE,
            read_until=_READ_UNTIL,
        ),
    ),
    EvidenceRule(
        duty=EvidenceDuty.CITATION,
        provision=Provision(source="Lab. Code § 4610.6(e)", in_force=SB_863, until=SEARCH_SEQUENCE, read_since=None),
    ),
    EvidenceRule(
        duty=EvidenceDuty.CITATION,
        provision=Provision(source="8 CCR § 9792.21.1(d)", in_force=SEARCH_SEQUENCE, read_since=None),
    ),
)
"""The duties, each in the order of its days.

Source: Lab. Code § 4610.5(c)(2), whose standards were applied in the order listed, a lower one only if every higher one was
inapplicable (words before 2017-01-01, read in part); 8 CCR § 9792.21.1(a), as read in copies of 2024, (d) not read.
"""


def evidence_provision(duty: EvidenceDuty, *, on: date) -> Provision:
    """Return where the law in force on a day states a duty.

    Raises:
        NoLawInForceError: It did not on that day.
    """
    rules = tuple(rule for rule in EVIDENCE_RULES if rule.duty is duty)
    return rules_in_force(rules, on=on, name="evidence of a determination")[0].provision
