"""What the answers come to: may this disputed item be reviewed?"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from openimr.law.assumptions import AS_SHIPPED, Assumptions
from openimr.law.deadlines import Deadline
from openimr.law.eligibility.facts import EligibilityFacts
from openimr.law.eligibility.questions import OF_APPLICATION, QUESTIONS, Answer, in_time, recent_enough
from openimr.law.eligibility.reasons import REASONS, ReasonRule
from openimr.law.eligibility.timeliness import timeliness_of


class Standing(Enum):
    """What the answers come to; the person who decides may decide otherwise, with a reason."""

    ELIGIBLE = "eligible"
    DEFERRED = "deferred"
    INELIGIBLE = "not eligible"


@dataclass(frozen=True, kw_only=True, slots=True)
class EligibilityReading:
    """What the law makes of the known facts of one disputed item.

    Attributes:
        answers: Every question asked, in order.
        deadline: The last day to apply on which the answer about time rests; None where it rests on none.
    """

    answers: tuple[Answer, ...]
    deadline: Deadline | None

    @property
    def reasons(self) -> tuple[ReasonRule, ...]:
        """The reasons against review, or against review now, in the order asked; empty if there are none."""
        return tuple(REASONS[answer.reason] for answer in self.answers if answer.reason is not None)

    @property
    def refusals(self) -> tuple[Answer, ...]:
        """The answers that give a reason, in the order asked."""
        return tuple(answer for answer in self.answers if answer.reason is not None)

    @property
    def not_known(self) -> tuple[Answer, ...]:
        """The questions that a fact not known leaves open."""
        return tuple(answer for answer in self.answers if answer.answer is None)

    @property
    def standing(self) -> Standing:
        """Not eligible if a reason closes the item, deferred if one only defers it, else eligible."""
        if any(rule.closes for rule in self.reasons):
            return Standing.INELIGIBLE
        return Standing.DEFERRED if self.reasons else Standing.ELIGIBLE


def eligibility_of(facts: EligibilityFacts, *, assumptions: Assumptions = AS_SHIPPED) -> EligibilityReading:
    """Return what the law makes of the known facts of one disputed item.

    Args:
        facts: Those known; what is not known is None.
        assumptions: What the site takes to hold where the law was not read.

    Raises:
        NoLawInForceError: As ``openimr.law.eligibility.timeliness.timeliness_of``, where the dispute itself is not too old.

    Source: Lab. Code § 4610.5(a), (c), (d), (g), (h), (j), (k); 8 CCR §§ 9792.10.1(b)(1), 9792.10.3(a).
    """
    first = _asked(recent_enough, facts)
    if first.reason is not None:
        return EligibilityReading(answers=(first,), deadline=None)
    found = timeliness_of(facts, assumptions=assumptions)
    answers = (first, *(_asked(ask, facts) for ask in QUESTIONS), in_time(facts, found=found))
    return EligibilityReading(answers=answers, deadline=found.deadline)


def _asked(ask: Callable[[EligibilityFacts], Answer], facts: EligibilityFacts) -> Answer:
    return replace(ask(facts), is_of_application=ask in OF_APPLICATION)
