"""Lab. Code § 4610.6(d)(1), in substance: the determination is due 30 days after receipt of the request for review and of the
supporting documents; five working days in a formulary dispute; three days of the information where it is expedited."""

from datetime import date, datetime, timedelta

import pytest

from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Case
from openimr.web.cases.services.assignment import close_records, determination_deadline
from openimr.web.cases.values import CaseState
from openimr.web.documents.models import Document
from openimr.web.errors import RefusedError
from tests.web import walks
from tests.web.cases.acts import LATER, everything, in_file
from tests.web.cast import AT, Cast

CLOSED_AT = AT + timedelta(days=10)
"""When the clerk closes the records: on 14 March."""


def with_documents(cast: Cast, *days: int) -> Case:
    """Return a case whose documents were received so many days after the beginning."""
    case = walks.awaiting_records(cast)
    for day in days:
        received_at = AT + timedelta(days=day)
        Document.objects.create(
            case=case, name="a.pdf", sha256=f"{day:064}", size_bytes=1, uploaded_by=cast.clerk, received_at=received_at
        )
    return case


def close(case: Case, cast: Cast, received_on: date | None = None, at: datetime = CLOSED_AT) -> Case:
    return close_records(case=case, version=case.version, received_on=received_on, by=cast.clerk, at=at)


@pytest.mark.parametrize(
    ("changed", "name", "due"),
    [
        ({}, "determination-regular", date(2025, 4, 3)),
        ({"is_formulary": True, "ur_served_on": date(2025, 2, 25)}, "determination-formulary", date(2025, 3, 11)),
        (walks.EXPEDITED, "determination-expedited", date(2025, 3, 7)),
    ],
    ids=["regular", "formulary", "expedited"],
)
def test_complete_records_start_the_clock_of_the_determination(
    cast: Cast, changed: dict[str, object], name: str, due: date
) -> None:
    case = close(in_file(cast, **changed), cast, at=LATER)

    clock = case.clocks.get(stopped_at__isnull=True)
    assert case.state == CaseState.REVIEWER_SELECTION
    assert (clock.name, clock.due) == (name, due)


def test_the_clock_starts_on_the_day_of_the_last_document_and_not_when_the_records_are_closed(cast: Cast) -> None:
    case = close(with_documents(cast, 1, 6), cast)

    clock = case.clocks.get(stopped_at__isnull=True)
    assert (clock.starts, clock.due) == (date(2025, 3, 10), date(2025, 4, 9))
    assert AuditEvent.objects.get(verb="close_records").facts["received_on"] == "2025-03-10"


def test_a_document_received_on_paper_before_it_was_entered_starts_the_clock_on_its_own_day(cast: Cast) -> None:
    case = close(with_documents(cast, 1, 6), cast, date(2025, 3, 7))

    assert case.clocks.get(stopped_at__isnull=True).starts == date(2025, 3, 7)


@pytest.mark.parametrize("received_on", [date(2025, 3, 5), date(2025, 3, 14)], ids=["with-the-first", "today"])
def test_the_first_and_the_last_day_that_can_be_are_taken(cast: Cast, received_on: date) -> None:
    case = close(with_documents(cast, 1, 6), cast, received_on)

    assert case.clocks.get(stopped_at__isnull=True).starts == received_on


@pytest.mark.parametrize(
    ("received_on", "sentence"),
    [(date(2025, 3, 15), "still to come"), (date(2025, 3, 4), "Wed 5 Mar 2025")],
    ids=["to-come", "before-the-first"],
)
def test_a_day_that_cannot_be_is_refused(cast: Cast, received_on: date, sentence: str) -> None:
    case = with_documents(cast, 1, 6)
    before = everything()

    with pytest.raises(RefusedError, match=sentence) as refusal:
        close(case, cast, received_on)

    assert refusal.value.field == "received_on"
    assert everything() == before


def test_the_clock_does_not_start_before_the_request_itself_was_received(cast: Cast) -> None:
    case = with_documents(cast, -3)

    case = close(case, cast, date(2025, 3, 2))

    assert case.clocks.get(stopped_at__isnull=True).starts == date(2025, 3, 4)


def test_what_is_shown_before_is_what_is_kept_after(cast: Cast) -> None:
    case = with_documents(cast, 1, 6)
    shown = determination_deadline(case, at=CLOSED_AT)

    kept = close(case, cast).clocks.get(stopped_at__isnull=True)

    assert (shown.due_day, shown.reason) == (kept.due, kept.because)


def test_an_empty_file_is_not_closed(cast: Cast) -> None:
    """8 CCR § 9792.10.6(b)(2): never on utilization review's information alone."""
    case = walks.awaiting_records(cast)
    before = everything()

    with pytest.raises(RefusedError, match="The file holds no document"):
        close(case, cast)

    assert everything() == before
    assert Case.objects.get(pk=case.pk).state == CaseState.RECORDS_REQUESTED
