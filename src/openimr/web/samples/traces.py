"""The trace that a walk leaves in the trail of its case: what it was made from, and that it came to its end.

By it a second run knows a walk again: one that ended is left as it is, one that was interrupted is walked on.
"""

from dataclasses import dataclass
from datetime import datetime

from openimr.web.audit.access import events_of
from openimr.web.audit.services import record
from openimr.web.cases.models import Case
from openimr.web.people.models import User

BEGIN, END = "begin_walk", "end_walk"


@dataclass(frozen=True, kw_only=True, slots=True)
class Trace:
    """A walk that was begun.

    Attributes:
        case: The case it made.
        source: What it was made from: the digest of a letter, or the day on which a story was told.
        is_ended: Whether it came to its end, with or without a refusal by law.
    """

    case: Case
    source: str
    is_ended: bool


def begin(case: Case, *, source: str, by: User, at: datetime) -> None:
    """Leave the trace of a walk; within the transaction that makes its case, so that neither is without the other."""
    record(scope=case.number, verb=BEGIN, by=by, at=at, facts={"source": source})


def end(case: Case, *, by: User, at: datetime) -> None:
    """Leave the trace that a walk came to its end."""
    record(scope=case.number, verb=END, by=by, at=at)


def trace_of(reference: str, *, source: str | None = None) -> Trace | None:
    """Return the latest walk of a letter or a story; None if there is none.

    Args:
        reference: Of its plan.
        source: What it was made from; None if any will do.
    """
    for case in Case.objects.filter(reference=reference, is_sample=True).order_by("-pk"):
        begun = events_of(case.number).filter(verb=BEGIN).first()
        found = str(begun.facts["source"]) if begun else ""
        if begun and source in {None, found}:
            return Trace(case=case, source=found, is_ended=events_of(case.number).filter(verb=END).exists())
    return None
