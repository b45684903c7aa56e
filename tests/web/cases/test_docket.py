from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from openimr.law.days import legal_day
from openimr.law.eligibility import ReasonCode
from openimr.web.cases.docket import Docket, Due, Filters, Whose, docket_of, waits_of_one
from openimr.web.cases.forms.filters import DocketFilterForm, ways_on
from openimr.web.cases.models import Case
from openimr.web.cases.services.assignment import close_records
from openimr.web.cases.services.deferrals import resume_deferred
from openimr.web.cases.services.eligibility import Ruling, decide_eligibility
from openimr.web.cases.services.notices import serve_notice
from openimr.web.cases.values import CaseState, ItemState, PartyKind, Priority, ServedBy
from openimr.web.implementation.models import StepKind
from openimr.web.implementation.services import enter_determination_receipt, record_implementation
from openimr.web.people.models import User
from openimr.web.reviews.models import RecordsRequest
from openimr.web.reviews.services import answer_records, may_answer, request_records
from tests.web import review_walks, walks
from tests.web.cases.acts import deferred, in_file
from tests.web.cases.posting import text_of
from tests.web.cast import AT, Cast, may_sign_in


def numbers(docket: Docket) -> list[str]:
    return [row.number for row in docket.rows]


def docket(cast: Cast, name: str = "clerk", **asked: object) -> Docket:
    return docket_of(getattr(cast, name), at=AT + timedelta(hours=5), filters=Filters(**asked))  # type: ignore[arg-type]


def test_what_breaks_first_stands_first(cast: Cast) -> None:
    without_clock = walks.submitted(cast)
    expedited_without_clock = walks.submitted(cast, **walks.EXPEDITED, at=AT + timedelta(hours=1))
    records = walks.awaiting_records(cast)
    notice = walks.assigned(cast)
    hours = walks.awaiting_records(cast, **walks.EXPEDITED)

    rows = docket(cast).rows

    assert [row.number for row in rows] == [
        case.number for case in (hours, notice, records, expedited_without_clock, without_clock)
    ]
    assert [row.due and row.due.isoformat()[:10] for row in rows] == [
        "2025-03-05", "2025-03-05", "2025-03-19", None, None
    ]  # fmt: skip


def test_a_row_says_what_is_next_by_whom_until_when_and_why(cast: Cast) -> None:
    walks.assigned(cast)

    (row,) = docket(cast).rows

    assert (row.employee, row.items, row.state) == ("A. R., 1971", "3 items", CaseState.ASSIGNED)
    assert (row.act, row.who, row.is_mine) == ("Send the assignment notice", "Intake clerk (you)", True)
    assert (row.due, row.is_late) == (date(2025, 3, 5), False)
    assert "8 CCR § 9792.10.4(b)" in row.because


def test_the_clock_of_the_regulation_and_not_that_of_the_statute_is_shown(cast: Cast) -> None:
    walks.awaiting_records(cast)

    (row,) = docket(cast).rows

    assert row.due == date(2025, 3, 19)
    assert "9792.10.5" in row.because


@pytest.mark.parametrize(("name", "words"), [("clerk", "Receive the records"), ("noor", "Send the records")])
def test_a_claims_administrator_sends_the_records_that_a_clerk_receives(cast: Cast, name: str, words: str) -> None:
    walks.awaiting_records(cast)

    (row,) = docket(cast, name).rows

    assert row.act == words


def test_a_row_past_its_last_day_says_so(cast: Cast) -> None:
    walks.assigned(cast)

    (row,) = docket_of(cast.clerk, at=AT + timedelta(days=2), filters=Filters()).rows

    assert row.is_late


@pytest.mark.parametrize(
    ("name", "sees_employee", "shown"),
    [
        ("clerk", True, 2),
        ("okafor", True, 1),
        ("division", True, 2),
        ("noor", True, 1),
        ("conflict", False, 0),
        ("stranger", True, 0),
        ("auditor", True, 0),
    ],
)
def test_each_has_their_own_docket(cast: Cast, name: str, *, sees_employee: bool, shown: int) -> None:
    walks.submitted(cast, claims_administrator="Elsewhere")
    walks.awaiting_records(cast)

    seen = docket(cast, name)

    assert len(seen.rows) == shown
    assert seen.shows_employee is sees_employee
    assert all(bool(row.employee) is sees_employee for row in docket(cast, name, whose=Whose.OPEN).rows)


