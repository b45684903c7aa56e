"""Every service that changes a case, as a table: how it is prepared, how it is called, who may."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.apps import apps

from openimr.law.eligibility import ReasonCode
from openimr.web.cases.choices import CertifiedBy, EndingKind, ExtensionGround, Ground, ItemEnding
from openimr.web.cases.endings import EndingFacts, endings_waiting
from openimr.web.cases.models import Case
from openimr.web.cases.services.addresses import enter_address
from openimr.web.cases.services.applications import (
    Dispute,
    LineFacts,
    correct_application,
    dispute_items,
    enter_ur_decision,
    submit_application,
)
from openimr.web.cases.services.assignment import close_records, send_assignment_notice
from openimr.web.cases.services.conversions import CONVERTIBLE, ConversionFacts, convert_to_expedited
from openimr.web.cases.services.corrections import correct_endings, correct_lines
from openimr.web.cases.services.deferrals import WAITING, resume_deferred
from openimr.web.cases.services.eligibility import Ruling, decide_eligibility
from openimr.web.cases.services.endings import answer_ending, end_items, tell_ending
from openimr.web.cases.services.extensions import EXTENDABLE, Approval, extend_determination
from openimr.web.cases.services.offices import confirm_offices
from openimr.web.cases.services.reminders import remind_of_records, request_information
from openimr.web.cases.services.shortfalls import hold_records_insufficient
from openimr.web.cases.values import MAY_BE_ENDED, CaseState, PartyKind, ServedBy
from openimr.web.documents.models import Document
from openimr.web.people.models import User
from tests.web import walks
from tests.web.cast import AT, Cast

LATER = AT + timedelta(hours=3)

Rows = dict[str, list[dict[str, object]]]


@dataclass(frozen=True, kw_only=True)
class Act:
    """One service.

    Attributes:
        prepare: Makes a case in the state the service needs.
        run: Calls it for a person, with a version.
        allowed: Names of those in the cast who may.
        states: Those in which it may be done.
    """

    prepare: Callable[[Cast], Case]
    run: Callable[[Case, int, User], object]
    allowed: frozenset[str]
    states: frozenset[CaseState]


def everything() -> Rows:
    """Return every row of cases, people and the audit trail: what a refusal must leave as it was."""
    models = (model for label in ("cases", "people", "audit") for model in apps.get_app_config(label).get_models())
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


def in_file(cast: Cast, **changed: object) -> Case:
    """Return a case whose file holds a document."""
    case = walks.awaiting_records(cast, **changed)
    Document.objects.create(
        case=case, name="notes.pdf", sha256="0" * 64, size_bytes=1, uploaded_by=cast.clerk, received_at=LATER
    )
    return case


def deferred(cast: Cast) -> Case:
    """Return a case that waits for the end of a dispute over liability; its third item was held a duplicate."""
    case = walks.submitted(cast, is_liability_disputed=True)
    ruling = Ruling(code=ReasonCode.LIABILITY_DISPUTED)
    duplicate = Ruling(code=ReasonCode.DUPLICATE, because="Asked for in another case.")
    rulings = {1: ruling, 2: ruling, 3: duplicate}
    return decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast.okafor, at=AT)


def authorized(*numbers: int, **changed: object) -> EndingFacts:
    """Return that items were authorized in writing, on a paper that is not in the file."""
    facts: dict[str, object] = {
        "numbers": frozenset(numbers),
        "kind": EndingKind.AUTHORIZED,
        "happened_on": date(2025, 3, 4),
        "told_by": PartyKind.CLAIMS_ADMINISTRATOR,
        "received_on": date(2025, 3, 4),
        "paper_dated": date(2025, 3, 4),
        "paper_words": "A letter of authorization, in the paper file.",
    }
    return EndingFacts(**(facts | changed))  # type: ignore[arg-type] # by name


def told(cast: Cast, **changed: object) -> Case:
    """Return a case of which the claims administrator told that item 2 was authorized."""
    case = walks.awaiting_records(cast, **changed)
    tell_ending(case=case, version=case.version, facts=authorized(2), by=cast.noor, at=LATER)
    return Case.objects.get(pk=case.pk)


def certified(case: Case, **changed: object) -> ConversionFacts:
    """Return that the employee’s provider certified the threat, on the first paper of the file."""
    paper = case.documents.earliest("pk").public_id
    facts: dict[str, object] = {
        "certified_by": CertifiedBy.PROVIDER,
        "certified_on": date(2025, 3, 4),
        "received_on": date(2025, 3, 4),
        "is_given": False,
        "certification": paper,
        "support": paper,
    }
    return ConversionFacts(**(facts | changed))  # type: ignore[arg-type] # by name


def approved(days: int = 2, **changed: object) -> Approval:
    """Return that the Division approved more days."""
    facts: dict[str, object] = {
        "number": "DWC-2025-17",
        "approved_on": date(2025, 3, 4),
        "approved_by": "M. Ito, for the Division",
        "ground": ExtensionGround.GOOD_CAUSE,
        "because": "The films came in a form that had to be read again.",
    }
    return Approval(days=days, **(facts | changed))  # type: ignore[arg-type] # by name


def with_records(cast: Cast, **changed: object) -> Case:
    """Return a case whose records are closed, so that the clock of the determination runs."""
    case = in_file(cast, **changed)
    return close_records(case=case, version=case.version, by=cast.clerk, at=LATER)


def overdue(cast: Cast, **changed: object) -> Case:
    """Return a case with a paper in its file, whose other records should have come yesterday."""
    case = in_file(cast, **changed)
    case.clocks.filter(stopped_at__isnull=True).update(due=LATER.date() - timedelta(days=1))
    return case


GOES_ON = "Who filed it, and that nothing ended it, I asked by telephone."
"""Why a case goes on though questions are open."""


def all_eligible(case: Case) -> dict[int, Ruling]:
    return {item.number: Ruling(because=GOES_ON) for item in case.items.all()}


_ENTER = frozenset({"clerk", "alma", "relative"})
_DECIDE = frozenset({"clerk", "okafor"})

ACTS: dict[str, Act] = {
    "correct_application": Act(
        prepare=walks.received,
        run=lambda case, version, by: correct_application(
            case=case, version=version, fields={"claim_number": "GC-1"}, by=by, at=LATER
        ),
        allowed=_ENTER,
        states=frozenset({CaseState.RECEIVED, CaseState.ELIGIBILITY_REVIEW}),
    ),
    "correct_lines": Act(
        prepare=walks.received,
        run=lambda case, version, by: correct_lines(
            case=case, version=version, facts={2: LineFacts(ground=Ground.INFORMATION)}, by=by, at=LATER
        ),
        allowed=_ENTER,
        states=frozenset({CaseState.RECEIVED, CaseState.ELIGIBILITY_REVIEW}),
    ),
    "correct_endings": Act(
        prepare=walks.received,
        run=lambda case, version, by: correct_endings(
            case=case, version=version, endings={3: ItemEnding.AUTHORIZED}, by=by, at=LATER
        ),
        allowed=_ENTER,
        states=frozenset({CaseState.RECEIVED, CaseState.ELIGIBILITY_REVIEW}),
    ),
    "enter_ur_decision": Act(
        prepare=lambda cast: _without_items(walks.received(cast), cast),
        run=lambda case, version, by: enter_ur_decision(
            case=case, version=version, lines=walks.LINES[:2], by=by, at=LATER
        ),
        allowed=_ENTER,
        states=frozenset({CaseState.RECEIVED}),
    ),
    "dispute_items": Act(
        prepare=walks.received,
        run=lambda case, version, by: dispute_items(
            case=case, version=version, disputes=[Dispute(line=2)], by=by, at=LATER
        ),
        allowed=_ENTER,
        states=frozenset({CaseState.RECEIVED}),
    ),
    "confirm_offices": Act(
        prepare=walks.received,
        run=lambda case, version, by: confirm_offices(
            case=case, version=version, answers={PartyKind.CLAIMS_ADMINISTRATOR: False}, by=by, at=LATER
        ),
        allowed=_ENTER,
        states=frozenset({CaseState.RECEIVED, CaseState.ELIGIBILITY_REVIEW}),
    ),
    "submit_application": Act(
        prepare=walks.received,
        run=lambda case, version, by: submit_application(case=case, version=version, by=by, at=LATER),
        allowed=_ENTER,
        states=frozenset({CaseState.RECEIVED}),
    ),
    "decide_eligibility": Act(
        prepare=walks.submitted,
        run=lambda case, version, by: decide_eligibility(
            case=case, version=version, rulings=all_eligible(case), by=by, at=LATER
        ),
        allowed=_DECIDE,
        states=frozenset({CaseState.ELIGIBILITY_REVIEW}),
    ),
    "resume_deferred": Act(
        prepare=deferred,
        run=lambda case, version, by: resume_deferred(
            case=case, version=version, resolved_on=date(2025, 3, 3), by=by, at=LATER
        ),
        allowed=_DECIDE,
        states=WAITING,
    ),
    "enter_address": Act(
        prepare=walks.assigned,
        run=lambda case, version, by: enter_address(
            case=case, version=version, kind=PartyKind.EMPLOYEE, address="9 Elm Street", by=by, at=LATER
        ),
        allowed=_DECIDE,
        states=frozenset({CaseState.ASSIGNED}),
    ),
    "send_assignment_notice": Act(
        prepare=walks.assigned,
        run=lambda case, version, by: send_assignment_notice(
            case=case, version=version, method=ServedBy.MAIL, by=by, at=LATER
        ),
        allowed=_DECIDE,
        states=frozenset({CaseState.ASSIGNED}),
    ),
    "request_information": Act(
        prepare=walks.submitted,
        run=lambda case, version, by: request_information(
            case=case,
            version=version,
            asked_of=PartyKind.CLAIMS_ADMINISTRATOR,
            words="Was the form sent?",
            by=by,
            at=LATER,
        ),
        allowed=_DECIDE,
        states=frozenset({CaseState.ELIGIBILITY_REVIEW}),
    ),
    "remind_of_records": Act(
        prepare=walks.awaiting_records,
        run=lambda case, version, by: remind_of_records(case=case, version=version, by=by, at=LATER),
        allowed=_DECIDE,
        states=frozenset({CaseState.RECORDS_REQUESTED, CaseState.INSUFFICIENT_RECORDS}),
    ),
    "close_records": Act(
        prepare=in_file,
        run=lambda case, version, by: close_records(case=case, version=version, by=by, at=LATER),
        allowed=_DECIDE,
        states=frozenset({CaseState.RECORDS_REQUESTED, CaseState.INSUFFICIENT_RECORDS}),
    ),
    "hold_records_insufficient": Act(
        prepare=overdue,
        run=lambda case, version, by: hold_records_insufficient(
            case=case, version=version, lacking="The reports of January.", by=by, at=LATER
        ),
        allowed=_DECIDE,
        states=frozenset({CaseState.RECORDS_REQUESTED}),
    ),
    "convert_to_expedited": Act(
        prepare=in_file,
        run=lambda case, version, by: convert_to_expedited(
            case=case, version=version, facts=certified(case), by=by, at=LATER
        ),
        allowed=_DECIDE,
        states=frozenset(CONVERTIBLE),
    ),
    "extend_determination": Act(
        prepare=with_records,
        run=lambda case, version, by: extend_determination(
            case=case, version=version, approval=approved(), by=by, at=LATER
        ),
        allowed=_DECIDE,
        states=frozenset(EXTENDABLE),
    ),
    "end_items": Act(
        prepare=walks.awaiting_records,
        run=lambda case, version, by: end_items(case=case, version=version, facts=authorized(2), by=by, at=LATER),
        allowed=_DECIDE,
        states=MAY_BE_ENDED,
    ),
    "answer_ending": Act(
        prepare=told,
        run=lambda case, version, by: answer_ending(
            case=case, version=version, ending=endings_waiting(case)[0].pk, is_confirmed=True, by=by, at=LATER
        ),
        allowed=_DECIDE,
        states=MAY_BE_ENDED,
    ),
}


def _without_items(case: Case, cast: Cast) -> Case:
    return dispute_items(case=case, version=case.version, disputes=[], by=cast.clerk, at=AT)
