"""Twelve stories, one for each state of a case, told so that the docket of a day looks alive."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from openimr.domain.determinations import ReviewerCredentials
from openimr.web.cases.choices import ItemEnding, MailedTo
from openimr.web.cases.services.applications import Dispute, Line
from openimr.web.cases.values import CaseState, Filer, ServedBy, UrDecision
from openimr.web.samples.case_files import SENT_BY, case_files
from openimr.web.samples.case_notes import read_case_notes
from openimr.web.samples.cast import PARTIES
from openimr.web.samples.packaged import Table, packaged_names, packaged_table
from openimr.web.samples.papers import paper_of, papers_pdf
from openimr.web.samples.plans import DecisionPlan, File, Moments, Plan, at_hour
from openimr.web.samples.tellings import PEOPLE, Telling, telling_of

_DAYS = {
    "injured": "date_of_injury",
    "rfa": "rfa_on",
    "ur_decided": "ur_decided_on",
    "ur_served": "ur_served_on",
    "signed": "signed_on",
    "certified": "expedited_certified_on",
}
"""Name of a day of a story → field of the application."""

_ORDINARY: dict[str, object] = {
    "claims_administrator": PARTIES["claims_administrator"],
    "claims_administrator_address": "PO Box 1188, Oakland, CA 94604",
    "claims_administrator_phone": "510-555-0160",
    "adjuster_name": PARTIES["adjuster_name"],
    "ur_organization": "Lantern Utilization Review",
    "ur_served_by": ServedBy.MAIL.value,
    "ur_destination": MailedTo.CALIFORNIA.value,
    "was_form_sent": True,
    "filed_by": Filer.EMPLOYEE.value,
    "is_expedited": False,
    "is_formulary": False,
    "is_liability_disputed": False,
    "is_on_necessity": True,
    "is_information_denial": False,
    "is_signed": True,
    "consents_to_records": True,
    "is_ur_decision_attached": True,
}
"""What an application of a story holds where the story says nothing else."""

NOT_TOLD = "The story of this sample case does not tell what is open here."
"""Why the items of a story go to review though questions are open."""

_DECISION_FIELDS = ("outcome", "claims_administrator_guideline", "imro_guideline", "rationale")


@dataclass(frozen=True, kw_only=True, slots=True)
class Representative:
    """Whom an employee of a story chose to act for them."""

    name: str
    email: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """One story.

    Attributes:
        state: Where its case stands today.
        plan: What is entered and decided; its reference is the story's own name, like ``story-01``.
        is_invited: Whether the employee is invited to sign in.
        representative: Who acts for the employee; None if nobody does.
    """

    state: CaseState
    plan: Plan
    is_invited: bool
    representative: Representative | None


def stories(*, today: date) -> tuple[Story, ...]:
    """Return every story as told on a day, in the order of the files.

    Raises:
        StoryDataError: A file of the package lacks something.
    """
    return tuple(_story(name.removesuffix(".toml"), packaged_table(name), today) for name in packaged_names("story-"))


def _story(name: str, table: Table, today: date) -> Story:
    telling = telling_of(table, today=today)
    representative = None
    if "representative" in table.values:
        row = packaged_table(PEOPLE).table("representatives").table(table.text("representative"))
        representative = Representative(name=row.text("name"), email=row.text("email"))
    return Story(
        state=CaseState(table.text("state")),
        plan=_plan(name, table, telling),
        is_invited=table.is_set("is_invited"),
        representative=representative,
    )


def _plan(name: str, table: Table, telling: Telling) -> Plan:
    moments = _moments(telling)
    review, reviewer = table.table("review"), table.table("reviewer")
    on = moments.decided.date()
    return Plan(
        fields=_fields(table, telling),
        lines=tuple(_line(each) for each in table.tables("lines")),
        disputes=tuple(_dispute(each) for each in table.tables("disputes")),
        files=tuple(_files(table, telling)),
        credentials=ReviewerCredentials(
            licensure=reviewer.texts("licensure"), specialties=reviewer.texts("specialties")
        ),
        summary=telling.words(review.text("summary", ""), on=on),
        decisions=tuple(_decision(each, telling, on=on) for each in review.tables("decisions")),
        moments=moments,
        open_because=NOT_TOLD,
        reference=name,
        source=telling.today.isoformat(),
    )


def _moments(telling: Telling) -> Moments:
    """Return when each step is taken; a step that the story does not reach stands at the one before."""
    days = [telling.day("received")]
    for name in ("assigned", "records_closed", "decided"):
        days.append(telling.day(name) if name in telling.offsets else days[-1])
    received, assigned, records_closed, decided = days
    return Moments(
        received=at_hour(received, 9),
        assigned=at_hour(assigned, 10),
        records_closed=at_hour(records_closed, 11),
        decided=at_hour(decided, 13),
    )


def _fields(table: Table, telling: Telling) -> dict[str, object]:
    employee, physician = telling.employee, telling.physician
    fields = {
        **_ORDINARY,
        "employee_first_name": employee.text("first"),
        "employee_last_name": employee.text("last"),
        "employee_date_of_birth": telling.born,
        "employee_address": employee.text("address"),
        "employee_phone": employee.text("phone"),
        **{f"physician_{name}": physician.text(name) for name in ("name", "specialty", "practice", "address", "phone")},
        **{field: telling.day(name) for name, field in _DAYS.items() if name in telling.offsets},
        **table.table("application").values,
    }
    if "attorney" in table.values:
        attorney = packaged_table(PEOPLE).table("attorneys").table(table.text("attorney"))
        fields |= {f"attorney_{name}": attorney.text(name) for name in ("name", "office", "address", "phone")}
        fields["is_represented"] = True
    return {name: value for name, value in fields.items() if name not in table.texts("leave_out")}


def _line(table: Table) -> Line:
    return Line(
        requested=table.text("requested"),
        decision=UrDecision(table.text("decision")),
        approved=table.text("approved", ""),
        guideline=table.text("guideline", ""),
    )


def _dispute(table: Table) -> Dispute:
    return Dispute(
        line=table.item_number("line"),
        added_because=table.text("added_because", ""),
        description=table.text("description", ""),
        primary=table.item_number("primary"),
        ending=ItemEnding.NONE,
    )


def _files(table: Table, telling: Telling) -> Iterator[File]:
    if "case_notes" in table.values:
        yield from case_files(read_case_notes(table.text("case_notes")), telling)
    for each in table.tables("files"):
        papers = tuple(paper_of(document, telling) for document in each.tables("documents"))
        yield File(
            name=each.text("name"),
            about=each.text("about"),
            content=partial(papers_pdf, papers, telling),
            sent_by=SENT_BY,
        )


def _decision(table: Table, telling: Telling, *, on: date) -> DecisionPlan:
    fields = {name: telling.words(table.text(name), on=on) for name in _DECISION_FIELDS if name in table.values}
    return DecisionPlan(fields=fields, follows=table.item_number("follows"))
