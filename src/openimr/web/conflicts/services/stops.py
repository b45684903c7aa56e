"""Screen open assignments again when something changed; stop those whose reviewer may not go on, let go of the others."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q, QuerySet

from openimr.matching.affiliations.changes import Changes, OpenAssignment, reviewers_near, to_screen_again
from openimr.matching.affiliations.graphs import AffiliationGraph, declared_ties
from openimr.web.audit.services import record
from openimr.web.conflicts.models import Stop
from openimr.web.conflicts.screening import screening_of, stopping
from openimr.web.conflicts.values import affiliation_graph
from openimr.web.reviewers.access import BUSY
from openimr.web.reviewers.models import Assignment
from openimr.web.reviewers.values import ROSTER_ROWS, candidate_of, need_of, subject_of_person

if TYPE_CHECKING:
    from openimr.web.audit.values import Fact


def screen_again(*, changes: Changes, at: datetime) -> int:
    """Screen the open assignments that a change may touch; part of the service that made the change.

    Args:
        changes: What changed; it is written already.
        at: The moment, aware.

    Returns:
        How many assignments are newly stopped.

    Raises:
        NoLawInForceError: The rules are not known for that day.

    Writes:
        A Stop for each assignment that something speaks against now, the end of one that nothing speaks against any
        more, and one AuditEvent each.

    Source: Lab. Code § 139.5(d)(3)(E) asks for adequate screening; that it is done again is a rule of ours.
    """
    found = open_assignments()
    if not changes.edges:
        found = found.filter(Q(case__number__in=changes.cases) | Q(reviewer__person__public_id__in=changes.reviewers))
    assignments = list(found)
    if not assignments:
        return 0
    graph = affiliation_graph(at=at)
    touched = _touched(assignments, changes, graph, at=at) if changes.edges else assignments
    return sum(_settled(assignment, graph, at=at) for assignment in touched)


@transaction.atomic
def screen_open_assignments(*, at: datetime) -> int:
    """Screen every open assignment again, since licences lapse by time alone.

    Returns:
        How many are newly stopped.

    Raises:
        NoLawInForceError: The rules are not known for that day.

    Writes: as ``screen_again``.
    """
    graph = affiliation_graph(at=at)
    return sum(_settled(assignment, graph, at=at) for assignment in open_assignments())


def open_assignments() -> QuerySet[Assignment]:
    """Return the assignments that stand, of cases not issued yet, with all that screening reads of the reviewers."""
    standing = Assignment.objects.filter(ended_at__isnull=True, case__state__in=BUSY)
    rows = (f"reviewer__{name}" for name in ROSTER_ROWS)
    return standing.select_related("case", "reviewer__person").prefetch_related(*rows).order_by("case__number")


def _touched(
    assignments: Iterable[Assignment], changes: Changes, graph: AffiliationGraph, *, at: datetime
) -> list[Assignment]:
    """Return those that must be screened again, without reading a case whose reviewer is far from every change."""
    declared = [tie.edge for each in assignments for tie in declared_ties(candidate_of(each.reviewer, at=at))]
    whole = graph.with_edges(declared)
    subjects = {each.pk: subject_of_person(each.reviewer.person) for each in assignments}
    near = reviewers_near(changes, subjects.values(), whole)
    asked = {
        (each.case.number, subjects[each.pk].key): each
        for each in assignments
        if subjects[each.pk] in near or each.case.number in changes.cases
    }
    opened = [
        OpenAssignment(case=number, reviewer=subjects[each.pk], parties=need_of(each.case, at=at).parties)
        for (number, _), each in asked.items()
    ]
    return [asked[each.case, each.reviewer.key] for each in to_screen_again(changes, opened, whole)]


def _settled(assignment: Assignment, graph: AffiliationGraph, *, at: datetime) -> bool:
    """Stop an assignment or let go of it, as it now stands; return whether it is newly stopped."""
    case = assignment.case
    answer = screening_of(case, at=at, graph=graph).answer_of(assignment.reviewer)
    codes: list[Fact] = [*sorted({reason.code.value for reason in stopping(answer)})]
    stop = assignment.stops.filter(until__isnull=True).first()
    facts: dict[str, Fact] = {"reviewer": str(assignment.reviewer.person.public_id), "codes": codes}
    if stop is None and codes:
        Stop.objects.create(assignment=assignment, codes=codes, since=at)
        record(scope=case.number, verb="stop_assignment", by=None, at=at, facts=facts)
        return True
    if stop is not None and stop.codes != codes:
        if codes:
            stop.codes = codes
        else:
            stop.until = at
            record(scope=case.number, verb="let_go_on", by=None, at=at, facts=facts)
        stop.save(update_fields=["codes", "until"])
    return False
