"""What ends soon stands before those who keep the roster while there is time; what has ended bars by itself."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from openimr.domain.errors import NotAllowedError
from openimr.matching.candidates import Certificate, Licence
from openimr.web import clock
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from openimr.web.reviewers.services import choose_reviewer, leave_roster
from openimr.web.roster.expiries import Counts, counts, expiries
from tests.web.cast import Cast
from tests.web.reviewers.rosters import LATER, another_reviewer, on_roster, to_be_chosen

SignedIn = Callable[[User], Client]
TODAY = date(2025, 3, 5)


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> Iterator[datetime]:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    return LATER


def licence(days: int, state: str = "California") -> Licence:
    return Licence(state=state, expires=TODAY + timedelta(days=days))


def certificate(days: int | None, specialty: str = "Orthopedic Surgery") -> Certificate:
    return Certificate(specialty=specialty, expires=None if days is None else TODAY + timedelta(days=days))


def found(cast: Cast) -> list[tuple[str, str, int, bool]]:
    return [(each.what, each.of, each.days, bool(each.barred)) for each in expiries(person=cast.okafor, at=LATER)]


@pytest.mark.parametrize(("days", "is_told"), [(61, False), (60, True), (0, True), (-1, True), (-900, True)], ids=str)
def test_a_licence_is_told_from_the_set_day_on_and_until_it_is_renewed(cast: Cast, days: int, is_told: bool) -> None:  # noqa: FBT001 - a table
    on_roster(cast, licences=(licence(days),))

    assert found(cast) == ([("Licence", "California", days, True)] if is_told else [])


def test_how_long_before_is_a_setting(cast: Cast, settings: object) -> None:
    settings.OPENIMR_EXPIRY_DAYS = 10
    on_roster(cast, licences=(licence(11),), certificates=(certificate(10),))

    assert found(cast) == [("Certificate", "Orthopedic Surgery", 10, True)]


def test_where_others_suffice_nothing_is_barred(cast: Cast) -> None:
    on_roster(
        cast,
        licences=(licence(5), licence(400, "Nevada")),
        certificates=(certificate(7), certificate(None, "Neurology")),
    )

    assert found(cast) == [
        ("Licence", "California", 5, False),
        ("Certificate", "Orthopedic Surgery", 7, False),
    ]


def test_the_first_to_end_stands_first_and_who_left_is_not_told(cast: Cast) -> None:
    on_roster(cast, licences=(licence(9),))
    another_reviewer(cast, "Dr Ada Early", licences=(licence(3),))
    gone = another_reviewer(cast, "Dr Gus Gone", licences=(licence(1),))
    leave_roster(reviewer=gone, version=1, by=cast.okafor, at=LATER)

    assert [each.reviewer.person.name for each in expiries(person=cast.conflict, at=LATER)] == [
        "Dr Ada Early",
        "Dr Maja Lind",
    ]


def test_what_has_ended_bars_by_itself(cast: Cast) -> None:
    reviewer, case = on_roster(cast, licences=(licence(-1),)), to_be_chosen(cast)

    with pytest.raises(RefusedError, match="licen"):
        choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast.okafor, at=LATER)


def test_they_are_counted(cast: Cast) -> None:
    on_roster(cast, licences=(licence(-1), licence(10, "Nevada")), certificates=(certificate(0),))

    assert counts(at=LATER) == Counts(ended=1, soon=2, within=60)


@pytest.mark.parametrize("who", ["clerk", "noor", "lind", "alma", "division", "quality"])
def test_others_are_told_nothing(cast: Cast, signed_in: SignedIn, who: str) -> None:
    on_roster(cast, licences=(licence(1),))
    person = getattr(cast, who)

    with pytest.raises(NotAllowedError):
        expiries(person=person, at=LATER)
    client = signed_in(person)
    assert client.get(reverse("roster:ending")).status_code == 404
    assert client.get(reverse("roster:ending-csv")).status_code == 404
    assert "Licences and certificates" not in client.get(reverse("cases:docket"), follow=True).content.decode()


def test_the_docket_of_the_director_says_it(cast: Cast, signed_in: SignedIn) -> None:
    on_roster(cast, licences=(licence(-1),), certificates=(certificate(5),))
    client = signed_in(cast.okafor)

    for route in ("cases:docket", "reviewers:list"):
        assert "1 has ended, 1 ends within 60 days" in client.get(reverse(route)).content.decode()


def test_a_docket_without_any_says_nothing(cast: Cast, signed_in: SignedIn) -> None:
    on_roster(cast)

    assert "Licences and certificates" not in signed_in(cast.okafor).get(reverse("cases:docket")).content.decode()


def test_the_page_says_what_follows(cast: Cast, signed_in: SignedIn) -> None:
    on_roster(cast, licences=(licence(20),))
    page = signed_in(cast.okafor).get(reverse("roster:ending")).content.decode()

    assert "From Wed 26 Mar 2025 may be given no case" in page


def test_the_file_has_a_row_for_each(cast: Cast, signed_in: SignedIn) -> None:
    on_roster(cast, licences=(licence(-1),), certificates=(certificate(5),))
    saved = signed_in(cast.okafor).get(reverse("roster:ending-csv")).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(saved)))

    assert [(row["what"], row["last_day"], row["days_left"], row["bars_from"]) for row in rows] == [
        ("Licence", "2025-03-04", "-1", "2025-03-05"),
        ("Certificate", "2025-03-10", "5", "2025-03-11"),
    ]


def test_the_number_of_queries_does_not_grow_with_the_roster(
    cast: Cast, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(12):
        another_reviewer(cast, f"Dr Number N{number}", licences=(licence(number),))

    with django_assert_max_num_queries(9):
        assert len(expiries(person=cast.okafor, at=LATER)) == 12
