"""The parts without which an application cannot go to review: what is not shown to be there bars it, said or unsaid."""

from dataclasses import dataclass

from openimr.law.eligibility.facts import ApplicationFacts
from openimr.law.eligibility.reasons import REASONS, ReasonCode, ReasonRule


@dataclass(frozen=True, kw_only=True, slots=True)
class LackingPart:
    """A part that an application must have and is not known to have.

    Attributes:
        words: What is expected, as part of a sentence.
        code: The reason code under which an application without it is refused.
        is_said: Whether the application is said to be without it; else nothing is said of it.
    """

    words: str
    code: ReasonCode
    is_said: bool

    @property
    def rule(self) -> ReasonRule:
        """The rule that asks for it."""
        return REASONS[self.code]

    @property
    def found(self) -> str:
        """What was found in its place, as part of a sentence."""
        return "the answer “No”" if self.is_said else "no answer"


def lacking_parts(application: ApplicationFacts) -> tuple[LackingPart, ...]:
    """Return the required parts that an application is not known to have; empty where it has them all.

    Unlike any other fact, one of these that is not known bars review as its absence does: else leaving a question
    blank would be easier than answering it. It never refuses by itself; a person asks for it, or decides.

    Source: 8 CCR § 9792.10.1(b)(1).
    """
    parts = (
        (application.is_signed, "the signature of the employee, or of who files for them", ReasonCode.NO_SIGNATURE),
        (
            application.has_ur_decision,
            "a copy of the utilization review decision",
            ReasonCode.NO_UR_DECISION_ATTACHED,
        ),
    )
    return tuple(
        LackingPart(words=words, code=code, is_said=is_there is False)
        for is_there, words, code in parts
        if not is_there
    )
