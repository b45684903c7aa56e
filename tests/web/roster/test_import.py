"""The roster from a file: all rows or none, the good ones where it is said, and the same file twice changes nothing."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from openimr.domain.errors import NotAllowedError
from openimr.matching.candidates import Certificate, Licence
from openimr.web import clock
from openimr.web.audit.access import events_of
from openimr.web.audit.values import SITE
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from openimr.web.people.services import add_person, grant_membership
from openimr.web.people.values import Role
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.services import leave_roster
from openimr.web.roster.commands import take_in
from openimr.web.roster.plans import Plan, languages_of, plan_of
from openimr.web.roster.reading.faults import UnreadableRosterError
from openimr.web.roster.reading.rows import read_roster_text
from openimr.web.roster.services import imports
from tests.web.cast import AT, Cast
from tests.web.reviewers.rosters import everything, on_roster, refuse
from tests.web.roster.roster_files import NOVAK, text_of_rows

SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> Iterator[datetime]:
    monkeypatch.setattr(clock, "now", lambda: AT)
    return AT


def taken_in(cast: Cast, *changes: dict[str, str], text: str = "", **choices: object) -> Plan:
    facts = {"leave_out": False, "by": cast.okafor, "at": AT} | choices
    return imports.import_roster(text=text or text_of_rows(*changes), **facts)


def plan(text: str, *, adding: User | None = None) -> Plan:
    return plan_of(read_roster_text(text), adding=adding, at=AT)


def test_a_row_puts_a_person_on_the_roster_with_all_it_says(cast: Cast) -> None:
    taken_in(cast, {"away_from": "2026-12-24", "away_until": "2027-01-02"})
    found = Reviewer.objects.get()

    assert (found.person, found.is_physician, found.practice_since, found.practice_hours) == (
        cast.lind, True, date(2005, 7, 1), 30,
    )  # fmt: skip
    assert (found.has_discipline, found.is_qme, found.most_cases) == (False, False, 12)
    assert (found.away_from, found.away_until) == (date(2026, 12, 24), date(2027, 1, 2))
    assert [licence.number for licence in found.licences.all()] == ["A 1234"]
    assert languages_of(found) == ("English", "Spanish")
    assert [event.verb for event in events_of(SITE)][-4:] == [
        "add_reviewer", "set_availability", "keep_languages", "import_roster",
    ]  # fmt: skip


def test_the_same_file_twice_changes_nothing(cast: Cast) -> None:
    taken_in(cast, {})
    before = everything()

    again = taken_in(cast, {"licence_1_expires": "1/31/2027", "languages": "Spanish; English"})

    assert (len(again.same), again.added, again.changed) == (1, (), ())
    assert everything() == before


def test_a_change_writes_only_what_changes(cast: Cast) -> None:
    taken_in(cast, {})
    changed = taken_in(cast, {"licence_1_expires": "2029-01-31", "languages": "English", "cases_at_most": ""})
    reviewer = Reviewer.objects.get()

    assert changed.changed[0].fields == ("licences", "most_cases", "languages")
    assert reviewer.licences.get().expires == date(2029, 1, 31)
    assert (reviewer.most_cases, languages_of(reviewer)) == (None, ("English",))


def test_a_column_that_is_not_there_changes_nothing(cast: Cast) -> None:
    taken_in(cast, {})
    licences = ("licence_1_state", "licence_1_number", "licence_1_expires", "licence_1_restricted")
    text = text_of_rows({}, without=(*licences, *(name.replace("1", "2") for name in licences), "languages", "qme"))

    assert len(plan(text).same) == 1


@pytest.mark.parametrize("column", ["licence_1_restricted", "specialty_1_expires"])
def test_a_file_without_one_column_of_a_licence_or_specialty_lifts_no_restriction(cast: Cast, column: str) -> None:
    taken_in(cast, {"licence_1_restricted": "yes"})

    with pytest.raises(UnreadableRosterError, match=column):
        taken_in(cast, text=text_of_rows({}, without=(column,)))


def test_columns_in_another_order_change_nothing(cast: Cast) -> None:
    second = {"licence_2_state": "Nevada", "licence_2_expires": "2029-01-31"}
    swapped = {
        "licence_1_state": "Nevada", "licence_1_expires": "2029-01-31", "licence_1_number": "",
        "licence_2_state": "California", "licence_2_expires": "2027-01-31", "licence_2_number": "A 1234",
    }  # fmt: skip
    taken_in(cast, second)

    assert len(plan(text_of_rows(swapped)).same) == 1


class TestFaults:
    def test_one_faulty_row_keeps_the_whole_file_out(self, cast: Cast) -> None:
        before = everything()

        with pytest.raises(RefusedError, match="1 of 2 rows"):
            taken_in(cast, {}, {**NOVAK, "degree": "Esq"})
        assert everything() == before

    def test_the_good_rows_are_taken_in_where_it_is_said(self, cast: Cast) -> None:
        done = taken_in(cast, {}, {**NOVAK, "degree": "Esq"}, leave_out=True)

        assert [reviewer.person for reviewer in Reviewer.objects.all()] == [cast.lind]
        assert (done.faulty_rows, events_of(SITE).last().facts["left_out"]) == (1, 1)

    def test_a_file_without_a_good_row_is_refused(self, cast: Cast) -> None:
        with pytest.raises(RefusedError, match="No row"):
            taken_in(cast, NOVAK, leave_out=True)

    def test_when_a_later_row_cannot_be_written_nothing_is(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        before = everything()
        monkeypatch.setattr(imports, "record", refuse)

        with pytest.raises(DatabaseError):
            taken_in(cast, {})
        assert everything() == before

    @pytest.mark.usefixtures("cast")
    @pytest.mark.parametrize(
        ("change", "column", "do"),
        [
            (NOVAK, "email", "Ask an administrator to add the person"),
            ({"email": "haddad@people.test", "name": "Noor Haddad"}, "email", "give the role"),
            ({"name": "Dr Maya Lindt"}, "name", "knows this address as Dr Maja Lind"),
            ({"in_practice_since": "2031-07-01"}, "in_practice_since", "Check the year"),
        ],
        ids=["unknown", "no-reviewer", "other-name", "future"],
    )
    def test_what_only_the_site_knows_is_told_too(self, change: dict[str, str], column: str, do: str) -> None:
        (fault,) = plan(text_of_rows(change)).faults

        assert (fault.row, fault.column) == (2, column)
        assert do in fault.do

    def test_a_licence_of_another_reviewer_is_a_fault(self, cast: Cast) -> None:
        on_roster(cast)

        (fault,) = plan(text_of_rows({**NOVAK, "licence_1_number": "a1234"}), adding=cast.founder).faults
        assert fault.column == "licence_1_number"

    def test_who_left_the_roster_does_not_come_back_by_a_file(self, cast: Cast) -> None:
        reviewer = on_roster(cast)
        leave_roster(reviewer=reviewer, version=1, by=cast.okafor, at=AT)

        assert "who left it" in plan(text_of_rows({})).faults[0].found

    @pytest.mark.usefixtures("cast")
    def test_one_who_is_added_needs_a_licence(self) -> None:
        licences = tuple(
            f"licence_{number}_{part}" for number in (1, 2) for part in ("state", "number", "expires", "restricted")
        )

        assert plan(text_of_rows({}, without=licences)).faults[0].column == "licence_1_state"


def test_an_administrator_adds_people_whom_the_site_does_not_know(cast: Cast) -> None:
    done = taken_in(cast, {}, NOVAK, adding=cast.founder)
    novak = User.objects.get(email="novak@people.test")

    assert len(done.added) == 2
    assert novak.memberships.get().role == Role.EXPERT_REVIEWER
    assert novak.memberships.get().organization == cast.imro
    assert [event.person for event in events_of(SITE).filter(verb="add_person")][-1] == str(cast.founder.public_id)


def test_who_may_not_add_people_does_not(cast: Cast) -> None:
    with pytest.raises(RefusedError):
        taken_in(cast, NOVAK, adding=cast.okafor)


@pytest.mark.parametrize("who", ["clerk", "noor", "lind", "founder", "quality"])
def test_others_take_no_roster_in(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowedError):
        taken_in(cast, {}, by=getattr(cast, who))


def test_a_plan_made_before_a_change_is_refused(cast: Cast) -> None:
    shown = plan(text_of_rows({})).digest()
    on_roster(cast)

    with pytest.raises(RefusedError, match="changed since"):
        taken_in(cast, {}, expected=shown)


def test_the_number_of_queries_does_not_grow_with_the_file(
    cast: Cast, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    rows = [{"name": f"Dr N {n}", "email": f"n{n}@people.test", "licence_1_number": f"N {n}"} for n in range(60)]
    for row in rows[:30]:
        person = add_person(name=row["name"], email=row["email"], by=cast.founder, at=AT)
        grant_membership(person=person, role=Role.EXPERT_REVIEWER, organization=cast.imro, by=cast.founder, at=AT)
        entry = {"licences": (Licence(state="California", number=row["licence_1_number"], expires=date(2027, 1, 31)),)}
        on_roster(cast, person, **entry, certificates=(Certificate(specialty="Neurology"),))

    with django_assert_max_num_queries(14):
        assert len(plan(text_of_rows(*rows), adding=cast.founder).planned) == 60


class TestPage:
    def shown(self, client: Client, text: str) -> object:
        file = SimpleUploadedFile("roster.csv", text.encode(), content_type="text/csv")
        return client.post(reverse("roster:import"), {"file": file})

    def test_a_file_is_shown_then_taken_in(self, cast: Cast, signed_in: SignedIn) -> None:
        client = signed_in(cast.conflict)
        page = self.shown(client, text_of_rows({})).content.decode()
        assert "1 would be added" in page
        assert Reviewer.objects.count() == 0

        fields = {"text": text_of_rows({}), "expected": plan(text_of_rows({})).digest(), "take": "all", "once": uuid4()}
        answer = client.post(reverse("roster:take-in"), fields, follow=True)
        assert "1 added, 0 changed, 0 as they were." in answer.content.decode()
        assert Reviewer.objects.count() == 1

    def test_faults_stand_by_row_and_only_the_good_rows_are_offered(self, cast: Cast, signed_in: SignedIn) -> None:
        page = self.shown(
            signed_in(cast.okafor), text_of_rows({}, {**NOVAK, "specialty_1": "Orthopedics"})
        ).content.decode()

        assert "The nearest is Orthopedic Surgery" in page
        assert "Take in the 1 row without a fault" in page
        assert "Take in all" not in page

    def test_a_file_that_is_no_roster_is_told_beside_the_field(self, cast: Cast, signed_in: SignedIn) -> None:
        page = self.shown(signed_in(cast.okafor), "Alma,Reyes").content.decode()

        assert "Begin from the template" in page

    def test_what_was_shown_and_is_no_longer_so_is_shown_anew(self, cast: Cast, signed_in: SignedIn) -> None:
        fields = {"text": text_of_rows({}), "expected": "0" * 64, "take": "all", "once": uuid4()}
        page = signed_in(cast.okafor).post(reverse("roster:take-in"), fields).content.decode()

        assert "changed since this page was made" in page
        assert Reviewer.objects.count() == 0

    def test_the_template_is_saved(self, cast: Cast, signed_in: SignedIn) -> None:
        saved = signed_in(cast.okafor).get(reverse("roster:template"))

        assert saved.content.decode("utf-8-sig").startswith("name,email,degree")

    @pytest.mark.parametrize("who", ["clerk", "noor", "alma", "lind", "founder", "division"])
    @pytest.mark.parametrize("route", ["import", "template"])
    def test_others_find_no_page(self, cast: Cast, signed_in: SignedIn, who: str, route: str) -> None:
        assert signed_in(getattr(cast, who)).get(reverse(f"roster:{route}")).status_code == 404


@pytest.mark.usefixtures("cast")
class TestCommand:
    def test_it_checks_then_takes_in(self) -> None:
        content = text_of_rows({}).encode()
        checked = take_in(content, email="okafor@people.test", administrator=None, leave_out=False, is_check=True)
        assert (checked.faults, Reviewer.objects.count()) == ((), 0)

        done = take_in(content, email="okafor@people.test", administrator=None, leave_out=False, is_check=False)
        assert (done.words, Reviewer.objects.count()) == ("1 added, 0 changed, 0 as they were.", 1)

    def test_faults_are_told_and_nothing_is_done(self) -> None:
        content = text_of_rows({}, NOVAK).encode()
        done = take_in(content, email="okafor@people.test", administrator=None, leave_out=False, is_check=False)

        assert (len(done.faults), Reviewer.objects.count()) == (1, 0)
        assert "Nothing was changed" in done.words

    def test_an_address_nobody_has_is_refused(self) -> None:
        with pytest.raises(RefusedError):
            take_in(b"", email="nobody@people.test", administrator=None, leave_out=False, is_check=False)
