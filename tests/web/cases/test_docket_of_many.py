"""A docket of 200 cases takes as many queries as one of 20, whoever reads it and whatever is asked for."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.docket_cases import People, found, load
from openimr.web.cases.docket import Due, Filters, Whose, docket_of
from openimr.web.cases.docket.places import keep_places
from openimr.web.cases.values import CaseState, Priority
from openimr.web.people.values import Role
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


_LEAST = 20
"""Queries of a page with rows: with none, what its rows would ask for is not asked."""


def _queries(people: People) -> dict[tuple[Role, Filters], int]:
    counted = {}
    for role, filters in product(READERS, FILTERS):
        with CaptureQueriesContext(connection) as captured:
            docket_of(people.readers[role], at=LATER, filters=filters)
        counted[role, filters] = len(captured)
    return counted
