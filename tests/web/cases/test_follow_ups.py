"""Questions that are asked only where the answer to another one calls for them."""

import re
from collections.abc import Callable
from datetime import date
from typing import ClassVar
from uuid import uuid4

import pytest
from django import forms
from django.db import IntegrityError
from django.test import Client

from openimr.web.cases.forms.applications import FOLLOW_UPS, FORMS
from openimr.web.cases.forms.follow_ups import TICKED, FollowingForm, does_apply
from openimr.web.cases.forms.items import LineRowForm
from openimr.web.cases.forms.lines import LineForm
from openimr.web.cases.models import Application, Case
from openimr.web.cases.services.applications import correct_application, dispute_items, receive_application
from openimr.web.cases.values import PartyKind
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from tests.web import walks
from tests.web.cases.posting import fields_of, post, text_of
from tests.web.cast import AT, Cast

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]

IN_FORMS = [(form, name) for form in (*FORMS.values(), LineForm, LineRowForm) for name in form.follow_ups]


def step(case: Case, name: str) -> str:
    return f"/cases/{case.number}/application/{name}/"


def application(case: Case) -> Application:
    return case.applications.get()


@pytest.mark.parametrize(("form", "name"), IN_FORMS, ids=[name for _, name in IN_FORMS])
def test_a_follow_up_turns_on_an_answer_that_can_be_given(form: type[FollowingForm], name: str) -> None:
    when = form.follow_ups[name]

    field = form.base_fields[when.question]

    answers = {TICKED} if isinstance(field, forms.BooleanField) else {str(value) for value, _ in field.choices}  # type: ignore[attr-defined] # every other question has choices
    assert when.answers <= answers
    assert name in form.base_fields


@pytest.mark.parametrize("name", FORMS)
def test_a_follow_up_stands_in_the_section_of_its_question(name: str) -> None:
    for _, names in FORMS[name].sections:
        questions = {FOLLOW_UPS[each].question for each in names if each in FOLLOW_UPS}
        assert questions <= set(names)


def test_what_follows_from_a_follow_up_applies_only_where_that_one_does() -> None:
    certified = {"is_expedited": True, "is_expedited_certified": True}

    assert does_apply("expedited_certified_by", certified, FOLLOW_UPS)
    assert not does_apply("expedited_certified_by", certified | {"is_expedited": False}, FOLLOW_UPS)
    assert not does_apply("ur_destination", {"ur_served_by": ""}, FOLLOW_UPS)
    assert does_apply("ur_destination", {"ur_served_by": "mail"}, FOLLOW_UPS)


CONTRADICTED = [
    ("who", {"is_expedited": "False", "is_expedited_certified": "True"}, {"is_expedited_certified": None}),
    (
        "who",
        {"is_expedited": "False", "is_expedited_certified": "True", "expedited_certified_by": "provider"},
        {"expedited_certified_by": ""},
    ),
    ("injury", {"is_represented": "False", "attorney_phone": "510-555-0160"}, {"attorney_phone": ""}),
    ("decision", {"ur_served_by": "personal", "ur_destination": "us"}, {"ur_destination": ""}),
    ("decision", {"was_form_sent": "True", "form_given_on_day": "41"}, {"form_given_on": None}),
    ("decision", {"is_liability_disputed": "False", "is_review_agreed": "True"}, {"is_review_agreed": None}),
    ("sign", {"filed_by": "employee", "was_emergency": "True"}, {"was_emergency": None}),
    ("sign", {"is_signed": "False"}, {"signed_on": None}),
]


@pytest.mark.parametrize(("name", "typed", "kept"), CONTRADICTED, ids=[next(iter(kept)) for _, _, kept in CONTRADICTED])
def test_what_does_not_apply_is_not_saved_and_holds_nothing_up(
    cast: Cast, signed_in: SignedIn, name: str, typed: dict[str, str], kept: dict[str, object]
) -> None:
    case = walks.received(cast)

    answer = post(signed_in(cast.clerk), step(case, name), **typed, go="next")

    assert answer.status_code == 302
    assert {field: getattr(application(case), field) for field in kept} == kept


UNANSWERED = [
    ("injury", {"is_represented": "", "attorney_name": "Kofi Osei"}, "asked only if an attorney does"),
    ("decision", {"ur_served_by": "", "ur_destination": "us"}, "asked only if it was mailed"),
    ("sign", {"is_signed": "", "signed_on_day": "27"}, "asked only if it is signed"),
]


@pytest.mark.parametrize(("name", "typed", "sentence"), UNANSWERED, ids=[next(iter(each[1])) for each in UNANSWERED])
def test_a_follow_up_without_the_answer_to_its_question_is_told_at_the_question_and_nothing_is_lost(
    cast: Cast, signed_in: SignedIn, name: str, typed: dict[str, str], sentence: str
) -> None:
    case, question = walks.received(cast), next(iter(typed))
    before = case.applications.values().get()

    answer = post(signed_in(cast.clerk), step(case, name), **typed, go="next")

    assert sentence in text_of(answer)
    assert f'href="#id_{question}"' in answer.content.decode()
    assert fields_of(answer) | typed == fields_of(answer) | {question: ""}
    assert case.applications.values().get() == before


