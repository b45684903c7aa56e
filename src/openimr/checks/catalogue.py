"""The checks there are, in the order in which their findings are shown."""

from openimr.checks import (
    conclusion_outcome,
    negative_finding,
    no_evidence_cited,
    required_content,
)
from openimr.checks.checking import Check

CHECKS: tuple[Check, ...] = (
    required_content.CHECK,
    negative_finding.CHECK,
    conclusion_outcome.CHECK,
    no_evidence_cited.CHECK,
)
"""Each has a module of its own."""