def test_the_parts_and_the_states_are_counted(cast: Cast) -> None:
    late = walks.submitted(cast, ur_served_on=date(2024, 11, 1), ur_decided_on=date(2024, 11, 1))
    rulings = {number: Ruling(code=ReasonCode.LATE) for number in (1, 2, 3)}
    decide_eligibility(case=late, version=late.version, rulings=rulings, by=cast.okafor, at=AT)
    walks.received(cast)
    walks.received(cast)
    walks.awaiting_records(cast)

    seen = docket(cast, "okafor")

    assert seen.parts == {Whose.MINE: 0, Whose.OPEN: 3, Whose.ENDED: 1}
    assert seen.states == ()
    assert [(bar.state, bar.count, bar.percent) for bar in docket(cast, "okafor", whose=Whose.OPEN).states] == [
        (CaseState.RECEIVED, 2, 67),
        (CaseState.RECORDS_REQUESTED, 1, 33),
    ]
    ended = docket(cast, "okafor", whose=Whose.ENDED)
    assert [(bar.state, bar.count, bar.percent) for bar in ended.states] == [(CaseState.INELIGIBLE, 1, 100)]
    assert numbers(ended) == [late.number]


FILTERS: list[tuple[str, object, str]] = [
    ("state", CaseState.ASSIGNED, "assigned"),
    ("due", Due.SOON, "assigned"),
    ("due", Due.LATER, "records"),
    ("due", Due.NONE, "submitted"),
    ("due", Due.LATE, ""),
    ("priority", Priority.EXPEDITED, "submitted"),
]


@pytest.mark.parametrize(("name", "wanted", "found"), FILTERS)
def test_a_filter_leaves_what_it_names(cast: Cast, name: str, wanted: object, found: str) -> None:
    cases = {
        "assigned": walks.assigned(cast),
        "records": walks.awaiting_records(cast),
        "submitted": walks.submitted(cast, **walks.EXPEDITED),
    }

    assert numbers(docket(cast, whose=Whose.OPEN, **{name: wanted})) == [
        case.number for kind, case in cases.items() if kind == found
    ]


def test_cases_of_one_claims_administrator(cast: Cast) -> None:
    ours = walks.submitted(cast)
    walks.submitted(cast, claims_administrator="Distant Claims")

    seen = docket(cast, organization=cast.claims.public_id)

    assert numbers(seen) == [ours.number]
    assert [organization.name for organization in seen.organizations] == ["Distant Claims", "Golden Coast Claims"]


SEARCHES = [
    "IM25-0000001",
    "im25-0000001",
    "1",
    "reyes",
    "Alma Rey",
    "Reyes, Alma",
    "GC-4471-88",
    "6/3/1971",
    "1971-06-03",
]


@pytest.mark.parametrize("words", SEARCHES)
def test_a_case_is_found_by_number_name_claim_or_birth_by_those_who_may_search(cast: Cast, words: str) -> None:
    case = walks.received(cast)
    fields = {"employee_first_name": "Benito", "employee_last_name": "Cruz", "claim_number": "X"}
    walks.received(cast, **fields, employee_date_of_birth=date(1980, 1, 1))

    by_number = words.lower().startswith("im25") or words == "1"

    assert numbers(docket(cast, search=words)) == [case.number]
    assert numbers(docket(cast, "noor", search=words)) == ([case.number] if by_number else [])
    assert numbers(docket(cast, "stranger", search=words)) == []


@pytest.mark.parametrize("words", ["Nobody", "9", "IM25", "2/30/1971", "%", "A'; --"])
def test_a_search_that_fits_nothing_finds_nothing(cast: Cast, words: str) -> None:
    walks.received(cast)

    assert numbers(docket(cast, search=words)) == []


def test_a_search_looks_also_among_ended_cases(cast: Cast) -> None:
    case = walks.received(cast)
    Case.objects.update(state=CaseState.CLOSED)

    assert numbers(docket(cast)) == []
    assert numbers(docket(cast, search="Reyes")) == [case.number]


