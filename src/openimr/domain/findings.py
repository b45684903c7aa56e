"""What a check finds in a determination before it is signed."""

from dataclasses import dataclass
from enum import Enum

from openimr.domain.text import Span


class Severity(Enum):
    """What a finding asks of the one who signs.

    ``BLOCKING``: the letter cannot be signed so. ``QUESTION``: it is set right, or answered in a line. ``NOTE``: it is
    shown to be looked at, and asks for nothing.
    """

    BLOCKING = "blocking"
    QUESTION = "question"
    NOTE = "note"


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """Words of one value of a determination.

    A span is of the value, not of a letter's page: so it is the same whatever took the text out of a PDF, and for a draft
    that is no letter yet.

    Attributes:
        pointer: JSON pointer (RFC 6901) of the value: ``/summary``, ``/items/0/rationale``, ``/decision_date`` …
        span: Of the value's text; of a date or a list, all of it: from 0 to the length of what is printed.
        words: Those words, as they stand there.
    """

    pointer: str
    span: Span
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something in a determination that its signer should see before signing.

    Attributes:
        check: Name of the check: ``negative-finding``, ``level-side-echo`` …
        status: What the check says of it: ``contradicted``, ``related``, ``part not addressed`` …
        severity: What it asks for.
        item: Number of the item, from 1; None where it is of the letter as a whole.
        message: What was found, in a physician's words; names no person.
        found: The words that the finding is about; none where something is missing altogether.
        against: The words that stand against them; may be empty.
        provision: Where the law speaks of it; empty where it does not.
        resolved_by: What resolves it.
    """

    check: str
    status: str
    severity: Severity
    item: int | None
    message: str
    found: tuple[Passage, ...] = ()
    against: tuple[Passage, ...] = ()
    provision: str = ""
    resolved_by: str
