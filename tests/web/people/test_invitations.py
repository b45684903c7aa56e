"""How an employee first signs in: one code, once, and one answer to everyone else."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import DatabaseError, transaction

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.access import events_of
from openimr.web.errors import RefusedError
from openimr.web.people.access import roles_of
from openimr.web.people.models import Invitation, Membership, User
from openimr.web.people.services import (
    WrongInvitationError,
    accept_invitation,
    grant_membership,
    invite_employee,
    keep_sign_in,
)
from openimr.web.people.services.invitations import CODE_LASTS
from openimr.web.people.values import Role
from tests.web.cast import AT, Cast
from tests.web.people.acts_of_people import BORN, CASE, LATER
from tests.web.people.rows_of_people import all_rows, break_trail

ANOTHER_DAY = date(1971, 2, 8)
NEW_PASSWORD = "four other plain words"


def invited(cast: Cast, *, case_number: str = CASE, at: datetime = LATER) -> str:
    return invite_employee(employee=cast.alma, case_number=case_number, date_of_birth=BORN, by=cast.clerk, at=at)


def accepted(code: str, *, case_number: str = CASE, born: date = BORN, at: datetime = LATER) -> User:
    return accept_invitation(case_number=case_number, date_of_birth=born, code=code, at=at)


def test_an_invitation_keeps_neither_code_nor_date_of_birth(cast: Cast) -> None:
    code = invited(cast)

    kept = Invitation.objects.get()
    assert (kept.employee, kept.case_number, kept.expires_at) == (cast.alma, CASE, LATER + CODE_LASTS)
    everything = str(all_rows())
    for secret in (code, code.replace("-", ""), BORN.isoformat(), repr(BORN)):
        assert secret not in everything
    event = events_of(CASE).get()
    assert (event.verb, event.facts) == ("invite_employee", {"employee": str(cast.alma.public_id)})


def test_every_invitation_has_a_code_of_its_own(cast: Cast) -> None:
    assert len({invited(cast) for _ in range(20)}) == 20


def test_who_is_invited_becomes_an_employee(cast: Cast) -> None:
    Membership.objects.filter(person=cast.alma).delete()

    invited(cast)

    assert roles_of(cast.alma, at=LATER) == {Role.EMPLOYEE}


def test_who_acts_for_an_organization_is_not_invited(cast: Cast) -> None:
    before = all_rows()

    with pytest.raises(RefusedError, match="acts for an organization"):
        invite_employee(employee=cast.noor, case_number=CASE, date_of_birth=BORN, by=cast.clerk, at=LATER)

    assert all_rows() == before


@pytest.mark.parametrize("typed", [str, str.lower, lambda code: f" {code.replace('-', ' ')} "])
def test_a_code_lets_in_however_it_is_typed(cast: Cast, typed: Callable[[str], str]) -> None:
    code = invited(cast)

    assert accepted(typed(code)) == cast.alma
    assert Invitation.objects.get().accepted_at == LATER
    event = events_of(CASE).last()
    assert event is not None
    assert (event.verb, event.person) == ("accept_invitation", str(cast.alma.public_id))


def used(cast: Cast, code: str) -> Mapping[str, object]:
    accepted(code)
    return {}


def replaced(cast: Cast, code: str) -> Mapping[str, object]:
    invited(cast)
    return {}


def now_acts_for_an_organization(cast: Cast, code: str) -> Mapping[str, object]:
    grant_membership(
        person=cast.alma, role=Role.CLAIMS_ADMINISTRATOR, organization=cast.claims, by=cast.founder, at=LATER
    )
    return {}


TRIES: Mapping[str, tuple[Callable[[Cast, str], Mapping[str, object]], bool]] = {
    "all right": (lambda _cast, _code: {}, True),
    "in its last moment": (lambda _cast, _code: {"at": LATER + CODE_LASTS - timedelta.resolution}, True),
    "too old": (lambda _cast, _code: {"at": LATER + CODE_LASTS}, False),
    "wrong code": (lambda _cast, _code: {"code": "AAAA-AAAA-AAAA"}, False),
    "empty code": (lambda _cast, _code: {"code": ""}, False),
    "wrong date of birth": (lambda _cast, _code: {"born": ANOTHER_DAY}, False),
    "unknown case": (lambda _cast, _code: {"case_number": "IM25-9999999"}, False),
    "code of another case": (
        lambda cast, code: {"code": code, "case_number": "IM25-0000002", "at": invited_again(cast)},
        False,
    ),
    "used": (used, False),
    "replaced": (replaced, False),
    "now acts for an organization": (now_acts_for_an_organization, False),
}


def invited_again(cast: Cast) -> datetime:
    invited(cast, case_number="IM25-0000002")
    return LATER


@pytest.mark.parametrize("name", TRIES)
def test_one_answer_to_everyone_but_the_employee(cast: Cast, name: str) -> None:
    code = invited(cast)
    change, lets_in = TRIES[name]
    typed = {"code": code, **change(cast, code)}
    before = all_rows()
    try:
        who = accepted(**typed)  # type: ignore[arg-type] # each try changes one of them
    except WrongInvitationError as error:
        assert not lets_in
        assert str(error) == str(WrongInvitationError())
        assert error.field is None
        assert all_rows() == before
    else:
        assert (lets_in, who) == (True, cast.alma)


def test_the_code_of_one_case_leaves_that_of_another_alone(cast: Cast) -> None:
    first = invited(cast)
    second = invited(cast, case_number="IM25-0000002")

    assert accepted(first) == cast.alma
    assert accepted(second, case_number="IM25-0000002") == cast.alma


@pytest.mark.parametrize("is_broken", [False, True], ids=["trail holds", "trail is broken"])
def test_no_code_is_used_up_without_its_event(cast: Cast, *, is_broken: bool) -> None:
    code = invited(cast)
    before = all_rows()
    if is_broken:
        break_trail()
        with pytest.raises(DatabaseError, match="the trail is broken"), transaction.atomic():
            accepted(code)
    else:
        accepted(code)

    assert (all_rows() == before) is is_broken


class TestKeepingASignIn:
    @pytest.fixture
    def guest(self, cast: Cast) -> User:
        """Alma as most employees come: by the code alone."""
        EmailAddress.objects.filter(user=cast.alma).delete()
        cast.alma.email = None
        cast.alma.save()
        return cast.alma

    def test_an_employee_chooses_address_and_password(self, guest: User) -> None:
        kept = keep_sign_in(employee=guest, email=" Alma@Home.test ", password=NEW_PASSWORD, at=LATER)

        assert (kept.email, kept.version) == ("alma@home.test", 2)
        assert kept.check_password(NEW_PASSWORD)
        assert EmailAddress.objects.get(user=kept).verified
        event = events_of("site").last()
        assert event is not None
        assert (event.verb, event.facts["fields"]) == ("keep_sign_in", ["email", "password"])

    @pytest.mark.parametrize(("email", "is_refused"), [("LIND@people.test", True), ("alma@home.test", False)])
    def test_an_address_that_somebody_has_is_refused_without_saying_so(
        self, guest: User, email: str, *, is_refused: bool
    ) -> None:
        before = all_rows()
        try:
            keep_sign_in(employee=guest, email=email, password=NEW_PASSWORD, at=LATER)
        except RefusedError as error:
            assert (is_refused, error.field) == (True, "email")
            assert "someone" not in error.reason.lower()

        assert (all_rows() == before) is is_refused

    @pytest.mark.parametrize("who", ["alma", "noor", "founder"])
    def test_who_has_another_way_in_keeps_that_one(self, cast: Cast, who: str) -> None:
        person = getattr(cast, who)
        if who == "alma":
            person.set_password("four plain words of hers")
            person.save()
        before = all_rows()

        with pytest.raises(NotAllowedError):
            keep_sign_in(employee=person, email="thief@home.test", password=NEW_PASSWORD, at=LATER)

        assert all_rows() == before

    def test_nothing_is_kept_without_its_event(self, guest: User) -> None:
        before = all_rows()
        break_trail()

        with pytest.raises(DatabaseError, match="the trail is broken"), transaction.atomic():
            keep_sign_in(employee=guest, email="alma@home.test", password=NEW_PASSWORD, at=LATER)

        assert all_rows() == before


def test_an_invitation_is_made_at_its_moment(cast: Cast) -> None:
    invited(cast, at=AT)

    assert Invitation.objects.get().made_at == AT
