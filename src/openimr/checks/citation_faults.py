"""What may be wrong with one citation, before it is a finding."""

from dataclasses import dataclass

from openimr.domain.text import Span


@dataclass(frozen=True, kw_only=True, slots=True)
class CitationFault:
    """A citation that should be set right.

    Attributes:
        status: A short word for the kind.
        message: What is wrong, in a physician's words.
        found: Where the citation stands.
        against: What stands against it; None where the register alone does.
        is_only_to_be_seen: Whether it is but to be looked at.
        resolved_by: What resolves it.
    """

    status: str
    message: str
    found: Span
    against: Span | None = None
    is_only_to_be_seen: bool = False
    resolved_by: str
