"""Entering an application, step by step, without JavaScript."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from openimr.web.cases.models import Case
from openimr.web.cases.services.applications import receive_application
from openimr.web.cases.steps.names import STEPS
from openimr.web.cases.values import CaseState, Filer
from openimr.web.people.models import User
from openimr.web.people.services import designate_representative
from tests.web import walks
from tests.web.cases.acts import in_file
from tests.web.cases.posting import fields_of, post, text_of
from tests.web.cast import AT, UR_DECIDED, Cast

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]

BORN = {"employee_date_of_birth_month": "6", "employee_date_of_birth_day": "3", "employee_date_of_birth_year": "1971"}
NAME = {"employee_first_name": "Alma", "employee_last_name": "Reyes"}


def begun(cast: Cast) -> Case:
    """Return a case of which only the name was entered."""
    fields = {"employee_first_name": "Alma", "employee_last_name": "Reyes"}
    return receive_application(fields=fields, employee=cast.alma, by=cast.clerk, at=AT)


def step(case: Case, name: str) -> str:
    return f"/cases/{case.number}/application/{name}/"


def test_an_application_is_entered_and_submitted_step_by_step(cast: Cast, signed_in: SignedIn) -> None:
    clerk = signed_in(cast.clerk)
    opened = post(clerk, "/applications/new/", having="employee_last_name", **NAME, **BORN)
    case = Case.objects.get()
    assert opened["Location"] == step(case, "injury")

    post(clerk, step(case, "injury"), claim_number="GC-1", physician_name="Dr Paul Tanaka", go="next")
    days = {"ur_decided_on_month": "2", "ur_decided_on_day": "10", "ur_decided_on_year": "2025"}
    line = {"lines-0-requested": "Lumbar fusion", "lines-0-decision": "denied"}
    post(clerk, step(case, "decision"), **days, **line, is_formulary="False", go="next")
    post(clerk, step(case, "items"), **{"line-1-is_disputed": "on"}, go="next")
    post(clerk, step(case, "documents"), is_ur_decision_attached="True", go="next")
    done = post(clerk, step(case, "sign"), is_signed="True", consents_to_records="True", go="submit")

    case.refresh_from_db()
    application = case.applications.get()
    assert done["Location"] == f"/cases/{case.number}/"
    assert (case.state, application.claim_number) == (CaseState.ELIGIBILITY_REVIEW, "GC-1")
    assert (application.ur_decided_on, application.is_formulary) == (date(2025, 2, 10), False)
    assert [item.description for item in case.items.all()] == ["Lumbar fusion"]
    assert not application.corrections.exists()


@pytest.mark.parametrize(
    ("answer", "is_same"), [("known", True), ("new", False)], ids=["the same person", "someone else"]
)
def test_an_employee_of_that_name_and_birth_is_asked_about(
    cast: Cast, signed_in: SignedIn, answer: str, *, is_same: bool
) -> None:
    known = walks.received(cast)
    clerk = signed_in(cast.clerk)

    asked = post(clerk, "/applications/new/", having="employee_last_name", **NAME, **BORN)
    assert asked.status_code == 200
    assert "Is this one of the employees we know?" in text_of(asked)
    assert "Say whether this is the same person." in text_of(asked)

    chosen = str(cast.alma.public_id) if answer == "known" else "new"
    fields = fields_of(asked, having="employee_last_name") | {"same_as": chosen}
    clerk.post("/applications/new/", fields)
    case = Case.objects.exclude(pk=known.pk).get()
    assert (case.employee == cast.alma) is is_same


@pytest.mark.parametrize(("name", "filed_by"), [("alma", Filer.EMPLOYEE), ("relative", Filer.DESIGNEE)])
def test_an_employee_or_representative_files_for_the_employee_alone(
    cast: Cast, signed_in: SignedIn, name: str, filed_by: Filer
) -> None:
    client = signed_in(getattr(cast, name))
    page = client.get("/applications/new/")
    assert "For Alma Reyes" in text_of(page)

    post(client, "/applications/new/", having="employee_last_name")

    case = Case.objects.get()
    assert case.employee == cast.alma
    assert case.applications.get().filed_by == filed_by


def test_nobody_else_files(cast: Cast, signed_in: SignedIn) -> None:
    assert signed_in(cast.noor).get("/applications/new/").status_code == 404
    assert "We know of neither yet" in text_of(signed_in(cast.attorney).get("/applications/new/"))


def test_a_name_is_asked_for_beside_its_field_and_nothing_typed_is_lost(cast: Cast, signed_in: SignedIn) -> None:
    typed = {"employee_address": "12 Elm Street", "employee_date_of_birth_day": "41"}

    answer = post(signed_in(cast.clerk), "/applications/new/", having="employee_last_name", **typed)

    fields = fields_of(answer, having="employee_last_name")
    assert answer.status_code == 200
    assert (fields["employee_address"], fields["employee_date_of_birth_day"]) == ("12 Elm Street", "41")
    assert "Enter the month in digits." in text_of(answer)
    assert not Case.objects.exists()


@pytest.mark.parametrize("name", [each.name for each in STEPS])
def test_every_step_shows_what_is_missing_with_its_rule(cast: Cast, signed_in: SignedIn, name: str) -> None:
    case = begun(cast)

    words = text_of(signed_in(cast.clerk).get(step(case, name)))

    assert "The employee’s date of birth 8 CCR § 9792.10.2 (DWC Form IMR)" in words
    assert "A disputed item (needed to submit) Lab. Code § 4610.5(c)(1)" in words


def test_every_step_says_which_of_how_many_it_is(cast: Cast, signed_in: SignedIn) -> None:
    """Narrow screens show no names in the indicator."""
    case, clerk = begun(cast), signed_in(cast.clerk)

    told = [text_of(clerk.get(step(case, each.name))) for each in STEPS]

    assert [f"Step {number} of {len(STEPS)}" in words for number, words in enumerate(told, start=1)] == [True] * len(
        STEPS
    )


def test_the_step_of_the_papers_says_that_the_file_is_empty_until_a_document_is_in_it(
    cast: Cast, signed_in: SignedIn
) -> None:
    empty, filled, clerk = begun(cast), in_file(cast), signed_in(cast.clerk)
    told = [text_of(clerk.get(step(case, "documents"))) for case in (empty, filled)]

    assert ["The file holds no document yet." in words for words in told] == [True, False]


def test_there_is_no_other_step(cast: Cast, signed_in: SignedIn) -> None:
    assert signed_in(cast.clerk).get(step(begun(cast), "fees")).status_code == 404


def test_a_line_is_added_by_a_button_and_what_was_typed_stays(cast: Cast, signed_in: SignedIn) -> None:
    case = begun(cast)
    clerk, address = signed_in(cast.clerk), step(case, "decision")
    typed = {"lines-0-requested": "Lumbar fusion", "ur_organization": "Review Co", "ur_decided_on_day": "40"}

    more = post(clerk, address, **typed, go="add")

    fields = fields_of(more)
    assert (fields["lines-0-requested"], fields["lines-1-requested"]) == ("Lumbar fusion", "")
    assert (fields["ur_organization"], fields["ur_decided_on_day"]) == ("Review Co", "40")
    assert "There is a problem" not in text_of(more)
    assert not case.applications.get().ur_lines.exists()
    assert clerk.post(address, fields | {"lines-TOTAL_FORMS": "abc", "go": "add"}).status_code == 200
    third = clerk.post(address, fields | {"lines-1-requested": "Brace", "go": "add"})
    assert fields_of(third)["lines-1-requested"] == "Brace"
    assert "lines-2-requested" in fields_of(third)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"lines-0-requested": "Fusion"}, "Choose what was decided of this line."),
        ({"lines-0-decision": "denied"}, "Enter what was asked for, in the decision’s words."),
        (
            {"lines-0-requested": "Therapy", "lines-0-decision": "modified"},
            "Enter what was approved of this line.",
        ),
    ],
    ids=["no decision", "no words", "nothing approved"],
)
def test_a_line_that_says_too_little_is_marked_and_nothing_is_saved(
    cast: Cast, signed_in: SignedIn, typed: dict[str, str], sentence: str
) -> None:
    case = begun(cast)

    answer = post(signed_in(cast.clerk), step(case, "decision"), **typed, ur_organization="Review Co", go="next")

    assert answer.status_code == 200
    assert sentence in text_of(answer)
    assert case.applications.get().ur_organization == ""
    assert fields_of(answer)["ur_organization"] == "Review Co"


def test_lines_that_items_were_chosen_from_are_shown_and_not_entered(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.received(cast)
    clerk = signed_in(cast.clerk)

    page = clerk.get(step(case, "decision"))
    post(clerk, step(case, "decision"), ur_organization="Review Co", go="next")

    assert "take the items back" in text_of(page)
    assert "lines-0-requested" not in fields_of(page)
    assert case.applications.get().ur_lines.count() == 4
    assert case.applications.get().ur_organization == "Review Co"


def test_items_are_chosen_added_and_tied_to_an_earlier_one(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.received(cast)
    clerk, address = signed_in(cast.clerk), step(case, "items")
    added = {
        "added-0-description": "Walker",
        "added-0-added_because": "Denied with line 1",
        "added-0-follows": "line-1",
    }

    kept = fields_of(clerk.get(address))
    post(clerk, address, **added, **{"line-3-description": "The other 6 visits"}, go="next")

    items = list(case.items.select_related("primary"))
    assert (kept["line-1-is_disputed"], kept["line-2-follows"]) == ("on", "line-1")
    assert [item.description for item in items] == [
        "Lumbar fusion L4-S1",
        "Lumbar brace",
        "The other 6 visits",
        "Walker",
    ]
    assert [item.primary and item.primary.number for item in items] == [None, 1, None, 1]
    again = fields_of(clerk.get(address))
    assert (again["added-0-description"], again["added-0-follows"]) == ("Walker", "line-1")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"added-0-description": "Walker"}, "Say why this item is not on the decision."),
        ({"added-0-added_because": "Forgotten"}, "Enter what is disputed."),
        (
            {"added-0-description": "Walker", "added-0-added_because": "x", "added-0-follows": "added-9"},
            "added-9 is not one of the available choices",
        ),
    ],
)
def test_an_added_item_that_says_too_little_is_marked(
    cast: Cast, signed_in: SignedIn, typed: dict[str, str], sentence: str
) -> None:
    case = walks.received(cast)

    answer = post(signed_in(cast.clerk), step(case, "items"), **typed, go="next")

    assert sentence in text_of(answer)
    assert case.items.count() == 3


def test_an_item_cannot_go_with_one_that_is_not_disputed(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.received(cast)
    clerk, address = signed_in(cast.clerk), step(case, "items")
    fields = fields_of(clerk.get(address))
    del fields["line-1-is_disputed"]

    answer = clerk.post(address, fields | {"go": "next"})

    assert "The item it goes with is not disputed." in text_of(answer)
    assert case.items.count() == 3


def test_another_added_item_gets_its_row_and_what_was_typed_stays(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.received(cast)

    more = post(signed_in(cast.clerk), step(case, "items"), **{"added-0-description": "Walker"}, go="add")

    fields = fields_of(more)
    assert (fields["added-0-description"], fields["added-1-description"]) == ("Walker", "")
    assert "Walker" in more.content.decode().partition('name="added-1-follows"')[2]
    assert case.items.count() == 3


def test_an_application_without_what_is_needed_stays_and_says_what_is_missing(cast: Cast, signed_in: SignedIn) -> None:
    case = begun(cast)

    answer = post(signed_in(cast.clerk), step(case, "sign"), is_signed="True", go="submit")

    words = text_of(answer)
    assert "There are 2 problems The application is kept. It is not complete, so it was not submitted." in words
    assert "Enter a disputed item." in words
    assert "Say whether a copy of the utilization review decision is attached." in words
    assert fields_of(answer)["is_signed"] == "True"
    assert Case.objects.get().state == CaseState.RECEIVED


def test_answers_are_checked_with_a_way_to_change_each(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.received(cast)

    page = signed_in(cast.clerk).get(step(case, "sign"))

    words = text_of(page)
    assert "Date of birth Thu 3 Jun 1971" in words
    assert "Line 3 Physical therapy, 12 visits: modified; approved: 6 visits" in words
    assert "Item 2 Lumbar brace (goes with item 1)" in words
    assert all(f'href="{step(case, each.name)}"' in page.content.decode() for each in STEPS[:-1])


def test_a_correction_shows_the_old_value_and_the_new(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.submitted(cast)
    clerk = signed_in(cast.clerk)
    days = {"date_of_injury_month": "5", "date_of_injury_day": "10", "date_of_injury_year": "2023"}

    post(clerk, step(case, "injury"), **days, go="leave")
    post(clerk, step(case, "sign"), is_signed="False", go="leave")

    words = text_of(clerk.get(f"/cases/{case.number}/application/"))
    assert "Date of injury Tue 9 May 2023 Wed 10 May 2023 Ines Park" in words
    assert "Is it signed by the employee, or by who files it? Yes No Ines Park" in words


@pytest.mark.parametrize(("name", "may"), [("clerk", True), ("alma", True), ("relative", True), ("attorney", False)])
def test_an_application_is_entered_by_those_who_may_file_for_the_employee(
    cast: Cast, signed_in: SignedIn, name: str, *, may: bool
) -> None:
    case = walks.received(cast)

    answer = signed_in(getattr(cast, name)).get(step(case, "injury"))

    assert answer.status_code == (200 if may else 302)


@pytest.mark.parametrize("signed_on", [None, date(2025, 2, 10)], ids=["none", "for an earlier decision"])
def test_an_attorney_without_a_valid_designation_is_told_what_is_needed(
    cast: Cast, signed_in: SignedIn, signed_on: date | None
) -> None:
    """Lab. Code § 4610.5(j): a designation executed prior to the decision shall not be valid."""
    case = walks.received(cast, ur_decided_on=date(2025, 2, 20), ur_served_on=date(2025, 2, 20))
    if signed_on is not None:
        designate_representative(
            employee=cast.alma,
            representative=cast.attorney,
            signed_on=signed_on,
            ur_decided_on=signed_on,
            by=cast.clerk,
            at=AT,
        )
    attorney, address = signed_in(cast.attorney), step(case, "injury")

    shown = attorney.get(address)
    posted = attorney.post(address, {"version": str(case.version), "claim_number": "X-1", "once": str(uuid4())})

    assert (shown["Location"], posted["Location"]) == (f"/cases/{case.number}/application/",) * 2
    words = text_of(attorney.get(posted["Location"]))
    assert "to enter it takes a designation" in words
    assert "Ask the employee to sign one, and send it to us." in words
    assert case.applications.get().claim_number == "GC-4471-88"


def test_an_attorney_whom_the_employee_designated_since_enters_the_application(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.received(cast)
    designate_representative(
        employee=cast.alma,
        representative=cast.attorney,
        signed_on=date(2025, 2, 28),
        ur_decided_on=UR_DECIDED,
        by=cast.clerk,
        at=AT,
    )
    attorney = signed_in(cast.attorney)

    answer = post(attorney, step(case, "injury"), claim_number="GC-2", go="next")

    assert answer["Location"] == step(case, "decision")
    assert case.applications.get().claim_number == "GC-2"


def test_who_has_nobody_to_apply_for_is_told_the_way_and_can_post_nothing(cast: Cast, signed_in: SignedIn) -> None:
    attorney = signed_in(cast.attorney)
    fields = {**NAME, "is_expedited": "False", "once": str(uuid4())}

    shown, posted = attorney.get("/applications/new/"), attorney.post("/applications/new/", fields)

    for answer in (shown, posted):
        assert answer.status_code == 200
        assert "one signed before is not valid (Lab. Code § 4610.5(j))" in text_of(answer)
        assert "employee_last_name" not in answer.content.decode()
        assert "Save and go on" not in text_of(answer)
    assert not Case.objects.exists()


def test_a_submitted_application_is_read_by_the_employee_and_not_changed(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.submitted(cast)

    answer = signed_in(cast.alma).get(step(case, "injury"))

    assert answer["Location"] == f"/cases/{case.number}/application/"


@pytest.mark.parametrize(
    ("name", "there"), [("clerk", "/cases/{}/"), ("alma", "/my-case/{}/"), ("relative", "/my-case/{}/")]
)
def test_who_leaves_an_application_lands_where_they_read_of_the_case(
    cast: Cast, signed_in: SignedIn, name: str, there: str
) -> None:
    case = begun(cast)

    left = post(signed_in(getattr(cast, name)), step(case, "injury"), claim_number="GC-1", go="leave")

    assert left["Location"] == there.format(case.number)


def test_answers_stay_saved_when_submitting_is_refused_and_the_page_can_be_sent_again(
    cast: Cast, signed_in: SignedIn
) -> None:
    case = walks.received(cast, is_ur_decision_attached=None, is_signed=None)
    clerk, address = signed_in(cast.clerk), step(case, "sign")

    refused = post(clerk, address, is_signed="True", go="submit")

    assert "There is a problem The application is kept." in text_of(refused)
    assert case.applications.get().is_signed is True
    post(clerk, step(case, "documents"), is_ur_decision_attached="True", go="next")
    again = clerk.post(address, fields_of(clerk.get(address)) | {"go": "submit"})
    case.refresh_from_db()
    assert (again.status_code, case.state) == (302, CaseState.ELIGIBILITY_REVIEW)


@pytest.mark.parametrize(("name", "is_offered"), [("clerk", True), ("alma", False)])
def test_what_is_said_to_lack_a_part_is_handed_on_by_staff_alone(
    cast: Cast, signed_in: SignedIn, name: str, *, is_offered: bool
) -> None:
    case = walks.received(cast, is_signed=False)
    client, address = signed_in(getattr(cast, name)), step(case, "sign")

    refused = post(client, address, go="submit")

    assert "The answer says that the application is not signed. Have it signed" in text_of(refused)
    assert ("Submit without it, to be found not eligible" in text_of(refused)) is is_offered
    if is_offered:
        told = client.post(address, fields_of(refused) | {"go": "submit-to-be-refused"}, follow=True)
        assert "without a part that it must have" in text_of(told)
        assert "The application is not complete The signature" not in text_of(told)
        assert "The signature of the employee or representative 8 CCR § 9792.10.1(b)(1)" in text_of(told)


CLOSED_TO_ENTRY = {
    CaseState.ELIGIBILITY_REVIEW: ("only our staff can change it now", "documents/add/"),
    CaseState.RECORDS_REQUESTED: ("the application stands as it was then", "documents/add/"),
    CaseState.INELIGIBLE: ("a new application can be filed while there is time", "/applications/new/"),
    CaseState.CLOSED: ("The case is closed", ""),
}


@pytest.mark.parametrize(
    ("name", "state"),
    [
        (name, state)
        for name in ("alma", "clerk")
        for state in CLOSED_TO_ENTRY
        if (name, state) != ("clerk", CaseState.ELIGIBILITY_REVIEW)
    ],
)
def test_who_asks_to_change_what_is_closed_is_told_why_and_where_to_go(
    cast: Cast, signed_in: SignedIn, state: CaseState, name: str
) -> None:
    case = walks.submitted(cast, consents_to_records=None)
    Case.objects.filter(pk=case.pk).update(state=state)
    words, way = CLOSED_TO_ENTRY[state]

    answer = signed_in(getattr(cast, name)).get(step(case, "sign"), follow=True)

    assert "This application can no longer be changed here" in text_of(answer)
    assert words in text_of(answer)
    assert f'{way}">' in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "state", "is_linked"),
    [
        ("clerk", CaseState.RECEIVED, True),
        ("alma", CaseState.RECEIVED, True),
        ("clerk", CaseState.ELIGIBILITY_REVIEW, True),
        ("alma", CaseState.ELIGIBILITY_REVIEW, False),
        ("noor", CaseState.ELIGIBILITY_REVIEW, False),
    ],
)
def test_the_case_page_leads_to_each_missing_part_where_it_can_be_added(
    cast: Cast, signed_in: SignedIn, name: str, state: CaseState, *, is_linked: bool
) -> None:
    case = walks.submitted(cast, consents_to_records=None)
    Case.objects.filter(pk=case.pk).update(state=state)

    page = signed_in(getattr(cast, name)).get(f"/cases/{case.number}/")

    assert "The application is not complete" in text_of(page)
    assert (f'{step(case, "sign")}#id_consents_to_records"' in page.content.decode()) is is_linked


def test_a_correction_says_that_eligibility_is_decided_with_it_and_a_draft_that_it_is_not_submitted(
    cast: Cast, signed_in: SignedIn
) -> None:
    clerk = signed_in(cast.clerk)
    for case, said in ((walks.received(cast), "is not submitted yet"), (walks.submitted(cast), "as they stand now")):
        post(clerk, step(case, "injury"), claim_number="GC-9", go="leave")
        assert f"Your answers are saved. {'The application ' if 'not' in said else 'Eligibility '}" in (
            words := text_of(clerk.get(f"/cases/{case.number}/"))
        )
        assert said in words


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("story-06", "A sample case: its people and papers are invented"),
        ("CM16-9900007", "A sample case, made from the published letter CM16-9900007"),
    ],
)
def test_a_sample_case_says_what_it_is_in_words(cast: Cast, signed_in: SignedIn, reference: str, words: str) -> None:
    case = walks.received(cast)
    Case.objects.filter(pk=case.pk).update(reference=reference, is_sample=True)

    page = text_of(signed_in(cast.clerk).get(f"/cases/{case.number}/"))

    assert words in page
    assert "story-06" not in page
