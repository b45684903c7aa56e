"""Make a regular review expedited while it is under way."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from openimr.law.days import day_in_words, legal_day
from openimr.law.deadlines import Deadline
from openimr.web.audit.services import record
from openimr.web.audit.values import Fact
from openimr.web.cases.choices import CertifiedBy
from openimr.web.cases.models import Case, CaseClock, Conversion
from openimr.web.cases.services.assignment import RECORDS_CLOCKS
from openimr.web.cases.services.locking import change, lock_case, require_state, set_aside, start_clock
from openimr.web.cases.services.telling import tell_of_conversion
from openimr.web.cases.values import RECORDS_AWAITED, CaseState, Priority
from openimr.web.documents.models import Document
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviews.services import strike_signatures

BECAME_EXPEDITED = "The review became expedited after you signed. Your letter says so; sign again."
"""What a member of a panel is told who signed before another one did."""

CONVERTIBLE = (
    CaseState.ASSIGNED,
    CaseState.RECORDS_REQUESTED,
    CaseState.INSUFFICIENT_RECORDS,
    CaseState.REVIEWER_SELECTION,
    CaseState.ATTESTATION,
    CaseState.CLINICAL_REVIEW,
)
"""States in which a review may become expedited. Before, the application says which review is asked for; once it is
signed, nothing is left to shorten but the issue itself.
"""

CERTIFIERS = (CertifiedBy.PROVIDER, CertifiedBy.ADMINISTRATIVE_DIRECTOR)
"""Who may certify the threat. Source: Lab. Code § 4610.6(d)(1)(C)."""

_TOLD_AT_ONCE = "that the claims administrator has word of the conversion at the moment it is entered"
_RECORDS_ANEW = "that the 24 hours for records run from that word (8 CCR § 9792.10.4(c), tail not read)"
_DAYS_ANEW = "that the three days run from the certification where the records were complete before it (words not read)"

_STOPPED = "The review became expedited ({}); its shorter time runs instead."


@dataclass(frozen=True, kw_only=True, slots=True)
class ConversionFacts:
    """On what a review becomes expedited.

    Attributes:
        certified_on: Day that the certification bears.
        received_on: Day on which it was received.
        is_given: Whether the treatment was given already.
        certification: A paper of the file.
        support: The paper of the file that supports it; may be the same.
    """

    certified_by: CertifiedBy
    certified_on: date
    received_on: date
    is_given: bool
    certification: UUID
    support: UUID


@transaction.atomic
def convert_to_expedited(*, case: Case, version: int, facts: ConversionFacts, by: User, at: datetime) -> Case:
    """Make a regular review expedited, and run its clocks anew; a conversion never gives more time.

    A clock that runs is kept and stopped, with the reason, and the expedited one starts; one that ends on an earlier day
    than the expedited one would is left to run, so that the earlier day binds. A member of a panel who signed while another
    one writes signs again, since what they signed says that the review is regular.

    Args:
        case: Of a regular review, assigned and not signed yet.
        version: The version the form was made from.
        facts: On what it becomes expedited.
        by: Who enters it.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` does not send notices of the case.
        RefusedError: The case is in another state or expedited already; the treatment was given; the certification is
            not of one who may give it, lacks its paper, or a day is still to come or in the wrong order.
        NoLawInForceError: The rules are not known for that day.
        StaleFormError: The case was changed in between.

    Writes:
        A Conversion, the case’s priority, the clocks, the Notice of it, of a panel a ReturnedReview for each who had signed,
        and one AuditEvent.

    Source: Lab. Code § 4610.6(d)(1)(C); 8 CCR § 9792.10.4(c) (of which the tail was not read).
    """
    require(by, Permission.SEND_NOTICE, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, *CONVERTIBLE)
    _check(locked, facts, at=at)
    Conversion.objects.create(
        case=locked,
        certified_by=facts.certified_by,
        certified_on=facts.certified_on,
        received_on=facts.received_on,
        certification=_paper(locked, facts.certification, "certification"),
        support=_paper(locked, facts.support, "support"),
        by=by,
        at=at,
    )
    locked.priority = Priority.EXPEDITED
    locked.save(update_fields=["priority"])
    strike_signatures(locked, because=BECAME_EXPEDITED, by=by, at=at)
    due = _run_anew(locked, facts, at=at)
    tell_of_conversion(
        locked,
        certified_by=facts.certified_by,
        certified_on=facts.certified_on,
        records_are_due=locked.state in RECORDS_AWAITED,
        by=by,
        at=at,
    )
    told = change(locked) | _told(facts, due)
    record(scope=locked.number, verb="convert_to_expedited", by=by, at=at, facts=told)
    return locked


def _told(facts: ConversionFacts, due: Deadline | None) -> dict[str, Fact]:
    """Return what the event of a conversion holds of it."""
    return {
        "certified_by": str(facts.certified_by),
        "certified_on": str(facts.certified_on),
        "received_on": str(facts.received_on),
        "due": str(due.due) if due else None,
    }


def _check(case: Case, facts: ConversionFacts, *, at: datetime) -> None:
    if case.priority == Priority.EXPEDITED:
        raise RefusedError("This review is expedited already.")
    if facts.certified_by not in CERTIFIERS:
        raise RefusedError(
            "Expected a certification of the employee’s provider or of the Administrative Director (Lab. Code "
            "§ 4610.6(d)(1)(C)).",
            field="certified_by",
        )
    if facts.is_given:
        raise RefusedError(
            "A review is expedited only while the treatment has not been given (Lab. Code § 4610.6(d)(1)(C)).",
            field="is_given",
        )
    if facts.received_on > legal_day(at):
        raise RefusedError("This day is still to come. Enter the day on which we received it.", field="received_on")
    if facts.certified_on > facts.received_on:
        told = f"It was received on {day_in_words(facts.received_on)}; it cannot have been certified later."
        raise RefusedError(told, field="certified_on")


def _paper(case: Case, public_id: UUID, field: str) -> Document:
    found: Document | None = case.documents.filter(public_id=public_id).first()
    if found is None:
        raise RefusedError("Expected a paper in the file of this case; this one is not.", field=field)
    return found


def _run_anew(case: Case, facts: ConversionFacts, *, at: datetime) -> Deadline | None:
    """Start the expedited clock of the state, and stop those that end no sooner; None where no clock of either runs."""
    running = list(case.clocks.filter(stopped_at__isnull=True))
    records = [clock for clock in running if clock.name in RECORDS_CLOCKS]
    determination = [clock for clock in running if clock.name.startswith("determination-")]
    because = _STOPPED.format("Lab. Code § 4610.6(d)(1)(C); 8 CCR § 9792.10.4(c)")
    if case.state in RECORDS_AWAITED:
        due = start_clock(case, "records-expedited", starts=at, doubts=(_TOLD_AT_ONCE, _RECORDS_ANEW))
        set_aside(_no_sooner(records, due), at=at, because=because)
        return due
    if not determination:
        return None
    starts = max(facts.received_on, *(clock.starts for clock in determination))
    due = start_clock(case, "determination-expedited", starts=starts, doubts=(_DAYS_ANEW,))
    set_aside(_no_sooner(determination, due), at=at, because=because)
    return due


def _no_sooner(clocks: list[CaseClock], due: Deadline) -> list[CaseClock]:
    return [clock for clock in clocks if clock.due >= due.due_day]