@pytest.mark.parametrize("name", ["clerk", "noor", "lind", "relative"])
def test_the_docket_takes_as_many_queries_for_many_rows_as_for_one(cast: Cast, name: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            docket(cast, name, whose=Whose.OPEN)
        return len(captured)

    walks.awaiting_records(cast)
    with_one = queries()
    for walk in (walks.received, walks.submitted, walks.assigned, walks.awaiting_records):
        walk(cast)

    assert queries() == with_one


def test_a_long_docket_comes_in_pages(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("openimr.web.cases.docket.pages.ROWS_A_PAGE", 2)
    made = [walks.received(cast).number for _ in range(5)]

    pages = [docket(cast, page=page) for page in (1, 2, 3, 99, 0)]

    assert [numbers(page) for page in pages] == [made[:2], made[2:4], made[4:], made[4:], made[:2]]
    assert {(page.total, page.pages) for page in pages} == {(5, 3)}


def test_a_determination_clock_runs_through_the_states_of_the_review(cast: Cast) -> None:
    case = in_file(cast)
    close_records(case=case, version=case.version, by=cast.clerk, at=AT)

    for state in (CaseState.REVIEWER_SELECTION, CaseState.CLINICAL_REVIEW, CaseState.QUALITY_CHECK):
        Case.objects.update(state=state)
        (row,) = docket(cast, whose=Whose.OPEN).rows

        assert row.due == date(2025, 4, 3)


def test_an_issued_case_is_served_without_a_clock_of_the_law(cast: Cast) -> None:
    review_walks.issued(cast)

    (row,) = docket(cast).rows

    assert (row.state, row.act, row.due) == (CaseState.FDL_ISSUED, "Serve the determination", None)


@pytest.mark.parametrize(
    ("whose", "state", "shown"),
    [
        (None, CaseState.CLOSED, Whose.ENDED),
        (Whose.MINE, CaseState.INELIGIBLE, Whose.ENDED),
        (Whose.ENDED, CaseState.ATTESTATION, Whose.OPEN),
        (Whose.MINE, CaseState.ATTESTATION, Whose.OPEN),
        (Whose.MINE, CaseState.ASSIGNED, Whose.MINE),
        (Whose.OPEN, CaseState.ASSIGNED, Whose.OPEN),
    ],
)
def test_a_state_is_shown_in_a_part_that_has_it(
    cast: Cast, whose: Whose | None, state: CaseState, shown: Whose
) -> None:
    walks.received(cast)
    Case.objects.update(state=state)

    seen = docket(cast, whose=whose, state=state)

    assert (seen.whose, len(seen.rows)) == (shown, 1)


@pytest.mark.parametrize("part", Whose)
@pytest.mark.parametrize("name", ["clerk", "okafor", "division", "noor"])
def test_each_bar_leads_to_exactly_the_cases_it_counts(cast: Cast, part: Whose, name: str) -> None:
    """Also of a case that ended with an item deferred, or with a notice that is not served, and so has not ended."""
    review_walks.in_review(cast)
    walks.awaiting_records(cast)
    for state in (CaseState.CLOSED, CaseState.CLOSED, CaseState.INELIGIBLE):
        Case.objects.filter(pk=walks.received(cast).pk).update(state=state)
    TestWaits().in_part(cast)
    Case.objects.filter(items__state=ItemState.DEFERRED).update(state=CaseState.CLOSED)
    late(cast, attorney_address="")

    shown = docket(cast, name, whose=part)
    bars = ways_on(shown, DocketFilterForm({}))["bars"]

    assert sum(bar["count"] for bar in bars) == shown.total == shown.parts[part]
    for bar in bars:
        led = docket_of(getattr(cast, name), at=AT, filters=DocketFilterForm(QueryDict(bar["address"])).filters())
        assert (led.total, led.whose) == (bar["count"], part)
        assert {row.state for row in led.rows} == {bar["state"]}


def carried_out(case: Case, cast: Cast) -> Case:
    """Carry out what was overturned in a closed case, which has not ended before."""
    day, at = legal_day(review_walks.SERVED_AT), review_walks.SERVED_AT
    version = Case.objects.get(pk=case.pk).version
    enter_determination_receipt(case=case, version=version, received_on=day, shown_by="Stamp", by=cast.clerk, at=at)
    record_implementation(
        case=case,
        version=version + 1,
        number=3,
        kind=StepKind.AUTHORIZED,
        done_on=day,
        shown_by="Letter",
        by=cast.clerk,
        at=at,
    )
    return case


def test_of_the_ended_cases_the_last_to_end_stands_first(cast: Cast) -> None:
    def refused(at: datetime) -> str:
        case = walks.submitted(cast, ur_served_on=date(2024, 11, 1), ur_decided_on=date(2024, 11, 1))
        rulings = {number: Ruling(code=ReasonCode.LATE) for number in (1, 2, 3)}
        return decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast.okafor, at=at).number

    closed = carried_out(review_walks.closed(cast).case, cast).number
    first = refused(review_walks.SERVED_AT - timedelta(days=1))
    last = refused(review_walks.SERVED_AT + timedelta(days=1))
    middle = refused(review_walks.SERVED_AT - timedelta(hours=1))

    assert numbers(docket(cast, whose=Whose.ENDED)) == [last, closed, middle, first]


@pytest.mark.parametrize(
    ("state", "whose", "sentence"),
    [
        (None, "open", "No case yet."),
        (CaseState.CLOSED, "open", "No case is open."),
        (CaseState.RECEIVED, "ended", "No case has ended yet."),
    ],
)
def test_an_empty_part_says_whether_there_are_other_cases(
    cast: Cast, signed_in: Callable[[User], Client], state: CaseState | None, whose: str, sentence: str
) -> None:
    if state:
        Case.objects.filter(pk=walks.received(cast).pk).update(state=state)

    words = text_of(signed_in(cast.clerk).get(f"/docket/?whose={whose}"))

    said = [each for each in ("No case yet.", "No case is open.", "No case has ended yet.") if each in words]
    assert said == [sentence]


def late(cast: Cast, **changed: object) -> Case:
    """A case that is not eligible; its notice is served on those alone who can be reached."""
    case = walks.submitted(cast, ur_served_on=date(2024, 11, 1), ur_decided_on=date(2024, 11, 1), **changed)
    rulings = {number: Ruling(code=ReasonCode.LATE) for number in (1, 2, 3)}
    return decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast.okafor, at=AT)


