"""The audit trail of a case in words: who did what, and when; never the reviewer's name to whom it is confidential."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q

from openimr.web.audit.access import events_of, names_of
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.changes import EXPERT_REVIEWER, is_by_reviewer
from openimr.web.cases.models import Case
from openimr.web.cases.particulars import particulars_of
from openimr.web.cases.reasons_given import reasons_of
from openimr.web.people.access import roles_of
from openimr.web.people.models import User
from openimr.web.people.values import Role
from openimr.web.reviewers.access import assignment_of
from openimr.web.reviewers.panels import is_member

KNOW_THE_REVIEWER = frozenset({Role.INTAKE_CLERK, Role.MEDICAL_DIRECTOR, Role.QUALITY_REVIEWER, Role.CONFLICT_OFFICER})
"""Roles that see every case from within the review organization, where alone the reviewer's name is known."""

READINGS = frozenset({"read_case", "read_document", "read_text_of_document", "read_letter_file", "search_documents"})
"""Events that changed nothing: someone read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoryRow:
    """One event of a case in words.

    Attributes:
        number: Its place in the chain.
        verb: Which act, as the chain has it.
        at: When.
        who: The person, or what stands for them.
        role: In what capacity, in words; empty for the site itself.
        what: What was done.
        more: Particulars; empty if there are none.
    """

    number: int
    verb: str
    at: datetime
    who: str
    role: str
    what: str
    more: str


_FOR_ALL: Mapping[str, str] = {
    "receive_application": "Received the application",
    "correct_application": "Entered or corrected the application",
    "correct_lines": "Entered or corrected what lines turned on",
    "correct_endings": "Entered or corrected whether disputes ended",
    "enter_ur_decision": "Entered the utilization review decision",
    "dispute_items": "Chose the disputed items",
    "confirm_offices": "Said which offices can open the case",
    "submit_application": "Submitted the application",
    "decide_eligibility": "Decided which items may be reviewed",
    "resume_deferred": "Took up what was deferred",
    "take_up_deferred": "Opened the case for what was deferred in an earlier one",
    "enter_address": "Entered or corrected where a party is served",
    "send_assignment_notice": "Sent the assignment notice",
    "serve_notice": "Served a notice on a party it had not reached",
    "request_information": "Asked for information",
    "remind_of_records": "Reminded of the records",
    "add_document": "Added a document",
    "declare_records_complete": "Said that all records are sent",
    "close_records": "Held the records complete",
    "hold_records_insufficient": "Held the records insufficient",
    "convert_to_expedited": "Made the review expedited",
    "extend_determination": "Extended the time for the determination",
    "end_items": "Ended items without a determination",
    "tell_ending": "Told that the dispute over items has ended",
    "answer_ending": "Answered word that the dispute over items has ended",
    "invite_employee": "Made a sign-in code for the employee",
    "accept_invitation": "Signed in with the code of a letter",
    "choose_reviewer": "Chose a reviewer",
    "form_panel": "Let several reviewers decide, as the Division approved",
    "leave_seats_empty": "Went on with the reviewers there are",
    "request_records": "Asked for records",
    "answer_records": "Entered the answer to a request for records",
    "sign_review": "Signed the review",
    "issue_determination": "Issued the determination",
    "serve_determination": "Served the determination",
    "enter_determination_receipt": "Entered when the claims administrator received the determination",
    "state_care_given": "Said whether overturned treatments were given already",
    "record_implementation": "Entered how an overturned item is carried out",
    "enter_appeal": "Entered an appeal of the determination",
    "end_appeal": "Entered how an appeal ended",
    "remand_case": "Sent the dispute on to be reviewed anew",
    "correct_letter": "Corrected a clerical error of the issued letter",
}
_FOR_THE_ORGANIZATION: Mapping[str, str] = {
    "read_case": "Read a page of the case",
    "read_document": "Read a document",
    "read_text_of_document": "Read the text of a document",
    "search_documents": "Searched in the documents",
    "read_letter_file": "Opened a file of the letter",
    "attest": "Attested to having no conflict",
    "decline": "Declined the case",
    "reassign": "Took the case from its reviewer",
    "rule_on_conflict": "Ruled on a conflict",
    "involve": "Entered whom the case involves",
    "end_involved": "Took back whom the case involves",
    "stop_assignment": "Something came up against the reviewer: stopped",
    "let_go_on": "Nothing speaks against the reviewer any more: goes on",
    "save_item": "Saved the draft of an item",
    "save_summary": "Saved the draft of the summary",
    "keep_findings": "Kept what the checks found in the draft",
    "answer_finding": "Answered a finding of the checks",
    "return_review": "Returned the review with remarks",
    "begin_delivery": "Began to send an e-mail that there is news",
    "end_delivery": "Kept what became of an e-mail that there is news",
    "send_again": "Asked for an e-mail to be sent again",
    "begin_walk": "Began to walk this sample case",
    "end_walk": "Walked this sample case to its end",
}
WORDS: Mapping[str, str] = {**_FOR_ALL, **_FOR_THE_ORGANIZATION}
"""Every event of a case in words; parties and the Division see those of ``_FOR_ALL``."""


def knows_reviewer(case: Case, person: User, *, at: datetime) -> bool:
    """Return whether a person may know who reviews a case: the organization's staff, and its reviewer.

    A physician on the roster who is a party to this case does not, whatever other cases they review. A member of a panel
    does not either, whatever other role they hold: they do not know of each other.

    Source: Lab. Code § 4610.6(f).
    """
    if is_member(case, person):
        return False
    if roles_of(person, at=at) & KNOW_THE_REVIEWER:
        return True
    return assignment_of(case=case, person=person) is not None


def history_of(case: Case, *, person: User, at: datetime, with_readings: bool = False) -> tuple[HistoryRow, ...]:
    """Return the history of a case as a person may see it, the latest first.

    Args:
        case: The case, already opened to the person.
        person: Who reads. A party and the Division see what was done, not how the organization came to it; so does a member
            of a panel, who also sees what they did themselves.
        at: The moment, aware.
        with_readings: Whether also who read what; only to the organization itself.
    """
    is_inside = knows_reviewer(case, person, at=at)
    own = str(person.public_id) if not is_inside and assignment_of(case=case, person=person) else ""
    shown = Q(verb__in=WORDS if is_inside else _FOR_ALL) | Q(verb__in=WORDS, person=own, person__gt="")
    found = events_of(case.number).filter(shown)
    events = list((found if with_readings else found.exclude(verb__in=READINGS)).order_by("-number"))
    names = names_of(events)
    reasons = reasons_of(case) if is_inside else {}
    return tuple(
        replace(row, more=" ".join(filter(None, [row.more, reasons.get(row.at, "")])))
        if row.verb == "decide_eligibility"
        else row
        for row in (_row(event, names, hide_reviewer=not is_inside and event.person != own) for event in events)
    )


def _row(event: AuditEvent, names: Mapping[str, str], *, hide_reviewer: bool) -> HistoryRow:
    is_hidden = hide_reviewer and is_by_reviewer(event)
    roles = (Role(role) for role in event.role.split(",") if role)
    return HistoryRow(
        number=event.number,
        verb=event.verb,
        at=event.at,
        who=EXPERT_REVIEWER if is_hidden else names.get(event.person, "The site"),
        role="" if is_hidden else ", ".join(role.label for role in roles),
        what=WORDS[event.verb],
        more=particulars_of(event.verb, event.facts),
    )
