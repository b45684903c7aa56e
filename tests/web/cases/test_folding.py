"""Equal acts of one person, one after the other, are told as one, and none of them is lost."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from openimr.web.audit.services import record
from openimr.web.cases.folding import Acts, folded
from openimr.web.cases.history import history_of
from openimr.web.cases.models import Case
from openimr.web.people.models import User
from openimr.web.reviews.services import save_item, save_summary
from tests.web import review_walks, walks
from tests.web.cases.posting import text_of
from tests.web.cast import AT, Cast

SignedIn = Callable[[User], Client]


def acts(case: Case, cast: Cast, *, with_readings: bool = False) -> tuple[Acts, ...]:
    return folded(history_of(case, person=cast.clerk, at=AT, with_readings=with_readings))


def with_drafts(cast: Cast) -> Case:
    """A case whose reviewer saved items 1, 2, 1 a minute apart, then the summary, then item 3."""
    review = review_walks.in_review(cast)
    case, at = review.assignment.case, review_walks.ATTESTED_AT
    for number in (1, 2, 1):
        at += timedelta(minutes=1)
        fields = {"rationale": f"Draft of {at:%H:%M}"}
        review = save_item(
            case=case, version=review.version, number=number, fields=fields, follows=None, by=cast.lind, at=at
        )
    review = save_summary(case=case, version=review.version, summary="A", by=cast.lind, at=at)
    save_item(case=case, version=review.version, number=3, fields={}, follows=None, by=cast.lind, at=at)
    return case


def test_drafts_saved_one_after_the_other_are_one_row_with_their_number_and_first_and_last_time(cast: Cast) -> None:
    case = with_drafts(cast)

    last, summary, drafts = acts(case, cast)[:3]

    begun = review_walks.ATTESTED_AT
    assert [(len(each.rows), each.latest.what, each.more) for each in (last, summary, drafts)] == [
        (1, "Saved the draft of an item", "Item 3."),
        (1, "Saved the draft of the summary", ""),
        (3, "Saved the draft of an item", "Items 1, 2."),
    ]
    assert (drafts.first_at, drafts.last_at) == (begun + timedelta(minutes=1), begun + timedelta(minutes=3))
    assert [row.more for row in drafts.rows] == ["Item 1.", "Item 2.", "Item 1."]


def test_no_act_is_lost_and_their_order_stays(cast: Cast) -> None:
    case = with_drafts(cast)

    rows = history_of(case, person=cast.clerk, at=AT)

    assert [row for each in folded(rows) for row in each.rows] == list(rows)


def test_acts_of_another_person_or_with_other_particulars_stand_apart(cast: Cast) -> None:
    case = review_walks.closed(cast).case

    served = [each for each in acts(case, cast) if each.latest.what == "Served the determination"]

    assert [(len(each.rows), each.more) for each in reversed(served)] == [
        (1, "On the administrative director, by mail."),
        (1, "On the employer, by mail."),
        (1, "On the employee, by mail."),
        (1, "On the employee's provider, by mail."),
        (1, "On the employee's attorney, by mail."),
    ]


def test_readings_are_told_as_one_with_each_page_once(cast: Cast) -> None:
    case = walks.received(cast)
    for page, person in [("case", cast.noor), ("notices", cast.noor), ("case", cast.noor), ("case", cast.clerk)]:
        record(scope=case.number, verb="read_case", by=person, at=AT, facts={"page": page})

    own, others = acts(case, cast, with_readings=True)[:2]

    assert (len(own.rows), own.latest.who, own.more) == (1, "Ines Park", "Page: case.")
    assert (len(others.rows), others.latest.who, others.more) == (3, "Noor Haddad", "Page: case. Page: notices.")


def test_the_page_says_how_often_and_when_each_time(cast: Cast, signed_in: SignedIn) -> None:
    case = with_drafts(cast)

    words = text_of(signed_in(cast.clerk).get(f"/cases/{case.number}/history/"))

    assert "Saved the draft of an item, 3 times Items 1, 2. Each time" in words
    assert (
        "Tue 11 Mar 2025, 12:03 p.m. Pacific time the first Tue 11 Mar 2025, 12:01 p.m. Pacific time Dr Maja Lind"
        in words
    )
    assert "Tue 11 Mar 2025, 12:02 p.m. Pacific time: Item 2." in words
