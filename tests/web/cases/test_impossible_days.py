"""Days and numbers that cannot be are refused beside their field; what is merely odd is taken."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from openimr.web import clock
from openimr.web.cases.forms.applications import FORMS, NewApplicationForm
from openimr.web.cases.impossible_days import IN_ORDER, NOT_IN_FUTURE, faults_of
from openimr.web.cases.models import Case
from openimr.web.days import DayField
from openimr.web.people.models import User
from tests.web import walks
from tests.web.cases.posting import post, text_of
from tests.web.cast import Cast

SignedIn = Callable[[User], Client]

TODAY = date(2025, 3, 4)


def typed(name: str, day: date) -> dict[str, str]:
    return {f"{name}_month": str(day.month), f"{name}_day": str(day.day), f"{name}_year": str(day.year)}


def test_every_day_that_is_asked_for_is_checked() -> None:
    asked = {
        name
        for form in (*FORMS.values(), NewApplicationForm)
        for name, field in form.base_fields.items()
        if isinstance(field, DayField)
    }

    assert asked == set(NOT_IN_FUTURE)


@pytest.mark.parametrize("name", NOT_IN_FUTURE)
def test_today_is_taken_and_tomorrow_is_not(name: str) -> None:
    today = list(faults_of({name: TODAY}, known={}, on=TODAY))
    tomorrow = list(faults_of({name: TODAY + timedelta(days=1)}, known={}, on=TODAY))

    assert today == []
    assert [(field, sentence.partition(":")[0]) for field, sentence in tomorrow] == [
        (name, "This day has not come yet")
    ]


@pytest.mark.parametrize(("first", "second"), IN_ORDER)
def test_two_days_out_of_order_are_said_beside_the_one_that_was_entered(first: str, second: str) -> None:
    early, late = date(2024, 5, 1), date(2024, 5, 2)

    assert list(faults_of({first: early, second: late}, known={}, on=TODAY)) == []
    assert list(faults_of({first: early, second: early}, known={}, on=TODAY)) == []
    assert [field for field, _ in faults_of({first: late, second: early}, known={}, on=TODAY)] == [second]
    assert [field for field, _ in faults_of({second: early}, known={first: late}, on=TODAY)] == [second]
    assert [field for field, _ in faults_of({first: late}, known={second: early}, on=TODAY)] == [first]
    assert list(faults_of({}, known={first: late, second: early}, on=TODAY)) == []


FUTURE = date(2999, 1, 2)
REFUSED = [
    ("who", typed("employee_date_of_birth", FUTURE), "the date of birth cannot be after today"),
    ("who", typed("employee_date_of_birth", date(1899, 1, 2)), "Enter a year from 1900 on."),
    ("who", {"employee_phone": "banana"}, "Enter a telephone number, for example 510-555-0160."),
    ("who", {"employee_phone": "12345"}, "Enter a telephone number"),
    ("injury", typed("date_of_injury", FUTURE), "the injury cannot be after today"),
    (
        "injury",
        typed("date_of_injury", date(1970, 1, 2)),
        "The injury cannot be before the date of birth (Thu 3 Jun 1971).",
    ),
    (
        "injury",
        typed("date_of_injury", date(2025, 2, 11)),
        "The injury cannot be after the request for authorization (Mon 3 Feb 2025).",
    ),
    ("injury", {"physician_fax": "none"}, "Enter a telephone number"),
    (
        "decision",
        typed("ur_decided_on", date(2023, 1, 2)),
        "The decision cannot be before the injury (Tue 9 May 2023).",
    ),
    (
        "decision",
        typed("ur_served_on", date(2025, 2, 9)),
        "The service of the decision cannot be before the decision (Mon 10 Feb 2025).",
    ),
    ("decision", typed("ur_communicated_on", date(2025, 2, 9)), "The day the physician was told cannot be before"),
    (
        "decision",
        {"was_form_sent": "False", **typed("form_given_on", date(2025, 2, 9))},
        "The day the form was given cannot be before",
    ),
    ("decision", typed("rfa_on", date(2025, 2, 11)), "The decision cannot be before the request for authorization"),
    (
        "decision",
        {"is_information_denial": "True", "is_on_necessity": "True"},
        "It is one or the other: only since information never came, or not.",
    ),
    ("sign", typed("signed_on", FUTURE), "the signature cannot be after today"),
]


@pytest.mark.parametrize(("step", "answers", "sentence"), REFUSED)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_saved(
    cast: Cast, signed_in: SignedIn, step: str, answers: dict[str, str], sentence: str
) -> None:
    case = walks.received(cast)
    before = case.applications.values().get()

    answer = post(signed_in(cast.clerk), f"/cases/{case.number}/application/{step}/", **answers, go="next")

    assert answer.status_code == 200
    assert text_of(answer).lower().count(sentence.lower()) >= 2  # beside the field, and in the summary behind its label
    assert case.applications.values().get() == before


@pytest.mark.parametrize(
    ("step", "answers"),
    [
        ("who", {"employee_phone": "(510) 555-0160 ext. 4, ask for Rosa"}),
        ("who", {"employee_phone": "+52 33 5555 0160"}),
        ("sign", typed("signed_on", date(2025, 3, 20))),
        ("decision", typed("rfa_on", date(2023, 5, 9))),
    ],
    ids=["an extension", "abroad", "signed after it was received", "asked for on the day of injury"],
)
def test_what_is_merely_odd_is_taken(cast: Cast, signed_in: SignedIn, step: str, answers: dict[str, str]) -> None:
    case = walks.received(cast)
    before = case.applications.values().get()

    answer = post(signed_in(cast.clerk), f"/cases/{case.number}/application/{step}/", **answers, go="next")

    assert answer.status_code == 302
    assert case.applications.values().get() != before


def test_a_day_of_receipt_or_birth_to_come_opens_no_case(cast: Cast, signed_in: SignedIn) -> None:
    clerk, tomorrow = signed_in(cast.clerk), clock.legal_day(clock.now()) + timedelta(days=1)
    for name in ("received_on", "employee_date_of_birth"):
        answer = post(
            clerk, "/applications/new/", having="employee_last_name", employee_last_name="Cruz", **typed(name, tomorrow)
        )

        assert "This day has not come yet" in text_of(answer)
    assert not Case.objects.exists()


def test_where_a_decision_was_mailed_is_left_out_where_it_was_not_mailed(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.received(cast)
    clerk, address = signed_in(cast.clerk), f"/cases/{case.number}/application/decision/"

    kept = []
    for way in ({"ur_served_by": "mail", "ur_destination": "us"}, {"ur_served_by": "personal"}):
        post(clerk, address, **way, go="next")
        kept.append(case.applications.get().ur_destination)

    assert kept == ["us", ""]
