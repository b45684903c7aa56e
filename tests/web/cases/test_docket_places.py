"""The place of a case on the docket, kept in its row, is the one that all its rows tell, whatever service wrote them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from openimr.law.assumptions import assumptions_from
from openimr.web.appeals.services import remand_case
from openimr.web.cases.docket.acts import CLOSE_RECORDS, next_act_of
from openimr.web.cases.docket.following import following_of
from openimr.web.cases.docket.places import Wait, keep_places, places_of, without_place
from openimr.web.cases.docket.stopped import stops_of
from openimr.web.cases.docket.told import unanswered_of
from openimr.web.cases.docket.unserved import unserved_of
from openimr.web.cases.docket.values import ENDED
from openimr.web.cases.docket.waits import WAITS
from openimr.web.cases.models import Case
from openimr.web.cases.models.cases import NO_DAY, NOT_ENDED
from openimr.web.cases.services.endings import end_items
from openimr.web.cases.services.locking import lock_case
from openimr.web.cases.values import CaseState, ItemState, PartyKind
from openimr.web.conflicts.models import Stop
from openimr.web.documents.services import declare_records_complete
from openimr.web.implementation.models import CareKind, StepKind
from openimr.web.reviews.services import answer_records, request_records
from tests.web import review_walks, walks
from tests.web.appeals.walks import NO_OTHER, REMANDED_AT, appealed, ended, order_in, remanded_here
from tests.web.cases.acts import ACTS, LATER, authorized, told
from tests.web.cast import Cast
from tests.web.conflicts.test_stops import CHANGES, by_a_declaration, case_in_review
from tests.web.implementation.test_services import closed_case, done, received, stated
from tests.web.review_walks import closed

Fields = Mapping[str, Any]


def of_place(case: Case) -> dict[str, Any]:
    return {name: value for name, value in vars(case).items() if name.startswith("docket_") and name != "docket_for"}


def assert_places_hold() -> None:
    """Hold each place that the next page takes as it is kept against the rows of its case."""
    kept = {case.pk: of_place(case) for case in Case.objects.exclude(pk__in=without_place().values("pk"))}

    assert kept == places_of(list(kept))


class Watch:
    """Keeps the places before each service, and looks after it whether a service moved a case and did not say so."""

    def __init__(self) -> None:
        self.depth, self.services, self.is_looking = 0, 0, False

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:  # noqa: ANN401 - as Django has it
        if self.is_looking:
            return execute(sql, *rest)
        if sql.startswith("SAVEPOINT"):
            if self.depth == 0:
                self.look(keep_places)
            self.depth += 1
        found = execute(sql, *rest)
        if sql.startswith("RELEASE"):
            self.depth -= 1
            if self.depth == 0:
                self.services += 1
                self.look(assert_places_hold)
        return found

    def look(self, act: Callable[[], object]) -> None:
        self.is_looking = True
        try:
            act()
        finally:
            self.is_looking = False


@contextmanager
def watched() -> Iterator[Watch]:
    watch = Watch()
    with connection.execute_wrapper(watch):
        yield watch
    assert watch.services


def waits_of_rows(case: Case) -> Wait:
    """Return what a case waits for as the rows of a page tell it."""
    case = Case.objects.prefetch_related(*WAITS).get(pk=case.pk)
    following = list(following_of(case))
    items, requests = list(case.items.all()), list(case.records_requests.filter(answer__isnull=True))
    went_on = case.state not in {CaseState.DEFERRED_LIABILITY, CaseState.ELIGIBILITY_REVIEW, CaseState.RECEIVED}
    found = {
        Wait.DECLARED: next_act_of(case) is CLOSE_RECORDS,
        Wait.TOLD: bool(unanswered_of(case)),
        Wait.DEFERRED: went_on and any(item.state == ItemState.DEFERRED for item in items),
        Wait.FOLLOWED: bool(following),
        Wait.TO_CARRY_OUT: any(each.is_of_administrator for each in following),
        Wait.UNSERVED: bool(list(unserved_of(case, list(case.parties.filter(until__isnull=True))))),
        Wait.STOPPED: bool(stops_of(case)),
        Wait.ASKED: case.state == CaseState.CLINICAL_REVIEW and bool(requests),
    }
    return Wait(sum(wait for wait, waits in found.items() if waits))


def kept(case: Case) -> Case:
    keep_places()
    return Case.objects.get(pk=case.pk)


class TestNoServiceForgets:
    @pytest.mark.parametrize("name", ACTS)
    def test_of_those_before_the_review(self, cast: Cast, name: str) -> None:
        act = ACTS[name]
        case = act.prepare(cast)

        with watched():
            act.run(case, case.version, getattr(cast, min(act.allowed)))

    def test_of_those_of_the_review_until_it_is_closed(self, cast: Cast) -> None:
        with watched() as watch:
            case = Case.objects.get(pk=closed(cast, claim_number="GC-9").case_id)  # so walked in no other test
            assert watch.services > 20
            case = received(case, cast)
            case = done(stated(case, cast, CareKind.PAST), cast, StepKind.REIMBURSED)

        assert kept(case).docket_waits == waits_of_rows(case)

    def test_of_those_of_an_appeal(self, cast: Cast) -> None:
        with watched() as watch:
            case = ended(appealed.__wrapped__(cast), cast)  # type: ignore[attr-defined] # not as it is remembered
            order = order_in(case, cast)
            remand_case(case=case, version=case.version, order=order, because=NO_OTHER, by=cast.okafor, at=REMANDED_AT)
            assert watch.services >= 3

        assert kept(case).docket_waits == waits_of_rows(case)

    @pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
    def test_of_those_that_stop_a_case(self, cast: Cast, change: Callable[[Cast, Case], None]) -> None:
        case = case_in_review(cast)

        with watched():
            change(cast, case)

        assert kept(case).docket_waits & Wait.STOPPED
        assert kept(case).docket_waits == waits_of_rows(case)

    def test_of_the_records_in_the_review(self, cast: Cast) -> None:
        case = Case.objects.get(pk=review_walks.in_review(cast).assignment.case_id)
        administrator = case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True)

        with watched():
            request = request_records(
                case=case, asked_of=administrator, words="The films.", by=cast.lind, at=review_walks.ATTESTED_AT
            )
            asked = kept(case).docket_waits
            answer_records(request=request, words="Sent.", by=cast.clerk, at=review_walks.ATTESTED_AT)

        assert asked & Wait.ASKED
        assert not kept(case).docket_waits & Wait.ASKED

    def test_of_the_word_that_all_records_are_sent(self, cast: Cast) -> None:
        case = walks.awaiting_records(cast)
        review_walks.with_document(case, cast)

        with watched():
            declare_records_complete(case=case, by=cast.noor, at=LATER)

        assert kept(case).docket_waits & Wait.DECLARED


@pytest.mark.parametrize(
    "walk", [walks.received, walks.submitted, walks.assigned, walks.awaiting_records, told, closed_case]
)
def test_a_kept_place_is_what_a_page_tells(cast: Cast, walk: Callable[[Cast], Case]) -> None:
    case = kept(walk(cast))

    assert case.docket_waits == waits_of_rows(case)
    due = case.clocks.filter(stopped_at__isnull=True).exclude(name__in=["records-statute", "appeal"]).first()
    assert case.docket_due == (due.due if due else NO_DAY)
    assert (case.docket_ended_at != NOT_ENDED) == (case.state in ENDED)


def test_a_case_that_was_remanded_and_then_ended_ended_with_that_and_not_with_its_first_determination(
    cast: Cast,
) -> None:
    case = remanded_here(cast)
    assert kept(case).docket_ended_at == NOT_ENDED
    numbers = [item.number for item in case.items.all()]

    ended_at = REMANDED_AT + timedelta(days=1)
    end_items(case=case, version=case.version, facts=authorized(*numbers), by=cast.okafor, at=ended_at)

    assert kept(case).state == CaseState.TERMINATED
    assert kept(case).docket_ended_at == ended_at


class TestAStopIsWrittenWithoutTheLockOfItsCase:
    """Who changes the roster holds the reviewer; who signs holds the case and waits for the reviewer."""

    def test_the_service_writes_no_case(self, cast: Cast) -> None:
        case = kept(case_in_review(cast))

        with CaptureQueriesContext(connection) as captured:
            by_a_declaration(cast, case)

        assert Stop.objects.filter(assignment__case=case).exists()
        assert not [query["sql"] for query in captured if query["sql"].startswith('UPDATE "cases_case"')]

    def test_one_that_a_service_wrote_while_the_place_was_found_is_on_the_next_page(self, cast: Cast) -> None:
        case = kept(case_in_review(cast))
        stop = Stop.objects.create(assignment=case.assignments.get(), codes=["made_up"], since=LATER)

        assert keep_places() == 1
        assert kept(case).docket_waits & Wait.STOPPED

        stop.until = LATER
        stop.save()
        assert keep_places() == 1
        assert not kept(case).docket_waits & Wait.STOPPED
        assert keep_places() == 0


def test_another_reading_of_the_law_finds_every_place_anew(cast: Cast, settings: LazySettings) -> None:
    case = kept(walks.awaiting_records(cast))
    settings.OPENIMR_LAW = assumptions_from({"records-clock": "statute"})

    assert keep_places() == 1
    assert kept(case).docket_due < case.docket_due
    assert keep_places() == 0


def test_what_a_service_is_changing_is_not_kept_meanwhile(cast: Cast) -> None:
    case = kept(walks.awaiting_records(cast))

    lock_case(case)

    assert not Case.objects.get(pk=case.pk).docket_for
    assert keep_places() == 1
