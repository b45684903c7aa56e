"""The two kinds of auditor, and what a test of their pages looks at."""

import re
from html import unescape

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from openimr.web.people.models import Organization, User
from openimr.web.people.services import add_person, grant_membership
from openimr.web.people.values import OrganizationKind, Role
from tests.web.cast import AT, Cast


def division_auditor(cast: Cast) -> User:
    """Return an auditor whom the Division appointed; the cast's own is of the review organization."""
    division = Organization.objects.get(kind=OrganizationKind.DIVISION)
    vera = add_person(name="Vera Quill", email="quill@people.test", by=cast.founder, at=AT)
    grant_membership(person=vera, role=Role.AUDITOR, organization=division, by=cast.founder, at=AT)
    return vera


def text_of(client: Client, address: str) -> str:
    """Return the words of a page, white space folded."""
    answer = client.get(address)
    assert answer.status_code == 200
    body = re.sub(r"<(script|style|option).*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def rows_of(client: Client, address: str) -> list[int]:
    """Return the numbers of the events that a page shows, in its order."""
    answer = client.get(address)
    assert answer.status_code == 200
    return [int(number) for number in re.findall(r'<tr id="event-(\d+)"', answer.content.decode())]


def queries(client: Client, address: str) -> int:
    """Return how many queries a page takes, once the session has had its moment of this minute."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
