"""The clerk's page on which the employee is invited: a code in a letter that is shown once, and kept nowhere."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core import serializers
from django.http import HttpResponse
from django.test import Client

from openimr.law.days import day_in_words
from openimr.web import clock
from openimr.web.audit.access import events_of
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Case
from openimr.web.once.models import OnceKey
from openimr.web.people.models import Invitation, User
from openimr.web.people.services import WrongInvitationError, accept_invitation
from tests.web import walks
from tests.web.cases.posting import fields_of, post, text_of
from tests.web.cases.test_plain import HIGHEST_GRADE, grade
from tests.web.cast import Cast

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]

BORN = date(1971, 6, 3)
CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")


def page_of(case: Case) -> str:
    return f"/cases/{case.number}/invite/"


def code_on(letter: HttpResponse) -> str:
    return CODE.findall(text_of(letter))[0]


def born_case(cast: Cast, born: date | None = BORN) -> Case:
    case = walks.awaiting_records(cast, at=clock.now())
    case.applications.update(employee_date_of_birth=born)
    return case


def opens(case: Case, code: str) -> bool:
    try:
        accept_invitation(case_number=case.number, date_of_birth=BORN, code=code, at=clock.now())
    except WrongInvitationError:
        return False
    return True


def test_the_letter_says_all_that_is_needed_to_sign_in_and_its_code_opens(cast: Cast, signed_in: SignedIn) -> None:
    case = born_case(cast)

    letter = post(signed_in(cast.clerk), page_of(case), having="earlier")

    words, until = text_of(letter), Invitation.objects.get().expires_at
    assert letter.status_code == 200
    assert "Go to http://testserver/" in words
    assert f"Type your case number: {case.number}" in words
    assert "Type your date of birth: month, day and year." in words
    assert f"Use it before {day_in_words(clock.legal_day(until))}" in words
    assert opens(case, code_on(letter))


def test_the_letter_alone_does_not_open_since_the_date_of_birth_is_not_in_it(cast: Cast, signed_in: SignedIn) -> None:
    letter = text_of(post(signed_in(cast.clerk), page_of(born_case(cast)), having="earlier"))

    assert day_in_words(BORN) not in letter
    assert "1971" not in letter


def test_the_code_is_kept_nowhere_and_no_browser_keeps_the_page(cast: Cast, signed_in: SignedIn) -> None:
    case, client = born_case(cast), signed_in(cast.clerk)

    letter = post(client, page_of(case), having="earlier")

    kept = [*Invitation.objects.all(), *AuditEvent.objects.all(), *OnceKey.objects.all()]
    stored = serializers.serialize("json", kept) + str([each.get_decoded() for each in Session.objects.all()])
    code = code_on(letter)
    assert code not in stored
    assert code.replace("-", "") not in stored
    assert "no-store" in letter["Cache-Control"]
    assert code not in text_of(client.get(page_of(case)))
    assert [event.verb for event in events_of(case.number)].count("invite_employee") == 1


def test_a_second_invitation_replaces_the_first_and_says_so(cast: Cast, signed_in: SignedIn) -> None:
    case, client = born_case(cast), signed_in(cast.clerk)
    first = post(client, page_of(case), having="earlier")
    assert "no longer works" not in text_of(first)

    before = text_of(client.get(page_of(case)))
    second = post(client, page_of(case), having="earlier")

    assert "A new code replaces it" in before
    assert "The code that was made before no longer works." in text_of(second)
    assert not opens(case, code_on(first))
    assert opens(case, code_on(second))


def test_a_letter_loaded_again_does_not_undo_its_own_code(cast: Cast, signed_in: SignedIn) -> None:
    case, client = born_case(cast), signed_in(cast.clerk)
    form = fields_of(client.get(page_of(case)), having="earlier") | {"once": str(uuid4())}
    letter = client.post(page_of(case), form)

    again = client.post(page_of(case), form)

    assert "A code was made since this page was opened." in text_of(again)
    assert CODE.search(text_of(again)) is None
    assert opens(case, code_on(letter))


def test_after_the_code_was_used_the_page_says_so(cast: Cast, signed_in: SignedIn) -> None:
    case, client = born_case(cast), signed_in(cast.clerk)
    assert opens(case, code_on(post(client, page_of(case), having="earlier")))

    words = text_of(client.get(page_of(case)))

    assert "The last code was used" in words
    assert "A code is out already" not in words


def test_a_code_too_old_is_not_called_replaced(cast: Cast, signed_in: SignedIn) -> None:
    case, client = born_case(cast), signed_in(cast.clerk)
    post(client, page_of(case), having="earlier")
    made = clock.now() - timedelta(days=40)
    Invitation.objects.update(made_at=made, expires_at=made + timedelta(days=30))

    assert "is too old now" in text_of(client.get(page_of(case)))
    assert "no longer works" not in text_of(post(client, page_of(case), having="earlier"))


def test_without_a_date_of_birth_there_is_no_code(cast: Cast, signed_in: SignedIn) -> None:
    case, client = born_case(cast, born=None), signed_in(cast.clerk)

    page = client.get(page_of(case))
    posted = client.post(page_of(case), {"earlier": "0", "once": str(uuid4())})

    assert "The date of birth is not known yet" in text_of(page)
    assert f"/cases/{case.number}/application/who/" in page.content.decode()
    assert "The date of birth is not known yet" in text_of(posted)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("name", ["okafor", "noor", "alma", "attorney", "division", "founder"])
def test_the_clerk_alone_invites(cast: Cast, signed_in: SignedIn, name: str) -> None:
    case = born_case(cast)
    client = signed_in(getattr(cast, name))

    assert client.get(page_of(case)).status_code == 404
    assert client.post(page_of(case), {"earlier": "0", "once": str(uuid4())}).status_code == 404
    assert not Invitation.objects.exists()
    assert page_of(case) not in client.get(f"/cases/{case.number}/").content.decode()


def test_the_clerk_finds_the_page_beside_the_case_and_under_the_assignment_notice(
    cast: Cast, signed_in: SignedIn
) -> None:
    case, client = born_case(cast), signed_in(cast.clerk)

    beside, notices = (client.get(f"/cases/{case.number}/{page}") for page in ("", "notices/"))
    almas = signed_in(cast.alma).get(f"/cases/{case.number}/notices/")

    assert page_of(case) in beside.content.decode()
    assert notices.content.decode().count(page_of(case)) == 2
    assert page_of(case) not in almas.content.decode()


def test_the_letter_reads_at_grade_8_or_below(cast: Cast, signed_in: SignedIn) -> None:
    body = post(signed_in(cast.clerk), page_of(born_case(cast)), having="earlier").content.decode()
    letter = body[body.index("Dear ") : body.index("</article>")]

    assert grade(re.sub(r"<(strong).*?</\1>|<[^>]+>", "", letter)) <= HIGHEST_GRADE
