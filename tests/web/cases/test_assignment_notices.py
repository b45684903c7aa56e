from datetime import UTC, date, datetime

import pytest

from openimr.web.cases.models import Case
from openimr.web.cases.services.assignment import close_records, send_assignment_notice
from openimr.web.cases.services.eligibility import Ruling, decide_eligibility
from openimr.web.cases.values import CaseState, PartyKind, Priority, ServedBy
from openimr.web.errors import RefusedError
from tests.web import walks
from tests.web.cases.acts import LATER, everything, in_file
from tests.web.cast import Cast


@pytest.mark.parametrize(
    ("method", "expedited", "clocks"),
    [
        (ServedBy.MAIL, False, {"records-mail": date(2025, 3, 19), "records-statute": date(2025, 3, 14)}),
        (ServedBy.ELECTRONIC, False, {"records-electronic": date(2025, 3, 17), "records-statute": date(2025, 3, 14)}),
        (ServedBy.MAIL, True, {"records-expedited": date(2025, 3, 5)}),
    ],
    ids=["mail", "electronic", "expedited"],
)
def test_the_time_for_records_turns_on_how_the_notice_is_served(
    cast: Cast, method: ServedBy, *, expedited: bool, clocks: dict[str, date]
) -> None:
    """8 CCR § 9792.10.5(a)(1): 15 days of mailing, 12 if electronic, 24 hours if expedited; Lab. Code § 4610.5(l)."""
    case = walks.assigned(cast, is_expedited=expedited)

    case = send_assignment_notice(case=case, version=case.version, method=method, by=cast.clerk, at=LATER)

    running = case.clocks.filter(stopped_at__isnull=True)
    assert case.state == CaseState.RECORDS_REQUESTED
    assert {clock.name: clock.due for clock in running} == clocks
    assert case.clocks.get(name="assignment-notice").stopped_at == LATER


def test_an_expedited_clock_keeps_its_hour(cast: Cast) -> None:
    case = walks.awaiting_records(cast, is_expedited=True)

    clock = case.clocks.get(name="records-expedited")

    assert clock.due_at == datetime(2025, 3, 5, 19, 0, tzinfo=UTC)
    assert case.priority == Priority.EXPEDITED


def test_the_notice_is_served_on_each_party_once_and_says_until_when(cast: Cast) -> None:
    case = walks.awaiting_records(cast)

    notice = case.notices.get()

    assert set(notice.services.values_list("party__kind", flat=True)) == {
        PartyKind.EMPLOYEE,
        PartyKind.CLAIMS_ADMINISTRATOR,
        PartyKind.ATTORNEY,
        PartyKind.REQUESTING_PHYSICIAN,
    }
    assert any("Wed 19 Mar 2025" in paragraph for paragraph in notice.paragraphs)
    assert sum("Disputed treatment" in paragraph for paragraph in notice.paragraphs) == 3


@pytest.mark.parametrize(
    ("field", "missing"),
    [("claims_administrator", "the employer"), ("physician_name", "the requesting physician")],
)
def test_no_case_is_eligible_while_its_notice_cannot_reach_a_party(cast: Cast, field: str, missing: str) -> None:
    case = walks.submitted(cast, **{field: ""})
    rulings = {item.number: Ruling(because="The facts have changed.") for item in case.items.all()}
    before = everything()

    with pytest.raises(RefusedError, match=missing):
        decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast.okafor, at=LATER)

    assert everything() == before


def test_an_employee_without_attorney_is_served_alone(cast: Cast) -> None:
    case = walks.awaiting_records(cast, attorney_name="")

    assert not case.notices.get().services.filter(party__kind=PartyKind.ATTORNEY).exists()


@pytest.mark.parametrize(
    ("changed", "name", "due"),
    [
        ({}, "determination-regular", date(2025, 4, 3)),
        ({"is_formulary": True, "ur_served_on": date(2025, 2, 25)}, "determination-formulary", date(2025, 3, 11)),
        ({"is_expedited": True}, "determination-expedited", date(2025, 3, 7)),
    ],
    ids=["regular", "formulary", "expedited"],
)
def test_complete_records_start_the_clock_of_the_determination(
    cast: Cast, changed: dict[str, object], name: str, due: date
) -> None:
    """Lab. Code § 4610.6(d)(1)."""
    case = in_file(cast, **changed)

    case = close_records(case=case, version=case.version, by=cast.clerk, at=LATER)

    clock = case.clocks.get(stopped_at__isnull=True)
    assert case.state == CaseState.REVIEWER_SELECTION
    assert (clock.name, clock.due) == (name, due)


def test_an_empty_file_is_not_closed(cast: Cast) -> None:
    """8 CCR § 9792.10.6(b)(2): never on utilization review's information alone."""
    case = walks.awaiting_records(cast)
    before = everything()

    with pytest.raises(RefusedError, match="The file holds no document"):
        close_records(case=case, version=case.version, by=cast.clerk, at=LATER)

    assert everything() == before
    assert Case.objects.get(pk=case.pk).state == CaseState.RECORDS_REQUESTED
