"""Who did what in one chain: in words, filtered, paged, each event looked at anew."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client

from openimr.web.audit.access import events_of
from openimr.web.audit.models import AuditHead
from openimr.web.audit.services import record, verify_trail
from openimr.web.audit.values import SITE
from openimr.web.audit.words import SITE_WORDS, Telling, what_of
from openimr.web.people.models import User
from openimr.web.people.services import create_organization, grant_membership
from openimr.web.people.values import OrganizationKind, Role
from tests.web import walks
from tests.web.audit.auditors import division_auditor, queries, rows_of, text_of
from tests.web.audit.trails import AT, CASE, TAMPERINGS, UNWRITABLE, recorded, run_sql, tamper, unguard
from tests.web.cast import Cast
from tests.web.review_walks import closed

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]
PAGE = f"/audit/chains/{CASE}/"


def evidence() -> tuple[list[object], list[object]]:
    """Return the events and the head of the case as the database holds them."""
    heads = AuditHead.objects.filter(scope=CASE).values_list()
    return list(events_of(CASE).values_list()), list(heads)


@pytest.fixture
def chain(cast: Cast) -> None:
    """Six events of a case: by a clerk, the medical director, the site and a claims administrator, on three days; on the first their roles had not begun."""
    acts = [
        ("receive_application", cast.clerk, 3),
        ("read_case", cast.okafor, 3),
        ("enter_ur_decision", cast.clerk, 4),
        ("read_case", cast.noor, 4),
        ("read_case", None, 5),
        ("read_document", cast.clerk, 5),
    ]
    for verb, by, day in acts:
        facts = {"lines": 2} if verb == "enter_ur_decision" else {"page": "case"}
        record(scope=CASE, verb=verb, by=by, at=datetime(2025, 3, day, 20, tzinfo=UTC), facts=facts)


def test_the_events_of_a_case_are_told_in_words(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.awaiting_records(cast)

    page = text_of(signed_in(cast.auditor), f"/audit/chains/{case.number}/")

    for words in (
        "Ines Park Intake clerk Sent the assignment notice By mail, to the claims administrator",
        "Dr Chidi Okafor Medical director Decided which items may be reviewed Eligible: 3 of 3 items.",
        "Ines Park Intake clerk Received the application",
    ):
        assert words in page


def test_the_site_s_own_chain_is_told_in_words(cast: Cast, signed_in: SignedIn) -> None:
    record(scope=SITE, verb="sign_in", by=cast.noor, at=AT, facts={"address": "192.0.2.7"})
    record(scope=SITE, verb="sweep", by=None, at=AT, facts={"files": 3, "keys": 0})
    facts = {"person": str(cast.clerk.public_id), "kind": "totp"}
    record(scope=SITE, verb="add_second_factor", by=cast.clerk, at=AT, facts=facts)

    page = text_of(signed_in(cast.auditor), "/audit/chains/site/")

    for words in (
        "Noor Haddad Claims administrator Signed in From 192.0.2.7.",
        "The site Swept Files: 3. Keys: 0.",
        "Set up a second factor Ines Park. Authenticator app.",
        "Ada Founder Site administrator Gave a role Dr Chidi Okafor. Medical director. Test Review Organization.",
        "Added an organization Golden Coast Claims. Claims administrator.",
    ):
        assert words in page


class TestFilters:
    @pytest.mark.parametrize(
        ("query", "shown"),
        [
            ("", [6, 5, 4, 3, 2, 1]),
            ("?order=oldest", [1, 2, 3, 4, 5, 6]),
            ("?act=read_case", [5, 4, 2]),
            ("?act=no_such_act", [6, 5, 4, 3, 2, 1]),
            ("?role=intake_clerk", [6, 3]),
            ("?role=site", [5]),
            ("?role=administrator", []),
            ("?person=ines", [6, 3, 1]),
            ("?person=Park+Ines", [6, 3, 1]),
            ("?person=nobody", []),
            ("?since=2025-03-04", [6, 5, 4, 3]),
            ("?until=2025-03-04", [4, 3, 2, 1]),
            ("?since=2025-03-04&until=2025-03-04&act=read_case", [4]),
            ("?since=tomorrow", [6, 5, 4, 3, 2, 1]),
            ("?since=0001-01-01&until=9999-12-31", [6, 5, 4, 3, 2, 1]),
            ("?since=9999-12-31&until=9999-12-30", []),
            ("?upto=3", [3, 2, 1]),
            ("?upto=999", [6, 5, 4, 3, 2, 1]),
            ("?near=2&act=read_document", [1, 2, 3, 4, 5, 6]),
            ("?page=7", [6, 5, 4, 3, 2, 1]),
            ("?page=-1&near=x&upto=0", [6, 5, 4, 3, 2, 1]),
        ],
    )
    @pytest.mark.usefixtures("chain")
    def test_stand_in_the_address(self, cast: Cast, signed_in: SignedIn, query: str, shown: list[int]) -> None:
        assert rows_of(signed_in(cast.auditor), f"{PAGE}{query}") == shown

    def test_take_a_day_as_it_is_in_california(self, cast: Cast, signed_in: SignedIn) -> None:
        record(
            scope=CASE, verb="read_case", by=None, at=datetime(2025, 3, 5, 7, 59, tzinfo=UTC)
        )  # 11:59 p.m. on the 4th

        client = signed_in(cast.auditor)

        assert rows_of(client, f"{PAGE}?until=2025-03-04") == [1]
        assert rows_of(client, f"{PAGE}?since=2025-03-05&until=2025-03-05") == []

    def test_find_a_person_of_several_roles_by_each_of_them(self, cast: Cast, signed_in: SignedIn) -> None:
        grant_membership(person=cast.okafor, role=Role.QUALITY_REVIEWER, organization=cast.imro, by=cast.founder, at=AT)
        record(scope=CASE, verb="read_case", by=cast.okafor, at=AT)
        client = signed_in(cast.auditor)

        assert rows_of(client, f"{PAGE}?role=medical_director") == [1]
        assert rows_of(client, f"{PAGE}?role=quality_reviewer") == [1]


class TestPages:
    def test_do_not_move_while_the_chain_grows(self, cast: Cast, signed_in: SignedIn) -> None:
        recorded(events=53)
        client = signed_in(cast.auditor)

        first = client.get(PAGE).content.decode()
        address = re.search(r'href="(\?[^"]*page=2)"', first)
        assert address is not None
        record(scope=CASE, verb="read_case", by=cast.noor, at=AT)
        second = rows_of(client, PAGE + address[1].replace("&amp;", "&"))

        assert second == [3, 2, 1]

    def test_take_a_constant_number_of_queries(self, cast: Cast, signed_in: SignedIn) -> None:
        client = signed_in(cast.auditor)
        recorded(events=2)
        few = queries(client, PAGE)
        recorded(events=120)
        for person in (cast.clerk, cast.noor, cast.okafor, cast.alma):
            record(scope=CASE, verb="read_case", by=person, at=AT)

        assert queries(client, PAGE) == few

    def test_leave_their_own_reading_in_the_chain_of_the_case(self, cast: Cast, signed_in: SignedIn) -> None:
        recorded()

        assert rows_of(signed_in(cast.auditor), PAGE) == [5, 4, 3, 2, 1]

        last = events_of(CASE).last()
        assert last is not None
        assert (last.number, last.verb, last.person) == (6, "read_case", str(cast.auditor.public_id))
        assert last.facts == {"page": "audit_trail"}

    def test_leave_it_in_the_sites_where_the_site_is_read(self, cast: Cast, signed_in: SignedIn) -> None:
        signed_in(cast.auditor).get("/audit/chains/site/")

        last = events_of(SITE).last()
        assert last is not None
        assert last.verb == "read_chain"

    @pytest.mark.parametrize("number", ["IM25-9999999", "sites", "audit"])
    def test_of_a_chain_that_is_not_there_are_not_there(self, cast: Cast, signed_in: SignedIn, number: str) -> None:
        client = signed_in(cast.auditor)

        assert client.get(f"/audit/chains/{number}/").status_code == 404
        assert client.get(f"/audit/chains/{number}/events.csv").status_code == 404
        assert not events_of(number).exists()
        with pytest.raises(AssertionError):
            rows_of(client, f"/audit/chains/{number}/")


class TestTampering:
    """What was tampered with is shown where it is, whatever it was; no page ends over it."""

    @pytest.mark.parametrize("name", TAMPERINGS)
    def test_is_shown(self, cast: Cast, signed_in: SignedIn, name: str) -> None:
        recorded()
        recorded("IM25-0000002")
        tamper(name)
        client = signed_in(cast.auditor)

        page = text_of(client, f"{PAGE}?order=oldest")

        assert (
            "▲ Does not hold" in page
            or "is missing." in page
            or "This chain had come to event" in page
            or (
                name == "a head with another digest"  # it is told by the verification
            )
        )

    @pytest.mark.parametrize("name", TAMPERINGS)
    def test_is_shown_with_the_place_of_the_verification(self, cast: Cast, signed_in: SignedIn, name: str) -> None:
        recorded()
        recorded("IM25-0000002")
        tamper(name)
        verify_trail(by=cast.auditor, at=AT)
        _sql, number, reason = TAMPERINGS[name]

        page = text_of(signed_in(cast.auditor), f"{PAGE}?near={number}")

        assert f"this chain did not hold: event {number}" in page
        assert reason in page

    @pytest.mark.parametrize(
        ("column", "value"),
        [
            ("person", "another"),
            ("person", "00000000-0000-4000-8000-000000000000"),
            ("role", "king"),
            ("verb", "burn"),
            ("facts", UNWRITABLE),
            ("facts", "[1, 2]"),
            ("facts", '"words"'),
            ("facts", "5"),
            ("facts", "null"),
            ("facts", "true"),
            ("facts", '"{\\"page\\": 2}"'),
            ("facts", '{"page": ["not", "a", "page"], "fields": 7}'),
            ("previous", ""),
        ],
    )
    def test_of_any_column_is_shown_in_its_row(self, cast: Cast, signed_in: SignedIn, column: str, value: str) -> None:
        recorded()
        unguard()
        run_sql(f"UPDATE audit_auditevent SET {column} = '{value}' WHERE number = 3 AND scope = '{CASE}'")  # noqa: S608

        for auditor in (cast.auditor, division_auditor(cast)):
            page = text_of(signed_in(auditor), PAGE)

            assert page.count("▲ Does not hold") == 1

    def test_of_a_moment_is_shown_too(self, cast: Cast, signed_in: SignedIn) -> None:
        recorded()
        unguard()
        moment = "once upon a time" if connection.vendor == "sqlite" else "0001-01-01 00:00:00+00"
        run_sql(f"UPDATE audit_auditevent SET at = '{moment}' WHERE number = 5 AND scope = '{CASE}'")  # noqa: S608
        client = signed_in(cast.auditor)

        assert "Cannot be read" in text_of(client, PAGE)
        assert client.get("/audit/").status_code == 200

    @pytest.mark.parametrize("name", ["a head gone", "a head set back"])
    def test_that_bars_the_chain_from_any_event_bars_no_auditor(
        self, cast: Cast, signed_in: SignedIn, name: str
    ) -> None:
        recorded()
        tamper(name)

        assert rows_of(signed_in(cast.auditor), PAGE) == [5, 4, 3, 2, 1]

        last = events_of(SITE).last()
        assert last is not None
        assert (last.verb, last.facts) == ("read_chain", {"page": "audit_trail", "chain": CASE})
        assert events_of(CASE).count() == 5

    @pytest.mark.parametrize(
        "name",
        [
            "a cut end",
            "a whole chain gone",
            "a row moved to another chain",
            "a head set back",
            "a head set forward",
            "a head with another digest",
            "a head gone",
            "a head and the first row gone",
        ],
    )
    def test_of_an_end_stays_as_it_is_when_it_is_looked_at(self, cast: Cast, signed_in: SignedIn, name: str) -> None:
        recorded()
        recorded("IM25-0000002")
        if name == "a head and the first row gone":
            tamper("a head gone")
            run_sql(f"DELETE FROM audit_auditevent WHERE scope = '{CASE}' AND number = 1")  # noqa: S608
        else:
            tamper(name)
        client = signed_in(cast.auditor)
        before = evidence()

        for address in (PAGE, f"{PAGE}events.csv"):
            assert client.get(address).status_code == 200

        assert evidence() == before
        readings = events_of(SITE).filter(verb="read_chain", facts__chain=CASE)
        assert [event.facts["page"] for event in readings] == ["audit_trail", "audit_trail_file"]

    def test_of_the_sites_chain_that_bars_it_from_any_event_is_told(self, cast: Cast, signed_in: SignedIn) -> None:
        recorded()
        tamper("a head gone")
        client = signed_in(cast.auditor)
        run_sql("UPDATE audit_audithead SET number = 3 WHERE scope = 'site'")

        for scope in (CASE, SITE):
            answer = client.get(f"/audit/chains/{scope}/")

            assert answer.status_code == 409
            assert "openimr audit verify" in answer.content.decode()

    def test_that_left_no_fault_shows_none(self, cast: Cast, signed_in: SignedIn) -> None:
        recorded()

        assert "▲" not in text_of(signed_in(cast.auditor), PAGE)


class TestNothingClinical:
    """An auditor reads who did what; no page of the case, no word of its file or letter."""

    def test_no_page_of_a_case_opens(self, cast: Cast, signed_in: SignedIn) -> None:
        number = closed(cast).case.number
        client = signed_in(cast.auditor)
        pages = [
            "",
            "history/",
            "application/",
            "documents/",
            "notices/",
            "letter/",
            "letter/pdf/",
            "review/",
            "sign/",
            "issue/",
        ]

        assert {client.get(f"/cases/{number}/{page}").status_code for page in pages} == {404}

    def test_no_word_of_the_file_or_the_letter_is_shown(self, cast: Cast, signed_in: SignedIn) -> None:
        number = closed(cast).case.number
        client = signed_in(cast.auditor)
        address = f"/audit/chains/{number}/"

        shown = text_of(client, address) + "".join(
            b"".join(client.get(f"{address}events.{kind}").streaming_content).decode() for kind in ("csv", "jsonl")
        )

        for words in (
            "lumbar",
            "fusion",
            "Instability",
            "notes.pdf",
            "Progress notes",
            "Function improved",
            "Low Back",
        ):
            assert words.casefold() not in shown.casefold()


def test_every_event_of_the_site_has_its_words(project) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    web = project / "src/openimr/web"
    verbs = {
        verb
        for path in web.rglob("*.py")
        for call in re.findall(
            r"(?:record|record_failure|record_factor_failure|_record_\w+)\((?:[^()]|\([^()]*\))*\)", path.read_text()
        )
        if "scope=SITE" in call or "record(" not in call
        for verb in re.findall(r'verb="(\w+)"', call)
    }

    assert {"sign_in", "sign_in_failed", "sweep", "verify_trail", "grant_membership"} <= verbs
    assert verbs - set(SITE_WORDS) == set()


@pytest.mark.parametrize("facts", [None, [], "words", 7])
def test_facts_that_are_none_are_not_quoted(facts: object) -> None:
    telling = Telling(scope=CASE, name=lambda _key: "")

    assert telling.more_of("read_case", facts) == "Its facts cannot be read."


@pytest.mark.parametrize("verb", ["send_assignment_notice", "close_records", "enter_ur_decision", "read_case"])
def test_facts_of_another_act_are_said_to_be_so(verb: str) -> None:
    telling = Telling(scope=CASE, name=lambda _key: "")

    assert telling.more_of(verb, {"secret": "words"}) == "Its facts are not those of such an act."


@pytest.mark.parametrize("scope", [CASE, SITE])
def test_the_filter_offers_the_acts_that_the_chain_holds_and_no_others(
    cast: Cast, signed_in: SignedIn, scope: str
) -> None:
    recorded()
    client = signed_in(cast.auditor)
    held = set(events_of(scope).values_list("verb", flat=True))

    form = client.get(f"/audit/chains/{scope}/").context["form"]

    offered = dict(form.fields["act"].choices)
    assert set(offered) == {"", *held}
    assert list(offered.values())[1:] == sorted(what_of(verb) for verb in held)


def test_a_chain_in_which_an_organization_was_added_names_it(cast: Cast, signed_in: SignedIn) -> None:
    create_organization(kind=OrganizationKind.EMPLOYER, name="Bay Stone", by=cast.founder, at=AT + timedelta(days=1))

    assert "Bay Stone. Employer." in text_of(signed_in(cast.auditor), "/audit/chains/site/?act=create_organization")
