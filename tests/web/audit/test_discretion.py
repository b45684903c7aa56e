"""Lab. Code § 4610.6(f): the reviewer's name is confidential. An auditor outside the review organization reads what was
done, and not who reviews; one of the organization reads both. ``tests.web.determinations.test_anonymity`` looks into
every page that either can open."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from openimr.web.audit.access import events_of
from openimr.web.audit.discretion import discretion_for
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE
from openimr.web.cases.models import Case
from openimr.web.people.models import User
from openimr.web.people.services import add_person, grant_membership, revoke_membership
from openimr.web.people.values import Role
from openimr.web.reviewers.services import leave_roster
from tests.web.audit.auditors import division_auditor, rows_of, text_of
from tests.web.cast import AT, Cast
from tests.web.review_walks import SERVED_AT, closed

SignedIn = Callable[[User], Client]


@pytest.fixture
def case(cast: Cast) -> Case:
    return closed(cast).case


def numbers(scope: str, person: User) -> list[int]:
    """Return the numbers of the events by which a person acted, the latest first."""
    return list(
        events_of(scope).filter(person=str(person.public_id)).order_by("-number").values_list("number", flat=True)
    )


class TestOfTheOrganization:
    def test_the_reviewer_is_named_as_who_acted(self, cast: Cast, signed_in: SignedIn, case: Case) -> None:
        page = text_of(signed_in(cast.auditor), f"/audit/chains/{case.number}/")

        assert "Dr Maja Lind Expert reviewer Signed the review" in page
        assert "is left out here" not in page

    def test_the_reviewer_is_found_by_name(self, cast: Cast, signed_in: SignedIn, case: Case) -> None:
        client = signed_in(cast.auditor)

        for query in ("person=Lind", "role=expert_reviewer"):
            assert rows_of(client, f"/audit/chains/{case.number}/?{query}") == numbers(case.number, cast.lind)

    @pytest.mark.usefixtures("case")
    def test_the_roster_is_read_by_name(self, cast: Cast, signed_in: SignedIn) -> None:
        page = text_of(signed_in(cast.auditor), "/audit/chains/site/?act=add_reviewer")

        assert "Put a reviewer on the roster Dr Maja Lind." in page


class TestOutsideOfIt:
    def test_the_reviewer_stands_for_the_name(self, cast: Cast, signed_in: SignedIn, case: Case) -> None:
        page = text_of(signed_in(division_auditor(cast)), f"/audit/chains/{case.number}/")

        assert "The expert reviewer Signed the review" in page
        assert "The expert reviewer Attested to having no conflict" in page
        assert "Dr Chidi Okafor Medical director Chose a reviewer" in page
        assert "Who reviews is confidential (Lab. Code § 4610.6(f))" in page

    def test_whatever_is_asked_for_by_name_finds_no_act_of_the_reviewer(
        self, cast: Cast, signed_in: SignedIn, case: Case
    ) -> None:
        client = signed_in(division_auditor(cast))

        for scope in (case.number, SITE):
            for words in ("Lind", "Maja", "Dr", "i"):
                assert not set(rows_of(client, f"/audit/chains/{scope}/?person={words}")) & set(
                    numbers(scope, cast.lind)
                )

    def test_the_reviewers_acts_are_found_by_the_role(self, cast: Cast, signed_in: SignedIn, case: Case) -> None:
        client = signed_in(division_auditor(cast))

        assert rows_of(client, f"/audit/chains/{case.number}/?role=expert_reviewer") == numbers(case.number, cast.lind)

    def test_another_role_of_the_reviewer_does_not_tell_who_it_is(
        self, cast: Cast, signed_in: SignedIn, case: Case
    ) -> None:
        grant_membership(
            person=cast.lind, role=Role.REQUESTING_PHYSICIAN, organization=cast.practice, by=cast.founder, at=AT
        )
        record(scope=case.number, verb="read_case", by=cast.lind, at=SERVED_AT, facts={"page": "case"})
        client = signed_in(division_auditor(cast))

        assert rows_of(client, f"/audit/chains/{case.number}/?role=requesting_physician") == []
        assert "Requesting physician" not in text_of(client, f"/audit/chains/{case.number}/").split("Digest", 1)[1]

    def test_one_who_no_longer_reviews_is_not_named_either(self, cast: Cast, signed_in: SignedIn, case: Case) -> None:
        reviewer = cast.lind.reviewer
        leave_roster(reviewer=reviewer, version=reviewer.version, by=cast.okafor, at=SERVED_AT)
        held = cast.lind.memberships.get(role=Role.EXPERT_REVIEWER)
        revoke_membership(membership=held, by=cast.founder, at=SERVED_AT)
        record(
            scope=SITE, verb="sign_in", by=cast.lind, at=SERVED_AT + timedelta(days=1), facts={"address": "192.0.2.7"}
        )
        record(
            scope=case.number, verb="read_case", by=cast.lind, at=SERVED_AT + timedelta(days=1), facts={"page": "case"}
        )
        client = signed_in(division_auditor(cast))

        site = text_of(client, "/audit/chains/site/")
        assert "An expert reviewer Signed in Digest" in site
        assert "192.0.2.7" not in site
        assert "The expert reviewer Read a page of the case" in text_of(client, f"/audit/chains/{case.number}/")

    def test_who_acts_in_a_case_and_reviews_others_is_named_in_it(
        self, cast: Cast, signed_in: SignedIn, case: Case
    ) -> None:
        grant_membership(
            person=cast.physician, role=Role.EXPERT_REVIEWER, organization=cast.imro, by=cast.founder, at=SERVED_AT
        )
        record(scope=case.number, verb="add_document", by=cast.physician, at=AT)

        page = text_of(signed_in(division_auditor(cast)), f"/audit/chains/{case.number}/")

        assert "Dr Paul Tanaka Requesting physician Added a document" in page

    @pytest.mark.usefixtures("case")
    def test_what_was_done_with_a_reviewer_is_told_without_whom(self, cast: Cast, signed_in: SignedIn) -> None:
        client = signed_in(division_auditor(cast))

        assert "Dr Chidi Okafor Medical director Put a reviewer on the roster Digest" in text_of(
            client, "/audit/chains/site/?act=add_reviewer"
        )
        assert "Added a person Aude Auditor." in text_of(client, "/audit/chains/site/?act=add_person")

    def test_the_name_of_nobody_else_is_left_out(self, cast: Cast, signed_in: SignedIn, case: Case) -> None:
        page = text_of(signed_in(division_auditor(cast)), f"/audit/chains/{case.number}/")

        assert "Ines Park Intake clerk Received the application" in page


def test_who_audits_for_both_knows_what_the_organization_knows(cast: Cast) -> None:
    vera = division_auditor(cast)
    grant_membership(person=vera, role=Role.AUDITOR, organization=cast.imro, by=cast.founder, at=AT)

    assert discretion_for(vera, scope=SITE, at=AT).hidden is None


def test_who_was_an_auditor_of_the_organization_and_is_no_longer_does_not(cast: Cast) -> None:
    vera = division_auditor(cast)
    inside = grant_membership(person=vera, role=Role.AUDITOR, organization=cast.imro, by=cast.founder, at=AT)
    revoke_membership(membership=inside, by=cast.founder, at=AT + timedelta(days=1))

    assert discretion_for(vera, scope=SITE, at=AT + timedelta(days=2)).hidden == {str(cast.lind.public_id)}


def test_who_gets_the_role_of_reviewer_is_no_longer_named_in_the_sites_chain(cast: Cast, signed_in: SignedIn) -> None:
    newcomer = add_person(name="Dr Nova Quist", email="nova@people.test", by=cast.founder, at=AT)
    client = signed_in(division_auditor(cast))
    assert "Nova Quist" in text_of(client, "/audit/chains/site/")

    grant_membership(person=newcomer, role=Role.EXPERT_REVIEWER, organization=cast.imro, by=cast.founder, at=AT)

    assert "Nova Quist" not in text_of(client, "/audit/chains/site/")
