"""Lab. Code § 4610.6(j), 8 CCR § 9792.10.7(a) (words not read in full): once a determination that overturned something is
received, future care is authorized within 5 working days and past care is paid for within 20 days, unless liability is
disputed on other grounds or an appeal is filed.

The walked case was served on everyone on Fri 14 Mar 2025; its item 3 was overturned.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.conf import LazySettings

from openimr.domain.errors import NotAllowedError
from openimr.law.assumptions import AS_SHIPPED
from openimr.law.service import Recipient
from openimr.web.appeals.models import AppealGround, AppealOutcome
from openimr.web.appeals.services import end_appeal, enter_appeal
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Case, CaseClock
from openimr.web.cases.values import PartyKind, ServedBy
from openimr.web.determinations.corrections.services import correct_letter
from openimr.web.determinations.services import recipients_waiting, serve_determination
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.implementation.duties import Receipt, implementation_of
from openimr.web.implementation.models import CareKind, DeterminationReceipt, ImplementationStep, StepKind
from openimr.web.implementation.services import (
    enter_determination_receipt,
    record_implementation,
    state_care_given,
)
from tests.web.cast import Cast, may_sign_in
from tests.web.review_walks import SERVED_AT, closed, issued

LATER = SERVED_AT + timedelta(days=5)
SERVED_ON, RECEIVED_ON = date(2025, 3, 13), date(2025, 3, 17)
pytestmark = pytest.mark.django_db


def closed_case(cast: Cast) -> Case:
    return Case.objects.get(pk=closed(cast).case_id)


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def received(case: Case, cast: Cast, *, on: date = RECEIVED_ON, by: str = "noor") -> Case:
    enter_determination_receipt(
        case=case, version=case.version, received_on=on, shown_by="Stamp", by=getattr(cast, by), at=LATER
    )
    return fresh(case)


def done(case: Case, cast: Cast, kind: StepKind, *, on: date = RECEIVED_ON, number: int = 3) -> Case:
    record_implementation(
        case=case, version=case.version, number=number, kind=kind, done_on=on, shown_by="Letter", by=cast.noor, at=LATER
    )
    return fresh(case)


def stated(case: Case, cast: Cast, kind: CareKind) -> Case:
    state_care_given(case=case, version=case.version, care={3: kind}, by=cast.noor, at=LATER)
    return fresh(case)


def running(case: Case) -> dict[str, date]:
    clocks = CaseClock.objects.filter(case=case, stopped_at__isnull=True, name__in=["authorize", "reimburse"])
    return {clock.name: clock.due for clock in clocks}


def test_served_by_mail_no_clock_runs_until_the_day_of_receipt_is_entered(cast: Cast) -> None:
    case = closed_case(cast)
    assert running(case) == {}

    case = received(case, cast)

    assert running(case) == {"authorize": date(2025, 3, 24)}  # Mon 17 Mar and five working days
    event = AuditEvent.objects.get(verb="enter_determination_receipt")
    assert event.facts == {"version": case.version, "state": "closed", "determination": 1, "received_on": "2025-03-17"}


def test_served_electronically_the_clock_runs_from_the_service_and_says_that_this_was_not_read(cast: Cast) -> None:
    found = issued(cast)
    may_sign_in(cast.noor)
    for recipient in recipients_waiting(found):
        case = fresh(found.case)
        method = ServedBy.ELECTRONIC if recipient is Recipient.EMPLOYER else ServedBy.MAIL
        serve_determination(
            case=case, version=case.version, recipient=recipient, method=method, by=cast.clerk, at=SERVED_AT
        )

    clock = CaseClock.objects.get(case=found.case, name="authorize")

    assert (clock.starts, clock.due) == (SERVED_AT.date(), date(2025, 3, 20))
    assert not clock.is_verified
    found_now = implementation_of(fresh(found.case))
    assert found_now is not None
    assert found_now.receipt == Receipt(day=SERVED_ON, is_presumed=True)
    with pytest.raises(RefusedError, match="known already"):
        received(fresh(found.case), cast)


def test_past_care_is_paid_for_in_20_days_and_care_given_in_part_asks_for_both(cast: Cast) -> None:
    case = received(closed_case(cast), cast)

    case = stated(case, cast, CareKind.PAST)
    assert running(case) == {"reimburse": date(2025, 4, 7)}  # the 20th day, Sun 6 Apr, rolls to Monday

    case = stated(case, cast, CareKind.BOTH)
    assert set(running(case)) == {"authorize", "reimburse"}
    case = done(case, cast, StepKind.AUTHORIZED)
    assert set(running(case)) == {"reimburse"}
    case = done(case, cast, StepKind.REIMBURSED)
    assert running(case) == {}
    found = implementation_of(case)
    assert found is not None
    assert found.is_done


def test_what_was_done_late_says_by_how_many_days(cast: Cast) -> None:
    at = SERVED_AT + timedelta(days=30)
    case = received(closed_case(cast), cast)
    record_implementation(
        case=case,
        version=case.version,
        number=3,
        kind=StepKind.AUTHORIZED,
        done_on=date(2025, 3, 26),
        shown_by="Letter",
        by=cast.clerk,
        at=at,
    )

    found = implementation_of(fresh(case))

    assert found is not None
    assert [duty.days_late for duty in found.items[0].duties] == [2]


def test_where_liability_is_disputed_on_other_grounds_nothing_need_be_done(cast: Cast) -> None:
    case = done(received(closed_case(cast), cast), cast, StepKind.LIABILITY_DISPUTED, on=date(2025, 2, 3))

    assert running(case) == {}
    with pytest.raises(RefusedError, match="nothing more is expected"):
        done(case, cast, StepKind.AUTHORIZED)


def test_while_an_appeal_is_filed_no_clock_runs_and_after_it_the_time_counts_again(cast: Cast) -> None:
    case = received(closed_case(cast), cast)
    appeal = enter_appeal(
        case=case,
        version=case.version,
        filed_by=case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR),
        filed_on=date(2025, 3, 18),
        grounds=[AppealGround.FRAUD],
        by=cast.clerk,
        at=LATER,
    )
    case = fresh(case)
    assert running(case) == {}

    end_appeal(
        case=case,
        version=case.version,
        appeal=appeal,
        outcome=AppealOutcome.DENIED,
        ordered_on=date(2025, 6, 2),
        order_number="ADJ 1",
        received_on=date(2025, 6, 4),
        by=cast.clerk,
        at=SERVED_AT + timedelta(days=100),
    )

    clock = CaseClock.objects.get(case=case, name="authorize", stopped_at__isnull=True)
    assert (clock.starts, clock.due) == (date(2025, 6, 2), date(2025, 6, 9))
    assert "from the order by which the determination stands after an appeal" in clock.because
    assert not clock.is_verified


def corrected(case: Case, cast: Cast) -> Case:
    """Correct the letter of a case, and serve it again on everyone by mail."""
    second = correct_letter(
        case=case,
        version=case.version,
        pointer="/summary",
        wrong="a 53-year-old",
        right="a 52-year-old",
        because="the age was mistyped",
        by=cast.okafor,
        at=LATER,
    )
    for recipient in recipients_waiting(second):
        case = fresh(case)
        serve_determination(
            case=case, version=case.version, recipient=recipient, method=ServedBy.MAIL, by=cast.clerk, at=LATER
        )
    return fresh(case)


def test_what_was_done_before_a_correction_is_entered_after_it(cast: Cast) -> None:
    case = corrected(received(closed_case(cast), cast), cast)

    assert running(done(case, cast, StepKind.AUTHORIZED)) == {}


def test_where_a_correction_counts_anew_its_receipt_is_entered_and_the_clocks_start_from_it(
    cast: Cast, settings: LazySettings
) -> None:
    settings.OPENIMR_LAW = replace(AS_SHIPPED, corrected_letter_restarts=True)
    case = corrected(received(closed_case(cast), cast), cast)
    assert running(case) == {}

    case = received(case, cast, on=LATER.date())

    assert DeterminationReceipt.objects.latest("pk").determination.number == 2
    assert running(case) == {"authorize": date(2025, 3, 25)}


def test_where_a_correction_counts_anew_the_clocks_stop_with_it(cast: Cast, settings: LazySettings) -> None:
    settings.OPENIMR_LAW = replace(AS_SHIPPED, corrected_letter_restarts=True)
    case = received(closed_case(cast), cast)

    correct_letter(
        case=case,
        version=case.version,
        pointer="/summary",
        wrong="a 53-year-old",
        right="a 52-year-old",
        because="the age was mistyped",
        by=cast.okafor,
        at=LATER,
    )

    assert running(case) == {}


def test_a_clock_of_the_determination_before_is_not_of_the_one_in_force(cast: Cast) -> None:
    case = closed_case(cast)
    CaseClock.objects.create(
        case=case,
        name="authorize",
        starts=date(2025, 1, 6),
        due=date(2025, 1, 13),
        provision="Lab. Code § 4610.6(j)",
        because="Of a determination that was set aside.",
        is_verified=True,
        stopped_at=SERVED_AT - timedelta(days=20),
    )

    found = implementation_of(case)

    assert found is not None
    assert [duty.clock for duty in found.items[0].duties] == [None]


@pytest.mark.parametrize("name", ["okafor", "lind", "alma", "physician", "attorney", "division", "stranger", "quality"])
def test_it_is_for_the_claims_administrator_of_the_case_and_for_clerks(cast: Cast, name: str) -> None:
    case = closed_case(cast)

    with pytest.raises(NotAllowedError):
        received(case, cast, by=name)

    assert not DeterminationReceipt.objects.exists()


def test_a_clerk_enters_it_too(cast: Cast) -> None:
    assert running(received(closed_case(cast), cast, by="clerk"))


@pytest.mark.parametrize("day", [date(2025, 3, 1), date(2025, 4, 30)], ids=["before the service", "to come"])
def test_the_day_of_receipt_lies_between_the_service_and_today(cast: Cast, day: date) -> None:
    with pytest.raises(RefusedError, match="Expected a day from"):
        received(closed_case(cast), cast, on=day)


def test_what_is_done_is_entered_after_the_receipt_once_and_of_an_overturned_item_alone(cast: Cast) -> None:
    case = closed_case(cast)
    with pytest.raises(RefusedError, match="Enter first the day"):
        done(case, cast, StepKind.AUTHORIZED)
    case = received(case, cast)
    with pytest.raises(RefusedError, match="no such item"):
        done(case, cast, StepKind.AUTHORIZED, number=1)
    with pytest.raises(RefusedError, match="authorized is expected; found paid"):
        done(case, cast, StepKind.REIMBURSED)
    with pytest.raises(RefusedError, match="the day of issue"):
        done(case, cast, StepKind.AUTHORIZED, on=date(2025, 3, 1))

    case = done(case, cast, StepKind.AUTHORIZED)

    with pytest.raises(RefusedError, match="nothing more is expected"):
        done(case, cast, StepKind.AUTHORIZED)
    assert ImplementationStep.objects.count() == 1


def test_what_shows_it_names_no_reviewer_and_is_not_empty(cast: Cast) -> None:
    case = closed_case(cast)
    for words in ("  ", "Told by Dr Maja Lind"):
        with pytest.raises(RefusedError):
            enter_determination_receipt(
                case=case, version=case.version, received_on=RECEIVED_ON, shown_by=words, by=cast.clerk, at=LATER
            )


def test_a_stale_form_is_refused(cast: Cast) -> None:
    case = closed_case(cast)

    with pytest.raises(StaleFormError):
        enter_determination_receipt(
            case=case, version=case.version - 1, received_on=RECEIVED_ON, shown_by="Stamp", by=cast.noor, at=LATER
        )
