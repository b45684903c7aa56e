"""The checks there are, in the order in which their findings are shown."""

from openimr.checks import (
    anatomy,
    cascade,
    citation,
    conclusion_outcome,
    date_conflict,
    evidence_order,
    level_side_echo,
    negative_finding,
    no_evidence_cited,
    request_coverage,
    required_content,
    spelling_of_terms,
    timeliness,
    unsupported_fact,
)
from openimr.checks.checking import Check

CHECKS: tuple[Check, ...] = (
    required_content.CHECK,
    negative_finding.CHECK,
    request_coverage.CHECK,
    level_side_echo.CHECK,
    date_conflict.CHECK,
    conclusion_outcome.CHECK,
    citation.CHECK,
    no_evidence_cited.CHECK,
    cascade.CHECK,
    evidence_order.CHECK,
    anatomy.CHECK,
    unsupported_fact.CHECK,
    spelling_of_terms.CHECK,
    timeliness.CHECK,
)
"""Each has a module of its own."""
