"""Each service of people: what it writes, who may not, what a refusal leaves."""

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password
from django.db import DatabaseError, IntegrityError, transaction

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.models import AuditEvent
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.people.access import may, organizations_of, represented_by, roles_of
from openimr.web.people.models import Designation, Membership, User
from openimr.web.people.services import (
    add_person,
    create_organization,
    designate_representative,
    grant_membership,
    rename_person,
    reset_second_factor,
    revoke_membership,
    set_password,
)
from openimr.web.people.values import OrganizationKind, Permission, Role
from tests.web.cast import AT, UR_DECIDED, Cast, may_sign_in
from tests.web.people.acts_of_people import ACTS, LATER, NEW_PASSWORD
from tests.web.people.rows_of_people import all_rows, break_trail

ONE_DAY = timedelta(days=1)


def people_of(cast: Cast) -> dict[str, User]:
    return {name: person for name in cast.__slots__ if isinstance(person := getattr(cast, name), User)}


def last_event() -> AuditEvent:
    return AuditEvent.objects.latest("id")


def is_done(name: str, cast: Cast, by: User) -> bool:
    """Do an act and undo it; a refusal must have left nothing."""
    before = all_rows()
    with transaction.atomic():
        try:
            ACTS[name].act(cast, by)
        except NotAllowedError:
            assert all_rows() == before
            return False
        transaction.set_rollback(True)
    return True


@pytest.mark.parametrize("name", ACTS)
def test_nobody_but_those_named_may_do_it(cast: Cast, name: str) -> None:
    allowed = {who for who, person in people_of(cast).items() if is_done(name, cast, person)}

    assert allowed == ACTS[name].who


@pytest.mark.parametrize("name", ACTS)
def test_each_act_leaves_one_event_by_who_did_it(cast: Cast, name: str) -> None:
    by = getattr(cast, min(ACTS[name].who))
    before = AuditEvent.objects.count()

    ACTS[name].act(cast, by)

    assert AuditEvent.objects.count() == before + 1
    event = last_event()
    assert (event.person, event.at) == (str(by.public_id), LATER)
    assert name.startswith(event.verb) or name == "grant_personal_membership"


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("is_broken", [False, True], ids=["trail holds", "trail is broken"])
def test_nothing_is_written_without_its_event(cast: Cast, name: str, *, is_broken: bool) -> None:
    by = getattr(cast, min(ACTS[name].who))
    before = all_rows()
    if is_broken:
        break_trail()
        with pytest.raises(DatabaseError, match="the trail is broken"), transaction.atomic():
            ACTS[name].act(cast, by)
    else:
        ACTS[name].act(cast, by)

    assert (all_rows() == before) is is_broken


class TestOrganizations:
    def test_an_organization_is_kept_by_kind_and_name(self, cast: Cast) -> None:
        added = create_organization(kind=OrganizationKind.EMPLOYER, name="  Bay Stone ", by=cast.founder, at=LATER)

        assert (added.kind, added.name, added.added_at) == ("employer", "Bay Stone", LATER)
        assert last_event().facts == {"organization": str(added.public_id), "kind": "employer"}

    @pytest.mark.parametrize(
        ("kind", "name", "is_refused"),
        [
            (OrganizationKind.LAW_OFFICE, "Osei Law", True),
            (OrganizationKind.LAW_OFFICE, " osei LAW ", True),
            (OrganizationKind.PROVIDER, "Osei Law", False),
            (OrganizationKind.LAW_OFFICE, "Osei & Daughter", False),
        ],
    )
    def test_a_name_is_held_once_in_its_kind(
        self, cast: Cast, kind: OrganizationKind, name: str, *, is_refused: bool
    ) -> None:
        before = all_rows()
        try:
            create_organization(kind=kind, name=name, by=cast.founder, at=LATER)
        except RefusedError as error:
            assert (is_refused, error.field) == (True, "name")

        assert (all_rows() == before) is is_refused


