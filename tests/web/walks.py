"""Cases in each state up to the request for records, walked there through the services."""

from datetime import date, datetime, timedelta

from openimr.web.cases.models import Case
from openimr.web.cases.offices import offices_of
from openimr.web.cases.services.applications import (
    Dispute,
    Line,
    dispute_items,
    enter_ur_decision,
    receive_application,
    submit_application,
)
from openimr.web.cases.services.assignment import send_assignment_notice
from openimr.web.cases.services.eligibility import Ruling, decide_eligibility
from openimr.web.cases.services.offices import confirm_offices
from openimr.web.cases.values import Priority, ServedBy, UrDecision
from openimr.web.people.models import User
from tests.web.cast import AT, UR_DECIDED, Cast
from tests.web.remembered_walks import remembered

LINES = (
    Line(requested="Lumbar fusion L4-S1", decision=UrDecision.DENIED, guideline="ACOEM, Low Back, 2004"),
    Line(requested="Lumbar brace", decision=UrDecision.DENIED),
    Line(requested="Physical therapy, 12 visits", decision=UrDecision.MODIFIED, approved="6 visits"),
    Line(requested="X-ray of the lumbar spine", decision=UrDecision.APPROVED),
)
"""The utilization review decision of every walked case."""

DISPUTES = (Dispute(line=1), Dispute(line=2, primary=1), Dispute(line=3, description="6 visits of physical therapy"))
"""What is disputed of it: a treatment, what goes with it, and the rest of a modified line."""


EXPEDITED = {"is_expedited": True, "is_expedited_certified": True, "expedited_certified_by": "provider"}
"""What an application holds that asks for an expedited review and gets it."""


def application_fields(**changed: object) -> dict[str, object]:
    """Return the fields of a complete application that is eligible, with changes."""
    return {
        "employee_first_name": "Alma",
        "employee_last_name": "Reyes",
        "employee_date_of_birth": date(1971, 6, 3),
        "employee_address": "12 Elm Street, Fresno, CA 93701",
        "claim_number": "GC-4471-88",
        "date_of_injury": date(2023, 5, 9),
        "employer_name": "Valley Orchards",
        "claims_administrator": "Golden Coast Claims",
        "claims_administrator_address": "PO Box 12, Oakland, CA 94601",
        "physician_name": "Dr Paul Tanaka",
        "physician_practice": "Bayside Spine Group",
        "physician_specialty": "Orthopaedic Surgery",
        "physician_address": "4 Bay Road, Oakland, CA 94601",
        "is_represented": True,
        "attorney_name": "Kofi Osei",
        "attorney_office": "Osei Law",
        "attorney_address": "1 Court Square, Fresno, CA 93721",
        "ur_decided_on": UR_DECIDED,
        "ur_served_on": UR_DECIDED,
        "ur_served_by": ServedBy.MAIL.value,
        "ur_destination": "california",
        "was_form_sent": True,
        "rfa_on": date(2025, 2, 3),
        "is_formulary": False,
        "is_liability_disputed": False,
        "is_on_necessity": True,
        "is_information_denial": False,
        "is_signed": True,
        "signed_on": date(2025, 2, 27),
        "consents_to_records": True,
        "is_ur_decision_attached": True,
    } | changed


@remembered
def received(cast: Cast, *, employee: User | None = None, at: datetime = AT, **changed: object) -> Case:
    """Return a case whose application was received, with its lines and items, and is not submitted yet."""
    who = employee or cast.alma
    case = receive_application(fields=application_fields(**changed), employee=who, by=cast.clerk, at=at)
    case = enter_ur_decision(case=case, version=case.version, lines=LINES, by=cast.clerk, at=at)
    case = dispute_items(case=case, version=case.version, disputes=DISPUTES, by=cast.clerk, at=at)
    return confirmed(case, cast, at=at)


def confirmed(case: Case, cast: Cast, *, at: datetime = AT) -> Case:
    """Say of every office that the application names, and that works on the site, that it is this one."""
    answers = {office.kind: True for office in offices_of(case, case.applications.get())}
    return confirm_offices(case=case, version=case.version, answers=answers, by=cast.clerk, at=at)


@remembered
def submitted(cast: Cast, *, at: datetime = AT, **changed: object) -> Case:
    """Return a case in eligibility review; one that lacks a required part is handed over to be refused."""
    case = received(cast, at=at, **changed)
    lacks = {changed.get("is_signed"), changed.get("is_ur_decision_attached")} & {False}
    return submit_application(case=case, version=case.version, to_be_refused=bool(lacks), by=cast.clerk, at=at)


@remembered
def assigned(cast: Cast, *, at: datetime = AT, **changed: object) -> Case:
    """Return a case of which every item was held eligible."""
    case = submitted(cast, at=at, **changed)
    rulings = {item.number: Ruling(because="The facts have changed.") for item in case.items.all()}
    return decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast.okafor, at=at)


@remembered
def awaiting_records(cast: Cast, *, at: datetime = AT, method: ServedBy | None = None, **changed: object) -> Case:
    """Return a case whose parties were told, by mail or in an expedited one in person, and whose records are awaited."""
    case = assigned(cast, at=at, **changed)
    method = method or (ServedBy.PERSONAL if case.priority == Priority.EXPEDITED else ServedBy.MAIL)
    later = at + timedelta(hours=2)
    return send_assignment_notice(case=case, version=case.version, method=method, by=cast.clerk, at=later)
