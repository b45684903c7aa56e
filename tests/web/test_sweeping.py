"""What is left behind is put away, what was left undone is done; at any moment, and twice."""

import os
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from pytest_django.fixtures import Settings

from openimr.web.audit.models import AuditEvent
from openimr.web.documents.models import Document
from openimr.web.files import path_of, store_bytes
from openimr.web.once.models import OnceKey
from openimr.web.people.services import revoke_membership
from openimr.web.sweeping import Swept, sweep
from tests.web import review_walks, walks
from tests.web.cast import Cast

NOTHING = Swept(files=0, keys=0, sessions=0, documents=0, left=0, stopped=0)
AT = review_walks.RECORDS_AT + timedelta(hours=2)
LONG_AGO, JUST_NOW = AT - timedelta(days=2), AT - timedelta(minutes=5)


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.OPENIMR_DATA = tmp_path
    return tmp_path


def unread_document(cast: Cast) -> Document:
    """A document whose process ended before its text was read."""
    return review_walks.with_document(walks.awaiting_records(cast), cast)


def leave_behind() -> None:
    for moment in (LONG_AGO, JUST_NOW):
        OnceKey.objects.create(key=uuid4(), posted_at=moment)
        Session.objects.create(session_key=uuid4().hex, session_data="", expire_date=moment + timedelta(hours=12))
        file = path_of(store_bytes(moment.isoformat().encode()).sha256)
        os.utime(file, (moment.timestamp(),) * 2)


def test_what_is_old_is_removed_and_what_is_young_stays(cast: Cast) -> None:
    leave_behind()

    assert sweep(at=AT) == Swept(files=1, keys=1, sessions=1, documents=0, left=0, stopped=0)
    assert (OnceKey.objects.count(), Session.objects.count()) == (1, 1)
    event = AuditEvent.objects.filter(scope="site").latest("number")
    assert (event.verb, event.person, event.facts["files"]) == ("sweep", "", 1)


def test_a_second_sweep_finds_nothing_and_leaves_no_event(cast: Cast) -> None:
    leave_behind()
    sweep(at=AT)
    events = AuditEvent.objects.count()

    assert sweep(at=AT) == NOTHING
    assert AuditEvent.objects.count() == events


def test_a_document_that_was_never_read_is_read(cast: Cast) -> None:
    document = unread_document(cast)

    assert sweep(at=AT) == Swept(files=0, keys=0, sessions=0, documents=1, left=0, stopped=0)
    assert document.readings.get().page_count == 2
    assert sweep(at=AT) == NOTHING


def test_a_document_that_came_just_now_is_left_to_its_request(cast: Cast) -> None:
    document = unread_document(cast)

    assert sweep(at=document.received_at + timedelta(minutes=5)) == NOTHING


def test_a_document_of_one_who_may_no_longer_see_the_case_is_told_of(cast: Cast) -> None:
    document = unread_document(cast)
    revoke_membership(membership=cast.clerk.memberships.get(), by=cast.founder, at=AT)

    assert sweep(at=AT).left == 1
    assert not document.readings.exists()
