"""When a reviewer is away and how many cases they take: kept by the roster, said to the one who chooses, barring nobody."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from openimr.domain.errors import NotAllowedError
from openimr.web import clock
from openimr.web.audit.access import events_of
from openimr.web.audit.values import SITE
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.people.models import User
from openimr.web.reviewers.choices import choices_for
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.services import availability, choose_reviewer, set_availability
from tests.web.cast import AT, Cast
from tests.web.reviewers.rosters import LATER, another_reviewer, on_roster, refuse, to_be_chosen

FIRST, LAST = LATER.date(), LATER.date() + timedelta(days=9)


def keep(cast: Cast, reviewer: Reviewer, **changed: object) -> Reviewer:
    facts = {"version": 1, "away_from": FIRST, "away_until": LAST, "most_cases": None, "by": cast.conflict, "at": AT}
    return set_availability(reviewer=reviewer, **(facts | changed))


def test_it_is_kept_with_its_event(cast: Cast) -> None:
    keep(cast, on_roster(cast), most_cases=4)
    found, event = Reviewer.objects.get(), events_of(SITE).last()

    assert (found.away_from, found.away_until, found.most_cases, found.version) == (FIRST, LAST, 4, 2)
    assert (event.verb, event.facts["fields"]) == ("set_availability", ["away_from", "away_until", "most_cases"])


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"away_until": None}, RefusedError),
        ({"away_from": None}, RefusedError),
        ({"away_until": FIRST - timedelta(days=1)}, RefusedError),
        ({"most_cases": 0}, RefusedError),
        ({"most_cases": -1}, RefusedError),
        ({"version": 9}, StaleFormError),
    ],
    ids=["no-end", "no-beginning", "ends-before", "no-case", "fewer-than-none", "stale"],
)
def test_a_refusal_leaves_nothing(cast: Cast, changed: dict[str, object], error: type[Exception]) -> None:
    reviewer = on_roster(cast)

    with pytest.raises(error):
        keep(cast, reviewer, **changed)
    assert Reviewer.objects.get().away_from is None
    assert events_of(SITE).last().verb != "set_availability"


def test_without_its_event_nothing_is_kept(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    reviewer = on_roster(cast)
    monkeypatch.setattr(availability, "record", refuse)

    with pytest.raises(DatabaseError):
        keep(cast, reviewer)
    assert Reviewer.objects.get().away_from is None


@pytest.mark.parametrize("who", ["clerk", "lind", "noor", "alma", "stranger"])
def test_only_those_who_keep_the_roster_keep_it(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowedError):
        keep(cast, on_roster(cast), by=getattr(cast, who))


def test_the_one_who_chooses_is_told_and_may_still_choose(cast: Cast) -> None:
    lind = keep(cast, on_roster(cast))
    another_reviewer(cast, "Dr Otto Hart")
    case = to_be_chosen(cast)
    offered = choices_for(case, at=LATER).offered

    assert [each.reviewer.person.name for each in offered] == ["Dr Otto Hart", "Dr Maja Lind"]
    assert offered[1].offer.cautions[0].startswith("Is away from")
    assert choose_reviewer(case=case, version=case.version, reviewer=lind, by=cast.okafor, at=LATER).reviewer == lind


def test_the_page_keeps_it_and_says_a_fault_beside_its_field(
    cast: Cast, signed_in: Callable[[User], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    on_roster(cast)
    address = reverse("reviewers:availability", args=[cast.lind.public_id])
    client = signed_in(cast.conflict)
    days = {f"away_from_{part}": value for part, value in (("month", "5"), ("day", "1"), ("year", "2026"))}

    fault = client.post(address, {"once": str(uuid4()), "version": 1, **days}).content.decode()
    assert "Enter the last day too." in fault

    days |= {f"away_until_{part}": value for part, value in (("month", "5"), ("day", "9"), ("year", "2026"))}
    client.post(address, {"once": str(uuid4()), "version": 1, "most_cases": "4", **days})
    assert Reviewer.objects.get().away_until == date(2026, 5, 9)
    shown = client.get(reverse("reviewers:reviewer", args=[cast.lind.public_id])).content.decode()
    assert "Fri 1 May 2026 to Sat 9 May 2026" in shown