class TestNoticesNotServed:
    """8 CCR § 9792.10.4(b), Lab. Code § 4610.6(b): a notice that was made is served on each party it goes to."""

    def test_it_waits_with_whom_and_since_when_until_it_is_served(
        self, cast: Cast, signed_in: Callable[[User], Client]
    ) -> None:
        case = late(cast, attorney_address="", employee_address="")
        notice = case.notices.get()

        page = text_of(signed_in(cast.clerk).get("/docket/?whose=mine"))

        words = "Serve the notice that an item is not eligible on the employee and Kofi Osei (employee’s attorney)"
        assert f"{words} Intake clerk (you) or Medical director, made Tue 4 Mar 2025" in page
        assert docket(cast).parts == {Whose.MINE: 1, Whose.OPEN: 1, Whose.ENDED: 0}

        for kind in (PartyKind.ATTORNEY, PartyKind.EMPLOYEE):
            party = case.parties.get(kind=kind, until__isnull=True)
            serve_notice(notice=notice, party=party, method=ServedBy.MAIL, address="9 Elm", by=cast.clerk, at=AT)

        assert docket(cast).parts == {Whose.MINE: 0, Whose.OPEN: 0, Whose.ENDED: 1}

    def test_a_request_for_records_waits_for_every_party_it_does_not_reach(self, cast: Cast) -> None:
        for person in (cast.alma, cast.noor, cast.physician, cast.attorney):
            may_sign_in(person)
        case = review_walks.in_review(cast).assignment.case
        party = case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True)
        request_records(case=case, asked_of=party, words="Films.", by=cast.lind, at=review_walks.ATTESTED_AT)

        (row,) = docket(cast, whose=Whose.MINE).rows

        unserved = [each.words for each in row.waits if each.route == "cases:notices"]
        assert unserved == ["Serve the request for records on Valley Orchards (employer)"]

    @pytest.mark.parametrize("name", ["noor", "alma", "attorney", "division", "quality", "lind"])
    def test_it_is_told_to_those_alone_who_send_notices(self, cast: Cast, name: str) -> None:
        case = late(cast, attorney_address="")

        assert waits_of_one(case, person=getattr(cast, name), at=AT) == ()
        assert docket(cast, name).parts[Whose.MINE] == 0

    @pytest.mark.parametrize("name", ["clerk", "okafor"])
    def test_it_leads_to_the_page_where_it_is_entered(
        self, cast: Cast, signed_in: Callable[[User], Client], name: str
    ) -> None:
        case = late(cast, attorney_address="")

        assert (
            f'href="/cases/{case.number}/notices/"' in signed_in(getattr(cast, name)).get("/docket/").content.decode()
        )

    def test_what_a_determination_has_overtaken_no_longer_waits(self, cast: Cast) -> None:
        case = late(cast, attorney_address="")
        Case.objects.filter(pk=case.pk).update(state=CaseState.CLOSED)
        case.refresh_from_db()

        assert waits_of_one(case, person=cast.clerk, at=AT) == ()
        assert docket(cast).parts[Whose.ENDED] == 1


