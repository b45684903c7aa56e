"""Does the audit trail hold? The page of the chains, for auditors alone."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from openimr.web.audit.access import events_of
from openimr.web.audit.chains import Found, Wanted, trail_for
from openimr.web.audit.discretion import Discretion
from openimr.web.audit.services import record, verify_trail
from openimr.web.audit.values import SITE
from openimr.web.people.models import User
from tests.web import walks
from tests.web.audit.auditors import division_auditor, queries, text_of
from tests.web.audit.trails import AT, CASE, OTHER_CASE, TAMPERINGS, recorded, run_sql, tamper, unguard
from tests.web.cast import Cast

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]
OTHERS = [
    "founder",
    "clerk",
    "okafor",
    "lind",
    "quality",
    "conflict",
    "alma",
    "relative",
    "noor",
    "physician",
    "attorney",
    "division",
    "stranger",
]
LATER = AT + timedelta(days=1)
OPEN = Discretion(hidden=None)


@pytest.mark.parametrize("name", OTHERS)
def test_the_auditors_pages_are_there_for_nobody_else(cast: Cast, signed_in: SignedIn, name: str) -> None:
    recorded()
    client = signed_in(getattr(cast, name))
    pages = [
        "",
        "witness.json",
        f"chains/{CASE}/",
        "chains/site/",
        f"chains/{CASE}/events.csv",
        "chains/site/events.jsonl",
    ]

    assert {client.get(f"/audit/{page}").status_code for page in pages} == {404}
    assert client.post("/audit/verify/").status_code == 404
    assert 'href="/audit/"' not in client.get("/people/me/").content.decode()
    assert not events_of(SITE).filter(verb__in=["verify_trail", "read_chain", "keep_witness"]).exists()
    assert events_of(CASE).count() == 5


def test_one_who_is_not_signed_in_is_asked_to(client: Client, cast: Cast) -> None:
    assert client.get("/audit/")["Location"].startswith("/sign-in/")


def test_a_trail_that_was_never_verified_says_so(cast: Cast, signed_in: SignedIn) -> None:
    recorded()

    page = text_of(signed_in(cast.auditor), "/audit/")

    assert "The trail was not verified from this page yet." in page
    assert f"{CASE} 5 " in page
    assert "Not verified yet" in page


def test_the_button_verifies_and_the_page_says_when_and_what(cast: Cast, signed_in: SignedIn) -> None:
    recorded()
    client = signed_in(cast.auditor)

    assert client.post("/audit/verify/")["Location"] == "/audit/"

    page = text_of(client, "/audit/")
    assert "Every chain held when it was last verified So Aude Auditor found on" in page
    assert "1 event was added since." in page  # that of the verification
    assert "Last verifications" in page


@pytest.mark.parametrize("name", [name for name in TAMPERINGS if name != "a row moved to another chain"])
def test_a_tampering_is_shown_with_its_place(cast: Cast, signed_in: SignedIn, name: str) -> None:
    recorded()
    recorded(OTHER_CASE)
    tamper(name)
    client = signed_in(cast.auditor)

    client.post("/audit/verify/")

    _sql, number, reason = TAMPERINGS[name]
    page = text_of(client, "/audit/")
    assert "1 of 3 chains does not hold" in page
    assert f"Case {CASE}, event {number} : " in page.replace(f"event {number}:", f"event {number} :")
    assert reason in page
    assert f'"/audit/chains/{CASE}/?near={number}"' in client.get("/audit/").content.decode()


def test_a_verification_that_was_changed_afterwards_does_not_count(cast: Cast, signed_in: SignedIn) -> None:
    recorded()
    verify_trail(by=cast.auditor, at=AT)
    number = events_of(SITE).count()
    unguard()
    run_sql(f"UPDATE audit_auditevent SET facts = '{{}}' WHERE scope = 'site' AND number = {number}")  # noqa: S608

    page = text_of(signed_in(cast.auditor), "/audit/")

    assert "The record of the last verification does not hold" in page
    assert "Every chain held" not in page


class TestWhatWasFoundOfAChain:
    def found(self, cast: Cast) -> dict[str, Found]:
        trail = trail_for(cast.auditor, Wanted(), discretion=OPEN, at=LATER)
        assert trail.site is not None
        return {row.scope: row.found for row in (trail.site, *trail.rows)}

    def test_held_grew_began_and_broken_are_told_apart(self, cast: Cast) -> None:
        for scope in (CASE, OTHER_CASE, "IM25-0000003"):
            recorded(scope)
        tamper("a changed fact")
        verify_trail(by=cast.auditor, at=LATER)
        record(scope=OTHER_CASE, verb="read_case", by=cast.clerk, at=AT)  # of an earlier moment, and added later
        recorded("IM25-0000004")

        assert self.found(cast) == {
            SITE: Found.GREW,
            CASE: Found.BROKEN,
            OTHER_CASE: Found.GREW,
            "IM25-0000003": Found.HELD,
            "IM25-0000004": Found.NEW,
        }

    @pytest.mark.parametrize(
        "name", ["a missing first row", "a cut end", "a whole chain gone", "a head set back", "a head set forward"]
    )
    def test_an_end_lost_since_is_no_growth(self, cast: Cast, signed_in: SignedIn, name: str) -> None:
        recorded()
        recorded(OTHER_CASE)
        verify_trail(by=cast.auditor, at=LATER)
        tamper(name)

        found = self.found(cast)

        assert (found[CASE], found[OTHER_CASE]) == (Found.MAIMED, Found.HELD)
        assert "▲ Does not hold now; verify again" in text_of(signed_in(cast.auditor), "/audit/")

    def test_where_too_many_broke_to_name_them_none_is_said_to_have_held(self, cast: Cast) -> None:
        recorded()
        verify_trail(by=cast.auditor, at=LATER, witnessed={f"IM24-{count:07d}": (1, "0" * 64) for count in range(501)})

        assert set(self.found(cast).values()) == {Found.UNTOLD}


class TestTheListOfCases:
    @pytest.mark.parametrize(
        ("query", "shown"),
        [
            ("?search=IM25-0000001", [CASE]),
            ("?search=2", [OTHER_CASE]),
            ("?search=im25", [OTHER_CASE, CASE]),
            ("?search=site", []),
            ("?broken=1", [CASE]),
            ("?page=999999", [OTHER_CASE, CASE]),
            ("?page=no", [OTHER_CASE, CASE]),
        ],
    )
    def test_is_filtered_by_the_address(self, cast: Cast, signed_in: SignedIn, query: str, shown: list[str]) -> None:
        recorded()
        recorded(OTHER_CASE)
        tamper("a changed fact")
        verify_trail(by=cast.auditor, at=LATER)

        page = signed_in(cast.auditor).get(f"/audit/{query}")

        assert [row.scope for row in page.context["trail"].rows] == shown

    @pytest.mark.parametrize(
        ("query", "shown"),
        [
            ("", ["IM25-0000003", OTHER_CASE, CASE]),
            ("?broken=1", [CASE]),
            ("?search=1", [CASE]),
            ("?search=2", [OTHER_CASE]),
            ("?search=2&broken=1", []),
        ],
    )
    def test_has_a_chain_whose_head_is_gone(
        self, cast: Cast, signed_in: SignedIn, query: str, shown: list[str]
    ) -> None:
        for scope in (CASE, OTHER_CASE, "IM25-0000003"):
            recorded(scope)
        tamper("a head gone")
        client = signed_in(cast.auditor)
        verdict = verify_trail(by=cast.auditor, at=LATER)

        page = client.get(f"/audit/{query}")

        trail = page.context["trail"]
        assert [row.scope for row in trail.rows] == shown
        assert [(row.events, row.found) for row in trail.rows if row.scope == CASE] == [(5, Found.BROKEN)] * (
            CASE in shown
        )
        assert (trail.total, trail.chains, trail.events) == (len(shown), verdict.chains, verdict.events + 1)  # its own

    def test_has_the_sites_chain_though_its_head_is_gone(self, cast: Cast) -> None:
        verify_trail(by=cast.auditor, at=LATER)
        unguard()
        run_sql("DELETE FROM audit_audithead WHERE scope = 'site'")

        trail = trail_for(cast.auditor, Wanted(), discretion=OPEN, at=LATER)

        assert trail.site is not None
        assert (trail.site.found, trail.site.events) == (Found.MAIMED, events_of(SITE).count())

    def test_is_paged(self, cast: Cast, signed_in: SignedIn) -> None:
        for count in range(53):
            recorded(f"IM25-{count:07d}", events=1)
        client = signed_in(cast.auditor)

        first, second = client.get("/audit/"), client.get("/audit/?page=2")

        assert [len(page.context["trail"].rows) for page in (first, second)] == [50, 3]
        assert first.context["trail"].rows[0].scope == "IM25-0000052"
        assert "Page 1 of 2" in first.content.decode()

    def test_is_read_in_a_constant_number_of_queries(self, cast: Cast, signed_in: SignedIn) -> None:
        client = signed_in(cast.auditor)
        recorded()
        verify_trail(by=cast.auditor, at=LATER)
        few = queries(client, "/audit/")
        for count in range(40):
            recorded(f"IM24-{count:07d}", events=3)
        verify_trail(by=cast.auditor, at=LATER)

        assert queries(client, "/audit/") == few

    def test_marks_samples(self, cast: Cast, signed_in: SignedIn) -> None:
        case = walks.received(cast)
        case.is_sample = True
        case.save()

        assert f"{case.number} Sample" in text_of(signed_in(cast.auditor), "/audit/")


class TestTheWitness:
    def test_that_was_saved_is_taken_again(self, cast: Cast, signed_in: SignedIn) -> None:
        recorded()
        client = signed_in(cast.auditor)
        saved = client.get("/audit/witness.json")

        assert saved["Content-Disposition"].startswith('attachment; filename="witness-')
        assert json.loads(saved.content)[CASE][0] == 5
        client.post("/audit/verify/", {"witness": SimpleUploadedFile("witness.json", saved.content)})

        assert ", against a witness." in text_of(client, "/audit/")
        assert events_of(SITE).filter(verb="keep_witness", person=str(cast.auditor.public_id)).exists()

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"%PDF-1.7",
            b"[]",
            b"[" * 100_000,
            b"\xff\xfe",
            b'{"IM25-0000001": 5}',
            b'{"IM25-0000001": ["5", "' + b"0" * 64 + b'"]}',
            b'{"IM25-0000001": [5, "short"]}',
            b'{"Dr Maja Lind": [5, "' + b"0" * 64 + b'"]}',
        ],
        ids=["empty", "no-json", "no-object", "deep", "no-text", "no-head", "a-text", "no-digest", "no-chain"],
    )
    def test_that_is_none_is_refused_beside_its_field(self, cast: Cast, signed_in: SignedIn, content: bytes) -> None:
        recorded()
        client = signed_in(cast.auditor)

        answer = client.post("/audit/verify/", {"witness": SimpleUploadedFile("w.json", content)})

        assert answer.status_code == 200
        assert "This is no witness." in answer.content.decode()
        assert not events_of(SITE).filter(verb="verify_trail").exists()


def test_an_auditor_of_the_division_has_the_page_too(cast: Cast, signed_in: SignedIn) -> None:
    client = signed_in(division_auditor(cast))

    assert client.get("/")["Location"] == "/audit/"
    assert "Does the audit trail hold?" in text_of(client, "/audit/")
