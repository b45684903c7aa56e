"""Lab. Code § 4610.6(f): the reviewer's name is confidential. No page of a case shows it to a party, in whatever state."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from openimr.web.cases.models import Case
from openimr.web.cases.values import PartyKind
from openimr.web.people.models import User
from openimr.web.reviews.models import Review
from openimr.web.reviews.services import request_records, sign_review
from tests.web.cast import Cast
from tests.web.review_walks import ISSUED_AT, SIGNED_AT, written

PARTIES = ["alma", "relative", "noor", "physician", "attorney", "division"]
NAMES = ("Lind", "lind@", "Maja")


def routes() -> Iterator[str]:
    """Yield the name of every route of ours."""

    def walk(found: list[URLPattern | URLResolver], space: str) -> Iterator[str]:
        for entry in found:
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, f"{entry.namespace}:" if entry.namespace else space)
            elif entry.name:
                yield f"{space}{entry.name}"

    yield from walk(get_resolver().url_patterns, "")


def addresses(case: Case) -> list[str]:
    """Return every address that is made of nothing, or of this case's number alone."""
    found = []
    for route in routes():
        for parts in ({}, {"number": case.number}):
            try:
                found.append(reverse(route, kwargs=parts))
            except NoReverseMatch:
                continue
    return sorted({path for path in found if not path.startswith("/sign-in/")})


def in_review_with_a_request(cast: Cast) -> Review:
    review = written(cast)
    case = review.assignment.case
    asked_of = case.parties.get(kind=PartyKind.EMPLOYEE)
    request_records(case=case, asked_of=asked_of, words="The films, please.", by=cast.lind, at=SIGNED_AT)
    return review


def walk_to(state: str, cast: Cast) -> Case:
    from openimr.web.determinations.services import issue_determination, recipients_waiting
    from tests.web.review_walks import serve

    review = in_review_with_a_request(cast)
    case = review.assignment.case
    if state == "closed":
        sign_review(case=case, version=review.version, by=cast.lind, at=SIGNED_AT)
        case.refresh_from_db()
        found = issue_determination(case=case, version=case.version, by=cast.okafor, at=ISSUED_AT)
        for recipient in recipients_waiting(found):
            serve(found, recipient, cast)
    return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize("state", ["in review", "closed"])
@pytest.mark.parametrize("name", PARTIES)
def test_no_page_names_the_reviewer_to_a_party(
    cast: Cast, signed_in: Callable[[User], Client], name: str, state: str
) -> None:
    case = walk_to(state, cast)
    client = signed_in(getattr(cast, name))
    shown, telling = 0, []

    for path in addresses(case):
        answer = client.get(path)
        page = b"".join(answer) if answer.streaming else answer.content
        shown += answer.status_code == 200
        secrets = [*NAMES, str(cast.lind.public_id)]
        telling += [(path, secret) for secret in secrets if secret.encode() in page]

    assert telling == []
    assert shown >= 4


def test_the_reviewer_is_named_where_staff_may_know(cast: Cast, signed_in: Callable[[User], Client]) -> None:
    case = walk_to("in review", cast)

    page = signed_in(cast.okafor).get(f"/cases/{case.number}/reviewer/").content.decode()

    assert all(name in page for name in ("Lind", "Maja"))
