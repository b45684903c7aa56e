"""On which ground of an appeal a finding bears."""

from collections.abc import Mapping
from enum import Enum


class Ground(Enum):
    """A ground on which a determination may be set aside, in the order of the statute, and none of them.

    Fraud (2), a conflict (3) and bias (4) are no matter of a letter's words: the attestation and the screening ask for them.

    Source: Lab. Code § 4610.6(h)(1), (5).
    """

    POWERS = "(1) Without or in excess of powers: what the law asks of every determination"
    FACT = "(5) A plainly erroneous finding of fact"
    NONE = "No ground of an appeal: how the letter reads"


GROUND_OF_CHECK: Mapping[str, Ground] = {
    "required-content": Ground.POWERS,
    "request-coverage": Ground.POWERS,
    "conclusion-outcome": Ground.POWERS,
    "citation": Ground.POWERS,
    "no-evidence-cited": Ground.POWERS,
    "cascade": Ground.POWERS,
    "evidence-order": Ground.POWERS,
    "timeliness": Ground.POWERS,
    "negative-finding": Ground.FACT,
    "unsupported-fact": Ground.FACT,
    "level-side-echo": Ground.FACT,
    "date-conflict": Ground.FACT,
    "anatomy": Ground.FACT,
    "spelling-of-terms": Ground.NONE,
}
"""Name of a check → the ground its findings bear on. Which check bears on which ground is inferred [unverified]."""


def ground_of(check: str) -> Ground:
    """Return the ground on which the findings of a check bear."""
    return GROUND_OF_CHECK.get(check, Ground.NONE)
