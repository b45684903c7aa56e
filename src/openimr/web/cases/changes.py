"""What was done to a case meanwhile, told without the reviewer's name to whom it is confidential."""

from openimr.web.audit.access import changes_since as all_changes_since
from openimr.web.audit.access import events_of, names_of
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Case
from openimr.web.errors import Change
from openimr.web.people.values import Role

EXPERT_REVIEWER = "The expert reviewer"
"""What stands for the reviewer's name where it is confidential. Source: Lab. Code § 4610.6(f)."""


def changes_since(case: Case, *, version: int) -> tuple[Change, ...]:
    """Return what was done to a case after a version, for a stale form; the reviewer is never named in it."""
    changes = all_changes_since(scope=case.number, version=version)
    events = events_of(case.number).filter(facts__version__gt=version)
    named = names_of(event for event in events if is_by_reviewer(event)).values()
    return tuple(
        Change(what=change.what, who=EXPERT_REVIEWER if change.who in named else change.who, when=change.when)
        for change in changes
    )


def is_by_reviewer(event: AuditEvent) -> bool:
    """Return whether someone did it as an expert reviewer."""
    return Role.EXPERT_REVIEWER.value in event.role.split(",")
