"""Adding to the audit trail: numbers, digests, and facts that are refused."""

import json
from datetime import datetime, timedelta, timezone
from hashlib import sha256

import pytest

from openimr.web.audit.access import changes_since, events_of
from openimr.web.audit.models import AuditEvent, AuditHead
from openimr.web.audit.services import record
from openimr.web.audit.values import LONGEST_FACT, NO_PREVIOUS, SITE
from openimr.web.people.services import grant_membership, revoke_membership
from openimr.web.people.values import Role
from tests.web.audit.trails import AT, CASE, OTHER_CASE, recorded
from tests.web.cast import Cast


@pytest.mark.django_db
def test_events_of_a_chain_are_numbered_and_each_names_the_one_before() -> None:
    events = recorded(events=3)

    assert [event.number for event in events] == [1, 2, 3]
    assert [event.previous for event in events] == [NO_PREVIOUS, events[0].digest, events[1].digest]
    head = AuditHead.objects.get(scope=CASE)
    assert (head.number, head.digest) == (3, events[2].digest)


@pytest.mark.django_db
def test_each_scope_has_a_chain_of_its_own() -> None:
    recorded(CASE, events=2)
    (first,) = recorded(OTHER_CASE, events=1)

    assert (first.number, first.previous) == (1, NO_PREVIOUS)
    assert [event.number for event in events_of(CASE)] == [1, 2]


@pytest.mark.django_db
def test_the_digest_is_over_the_canonical_form() -> None:
    """Written out here without our code, as someone who checks the trail from outside would."""
    pacific = datetime(2025, 3, 4, 9, 0, 0, 5, tzinfo=timezone(timedelta(hours=-8)))
    event = record(scope=CASE, verb="read_page", by=None, at=pacific, facts={"b": "é", "a": [1, None, True]})
    form = (
        '{"at":"2025-03-04T17:00:00.000005Z","facts":{"a":[1,null,true],"b":"é"},"number":1,"person":"",'
        f'"previous":"{NO_PREVIOUS}","role":"","scope":"{CASE}","verb":"read_page"}}'
    )

    assert event.digest == sha256(form.encode()).hexdigest()
    assert json.loads(form)["facts"] == AuditEvent.objects.get(scope=CASE).facts


def test_an_event_says_who_and_in_which_roles_at_that_moment(cast: Cast) -> None:
    membership = grant_membership(
        person=cast.okafor, role=Role.QUALITY_REVIEWER, organization=cast.imro, by=cast.founder, at=AT
    )
    both = record(scope=CASE, verb="read_page", by=cast.okafor, at=AT)
    revoke_membership(membership=membership, by=cast.founder, at=AT + timedelta(hours=1))
    one = record(scope=CASE, verb="read_page", by=cast.okafor, at=AT + timedelta(hours=1))

    assert both.person == str(cast.okafor.public_id)
    assert (both.role, one.role) == ("medical_director,quality_reviewer", "medical_director")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "is_refused"),
    [
        ({"code": "LATE", "day": "2025-03-04", "pages": 12, "is_expedited": False, "reason": None}, False),
        ({"fields": ["name", "email"], "counts": {"upheld": 2}}, False),
        ({"words": "x" * LONGEST_FACT}, False),
        ({"words": "x" * (LONGEST_FACT + 1)}, True),
        ({"words": "two\nlines"}, True),
        ({"words": "\x00"}, True),
        ({"words": "\ud800"}, True),
        ({"deep": ["x" * (LONGEST_FACT + 1)]}, True),
        ({"deep": {"x" * (LONGEST_FACT + 1): 1}}, True),
        ({"probability": 0.5}, True),
        ({"moment": AT}, True),
        ({"bytes": b"x"}, True),
        ({"Name": 1}, True),
        ({"two words": 1}, True),
    ],
)
def test_a_fact_is_plain_and_short_or_refused(facts: dict[str, object], *, is_refused: bool) -> None:
    try:
        record(scope=CASE, verb="read_page", by=None, at=AT, facts=facts)  # type: ignore[arg-type]
    except ValueError as error:
        assert is_refused
        assert "xxxx" not in str(error)

    assert AuditEvent.objects.filter(scope=CASE).exists() is not is_refused
    assert AuditHead.objects.filter(scope=CASE).exists() is not is_refused


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["", "Read", "read page", "read-page", "1_read"])
def test_a_verb_is_in_lower_case_words_or_refused(verb: str) -> None:
    with pytest.raises(ValueError, match="lower_case_words"):
        record(scope=CASE, verb=verb, by=None, at=AT)

    assert not AuditEvent.objects.filter(scope=CASE).exists()


def test_what_changed_since_a_version_is_told_in_words(cast: Cast) -> None:
    for version in (1, 2, 3):
        facts = {"version": version, "fields": ["claim_number", "employer"]}
        record(scope=CASE, verb="correct_application", by=cast.clerk, at=AT, facts=facts)
    record(scope=CASE, verb="read_case", by=cast.okafor, at=AT)

    (change,) = changes_since(scope=CASE, version=2)
    assert change.what == "Correct application: claim number, employer"
    assert (change.who, change.when) == ("Ines Park", "Tue 4 Mar 2025, 9:00 a.m. Pacific time")
    assert changes_since(scope=SITE, version=2) == ()
