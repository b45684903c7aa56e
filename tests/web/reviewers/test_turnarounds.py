"""How long reviewers took of late; it is shown to the one who chooses, and orders nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from openimr.web import clock
from openimr.web.people.models import User
from openimr.web.reviewers.access import serving
from openimr.web.reviewers.models import Assignment
from openimr.web.reviewers.turnarounds import LOOKED_BACK, Turnaround, turnarounds
from openimr.web.reviews.models import Review
from tests.web.cast import AT, Cast
from tests.web.reviewers.rosters import another_reviewer, on_roster, to_be_chosen
from tests.web.walks import submitted

SIGNED_AT = AT + timedelta(days=30)


def signed_after(cast: Cast, *days: int, at: datetime = SIGNED_AT) -> None:
    """Let Dr Lind have signed a review after each number of days."""
    for taken in days:
        assignment = Assignment.objects.create(
            case=submitted(cast),
            reviewer=cast.lind.reviewer,
            chosen_by=cast.okafor,
            chosen_at=AT,
            attested_at=at - timedelta(days=taken),
        )
        Review.objects.create(assignment=assignment, saved_at=at, signed_at=at)


@pytest.mark.parametrize(("days", "middle"), [((4,), 4), ((2, 20, 5), 5), ((2, 4, 6, 30), 4)])
def test_it_is_the_middle_one_of_the_days(cast: Cast, days: tuple[int, ...], middle: int) -> None:
    on_roster(cast)
    signed_after(cast, *days)

    assert turnarounds(at=SIGNED_AT) == {str(cast.lind.public_id): Turnaround(days=middle, reviews=len(days))}


def test_only_signatures_of_late_count(cast: Cast) -> None:
    on_roster(cast)
    signed_after(cast, 4)

    assert turnarounds(at=SIGNED_AT + LOOKED_BACK) == {}


def test_a_review_that_is_not_signed_does_not_count(cast: Cast) -> None:
    on_roster(cast)
    signed_after(cast, 4)
    Review.objects.update(signed_at=None)

    assert turnarounds(at=SIGNED_AT) == {}


def test_it_takes_one_query(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    on_roster(cast)
    signed_after(cast, 3, 4, 5)

    with django_assert_num_queries(1):
        turnarounds(at=SIGNED_AT)


def test_the_one_who_chooses_sees_it_beside_the_load(
    cast: Cast, signed_in: Callable[[User], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: SIGNED_AT)
    on_roster(cast)
    another_reviewer(cast, "Dr Otto Hart")
    case = to_be_chosen(cast)
    signed_after(cast, 9, 9)
    assert serving(at=SIGNED_AT).count() == 2

    page = signed_in(cast.okafor).get(f"/cases/{case.number}/reviewer/").content.decode()

    assert "of 2 reviews" in page
    assert "none signed yet" in page
