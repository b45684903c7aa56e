"""Where the law says something, on which days it is in force, and for which days its words were read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from openimr.domain.errors import NoLawInForceError
from openimr.law.limits import SB_863


@dataclass(frozen=True, kw_only=True, slots=True)
class Provision:
    """A place in the law.

    A rule outside of the days whose words were read is carried over from them: it holds, unverified.

    Attributes:
        source: The place, down to the subparagraph: ``"Lab. Code § 139.5(d)(4)(B)"``.
        in_force: First day the rule applies, inclusive.
        until: First day it no longer applies, exclusive; None if still in force.
        read_since: First day for which its words were read; None if they were not: a paraphrase or a practice.
        read_until: First day for which they were not any more, exclusive; None if read to the day of the copy.
    """

    source: str
    in_force: date = SB_863
    until: date | None = None
    read_since: date | None
    read_until: date | None = None

    def covers(self, day: date) -> bool:
        """Return whether the rule is in force on ``day``."""
        return self.in_force <= day and (self.until is None or day < self.until)

    def is_verified(self, *, on: date) -> bool:
        """Return whether the words in force on a day were read."""
        if self.read_since is None:
            return False
        return self.read_since <= on and (self.read_until is None or on < self.read_until)


class Cited(Protocol):
    """A rule that names its provision."""

    @property
    def provision(self) -> Provision:
        """Where the law says it."""


CitedRule = TypeVar("CitedRule", bound=Cited)


def rules_in_force(rules: Iterable[CitedRule], *, on: date, name: str) -> tuple[CitedRule, ...]:
    """Return the rules in force on a day, in their order.

    Args:
        rules: The rules of one kind.
        on: The legal day asked for.
        name: What the rules are, for the error.

    Raises:
        NoLawInForceError: None of them is in force on that day.
    """
    found = tuple(rule for rule in rules if rule.provision.covers(on))
    if not found:
        raise NoLawInForceError(rule=name, day=on.isoformat(), known=f"from {SB_863.isoformat()} on")
    return found
