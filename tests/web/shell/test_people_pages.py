"""The pages of who manages people; to everyone else they are not there."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from openimr.web.people.access import roles_of
from openimr.web.people.models import Membership, Organization, User
from openimr.web.people.values import Role
from tests.web.cast import AT, Cast
from tests.web.people.rows_of_people import all_rows

Sign = Callable[[User], Client]


def pages(cast: Cast) -> list[str]:
    return [
        reverse("people:list"),
        reverse("people:add"),
        reverse("people:organizations"),
        reverse("people:person", args=[cast.lind.public_id]),
        reverse("people:revoke", args=[cast.lind.memberships.get().public_id]),
        reverse("people:reset-second-factor", args=[cast.lind.public_id]),
    ]


@pytest.mark.parametrize(
    "who", ["founder", "clerk", "okafor", "lind", "noor", "stranger", "alma", "relative", "auditor"]
)
def test_the_pages_are_there_for_the_administrator_alone(cast: Cast, signed_in: Sign, who: str) -> None:
    client = signed_in(getattr(cast, who))
    before = all_rows()
    expected = 200 if who == "founder" else 404

    assert {client.get(page).status_code for page in pages(cast)} == {expected}
    if who != "founder":
        assert {client.post(page, {"once": str(uuid4())}).status_code for page in pages(cast)} == {404}
    assert all_rows() == before


def test_nobody_s_pages_are_open_without_signing_in(cast: Cast) -> None:
    for page in [*pages(cast), reverse("people:account"), reverse("people:keep-sign-in"), reverse("home")]:
        answer = Client().get(page)
        assert (answer.status_code, answer["Location"]) == (302, f"{reverse('account_login')}?next={page}")


@pytest.mark.parametrize(
    ("who", "first_page"),
    [("founder", "people:account"), ("auditor", "audit:trail"), ("clerk", "cases:docket"), ("lind", "cases:docket")],
)
def test_home_leads_to_the_first_page_of_the_role(cast: Cast, signed_in: Sign, who: str, first_page: str) -> None:
    assert signed_in(getattr(cast, who)).get(reverse("home"))["Location"] == reverse(first_page)


@pytest.mark.parametrize("page", ["people:person", "people:reset-second-factor", "people:revoke"])
def test_a_person_or_role_that_is_not_there_is_not_found(cast: Cast, signed_in: Sign, page: str) -> None:
    assert signed_in(cast.founder).get(reverse(page, args=[uuid4()])).status_code == 404


def test_a_person_is_added_gets_a_link_and_a_role(
    cast: Cast, signed_in: Sign, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    client = signed_in(cast.founder)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined] # a context manager
        answer = client.post(
            reverse("people:add"), {"name": "Mina O’Mason", "email": "mina@people.test", "once": str(uuid4())}
        )
    added = User.objects.get(email="mina@people.test")
    assert answer["Location"] == reverse("people:person", args=[added.public_id])

    (message,) = mail.outbox
    assert (message.to, message.subject) == (["mina@people.test"], "Set your password: Test Review Organization")
    assert message.body.startswith("Mina O’Mason,")
    link = re.search(r"http://testserver(/sign-in/password/new/\S+)", message.body)
    assert link
    newcomer = Client()
    form = newcomer.get(link[1])["Location"]
    new = {"password1": "six other plain words", "password2": "six other plain words"}
    assert newcomer.post(form, new).status_code == 302
    assert User.objects.get(pk=added.pk).check_password("six other plain words")

    given = {"role": "claims_administrator", "organization": str(cast.claims.pk), "once": str(uuid4())}
    assert client.post(answer["Location"], given).status_code == 302
    assert Membership.objects.get(person=added).organization == cast.claims
    assert "Claims administrator" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    ("role", "organization", "is_refused"),
    [
        ("quality_reviewer", "imro", False),
        ("expert_reviewer", "imro", True),
        ("attorney", "imro", True),
        ("employee", "imro", True),
        ("", "imro", True),
    ],
)
def test_a_role_in_the_wrong_place_is_refused_beside_its_field(
    cast: Cast, signed_in: Sign, role: str, organization: str, *, is_refused: bool
) -> None:
    page = reverse("people:person", args=[cast.lind.public_id])
    typed = {"role": role, "organization": str(getattr(cast, organization).pk), "once": str(uuid4())}

    answer = signed_in(cast.founder).post(page, typed)

    assert (answer.status_code == 200) is is_refused
    assert ('id="id_role_error"' in answer.content.decode()) is is_refused
    assert Membership.objects.filter(person=cast.lind).count() == (1 if is_refused else 2)


def test_a_role_is_ended_after_a_page_that_says_so(cast: Cast, signed_in: Sign) -> None:
    client, membership = signed_in(cast.founder), cast.noor.memberships.get()
    page = reverse("people:revoke", args=[membership.public_id])
    assert "Noor Haddad will no longer act as" in client.get(page).content.decode()
    assert roles_of(cast.noor, at=AT) == {Role.CLAIMS_ADMINISTRATOR}

    client.post(page, {"once": str(uuid4())})

    membership.refresh_from_db()
    assert membership.until is not None


def test_names_are_shown_as_text(cast: Cast, signed_in: Sign) -> None:
    client = signed_in(cast.founder)
    typed = {"kind": "employer", "name": "<script>alert(1)</script>", "once": str(uuid4())}

    shown = client.post(reverse("people:organizations"), typed, follow=True).content.decode()

    assert Organization.objects.filter(name=typed["name"]).exists()
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


def test_the_lists_take_a_constant_number_of_queries(
    cast: Cast, signed_in: Sign, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    client = signed_in(cast.founder)
    client.get(reverse("people:list"))
    for page in ("people:list", "people:organizations"):
        with django_assert_max_num_queries(12):  # type: ignore[attr-defined] # a context manager
            client.get(reverse(page))