def test_a_follow_up_is_open_where_the_answer_calls_for_it_and_says_when(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.received(cast)
    clerk = signed_in(cast.clerk)

    def shown(typed: dict[str, str] | None = None) -> dict[str, bool]:
        page = clerk.get(step(case, "decision"))
        if typed:
            page = clerk.post(step(case, "decision"), fields_of(page) | typed | {"once": str(uuid4())})
        groups = re.findall(r'class="follow-up( follow-up--open)?" data-question="(\w+)"', page.content.decode())
        return {question: bool(is_open) for is_open, question in groups}

    assert shown() == {"ur_served_by": True, "was_form_sent": False, "is_liability_disputed": False}
    faulty = {"ur_served_by": "personal", "was_form_sent": "False", "ur_decided_on_day": "99"}
    assert shown(faulty) == {"ur_served_by": False, "was_form_sent": True, "is_liability_disputed": False}
    words = text_of(clerk.get(step(case, "decision")))
    assert "If they did not come with it: Day the form and notice were given" in words


HELD = [
    ("who", {"is_expedited_certified": None, "expedited_certified_by": "provider"}, "is_expedited_certified"),
    ("sign", {"is_signed": None, "signed_on": date(2025, 2, 27)}, "is_signed"),
    ("decision", {"was_form_sent": None, "form_given_on": date(2025, 2, 27)}, "was_form_sent"),
    ("decision", {"ur_served_by": "", "ur_destination": "us"}, "ur_served_by"),
]


@pytest.mark.parametrize(("name", "stored", "question"), HELD, ids=[question for *_, question in HELD])
def test_what_is_stored_though_its_question_has_no_answer_is_shown_and_not_erased(
    cast: Cast, signed_in: SignedIn, name: str, stored: dict[str, object], question: str
) -> None:
    case = walks.received(cast)
    case.applications.update(**{"is_expedited": True, **stored})
    clerk, before = signed_in(cast.clerk), case.applications.values().get()

    page = clerk.get(step(case, name))
    answer = post(clerk, step(case, name), go="next")

    group = rf'class="follow-up follow-up--open" data-question="{question}" data-answers="[^"]*" data-kept-open>'
    assert re.search(group, page.content.decode())
    assert "is asked only if" in text_of(answer)
    assert case.applications.values().get() == before
    assert not application(case).corrections.exists()


def test_what_is_entered_is_kept_open_without_an_answer_and_not_against_one(cast: Cast, signed_in: SignedIn) -> None:
    case, clerk = walks.received(cast), signed_in(cast.clerk)
    kept_open = re.compile(r'class="follow-up( follow-up--open)?" data-question="was_form_sent"[^>]*( data-kept-open)')

    def is_open(*, was_form_sent: bool | None) -> bool:
        case.applications.update(was_form_sent=was_form_sent, form_given_on=date(2025, 2, 27))
        found = kept_open.search(clerk.get(step(case, "decision")).content.decode())
        return bool(found and found[1])

    assert [is_open(was_form_sent=answer) for answer in (False, None, True)] == [True, True, False]
    items = clerk.get(step(case, "items")).content.decode()
    assert 'data-question="line-1-is_disputed"' in items
    assert "data-kept-open" not in items


def test_a_line_is_asked_what_was_approved_only_where_it_was_modified(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.received(cast)
    dispute_items(case=case, version=case.version, disputes=[], by=cast.clerk, at=AT)
    clerk = signed_in(cast.clerk)

    page = clerk.get(step(case, "decision")).content.decode()
    post(clerk, step(case, "decision"), **{"lines-2-decision": "denied"}, go="next")

    groups = re.findall(r'class="follow-up( follow-up--open)?" data-question="(lines-\d-decision)"', page)
    assert groups == [
        ("", "lines-0-decision"),
        ("", "lines-1-decision"),
        (" follow-up--open", "lines-2-decision"),
        ("", "lines-3-decision"),
    ]
    line = application(case).ur_lines.get(number=3)
    assert (line.decision, line.approved) == ("denied", "")


def test_an_item_is_asked_about_only_where_its_box_is_ticked(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.received(cast)
    clerk = signed_in(cast.clerk)
    fields = fields_of(clerk.get(step(case, "items")))
    del fields["line-3-is_disputed"]

    page = clerk.get(step(case, "items")).content.decode()
    clerk.post(step(case, "items"), fields | {"once": str(uuid4()), "go": "next"})

    assert page.count('class="follow-up follow-up--open" data-question="line-') == 3
    assert [item.description for item in case.items.all()] == ["Lumbar fusion L4-S1", "Lumbar brace"]


class TestAnswers:
    def test_the_answers_page_leaves_out_what_does_not_apply(self, cast: Cast, signed_in: SignedIn) -> None:
        case = walks.received(cast)

        words = text_of(signed_in(cast.clerk).get(f"/cases/{case.number}/application/"))

        assert "Is the review expedited? No" in words
        for label in ("Who certified it?", "Day the form and notice were given", "imminent and serious threat"):
            assert label not in words
        assert "Not entered" not in words

    def test_it_leads_from_each_question_that_was_not_answered_to_its_field(
        self, cast: Cast, signed_in: SignedIn
    ) -> None:
        case = walks.received(cast, is_liability_disputed=True, physician_fax="")

        page = signed_in(cast.clerk).get(f"/cases/{case.number}/application/").content.decode()

        links = dict(re.findall(r'<li><a class="usa-link" href="([^"]+)">([^<]+)</a></li>', page))
        assert links[f"{step(case, 'injury')}#id_physician_fax"] == "Fax of the physician"
        assert links[f"{step(case, 'decision')}#id_is_review_agreed"].startswith("Does the claims administrator agree")
        assert links[f"{step(case, 'decision')}#id_liability_resolved_on_0"].startswith("Day of the notice")

    def test_each_of_these_links_leads_to_something_on_its_page(self, cast: Cast, signed_in: SignedIn) -> None:
        case = receive_application(fields={"employee_last_name": "Reyes"}, employee=cast.alma, by=cast.clerk, at=AT)
        clerk = signed_in(cast.clerk)

        page = clerk.get(f"/cases/{case.number}/application/").content.decode()

        links = set(re.findall(r'href="([^"#]+)#(id_\w+)"', page))
        assert len(links) > len(FORMS)
        for address, target in links:
            assert f'id="{target}"' in clerk.get(address).content.decode(), target

    def test_who_may_not_enter_reads_the_same_without_links(self, cast: Cast, signed_in: SignedIn) -> None:
        case = walks.submitted(cast)

        page = signed_in(cast.noor).get(f"/cases/{case.number}/application/")

        assert "Middle name" in text_of(page)
        assert "/application/who/" not in page.content.decode()


class TestAttorney:
    """8 CCR § 9792.10.4(b): the employee's attorney is told too, if the employee is represented."""

    TYPED: ClassVar = {
        "is_represented": "True",
        "attorney_name": "Mona Field",
        "attorney_office": "Field & Sons",
        "attorney_address": "1 Court Square, Fresno, CA 93721",
        "attorney_phone": "559-555-0199",
    }

    def test_is_entered_with_address_and_telephone_and_becomes_a_party(self, cast: Cast, signed_in: SignedIn) -> None:
        case = walks.received(cast, is_represented=None, attorney_name="", attorney_office="")
        clerk = signed_in(cast.clerk)

        post(clerk, step(case, "injury"), **self.TYPED, go="next")

        party = case.parties.get(kind=PartyKind.ATTORNEY, until__isnull=True)
        assert (party.name, party.address) == ("Mona Field", "1 Court Square, Fresno, CA 93721")
        words = text_of(clerk.get(f"/cases/{case.number}/application/"))
        assert "Telephone of the attorney 559-555-0199" in words

    def test_who_is_no_longer_represented_has_no_attorney_and_the_old_answers_are_kept(
        self, cast: Cast, signed_in: SignedIn
    ) -> None:
        case = walks.received(cast)

        post(signed_in(cast.clerk), step(case, "injury"), is_represented="False", go="next")

        corrected = dict(application(case).corrections.values_list("field", "old"))
        assert not case.parties.filter(kind=PartyKind.ATTORNEY, until__isnull=True).exists()
        assert corrected == {
            "is_represented": "True",
            "attorney_name": "Kofi Osei",
            "attorney_office": "Osei Law",
            "attorney_address": "1 Court Square, Fresno, CA 93721",
        }

    def test_whose_name_is_not_known_is_missing(self, cast: Cast, signed_in: SignedIn) -> None:
        case = walks.received(cast, attorney_name="", attorney_office="")

        words = text_of(signed_in(cast.clerk).get(step(case, "who")))

        assert "The name of the employee’s attorney, who gets the notices too 8 CCR § 9792.10.4(b)" in words

    def test_is_not_named_where_nobody_says_that_one_represents(self, cast: Cast) -> None:
        case = walks.received(cast)
        changed = {"is_represented": None}

        with pytest.raises(RefusedError, match="An attorney is named"):
            walks.received(cast, **changed)
        with pytest.raises(RefusedError, match="An attorney is named"):
            correct_application(case=case, version=case.version, fields=changed, by=cast.clerk, at=AT)
        with pytest.raises(IntegrityError, match="attorney_named_where_one_represents"):
            case.applications.update(**changed)


def test_days_of_the_walks_are_not_touched_by_a_form_sent_as_it_stands(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.received(cast, **walks.EXPEDITED, expedited_certified_on=date(2025, 2, 26))
    clerk, before = signed_in(cast.clerk), case.applications.values().get()

    for name in FORMS:
        post(clerk, step(case, name), go="next")

    after = case.applications.values().get()
    assert {field: after[field] for field in before if after[field] != before[field]} == {}