class TestWaits:
    """What a case waits for beside its next act."""

    def in_part(self, cast: Cast) -> Case:
        """A case of which the second item waits for the end of a dispute over liability."""
        case = walks.submitted(cast)
        deferred = Ruling(code=ReasonCode.LIABILITY_DISPUTED, because="Liability for it is disputed.")
        eligible = Ruling(because="The facts have changed.")
        rulings = {1: eligible, 2: deferred, 3: eligible}
        return decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast.okafor, at=AT)

    def asked(self, cast: Cast, *, kind: PartyKind = PartyKind.CLAIMS_ADMINISTRATOR) -> RecordsRequest:
        """A request for records to a party of a case in review."""
        case = review_walks.in_review(cast).assignment.case
        party = case.parties.get(kind=kind, until__isnull=True)
        at = review_walks.ATTESTED_AT
        return request_records(case=case, asked_of=party, words="The operative report.", by=cast.lind, at=at)

    def waits(self, cast: Cast, name: str = "clerk", **asked: object) -> list[tuple[str, str, bool]]:
        """What is waited for, but for notices not served: see ``TestNoticesNotServed``."""
        rows = docket(cast, name, whose=Whose.OPEN, **asked).rows
        waits = [each for row in rows for each in row.waits if each.route != "cases:notices"]
        return [(each.words, each.who, each.is_mine) for each in waits]

    @pytest.mark.parametrize(
        "state", [CaseState.ASSIGNED, CaseState.CLINICAL_REVIEW, CaseState.FDL_ISSUED, CaseState.CLOSED]
    )
    def test_a_deferred_item_is_not_forgotten_where_its_case_goes_on_and_where_it_has_ended(
        self, cast: Cast, state: CaseState
    ) -> None:
        """Lab. Code § 4610.5(h)(2), (k)."""
        case = self.in_part(cast)
        Case.objects.filter(pk=case.pk).update(state=state)

        seen = docket(cast, "clerk")

        words = "Wait for the notice that liability for item 2 is resolved"
        assert numbers(seen) == [case.number]
        assert seen.rows[0].items == "3 items, 1 deferred"
        assert [(each.words, each.who, each.is_mine) for each in seen.rows[0].waits] == [(words, "Intake clerk", True)]
        assert (seen.parts[Whose.MINE], seen.parts[Whose.OPEN], seen.parts[Whose.ENDED]) == (1, 1, 0)
        assert [each[2] for each in self.waits(cast, "division")] == [False]

    def test_a_case_that_waits_as_a_whole_says_so_once(self, cast: Cast) -> None:
        deferred(cast)

        (row,) = docket(cast).rows

        assert row.act == "Wait for the notice that liability is resolved"
        assert row.waits == ()

    def test_what_was_taken_up_no_longer_waits(self, cast: Cast) -> None:
        case = self.in_part(cast)
        resume_deferred(case=case, version=case.version, resolved_on=date(2025, 3, 3), by=cast.clerk, at=AT)

        assert self.waits(cast) == []
        assert {row.items for row in docket(cast).rows} == {"3 items, 1 in another case", "1 item"}

    def test_records_are_due_from_a_party_by_its_name(self, cast: Cast) -> None:
        walks.awaiting_records(cast)

        assert self.waits(cast) == [("Records are due from", "Golden Coast Claims", False)]
        assert self.waits(cast, "noor") == [("Records are due from", "Golden Coast Claims", True)]

    def test_an_answer_is_waited_for_until_it_comes(self, cast: Cast) -> None:
        """Lab. Code § 4610.6(b)."""
        request = self.asked(cast)
        words, who = "Answer the request for records", "Golden Coast Claims (claims administrator)"
        assert self.waits(cast) == [(words, who, False)]
        assert self.waits(cast, "lind") == [(words, who, False)]

        answer_records(request=request, words="It is in the file.", by=cast.noor, at=review_walks.SIGNED_AT)

        assert self.waits(cast) == []

    def test_it_is_for_the_party_that_was_asked_and_for_no_other(self, cast: Cast) -> None:
        number = self.asked(cast).case.number

        assert numbers(docket(cast, "noor", whose=Whose.MINE)) == [number]
        assert [each[2] for each in self.waits(cast, "noor")] == [True]
        assert numbers(docket(cast, "physician", whose=Whose.MINE)) == []
        assert [each[2] for each in self.waits(cast, "physician")] == [False]

    def test_an_employee_who_was_asked_is_not_named(self, cast: Cast) -> None:
        self.asked(cast, kind=PartyKind.EMPLOYEE)

        assert [who for _, who, _ in self.waits(cast, "lind")] == ["Employee"]

    @pytest.mark.parametrize("kind", [PartyKind.EMPLOYEE, PartyKind.CLAIMS_ADMINISTRATOR, PartyKind.ATTORNEY])
    def test_it_waits_for_each_who_may_answer_as_a_party_and_leads_them_there(
        self, cast: Cast, kind: PartyKind, signed_in: Callable[[User], Client]
    ) -> None:
        request = self.asked(cast, kind=kind)
        case = request.case
        people = {name: getattr(cast, name) for name in ("alma", "relative", "noor", "physician", "attorney")}
        at = review_walks.SIGNED_AT

        waited = {name: waits_of_one(case, person=person, at=at) for name, person in people.items()}

        theirs = {name for name, person in people.items() if may_answer(request, person=person, at=at)}
        assert theirs
        assert {name for name, waits in waited.items() if waits[0].is_mine} == theirs
        assert {name for name, waits in waited.items() if waits[0].route == "reviews:requests"} == theirs
        assert {name for name in people if numbers(docket(cast, name, whose=Whose.MINE))} == theirs
        way = f'href="/cases/{case.number}/records-requests/"'
        for name in theirs:
            page = signed_in(people[name]).get(f"/cases/{case.number}/").content.decode()
            assert "Answer the request for records</a>" in page
            assert way in page

    def test_it_stands_on_the_docket_and_on_the_case(self, cast: Cast, signed_in: Callable[[User], Client]) -> None:
        number = self.asked(cast).case.number
        clerk = signed_in(cast.clerk)

        pages = [text_of(clerk.get(address)) for address in ("/docket/?whose=open", f"/cases/{number}/")]

        told = "Answer the request for records Golden Coast Claims (claims administrator), asked Tue 11 Mar 2025"
        assert [told in page for page in pages] == [True, True]

    def test_who_sees_to_it_is_led_there_and_nobody_else(self, cast: Cast, signed_in: Callable[[User], Client]) -> None:
        asked, in_part = self.asked(cast).case.number, self.in_part(cast).number
        ways = {f"/cases/{asked}/records-requests/": "noor", f"/cases/{in_part}/eligibility/": "clerk"}
        clients = {name: signed_in(getattr(cast, name)) for name in ("noor", "clerk", "division")}

        led = {
            (address, name)
            for name, client in clients.items()
            for address in ways
            if f'href="{address}"' in client.get("/docket/?whose=open").content.decode()
        }

        assert led == set(ways.items())
        assert all(clients[name].get(address).status_code == 200 for address, name in ways.items())

    def test_many_that_wait_take_as_many_queries_as_one(self, cast: Cast) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                docket(cast, "clerk", whose=Whose.OPEN)
            return len(captured)

        self.asked(cast)
        with_one = queries()
        for _ in range(3):
            self.in_part(cast)
            walks.awaiting_records(cast)

        assert queries() == with_one
