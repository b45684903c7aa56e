"""The pages of figures: who may read them, what they count of cases walked through the services."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from openimr.law.eligibility import ReasonCode
from openimr.web.cases.models import Case
from openimr.web.cases.services.eligibility import Ruling, decide_eligibility
from openimr.web.cases.values import CaseState
from openimr.web.figures.reading import mailed, received
from openimr.web.figures.tables import FIGURES
from openimr.web.figures.values import Asked, Name
from openimr.web.people.models import User
from openimr.web.reviewers.models import Assignment
from tests.web import review_walks, walks
from tests.web.cases.posting import text_of
from tests.web.cast import AT, Cast

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]


def numbers(client: Client, name: Name, query: str = "") -> list[dict[str, str]]:
    body = client.get(f"/figures/{name}.csv?{query}").content.decode()
    return list(csv.DictReader(io.StringIO(body)))


@pytest.mark.parametrize("name", ["okafor", "division"])
def test_the_director_and_the_division_read_every_figure(cast: Cast, signed_in: SignedIn, name: str) -> None:
    review_walks.closed(cast)
    client = signed_in(getattr(cast, name))

    assert FIGURES[Name.FROM_ASSIGNMENT].question in client.get("/figures/").content.decode()
    for each in Name:
        answer = client.get(f"/figures/{each}/")

        assert answer.status_code == 200
        assert FIGURES[each].question in answer.content.decode()
        assert "data:image/svg+xml" in answer.content.decode()
        assert numbers(client, each)
    assert "/figures/" in {entry["address"] for entry in answer.context["navigation"]}


@pytest.mark.parametrize("name", ["clerk", "lind", "quality", "conflict", "noor", "physician", "alma", "auditor"])
def test_nobody_else_does(cast: Cast, signed_in: SignedIn, name: str) -> None:
    client = signed_in(getattr(cast, name))

    for address in ("/figures/", f"/figures/{Name.CASES}/", f"/figures/{Name.CASES}.csv"):
        assert client.get(address).status_code == 404


def test_a_figure_that_there_is_not_is_not_found(cast: Cast, signed_in: SignedIn) -> None:
    assert signed_in(cast.division).get("/figures/reviewers/").status_code == 404


def test_a_closed_case_is_counted_from_its_notice_and_from_its_records(cast: Cast, signed_in: SignedIn) -> None:
    """The notice went out on Tue 4 March, the records came on the 11th, the letter went out on the 13th of 2025."""
    review_walks.closed(cast)
    client = signed_in(cast.division)

    from_notice, from_records = numbers(client, Name.FROM_ASSIGNMENT), numbers(client, Name.FROM_RECORDS)

    assert [(each["Month mailed"], each["Median"], each["n"]) for each in from_notice] == [
        ("2025-03", "9.00", "1"),
        ("all", "9.00", "1"),
    ]
    assert [each["Median"] for each in from_records] == ["2.00", "2.00"]


def test_its_treatments_are_counted_by_specialty_and_category(cast: Cast, signed_in: SignedIn) -> None:
    review_walks.closed(cast)
    client = signed_in(cast.okafor)

    by_specialty = {each["Specialty"]: (each["found"], each["n"]) for each in numbers(client, Name.SPECIALTY)}
    by_category = {each["Category"] for each in numbers(client, Name.CATEGORY)}
    cases = {each["Outcome of the case"]: each["Cases"] for each in numbers(client, Name.CASES)}

    assert by_specialty == {"all": ("1", "3"), "Orthopaedic Surgery": ("1", "3")}
    assert "surgery/spine" in by_category
    assert cases == {"Upheld": "0", "Partially Overturned": "1", "Overturned": "0"}


def test_small_numbers_are_shown_and_said_and_each_share_has_its_interval(cast: Cast, signed_in: SignedIn) -> None:
    review_walks.closed(cast)

    words = text_of(signed_in(cast.division).get(f"/figures/{Name.MONTH}/"))

    assert "33.3 % (6.1 to 79.2 %; n = 3)" in words
    assert "Small numbers: n is below 20 for all, 2025-03." in words


def test_no_reviewer_is_named(cast: Cast, signed_in: SignedIn) -> None:
    review_walks.closed(cast)
    client = signed_in(cast.division)

    for name in Name:
        said = client.get(f"/figures/{name}/").content + client.get(f"/figures/{name}.csv").content

        assert b"Lind" not in said
        assert str(cast.lind.public_id).encode() not in said


def test_sample_cases_count_only_where_it_is_said(cast: Cast, signed_in: SignedIn) -> None:
    review_walks.closed(cast)
    Case.objects.update(is_sample=True)
    client = signed_in(cast.division)

    for name in Name:
        assert numbers(client, name) == []
        assert numbers(client, name, "samples=on")
    assert "Nothing to count yet." in text_of(client.get(f"/figures/{Name.CASES}/"))
    words = text_of(client.get(f"/figures/{Name.CASES}/?samples=on"))
    assert "SAMPLE – not a real case" in words
    assert "Sample cases are counted too" in words


def test_a_year_leaves_what_was_mailed_or_received_in_it(cast: Cast, signed_in: SignedIn) -> None:
    review_walks.closed(cast)
    client = signed_in(cast.division)

    for name in Name:
        assert numbers(client, name, "year=2025") == numbers(client, name)
        assert numbers(client, name, "year=2024") == numbers(client, name)  # no such year here: all are shown
    assert mailed(Asked(year=2024)) == ()


def test_a_case_reviewed_anew_counts_its_treatments_in_the_year_of_the_last_mailing_alone(cast: Cast) -> None:
    first = review_walks.closed(cast)
    again_at = AT + timedelta(days=365)
    review, service = first.review, first.services.latest("pk")
    Assignment.objects.filter(pk=review.assignment_id).update(ended_at=AT)
    for row in (review.assignment, review, first, service):
        row.pk, row._state.adding = None, True
    review.assignment.save()
    review.assignment = review.assignment
    review.save()
    first.number, first.review, first.issued_at = 2, review, again_at
    first.save()
    service.determination, service.at = first, again_at
    service.save()

    rows = {year: FIGURES[Name.MONTH].make(Asked(year=year)).rows for year in (2025, 2026, None)}

    assert [each.is_last for each in mailed(Asked())] == [False, True]
    assert rows[2025] == ()
    assert rows[2026] == rows[None] != ()


def test_applications_that_ended_before_they_were_decided_are_not_in_the_share(cast: Cast) -> None:
    walks.assigned(cast)
    ended = walks.submitted(cast)
    Case.objects.filter(pk=ended.pk).update(state=CaseState.TERMINATED)

    (month,) = received(Asked())

    assert (month.total, month.open, month.rate.found, month.rate.count) == (2, 1, 1, 1)


def test_applications_are_total_unique_and_eligible(cast: Cast, signed_in: SignedIn) -> None:
    """Four came: one was found eligible, one refused as a duplicate, one refused as late, one is not decided yet."""
    walks.assigned(cast)
    walks.submitted(cast)
    for code in (ReasonCode.DUPLICATE, ReasonCode.LATE):
        case = walks.submitted(cast)
        rulings = {number: Ruling(code=code, because="As read.") for number in (1, 2, 3)}
        decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast.okafor, at=AT)

    (month, whole) = numbers(signed_in(cast.division), Name.APPLICATIONS)

    assert (month["Total"], month["Unique"], month["Unique, not decided"], month["Eligible"]) == (
        "4",
        "3",
        "1",
        "1",
    )
    assert (month["found"], month["n"]) == ("1", "2")
    assert whole["Month received"] == "all"


@pytest.mark.parametrize("name", Name)
def test_a_figure_takes_as_many_queries_for_many_cases_as_for_one(cast: Cast, name: Name) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            FIGURES[name].make(Asked())
        return len(captured)

    review_walks.closed(cast)
    with_one = queries()
    for walk in (walks.received, walks.submitted, walks.assigned):
        walk(cast)

    assert queries() == with_one <= 2
