"""Which languages a reviewer speaks is kept with its event, and read on the reviewer's page."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.access import events_of
from openimr.web.audit.values import SITE
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.people.models import User
from openimr.web.reviewers.models import Reviewer
from openimr.web.roster.plans import languages_of
from openimr.web.roster.services import keep_languages
from tests.web.cast import AT, Cast
from tests.web.reviewers.rosters import on_roster

SignedIn = Callable[[User], Client]


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"languages": ["English", "English"]}, RefusedError),
        ({"languages": [""]}, RefusedError),
        ({"languages": ["x" * 41]}, RefusedError),
        ({"version": 9}, StaleFormError),
        ({"by": "clerk"}, NotAllowedError),
    ],
    ids=["twice", "empty", "long", "stale", "who-may-not"],
)
def test_a_refusal_leaves_nothing(cast: Cast, changed: dict[str, object], error: type[Exception]) -> None:
    facts = {"reviewer": on_roster(cast), "version": 1, "languages": ["English"], "by": "okafor", "at": AT} | changed

    with pytest.raises(error):
        keep_languages(**{**facts, "by": getattr(cast, facts["by"])})
    assert languages_of(Reviewer.objects.get()) == ()
    assert events_of(SITE).last().verb != "keep_languages"


def test_they_are_kept_by_the_page(cast: Cast, signed_in: SignedIn) -> None:
    reviewer, client = on_roster(cast), signed_in(cast.conflict)
    address = reverse("roster:languages", args=[reviewer.person.public_id])
    assert "at most 40 letters" in client.post(address, posted("x" * 41)).content.decode()

    page = client.post(address, posted("spanish, Tagalog; spanish"), follow=True).content.decode()
    assert "Spanish, Tagalog" in page
    assert (events_of(SITE).last().verb, Reviewer.objects.get().version) == ("keep_languages", 2)


def test_others_find_no_page(cast: Cast, signed_in: SignedIn) -> None:
    address = reverse("roster:languages", args=[on_roster(cast).person.public_id])

    assert signed_in(cast.clerk).get(address).status_code == 404


def posted(languages: str) -> dict[str, object]:
    return {"version": "1", "languages": languages, "once": uuid4()}
