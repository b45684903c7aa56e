"""The checks there are, in the order in which their findings are shown."""

from openimr.checks import negative_finding
from openimr.checks.checking import Check

CHECKS: tuple[Check, ...] = (negative_finding.CHECK,)
"""Each has a module of its own."""
