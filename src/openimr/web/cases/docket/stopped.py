"""Cases that are stopped, since something came up against their reviewer: for those who settle it, before all else."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from openimr.web.cases.models import Case
from openimr.web.conflicts.models import Stop
from openimr.web.people.values import Role
from openimr.web.reviewers.models import Assignment

SETTLE_STOPS = (Role.CONFLICT_OFFICER, Role.MEDICAL_DIRECTOR)
"""Who settles what came up against a reviewer; nobody else reads of it, since it tells of the reviewer."""

STOPS = Prefetch(
    "assignments",
    queryset=Assignment.objects.filter(ended_at__isnull=True)
    .select_related("reviewer", "review")
    .order_by("seat")
    .prefetch_related(Prefetch("stops", queryset=Stop.objects.filter(until__isnull=True), to_attr="standing_stops")),
    to_attr="standing_assignments",
)
"""What ``stops_of`` and ``openimr.web.cases.docket.panels`` read of a case."""


def is_stopped() -> Q:
    """Match the cases whose assignment is stopped."""
    return Q(Exists(standing_stops().filter(assignment__case=OuterRef("pk"))))


def standing_stops() -> QuerySet[Stop]:
    """Return the stops that stand, of all cases."""
    return Stop.objects.filter(until__isnull=True, assignment__ended_at__isnull=True)


def stops_of(case: Case) -> Sequence[Stop]:
    """Return the stop of a case, if there is one; ``STOPS`` was fetched for it."""
    assignments: list[Assignment] = case.standing_assignments  # type: ignore[attr-defined] # fetched by STOPS
    return [stop for each in assignments for stop in each.standing_stops]  # type: ignore[attr-defined] # the same
