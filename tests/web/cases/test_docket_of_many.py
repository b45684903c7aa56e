"""A docket of many cases holds each once, in order; one of 200 takes as many queries as one of 20, whoever reads it and whatever is asked for."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from bench.docket_cases import People, found, load
from openimr.web.cases.access import cases_of, cases_walked_of
from openimr.web.cases.docket import Due, Filters, Whose, docket_of
from openimr.web.cases.docket.places import keep_places
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState, Priority
from openimr.web.conflicts.models import Stop
from openimr.web.people.values import Role
from openimr.web.reviewers.models import Assignment
from tests.web.cast import AT

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)
FILTERS = (
    *(Filters(whose=part) for part in Whose),
    Filters(whose=Whose.OPEN, due=Due.LATER, state=CaseState.RECORDS_REQUESTED, priority=Priority.STANDARD),
    Filters(search="Employee7"),
)
READERS = (Role.INTAKE_CLERK, Role.CONFLICT_OFFICER, Role.CLAIMS_ADMINISTRATOR, Role.EXPERT_REVIEWER)


def test_as_many_queries_for_200_cases_as_for_20() -> None:
    people = found(AT)
    load(people, first=1, last=20, at=AT)
    keep_places()
    with_20 = _queries(people)
    load(people, first=21, last=200, at=AT)
    keep_places()
    with_200 = _queries(people)

    more = {asked: (few, with_200[asked]) for asked, few in with_20.items() if with_200[asked] > max(few, _LEAST)}
    assert not more


_LEAST = 22
"""Queries of a page with rows: with none, what its rows would ask for is not asked."""


def _queries(people: People) -> dict[tuple[Role, Filters], int]:
    counted = {}
    for role, filters in product(READERS, FILTERS):
        with CaptureQueriesContext(connection) as captured:
            docket_of(people.readers[role], at=LATER, filters=filters)
        counted[role, filters] = len(captured)
    return counted


def test_all_pages_together_hold_each_case_once_in_order() -> None:
    people = found(AT)
    load(people, first=1, last=260, at=AT)
    stopped = Assignment.objects.filter(case__state=CaseState.CLINICAL_REVIEW)[:3]
    QuerySet(Stop).bulk_create([Stop(assignment=each, codes=["made_up"], since=AT) for each in stopped])

    for role, whose in product((*READERS, Role.MEDICAL_DIRECTOR), Whose):
        person, at_first = people.readers[role], docket_of(people.readers[role], at=LATER, filters=Filters(whose=whose))
        pages = [
            docket_of(person, at=LATER, filters=Filters(whose=whose, page=page))
            for page in range(1, at_first.pages + 1)
        ]
        shown = [row.number for page in pages for row in page.rows]
        cases = {case.number: case for case in Case.objects.filter(number__in=shown)}

        assert len(shown) == len(cases) == at_first.total
        if whose is not Whose.ENDED:
            settles = role in {Role.CONFLICT_OFFICER, Role.MEDICAL_DIRECTOR}
            assert shown == sorted(shown, key=lambda number: _order(cases[number], stops_first=settles))


def test_cases_asked_in_turn_are_those_gathered() -> None:
    people = found(AT)
    load(people, first=1, last=200, at=AT)

    for person in people.readers.values():
        assert set(cases_walked_of(person, at=LATER)) == set(cases_of(person, at=LATER))


def _order(case: Case, *, stops_first: bool) -> tuple[object, ...]:
    is_stopped = Stop.objects.filter(assignment__case=case).exists()
    clocks = case.clocks.filter(stopped_at__isnull=True).order_by("due", "pk")
    due = clocks[0].due if clocks else date.max
    return not (stops_first and is_stopped), due, case.priority, case.received_at, case.pk
