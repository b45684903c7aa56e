"""Events as files: what is shown, and enough to check a chain elsewhere with nothing of ours."""

import csv
import hashlib
import io
import json
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from openimr.web.audit.access import events_of
from openimr.web.audit.downloads import COLUMNS
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE
from openimr.web.people.models import User
from openimr.web.people.services import rename_person
from tests.web.audit.auditors import division_auditor
from tests.web.audit.trails import AT, CASE, recorded, run_sql, tamper, unguard
from tests.web.cast import Cast
from tests.web.review_walks import closed

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    return b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined] # it streams


def lines(client: Client, scope: str, query: str = "") -> list[dict[str, object]]:
    return [json.loads(line) for line in body(client, f"/audit/chains/{scope}/events.jsonl{query}").splitlines()]


def digest_of(event: object) -> str:
    """Compute the digest as the manual says, by the standard library alone."""
    written = json.dumps(event, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


@pytest.mark.parametrize("scope", ["case", SITE])
def test_a_chain_is_checked_elsewhere_by_its_json_lines(cast: Cast, signed_in: SignedIn, scope: str) -> None:
    number = closed(cast).case.number
    found = lines(signed_in(cast.auditor), number if scope == "case" else SITE)

    assert len(found) > 10
    assert [line["number"] for line in found] == list(range(1, len(found) + 1))
    assert [digest_of(line["event"]) for line in found] == [line["digest"] for line in found]
    assert [line["previous"] for line in found[1:]] == [line["digest"] for line in found[:-1]]
    assert {line["fault"] for line in found} == {""}


def test_a_tampered_event_is_found_elsewhere(cast: Cast, signed_in: SignedIn) -> None:
    recorded()
    tamper("a changed fact")

    found = lines(signed_in(cast.auditor), CASE)

    assert [line["number"] for line in found if digest_of(line["event"]) != line["digest"]] == [3]
    assert found[2]["fault"] == "was changed after it was written"


@pytest.mark.parametrize("facts", ["5", "null", "true"])
def test_facts_that_are_none_end_no_file(cast: Cast, signed_in: SignedIn, facts: str) -> None:
    recorded()
    unguard()
    run_sql(f"UPDATE audit_auditevent SET facts = '{facts}' WHERE scope = '{CASE}' AND number = 3")  # noqa: S608

    for auditor in (cast.auditor, division_auditor(cast)):
        found = lines(signed_in(auditor), CASE, "?upto=5")

        assert [line["number"] for line in found if line["fault"]] == [3]


def test_the_division_checks_all_but_what_would_tell_who_reviews(cast: Cast, signed_in: SignedIn) -> None:
    number = closed(cast).case.number
    found = lines(signed_in(division_auditor(cast)), number)

    withheld = {line["what"] for line in found if line["event"] is None}
    assert {"Chose a reviewer", "Signed the review", "Attested to having no conflict"} <= withheld
    assert {line["who"] for line in found if line["what"] == "Signed the review"} == {"The expert reviewer"}
    whole = [line for line in found if line["event"] is not None]
    assert len(whole) > 5
    assert [digest_of(line["event"]) for line in whole] == [line["digest"] for line in whole]
    assert [line["previous"] for line in found[1:]] == [line["digest"] for line in found[:-1]]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", [1, 2, 3, 4, 5]),
        ("?upto=2", [1, 2]),
        ("?act=read_case", []),
        ("?near=1", [1, 2, 3, 4, 5]),
        ("?until=9999-12-31", [1, 2, 3, 4, 5]),
        ("?page=2", [1, 2, 3, 4, 5]),
    ],
)
def test_a_file_holds_all_that_the_address_asks_for(
    cast: Cast, signed_in: SignedIn, query: str, shown: list[int]
) -> None:
    recorded()

    assert [line["number"] for line in lines(signed_in(cast.auditor), CASE, query)] == shown


def test_a_table_holds_the_words_of_the_page(cast: Cast, signed_in: SignedIn) -> None:
    record(scope=CASE, verb="read_case", by=cast.clerk, at=AT, facts={"page": "case"})

    (row,) = csv.DictReader(io.StringIO(body(signed_in(cast.auditor), f"/audit/chains/{CASE}/events.csv")))

    assert tuple(row) == COLUMNS
    assert (row["number"], row["at"], row["who"], row["role"]) == (
        "1", "2025-03-04T17:00:00.123456Z", "Ines Park", "Intake clerk",
    )  # fmt: skip
    assert (row["what"], row["more"], row["fault"]) == ("Read a page of the case", "Page: case.", "")


def test_a_name_that_is_a_formula_is_none_in_a_table(cast: Cast, signed_in: SignedIn) -> None:
    rename_person(person=cast.clerk, name="=1+1", version=cast.clerk.version, by=cast.clerk, at=AT)
    record(scope=CASE, verb="read_case", by=cast.clerk, at=AT)

    assert ",'=1+1," in body(signed_in(cast.auditor), f"/audit/chains/{CASE}/events.csv")


def test_saving_a_file_is_an_event(cast: Cast, signed_in: SignedIn) -> None:
    recorded()
    body(signed_in(cast.auditor), f"/audit/chains/{CASE}/events.csv")

    last = events_of(CASE).last()
    assert last is not None
    assert (last.verb, last.facts) == ("read_case", {"page": "audit_trail_file"})


def test_a_long_chain_is_read_in_batches(cast: Cast, signed_in: SignedIn) -> None:
    recorded(events=1001)
    client = signed_in(cast.auditor)

    with CaptureQueriesContext(connection) as captured:
        found = lines(client, CASE)

    assert [line["number"] for line in found] == list(range(1, 1002))
    assert len(captured) < 40


def test_there_is_no_file_of_another_kind(cast: Cast, signed_in: SignedIn) -> None:
    recorded()

    assert signed_in(cast.auditor).get(f"/audit/chains/{CASE}/events.xlsx").status_code == 404
