"""Lab. Code § 4610.5(h)(2), (k): a request waits while liability is disputed, and is taken up when that is resolved."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from openimr.law.eligibility import LiabilityDispute, ReasonCode, Standing
from openimr.web import clock
from openimr.web.audit.models import AuditEvent
from openimr.web.audit.verification import verify_chains
from openimr.web.cases.choices import Liability
from openimr.web.cases.facts import eligibility_facts, reading_of
from openimr.web.cases.history import history_of
from openimr.web.cases.models import Case
from openimr.web.cases.plain import my_case
from openimr.web.cases.services.applications import LineFacts, dispute_items, submit_application
from openimr.web.cases.services.assignment import send_assignment_notice
from openimr.web.cases.services.corrections import correct_lines
from openimr.web.cases.services.deferrals import items_waiting, resume_deferred
from openimr.web.cases.services.eligibility import Ruling, decide_eligibility
from openimr.web.cases.standing import items_of
from openimr.web.cases.values import CaseState, ItemState, ServedBy
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from tests.web import walks
from tests.web.cases.acts import GOES_ON, LATER, all_eligible, deferred, everything
from tests.web.cases.posting import post, text_of
from tests.web.cast import AT, UR_DECIDED, Cast

SignedIn = Callable[[User], Client]

RESOLVED = date(2025, 3, 3)
DEFERRED = Ruling(code=ReasonCode.LIABILITY_DISPUTED)


def in_part(cast: Cast, *, waiting: tuple[int, ...] = (2, 3)) -> Case:
    """Return a case of which some items were held eligible, and for some liability is disputed."""
    case = walks.received(cast)
    facts = {number: LineFacts(liability=Liability.OPEN) for number in waiting}
    case = correct_lines(case=case, version=case.version, facts=facts, by=cast.clerk, at=AT)
    case = submit_application(case=case, version=case.version, by=cast.clerk, at=AT)
    rulings = all_eligible(case) | dict.fromkeys(waiting, DEFERRED)
    return decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast.okafor, at=AT)


def resume(case: Case, cast: Cast, *, on: date = RESOLVED, numbers: frozenset[int] | None = None) -> Case:
    case.refresh_from_db()
    return resume_deferred(case=case, version=case.version, resolved_on=on, numbers=numbers, by=cast.clerk, at=LATER)


def states(case: Case) -> list[str]:
    return list(case.items.values_list("state", flat=True))


def test_eligible_items_go_on_and_a_deferred_one_becomes_a_case_of_its_own(cast: Cast) -> None:
    earlier = in_part(cast)
    assert (earlier.state, states(earlier)) == (CaseState.ASSIGNED, ["disputed", "deferred", "deferred"])

    new = resume(earlier, cast)

    earlier.refresh_from_db()
    assert earlier.state == CaseState.ASSIGNED
    assert states(earlier) == [ItemState.DISPUTED, ItemState.TAKEN_UP, ItemState.TAKEN_UP]
    assert (new.number, new.state, new.version) == ("IM25-0000002", CaseState.ELIGIBILITY_REVIEW, 1)
    assert (new.employee, new.priority, new.received_at) == (earlier.employee, earlier.priority, earlier.received_at)
    assert [(item.number, item.description, item.state) for item in new.items.all()] == [
        (1, "Lumbar brace", ItemState.DISPUTED),
        (2, "6 visits of physical therapy", ItemState.DISPUTED),
    ]
    assert {party.kind: party.name for party in new.parties.all()} == {
        party.kind: party.name for party in earlier.parties.all()
    }
    assert not new.clocks.exists()


def test_the_new_case_has_the_same_application_and_its_items_read_as_resolved(cast: Cast) -> None:
    earlier = in_part(cast)

    new = resume(earlier, cast)

    forms = [case.applications.values().get() for case in (earlier, new)]
    differing = {name for name, value in forms[0].items() if forms[1][name] != value}
    readings = [reading_of(item) for item in new.items.all()]
    review = eligibility_facts(new.items.get(number=1)).review
    assert differing == {"id", "case_id"}
    assert new.applications.get().ur_lines.count() == 4
    assert (review.liability, review.resolution_served) == (LiabilityDispute.RESOLVED, RESOLVED)
    assert [reading.standing for reading in readings] == [Standing.ELIGIBLE, Standing.ELIGIBLE]


def test_the_new_case_goes_its_way_with_clocks_of_its_own(cast: Cast) -> None:
    earlier = in_part(cast)
    earlier = send_assignment_notice(case=earlier, version=earlier.version, method=ServedBy.MAIL, by=cast.clerk, at=AT)
    new = resume(earlier, cast)

    rulings = dict.fromkeys((1, 2), Ruling(because=GOES_ON))
    new = decide_eligibility(case=new, version=new.version, rulings=rulings, by=cast.okafor, at=LATER)
    new = send_assignment_notice(
        case=new, version=new.version, method=ServedBy.MAIL, by=cast.clerk, at=LATER + timedelta(days=1)
    )

    due = [case.clocks.get(name="records-mail").due for case in (earlier, new)]
    assert due == [date(2025, 3, 19), date(2025, 3, 20)]


@pytest.mark.parametrize(
    ("waiting", "primaries"), [((1, 2), [None, 1]), ((2,), [None])], ids=["both wait", "only the associated one"]
)
def test_an_item_keeps_its_primary_where_that_one_is_taken_up_too(
    cast: Cast, waiting: tuple[int, ...], primaries: list[int | None]
) -> None:
    new = resume(in_part(cast, waiting=waiting), cast)

    assert [item.primary and item.primary.number for item in new.items.all()] == primaries


def test_one_item_is_taken_up_and_the_other_waits_on(cast: Cast) -> None:
    earlier = in_part(cast)

    first = resume(earlier, cast, numbers=frozenset({3}))
    assert states(earlier) == ["disputed", "deferred", "taken_up"]
    second = resume(earlier, cast)

    assert [case.items.get().description for case in (first, second)] == [
        "6 visits of physical therapy",
        "Lumbar brace",
    ]
    assert items_waiting(Case.objects.get(pk=earlier.pk)) == []


def test_of_a_case_that_waits_as_a_whole_one_item_goes_on_and_the_other_is_taken_up_later(cast: Cast) -> None:
    case = deferred(cast)

    case = resume(case, cast, numbers=frozenset({2}))
    assert (case.state, states(case)) == (CaseState.ELIGIBILITY_REVIEW, ["deferred", "disputed", "ineligible"])
    assert items_waiting(case) == []
    rulings = {2: Ruling(because=GOES_ON)}
    case = decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast.okafor, at=LATER)
    later = resume(case, cast)

    assert case.state == CaseState.ASSIGNED
    assert (later.number != case.number, later.items.get().description) == (True, "Lumbar fusion L4-S1")


def test_a_closed_case_still_lets_its_deferred_item_go_on(cast: Cast) -> None:
    earlier = in_part(cast)
    Case.objects.filter(pk=earlier.pk).update(state=CaseState.CLOSED)

    new = resume(earlier, cast)

    assert Case.objects.get(pk=earlier.pk).state == CaseState.CLOSED
    assert new.items.count() == 2


def test_each_case_says_in_its_trail_and_on_its_pages_where_the_item_went_and_came_from(cast: Cast) -> None:
    earlier = in_part(cast)
    events = AuditEvent.objects.count()

    new = resume(earlier, cast)

    earlier.refresh_from_db()
    told = [history_of(case, person=cast.clerk, at=LATER)[0] for case in (earlier, new)]
    assert AuditEvent.objects.count() == events + 2
    assert [(row.what, row.more) for row in told] == [
        (
            "Took up what was deferred",
            f"Items 2, 3 go on as case {new.number}. Notice that liability is resolved: Mon 3 Mar 2025.",
        ),
        (
            "Opened the case for what was deferred in an earlier one",
            f"Items 2, 3 of case {earlier.number}. Notice that liability is resolved: Mon 3 Mar 2025.",
        ),
    ]
    assert [row.other for row in items_of(earlier)] == [None, new, new]
    assert [row.other for row in items_of(new)] == [earlier, earlier]
    assert "This one goes on in a new case" in my_case(earlier).items[1].outcome
    assert not verify_chains().broken


def test_what_is_taken_up_is_no_duplicate_of_itself(cast: Cast) -> None:
    """8 CCR § 9792.10.3(a)(2)."""
    new = resume(in_part(cast), cast)
    again = walks.submitted(cast, at=LATER + timedelta(days=1))

    assert [reading_of(item).reasons for item in new.items.all()] == [(), ()]
    found = eligibility_facts(again.items.get(number=2)).item.duplicate_of
    assert found == (new.number,)


@pytest.mark.parametrize("walk", [deferred, in_part])
@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (date(2025, 3, 5), "This day has not come yet"),
        (UR_DECIDED - timedelta(days=1), "Utilization review decided on Mon 10 Feb 2025"),
    ],
    ids=["tomorrow", "before the decision"],
)
def test_a_day_that_cannot_be_that_of_the_notice_is_refused_beside_its_field(
    cast: Cast, walk: Callable[[Cast], Case], on: date, sentence: str
) -> None:
    case = walk(cast)
    before = everything()

    with pytest.raises(RefusedError, match=sentence) as refused:
        resume(case, cast, on=on)

    assert refused.value.field == "resolved_on"
    assert everything() == before


@pytest.mark.parametrize("on", [UR_DECIDED, date(2025, 3, 4)], ids=["day of the decision", "today"])
def test_the_first_and_the_last_day_there_can_be_are_taken(cast: Cast, on: date) -> None:
    assert resume(deferred(cast), cast, on=on).state == CaseState.ELIGIBILITY_REVIEW


@pytest.mark.parametrize(
    ("numbers", "sentence"), [(frozenset({1}), "one of these is not"), (frozenset(), "Choose at least one item")]
)
def test_only_what_waits_is_taken_up(cast: Cast, numbers: frozenset[int], sentence: str) -> None:
    case = in_part(cast)
    before = everything()

    with pytest.raises(RefusedError, match=sentence):
        resume(case, cast, numbers=numbers)

    assert everything() == before


def test_a_case_without_a_deferred_item_has_nothing_to_take_up(cast: Cast) -> None:
    case = walks.assigned(cast)

    with pytest.raises(RefusedError, match="none is to be taken up"):
        resume(case, cast)


class TestPage:
    def test_a_deferred_item_beside_eligible_ones_is_offered_and_taken_up(
        self, cast: Cast, signed_in: SignedIn
    ) -> None:
        earlier = in_part(cast)
        client, address = signed_in(cast.clerk), f"/cases/{earlier.number}/eligibility/"
        days = {"resolved_on_month": "3", "resolved_on_day": "3", "resolved_on_year": "2025"}

        page = text_of(client.get(address))
        assert "becomes a case of its own" in page
        assert "Item 2: Lumbar brace" in page

        answer = post(client, address, to=f"{address}resume/", having="resolved_on_year", **days)

        new = Case.objects.exclude(pk=earlier.pk).get()
        assert answer["Location"] == f"/cases/{new.number}/eligibility/"
        shown = client.get(f"/cases/{earlier.number}/").content.decode()
        assert f'Goes on in <a class="usa-link" href="/cases/{new.number}/"' in shown
        shown = client.get(f"/cases/{new.number}/").content.decode()
        assert f'Was deferred in <a class="usa-link" href="/cases/{earlier.number}/"' in shown

    def test_no_item_ticked_or_a_day_to_come_stands_beside_its_field(self, cast: Cast, signed_in: SignedIn) -> None:
        case = in_part(cast)
        client, address = signed_in(cast.clerk), f"/cases/{case.number}/eligibility/"
        tomorrow = clock.legal_day(clock.now()) + timedelta(days=1)
        days = {
            "resolved_on_month": str(tomorrow.month),
            "resolved_on_day": str(tomorrow.day),
            "resolved_on_year": str(tomorrow.year),
        }
        fields = {"version": str(case.version), "once": "3f1c2d34-0000-4000-8000-000000000009", **days}

        unticked = client.post(f"{address}resume/", fields)
        future = client.post(f"{address}resume/", fields | {"item_2": "on"})

        assert "Choose at least one item." in text_of(unticked)
        assert (future.status_code, "This day has not come yet" in text_of(future)) == (200, True)
        assert Case.objects.count() == 1

    def test_a_case_under_way_without_a_deferred_item_offers_nothing(self, cast: Cast, signed_in: SignedIn) -> None:
        case = walks.assigned(cast)

        assert "What waits" not in text_of(signed_in(cast.clerk).get(f"/cases/{case.number}/eligibility/"))


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ((None, "LIABILITY_DISPUTED", "LATE"), CaseState.ASSIGNED),
        (("LATE", "LIABILITY_DISPUTED", "LATE"), CaseState.DEFERRED_LIABILITY),
        (("LATE", "DUPLICATE", "LATE"), CaseState.INELIGIBLE),
    ],
)
def test_the_preview_says_where_the_case_goes_and_it_goes_there(
    cast: Cast, signed_in: SignedIn, codes: tuple[str | None, ...], expected: CaseState
) -> None:
    case = walks.received(cast)
    case = dispute_items(case=case, version=case.version, disputes=walks.DISPUTES, by=cast.clerk, at=AT)
    case = submit_application(case=case, version=case.version, by=cast.clerk, at=AT)
    client, address = signed_in(cast.okafor), f"/cases/{case.number}/eligibility/"
    typed = {f"item-{number}-decision": code or "eligible" for number, code in enumerate(codes, start=1)}
    typed |= {f"item-{number}-because": "As we see it." for number in (1, 2, 3)}

    preview = post(client, address, **typed, go="preview")
    post(client, address, **typed, go="decide")

    assert f"The case goes to: {expected.label}" in text_of(preview)
    assert Case.objects.get(pk=case.pk).state == expected


def test_the_preview_counts_what_was_deferred_before(cast: Cast, signed_in: SignedIn) -> None:
    case = resume(deferred(cast), cast, numbers=frozenset({2}))
    client, address = signed_in(cast.okafor), f"/cases/{case.number}/eligibility/"
    typed = {"item-2-decision": "LATE", "item-2-because": "As we see it."}

    preview = post(client, address, **typed, go="preview")

    assert f"The case goes to: {CaseState.DEFERRED_LIABILITY.label}" in text_of(preview)