class TestPeople:
    def test_a_person_is_added_without_role_or_password(self, cast: Cast) -> None:
        added = add_person(name=" Mina Mason ", email=" Mina@People.test ", by=cast.founder, at=LATER)

        assert (added.name, added.email, added.version) == ("Mina Mason", "mina@people.test", 1)
        assert not added.has_usable_password()
        assert roles_of(added, at=LATER) == frozenset()
        assert last_event().facts == {"person": str(added.public_id), "version": 1}

    @pytest.mark.parametrize(
        ("email", "is_refused"),
        [("lind@people.test", True), (" LIND@people.test", True), ("berg@people.test", False)],
    )
    def test_an_address_belongs_to_one_person(self, cast: Cast, email: str, *, is_refused: bool) -> None:
        before = all_rows()
        try:
            add_person(name="Another", email=email, by=cast.founder, at=LATER)
        except RefusedError as error:
            assert (is_refused, error.field) == (True, "email")

        assert (all_rows() == before) is is_refused

    @pytest.mark.django_db
    def test_the_database_keeps_an_address_in_lower_case(self) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.create(name="Another", email="Upper@people.test", added_at=AT)

    def test_two_without_an_address_may_have_one_name(self, cast: Cast) -> None:
        for _ in range(2):
            add_person(name="Mina Mason", email=None, by=cast.clerk, at=LATER)

        assert User.objects.filter(name="Mina Mason", email=None).count() == 2

    @pytest.mark.parametrize(("version", "is_refused"), [(1, False), (0, True), (2, True)])
    def test_a_name_is_changed_from_the_present_version_only(
        self, cast: Cast, version: int, *, is_refused: bool
    ) -> None:
        before = all_rows()
        try:
            renamed = rename_person(person=cast.lind, name=" Dr Maja Berg ", version=version, by=cast.lind, at=LATER)
        except StaleFormError as error:
            assert (is_refused, error.posted, error.present) == (True, version, 1)
        else:
            assert (renamed.name, renamed.version) == ("Dr Maja Berg", 2)
            facts = {"person": str(cast.lind.public_id), "version": 2, "fields": ["name"]}
            assert last_event().facts == facts

        assert (all_rows() == before) is is_refused

    def test_a_stale_change_hears_what_happened_in_between(self, cast: Cast) -> None:
        rename_person(person=cast.lind, name="Dr Maja Berg", version=1, by=cast.founder, at=LATER)
        rename_person(person=cast.noor, name="Noor H.", version=1, by=cast.noor, at=LATER)

        with pytest.raises(StaleFormError) as refusal:
            rename_person(person=cast.lind, name="Dr M. Lind", version=1, by=cast.lind, at=LATER)

        (change,) = refusal.value.changes
        assert (change.what, change.who) == ("Rename person: name", "Ada Founder")

    def test_a_password_is_kept_as_its_hash(self, cast: Cast) -> None:
        set_password(person=cast.lind, password=NEW_PASSWORD, by=cast.lind, at=LATER)

        kept = User.objects.get(pk=cast.lind.pk).password
        assert NEW_PASSWORD not in kept
        assert check_password(NEW_PASSWORD, kept)
        assert NEW_PASSWORD not in str(last_event().facts)

    def test_a_lost_second_factor_is_taken_away_by_another_administrator(self, cast: Cast) -> None:
        second = add_person(name="Second", email="second@people.test", by=cast.founder, at=AT)
        grant_membership(person=second, role=Role.ADMINISTRATOR, organization=cast.imro, by=cast.founder, at=AT)
        for person in (cast.founder, cast.lind):
            may_sign_in(person)

        with pytest.raises(NotAllowedError, match="another administrator"):
            reset_second_factor(person=cast.founder, by=cast.founder, at=LATER)
        assert Authenticator.objects.count() == 2

        reset_second_factor(person=cast.founder, by=second, at=LATER)
        assert [factor.user for factor in Authenticator.objects.all()] == [cast.lind]
        assert (last_event().verb, last_event().person) == ("reset_second_factor", str(second.public_id))
        removed = AuditEvent.objects.get(verb="remove_second_factor")
        assert (removed.person, removed.facts["person"]) == ("", str(cast.founder.public_id))


