"""The eligibility page says once what is of the application, and of each item what is its own."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from openimr.web.cases.choices import Ground, ItemEnding, Liability
from openimr.web.cases.models import Case
from openimr.web.cases.services.applications import (
    LineFacts,
    correct_application,
    dispute_items,
    submit_application,
)
from openimr.web.cases.services.corrections import correct_endings, correct_lines
from openimr.web.cases.values import Filer
from openimr.web.people.models import User
from tests.web import walks
from tests.web.cases.posting import text_of
from tests.web.cast import AT, Cast

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]

FILED = "May who filed the application file it?"
ENDED = "Has the dispute ended?"
TIME = "Did the application come in time?"


@pytest.fixture
def read(cast: Cast, signed_in: SignedIn) -> Callable[[Case], tuple[str, list[str]]]:
    """Return a function that reads the page of a case: what stands above its items, and each item."""
    okafor = signed_in(cast.okafor)

    def parts(case: Case) -> tuple[str, list[str]]:
        page = okafor.get(f"/cases/{case.number}/eligibility/")
        above, *items = text_of(page).split("Item ")
        return above, items

    return parts


Read = Callable[[Case], tuple[str, list[str]]]


def test_what_is_open_of_the_application_is_said_once_and_not_under_each_item(cast: Cast, read: Read) -> None:
    above, items = read(walks.submitted(cast))

    assert "What holds for every item 2 questions are open." in above
    assert "Not known:" in above
    assert (above.count(FILED), above.count(ENDED)) == (2, 2)  # among the open ones, and among all
    assert len(items) == 3
    for item in items:
        assert FILED not in item
        assert ENDED not in item
        assert "The rules read: eligible as far as known ; questions open: 2 above." in item


def test_what_is_open_of_one_item_alone_is_said_there(cast: Cast, read: Read) -> None:
    case = walks.submitted(cast, filed_by=Filer.EMPLOYEE)
    endings = {1: ItemEnding.NONE, 2: ItemEnding.NONE}
    correct_endings(case=case, version=case.version, endings=endings, by=cast.clerk, at=AT)

    above, items = read(case)

    assert "✓ Nothing here speaks against review." in above
    assert ENDED not in above
    assert ["Not known:" in item for item in items] == [False, False, True]
    assert "✓ The rules read: eligible ." in items[0]
    assert "eligible as far as known ; question open: 1." in items[2]


def test_what_speaks_against_all_is_said_once_with_its_cure(cast: Cast, read: Read) -> None:
    above, items = read(walks.submitted(cast, is_signed=False))

    assert "▲ This speaks against review." in above
    assert "Is the application signed? No. 8 CCR § 9792.10.1(b)(1); reason code NO_SIGNATURE" in above
    assert above.count("What can be done:") == 1
    for item in items:
        assert "NO_SIGNATURE" not in item.partition("Decision")[0]
        assert "The rules read: not eligible" in item
        assert "Why stands above." in item


def test_what_speaks_against_one_item_is_said_there(cast: Cast, read: Read) -> None:
    case = walks.received(cast)
    facts = {2: LineFacts(ground=Ground.INFORMATION), 3: LineFacts(liability=Liability.OPEN)}
    case = correct_lines(case=case, version=case.version, facts=facts, by=cast.clerk, at=AT)
    submit_application(case=case, version=case.version, by=cast.clerk, at=AT)

    above, items = read(case)

    reasons = [[code for code in ("UR_CNC", "LIABILITY_DISPUTED") if f"reason code {code}" in item] for item in items]
    assert reasons == [[], ["UR_CNC"], ["LIABILITY_DISPUTED"]]
    assert "reason code" not in above
    assert not any("Why stands above." in item for item in items)


def test_the_time_that_is_the_same_for_all_is_said_once_with_what_it_rests_on(cast: Cast, read: Read) -> None:
    above, items = read(walks.submitted(cast, is_formulary=False))

    assert above.count(TIME) == 1
    assert above.count("something that we did not read in the law") == 1
    assert not any(TIME in item or "did not read" in item for item in items)


def test_of_a_single_item_only_what_turns_on_the_application_stands_above(cast: Cast, read: Read) -> None:
    case = walks.received(cast)
    case = dispute_items(case=case, version=case.version, disputes=walks.DISPUTES[:1], by=cast.clerk, at=AT)
    submit_application(case=case, version=case.version, by=cast.clerk, at=AT)

    above, (item,) = read(case)

    assert "What holds for the application 1 question is open." in above
    assert FILED in above
    assert ENDED not in above
    assert ENDED in item
    assert "questions open: 1 here and 1 above." in item


def test_every_question_of_every_item_stands_somewhere(cast: Cast, read: Read) -> None:
    """The law's eleven questions, whichever is said once."""
    above, items = read(walks.submitted(cast, date_of_injury=date(2023, 5, 9)))

    asked = ("recent enough", "modify or deny", "only because information", FILED, "signed?", "copy of the utilization")
    asked += ("was liability also disputed", "form and notice come", "same request pending", ENDED, TIME)
    for item in items:
        assert [question for question in asked if question not in above + item] == []


CHOSEN = re.compile(r'<option value="(\w+)" selected>')


@pytest.mark.parametrize(
    ("changed", "is_ended_said", "chosen"),
    [
        ({}, False, []),
        ({"filed_by": Filer.EMPLOYEE}, False, []),
        ({"filed_by": Filer.EMPLOYEE}, True, ["eligible"] * 3),
        ({"filed_by": Filer.EMPLOYEE, "is_signed": False}, True, ["NO_SIGNATURE"] * 3),
        ({"filed_by": Filer.EMPLOYEE, "is_signed": False, "is_ur_decision_attached": False}, True, []),
    ],
    ids=["two open", "one open", "all answered", "one reason", "two reasons"],
)
def test_nothing_is_chosen_beforehand_but_the_one_answer_of_all_questions(
    cast: Cast, signed_in: SignedIn, changed: dict[str, object], *, is_ended_said: bool, chosen: list[str]
) -> None:
    case = walks.submitted(cast, **changed)
    if is_ended_said:
        endings = dict.fromkeys((1, 2, 3), ItemEnding.NONE)
        correct_endings(case=case, version=case.version, endings=endings, by=cast.clerk, at=AT)

    page = signed_in(cast.okafor).get(f"/cases/{case.number}/eligibility/").content.decode()

    assert CHOSEN.findall(page) == chosen


@pytest.mark.parametrize(("value", "found"), [(None, "no answer"), (False, "the answer “No”")], ids=["blank", "no"])
def test_what_the_application_lacks_stands_above_with_what_to_do(
    cast: Cast, signed_in: SignedIn, *, value: bool | None, found: str
) -> None:
    case = walks.submitted(cast)
    correct_application(case=case, version=case.version, fields={"is_signed": value}, by=cast.clerk, at=AT)

    page = signed_in(cast.clerk).get(f"/cases/{case.number}/eligibility/")

    words = text_of(page)
    assert "No item can be held eligible while a part is missing that the form must have." in words
    assert f"8 CCR § 9792.10.1(b)(1)). Found: {found}. Enter it when it is here" in words
    assert "Or decide that it is not eligible (NO_SIGNATURE)." in words
    assert f'/cases/{case.number}/application/sign/#id_is_signed"' in page.content.decode()


def test_what_was_open_stands_in_the_record_of_the_decision(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.assigned(cast)

    words = text_of(signed_in(cast.okafor).get(f"/cases/{case.number}/eligibility/"))

    assert "In their words: The facts have changed. 2 questions were open" in words
    assert f"{FILED} (Lab. Code § 4610.5(d), (h)(4), (j))" in words
