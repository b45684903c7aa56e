import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from openimr.web.appeals.clocks import APPEAL
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.access import cases_of
from openimr.web.cases.docket import due_clock
from openimr.web.cases.models import Case, CaseClock
from openimr.web.cases.values import NEXT_ACTS, CaseState, Priority
from openimr.web.documents.models import DocumentReading
from openimr.web.people.models import Membership
from openimr.web.people.services import accept_invitation
from openimr.web.people.values import Role
from openimr.web.reviews.models import Review
from openimr.web.samples.cast import ensure_cast
from openimr.web.samples.demonstration import fill
from openimr.web.samples.plans import at_hour
from openimr.web.samples.stories import stories

MONDAY, SUNDAY = date(2026, 8, 3), date(2026, 11, 22)
OUTSIDE = (
    Role.CLAIMS_ADMINISTRATOR,
    Role.REQUESTING_PHYSICIAN,
    Role.ATTORNEY,
    Role.REPRESENTATIVE,
    Role.DIVISION,
)
WITH_A_CLOCK = {state for state, act in NEXT_ACTS.items() if act.clocks}
"""States whose next act is due by a clock that the services start, and stop no sooner."""


Filled = tuple[tuple[Case, ...], list[str]]


def fill_site(*, today: date) -> Filled:
    reported: list[str] = []
    return fill(cast=ensure_cast(), today=today, report=reported.append), reported


@pytest.fixture(scope="module", params=[MONDAY, SUNDAY], ids=["monday", "sunday"])
def filled_on(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[date, Filled]]:
    """Fill the site once on each of two days, in a transaction around the tests that look at it."""
    around = transaction.atomic()
    around._from_testcase = True  # as Django's own test case marks its transaction: a durable one may stand within
    with django_db_blocker.unblock(), around:
        yield request.param, fill_site(today=request.param)
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_each_story_comes_to_its_state_and_the_docket_is_alive(filled_on: tuple[date, Filled]) -> None:
    today, (cases, _) = filled_on
    due = CaseClock.objects.filter(stopped_at__isnull=True)
    overdue = {
        clock.case.state for clock in due.filter(due__lt=today).exclude(name=APPEAL)
    }  # nobody is late who did not appeal

    assert [case.state for case in cases] == [story.state for story in stories(today=today)]
    assert {case.state for case in cases if due_clock(case, due.filter(case=case))} == WITH_A_CLOCK
    assert all(case.is_sample for case in cases)
    assert overdue == {CaseState.RECORDS_REQUESTED, CaseState.INSUFFICIENT_RECORDS}
    assert due.filter(due__gte=today, due__lte=today + timedelta(days=7)).count() >= 3
    assert Counter(case.priority for case in cases)[Priority.EXPEDITED] == 1
    assert not DocumentReading.objects.exclude(failure="").exists()


@pytest.mark.django_db
def test_a_second_call_does_nothing(filled_on: tuple[date, Filled]) -> None:
    today, (cases, _) = filled_on
    events = AuditEvent.objects.count()

    again, reported = fill_site(today=today + timedelta(days=3))

    assert again == cases
    assert reported == []
    assert AuditEvent.objects.count() == events


@pytest.mark.django_db
def test_everyone_who_tries_the_site_finds_a_case(filled_on: tuple[date, Filled]) -> None:
    today, (cases, reported) = filled_on
    now = at_hour(today, 9)
    seen = {
        role: cases_of(Membership.objects.filter(role=role).earliest("pk").person, at=now).count() for role in OUTSIDE
    }
    found = next(
        filter(
            None, (re.match(r"(\S+): .* birth (\d\d)/(\d\d)/(\d{4}) and the code (\S+)$", line) for line in reported)
        )
    )
    number, month, day, year, code = found.groups()
    employee = accept_invitation(
        case_number=number, date_of_birth=date(int(year), int(month), int(day)), code=code, at=now
    )
    begun = Review.objects.get(assignment__case__number=number)

    assert [role for role, count in seen.items() if not count] == []
    assert list(cases_of(employee, at=now)) == [case for case in cases if case.number == number]
    assert begun.summary
    assert [draft.outcome for draft in begun.drafts.order_by("item__number")] == ["Overturned", "", "", ""]