class TestMemberships:
    def test_a_membership_holds_from_its_first_moment_to_before_its_last(self, cast: Cast) -> None:
        membership = grant_membership(
            person=cast.lind, role=Role.QUALITY_REVIEWER, organization=cast.imro, by=cast.founder, at=LATER
        )
        revoke_membership(membership=membership, by=cast.founder, at=LATER + ONE_DAY)

        for at, is_held in [
            (LATER - timedelta.resolution, False),
            (LATER, True),
            (LATER + ONE_DAY - timedelta.resolution, True),
            (LATER + ONE_DAY, False),
        ]:
            assert (Role.QUALITY_REVIEWER in roles_of(cast.lind, at=at)) is is_held
            assert may(cast.lind, Permission.CHECK_QUALITY, at=at) is is_held
        assert (last_event().verb, last_event().facts["role"]) == ("revoke_membership", "quality_reviewer")

    def test_a_person_who_was_closed_out_holds_no_role(self, cast: Cast) -> None:
        cast.lind.is_active = False
        cast.lind.save()

        assert roles_of(cast.lind, at=LATER) == frozenset()

    def test_a_role_is_held_once_at_a_time(self, cast: Cast) -> None:
        before = all_rows()

        with pytest.raises(RefusedError, match="holds this role already"):
            grant_membership(
                person=cast.lind, role=Role.EXPERT_REVIEWER, organization=cast.imro, by=cast.founder, at=LATER
            )

        assert all_rows() == before

    def test_a_role_that_ended_may_be_given_again(self, cast: Cast) -> None:
        revoke_membership(membership=cast.lind.memberships.get(), by=cast.founder, at=LATER)

        grant_membership(person=cast.lind, role=Role.EXPERT_REVIEWER, organization=cast.imro, by=cast.founder, at=LATER)

        assert roles_of(cast.lind, at=LATER) == {Role.EXPERT_REVIEWER}

    def test_a_role_ends_once(self, cast: Cast) -> None:
        membership = cast.lind.memberships.get()
        revoke_membership(membership=membership, by=cast.founder, at=LATER)
        before = all_rows()

        with pytest.raises(RefusedError, match="has ended already"):
            revoke_membership(membership=membership, by=cast.founder, at=LATER)

        assert all_rows() == before

    def test_an_administrator_ends_another_s_role_and_never_the_own(self, cast: Cast) -> None:
        second = add_person(name="Second", email="second@people.test", by=cast.founder, at=AT)
        theirs = grant_membership(
            person=second, role=Role.ADMINISTRATOR, organization=cast.imro, by=cast.founder, at=AT
        )

        with pytest.raises(RefusedError, match="Another administrator"):
            revoke_membership(membership=theirs, by=second, at=LATER)
        revoke_membership(membership=theirs, by=cast.founder, at=LATER)

        assert roles_of(second, at=LATER) == frozenset()

    def test_a_person_may_act_for_several_organizations(self, cast: Cast) -> None:
        other = create_organization(kind=OrganizationKind.EMPLOYER, name="Bay Stone", by=cast.founder, at=AT)
        grant_membership(
            person=cast.noor, role=Role.CLAIMS_ADMINISTRATOR, organization=other, by=cast.founder, at=LATER
        )

        assert set(organizations_of(cast.noor, at=LATER)) == {cast.claims, other}
        assert set(organizations_of(cast.noor, at=AT)) == {cast.claims}

    @pytest.mark.parametrize(("role", "organization"), [(Role.EMPLOYEE, "imro"), (Role.INTAKE_CLERK, None)])
    def test_the_database_refuses_a_role_in_the_wrong_place(
        self, cast: Cast, role: Role, organization: str | None
    ) -> None:
        place = getattr(cast, organization) if organization else None

        with pytest.raises(IntegrityError), transaction.atomic():
            Membership.objects.create(person=cast.noor, organization=place, role=role, since=AT)


