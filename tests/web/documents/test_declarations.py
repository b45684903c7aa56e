"""The claims administrator says that all records are sent; the clerk, and nobody else, closes them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from openimr.domain.errors import NotAllowedError
from openimr.web import clock
from openimr.web.audit.access import events_of
from openimr.web.cases.docket import Filters, Whose, docket_of, waits_of_one
from openimr.web.cases.history import history_of
from openimr.web.cases.models import Case
from openimr.web.cases.services.assignment import close_records
from openimr.web.cases.standing import standing_of
from openimr.web.cases.values import CaseState, PartyKind
from openimr.web.documents import services
from openimr.web.documents.models import RecordsDeclaration
from openimr.web.documents.services import declare_records_complete
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from tests.web.cast import Cast
from tests.web.documents.conftest import LATER, Add
from tests.web.documents.files_of_tests import pdf

MINE = Filters(whose=Whose.MINE)
SAID = "The claims administrator says the records are complete"
OTHERS = ["alma", "relative", "physician", "attorney", "stranger", "division", "clerk", "okafor", "lind"]

SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER + timedelta(hours=1))


def page(case: Case, client: Client) -> str:
    return client.get(reverse("documents:list", args=[case.number])).content.decode()


class TestDeclare:
    """8 CCR § 9792.10.5(a)(1): the claims administrator sends the records within its days; that these are all is said
    by nobody else.
    """

    def test_it_is_kept_with_its_event_and_the_records_stay_open(self, cast: Cast, case: Case, add: Add) -> None:
        add()
        version = Case.objects.get().version

        declared = declare_records_complete(case=case, by=cast.noor, at=LATER)
        event = events_of(case.number).last()

        assert (declared.party.kind, declared.by) == (PartyKind.CLAIMS_ADMINISTRATOR, cast.noor)
        assert (event.verb, event.facts) == ("declare_records_complete", {"documents": 1, "version": version + 1})
        assert Case.objects.get().state == CaseState.RECORDS_REQUESTED
        assert case.clocks.filter(stopped_at__isnull=True, name__startswith="records").exists()

    def test_more_may_be_sent_after_it(self, cast: Cast, case: Case, add: Add) -> None:
        add()
        declare_records_complete(case=case, by=cast.noor, at=LATER)
        add(pdf("Found later"))

        assert case.documents.count() == 2

    @pytest.mark.parametrize("who", OTHERS)
    def test_nobody_else_says_it(self, cast: Cast, case: Case, add: Add, who: str) -> None:
        add()

        with pytest.raises(NotAllowedError):
            declare_records_complete(case=case, by=getattr(cast, who), at=LATER)
        assert not RecordsDeclaration.objects.exists()

    def test_not_before_anything_was_sent_in_its_name(self, cast: Cast, case: Case, add: Add) -> None:
        add(by=cast.physician, party=PartyKind.REQUESTING_PHYSICIAN)

        with pytest.raises(RefusedError, match="Send the records first"):
            declare_records_complete(case=case, by=cast.noor, at=LATER)

    def test_not_twice(self, cast: Cast, case: Case, add: Add) -> None:
        add()
        declare_records_complete(case=case, by=cast.noor, at=LATER)

        with pytest.raises(RefusedError, match="said already"):
            declare_records_complete(case=case, by=cast.noor, at=LATER)

    def test_not_once_the_records_are_closed(self, cast: Cast, case: Case, add: Add) -> None:
        add()
        close_records(case=case, version=Case.objects.get().version, by=cast.clerk, at=LATER)

        with pytest.raises(RefusedError):
            declare_records_complete(case=case, by=cast.noor, at=LATER)

    def test_without_its_event_nothing_is_kept(
        self, cast: Cast, case: Case, add: Add, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        add()
        before = Case.objects.get().version

        def refuse(**_: object) -> None:
            raise DatabaseError

        monkeypatch.setattr(services, "record", refuse)
        with pytest.raises(DatabaseError):
            declare_records_complete(case=case, by=cast.noor, at=LATER)

        assert not RecordsDeclaration.objects.exists()
        assert Case.objects.get().version == before


class TestShown:
    def test_the_clerk_reads_it_on_the_docket_the_case_and_where_the_records_are_closed(
        self, cast: Cast, case: Case, add: Add, signed_in: SignedIn
    ) -> None:
        add()
        declare_records_complete(case=case, by=cast.noor, at=LATER)
        client = signed_in(cast.clerk)
        pages = [reverse("cases:docket"), reverse("cases:case", args=[case.number])]

        assert [SAID in client.get(address).content.decode() for address in pages] == [True, True]
        closing = client.get(reverse("cases:close-records", args=[case.number])).content.decode()
        assert "Golden Coast Claims says the records are complete" in closing
        assert next(iter(history_of(case, person=cast.clerk, at=LATER))).what == "Said that all records are sent"

    def test_before_it_the_records_are_due(self, cast: Cast, case: Case, add: Add) -> None:
        add()
        waits = [each.words for each in waits_of_one(case, person=cast.clerk, at=LATER)]

        assert "Records are due from" in waits
        assert SAID not in waits

    def test_after_it_nothing_of_the_records_is_for_the_claims_administrator(
        self, cast: Cast, case: Case, add: Add
    ) -> None:
        add()
        declare_records_complete(case=case, by=cast.noor, at=LATER)
        waits = {each.words: each.is_mine for each in waits_of_one(case, person=cast.noor, at=LATER)}

        assert waits[SAID] is False
        assert "Records are due from" not in waits

    def test_after_it_what_is_next_is_the_clerks_alone(self, cast: Cast, case: Case, add: Add) -> None:
        add()
        before = {name: docket_of(getattr(cast, name), at=LATER, filters=MINE) for name in ("noor", "clerk")}
        declare_records_complete(case=case, by=cast.noor, at=LATER)
        after = {name: docket_of(getattr(cast, name), at=LATER, filters=MINE) for name in ("noor", "clerk")}
        standing = standing_of(case, person=cast.noor, at=LATER)

        assert {name: len(found.rows) for name, found in before.items()} == {"noor": 1, "clerk": 1}
        assert {name: len(found.rows) for name, found in after.items()} == {"noor": 0, "clerk": 1}
        (row,) = after["clerk"].rows
        assert (row.act, row.who, row.due) == ("Close the records", "Intake clerk (you)", before["clerk"].rows[0].due)
        assert (standing.act, standing.who) == ("Close the records", "Intake clerk")


class TestPage:
    def test_the_button_is_there_once_something_was_sent_and_says_it(
        self, cast: Cast, case: Case, add: Add, signed_in: SignedIn
    ) -> None:
        client = signed_in(cast.noor)
        assert "Have you sent all records?" not in page(case, client)

        add()
        assert "Have you sent all records?" in page(case, client)

        client.post(reverse("documents:complete", args=[case.number]))
        assert RecordsDeclaration.objects.count() == 1
        after = page(case, client)
        assert "Have you sent all records?" not in after
        assert "Golden Coast Claims says the records are complete" in after

    def test_pressed_twice_it_is_said_once(self, cast: Cast, case: Case, add: Add, signed_in: SignedIn) -> None:
        add()
        client = signed_in(cast.noor)
        for _ in range(2):
            client.post(reverse("documents:complete", args=[case.number]))

        assert RecordsDeclaration.objects.count() == 1
        assert "said already" in page(case, client)

    @pytest.mark.parametrize("who", OTHERS)
    def test_nobody_else_has_the_button(self, cast: Cast, case: Case, add: Add, signed_in: SignedIn, who: str) -> None:
        add()
        client = signed_in(getattr(cast, who))

        assert "Have you sent all records?" not in page(case, client)
        assert client.post(reverse("documents:complete", args=[case.number])).status_code == 404
        assert not RecordsDeclaration.objects.exists()
