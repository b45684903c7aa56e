"""May this disputed item be reviewed? Every question asked, its answer, its provision: support for who decides.

A fact that is not known never refuses: its question is listed as open. All reasons that apply are given, not the first.
"""

from openimr.law.eligibility.facts import (
    Applicant,
    ApplicationFacts,
    EligibilityFacts,
    Ending,
    ItemFacts,
    LiabilityDispute,
    UrFacts,
    UrOutcome,
)
from openimr.law.eligibility.parts import LackingPart, lacking_parts
from openimr.law.eligibility.questions import Answer
from openimr.law.eligibility.readings import EligibilityReading, Standing, eligibility_of
from openimr.law.eligibility.reasons import REASONS, ReasonCode, ReasonRule
from openimr.law.eligibility.timeliness import Timeliness, TimelinessAnswer, timeliness_of

__all__ = [
    "REASONS",
    "Answer",
    "Applicant",
    "ApplicationFacts",
    "EligibilityFacts",
    "EligibilityReading",
    "Ending",
    "ItemFacts",
    "LackingPart",
    "LiabilityDispute",
    "ReasonCode",
    "ReasonRule",
    "Standing",
    "Timeliness",
    "TimelinessAnswer",
    "UrFacts",
    "UrOutcome",
    "eligibility_of",
    "lacking_parts",
    "timeliness_of",
]