class TestDesignations:
    """Lab. Code § 4610.5(j): "For purposes of this section, an employee may designate a parent, guardian,
    conservator, relative, or other designee of the employee as an agent to act on his or her behalf. A designation
    of an agent executed prior to the utilization review decision shall not be valid. The requesting physician may
    join with or otherwise assist the employee in seeking an independent medical review, and may advocate on behalf
    of the employee."
    """

    @pytest.mark.parametrize(
        ("signed_on", "is_refused"),
        [(UR_DECIDED - ONE_DAY, True), (UR_DECIDED, False), (UR_DECIDED + ONE_DAY, False)],
    )
    def test_one_executed_before_the_decision_is_not_valid(
        self, cast: Cast, signed_on: date, *, is_refused: bool
    ) -> None:
        before = all_rows()
        try:
            designate_representative(
                employee=cast.alma, representative=cast.attorney, signed_on=signed_on, ur_decided_on=UR_DECIDED,
                by=cast.alma, at=LATER,
            )  # fmt: skip
        except RefusedError as error:
            assert (is_refused, error.field) == (True, "signed_on")
            assert "§ 4610.5(j)" in error.reason

        assert (all_rows() == before) is is_refused
        assert (cast.alma in represented_by(cast.attorney, at=LATER)) is not is_refused

    def test_the_database_refuses_one_executed_before_the_decision(self, cast: Cast) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Designation.objects.create(
                employee=cast.alma,
                representative=cast.attorney,
                signed_on=UR_DECIDED - ONE_DAY,
                ur_decided_on=UR_DECIDED,
                since=AT,
            )

    @pytest.mark.parametrize(("agent", "gains_role"), [("physician", True), ("attorney", False), ("relative", False)])
    def test_who_is_designated_may_act_and_gets_the_role_where_none_is_held(
        self, cast: Cast, agent: str, *, gains_role: bool
    ) -> None:
        representative = getattr(cast, agent)
        before = roles_of(representative, at=LATER)

        designate_representative(
            employee=cast.alma, representative=representative, signed_on=UR_DECIDED, ur_decided_on=UR_DECIDED,
            by=cast.clerk, at=LATER,
        )  # fmt: skip

        gained = roles_of(representative, at=LATER) - before
        assert gained == ({Role.REPRESENTATIVE} if gains_role else set())
        assert cast.alma in represented_by(representative, at=LATER)
        assert last_event().facts["representative"] == str(representative.public_id)

    def test_an_employee_is_not_their_own_agent(self, cast: Cast) -> None:
        before = all_rows()

        with pytest.raises(RefusedError, match="their own representative"):
            designate_representative(
                employee=cast.alma, representative=cast.alma, signed_on=UR_DECIDED, ur_decided_on=UR_DECIDED,
                by=cast.alma, at=LATER,
            )  # fmt: skip

        assert all_rows() == before

    @pytest.mark.parametrize("other_role", [None, Role.CLAIMS_ADMINISTRATOR, Role.REPRESENTATIVE])
    def test_an_employee_designates_for_no_other_whatever_else_they_are(
        self, cast: Cast, other_role: Role | None
    ) -> None:
        other = add_person(name="Bo Other", email=None, by=cast.clerk, at=AT)
        grant_membership(person=other, role=Role.EMPLOYEE, organization=None, by=cast.clerk, at=AT)
        if other_role is Role.CLAIMS_ADMINISTRATOR:
            grant_membership(person=other, role=other_role, organization=cast.claims, by=cast.founder, at=AT)
        elif other_role:
            grant_membership(person=other, role=other_role, organization=None, by=cast.clerk, at=AT)
        before = all_rows()

        with pytest.raises(NotAllowedError):
            designate_representative(
                employee=cast.alma, representative=other, signed_on=UR_DECIDED, ur_decided_on=UR_DECIDED,
                by=other, at=LATER,
            )  # fmt: skip

        assert all_rows() == before
