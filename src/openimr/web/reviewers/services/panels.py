"""Let further reviewers review a case, as the Division approved; or go on with those there are."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Q

from openimr.domain.errors import UnapprovedPanelError
from openimr.law.days import legal_day
from openimr.law.panels import MORE_THAN_ONE, Panel
from openimr.web.audit.services import record
from openimr.web.cases.models import Case, PanelApproval, SeatsLeftEmpty
from openimr.web.cases.services.locking import change, lock_case, require_state
from openimr.web.cases.values import CaseState
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.panels import is_panel, refuse_members, standing_assignments, state_by_reviewers
from openimr.web.written import written

MAY_BECOME_A_PANEL = (CaseState.REVIEWER_SELECTION, CaseState.ATTESTATION, CaseState.CLINICAL_REVIEW)
"""States in which further reviewers may be asked for: not once all have signed, since their decisions are then read."""

MOST_REVIEWERS = 9
"""How many reviewers a panel has at most here; the law that was read sets no number."""

LONGEST_REASON = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class PanelFacts:
    """What the Division approved.

    Attributes:
        reviewers: How many reviewers in all.
        number: By which the Division keeps it.
        approved_on: On which day.
        approved_by: Who, for the Division.
        because: Why condition and treatment are too complex for one reviewer, in words.
    """

    reviewers: int
    number: str
    approved_on: date
    approved_by: str
    because: str


@transaction.atomic
def form_panel(*, case: Case, version: int, approval: PanelFacts, by: User, at: datetime) -> PanelApproval:
    """Let several reviewers review a case, as the Division approved in writing; the further ones are chosen next.

    Args:
        case: Whose reviewer is to be chosen, is to attest or reviews.
        version: The version the form was made from.
        approval: What the Division approved.
        by: Who chooses reviewers.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not choose reviewers, or is a member of the panel.
        RefusedError: The case is in another state, ``by`` reviews it; the approval lacks its number, who gave it or why,
            its day is still to come, before the application or before the order that set the determination aside, or it
            is for no more reviewers than there are seats.
        StaleFormError: The case was changed in between.

    Writes:
        A PanelApproval, the case's seats and state, and one AuditEvent without the words of the approval.

    Source: 8 CCR § 9792.10.6(c), words not read.
    """
    require(by, Permission.CHOOSE_REVIEWER, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, *MAY_BECOME_A_PANEL)
    _refuse_reviewer(locked, by)
    _check(locked, approval, at=at)
    kept = PanelApproval.objects.create(
        case=locked,
        reviewers=approval.reviewers,
        number=approval.number.strip(),
        approved_on=approval.approved_on,
        approved_by=approval.approved_by.strip(),
        because=approval.because.strip(),
        by=by,
        at=at,
    )
    _seat(locked, approval.reviewers)
    facts = change(locked, state=state_by_reviewers(locked)) | {
        "reviewers": approval.reviewers,
        "approval_sha256": sha256(kept.number.encode()).hexdigest(),
        "approved_on": str(approval.approved_on),
    }
    record(scope=locked.number, verb="form_panel", by=by, at=at, facts=facts)
    return kept


@transaction.atomic
def leave_seats_empty(*, case: Case, version: int, because: str, by: User, at: datetime) -> SeatsLeftEmpty:
    """Go on with the reviewers that a panel has, where nobody more can be chosen.

    A seat from which a signed review was taken is filled again: nobody's decision is dropped from a panel by leaving the
    seat empty.

    Args:
        case: Of a panel with an empty seat.
        version: The version the form was made from.
        because: Why nobody more is chosen, in words; at most ``LONGEST_REASON`` characters.
        by: Who chooses reviewers.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not choose reviewers, or is a member of the panel.
        RefusedError: The case is no panel or has no empty seat, a signed review was taken out of it, or no reason is given.
        StaleFormError: The case was changed in between.

    Writes:
        A SeatsLeftEmpty, the case's seats and state, and one AuditEvent without the reason's words.

    Source: 8 CCR § 9792.10.6(c), words not read: one reviewer is the rule, and more need the approval; that an approved
    panel may go on with fewer is inferred [unverified].
    """
    require(by, Permission.CHOOSE_REVIEWER, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.REVIEWER_SELECTION)
    refuse_members(locked, by)
    left = max(1, len(standing_assignments(locked)))
    if not is_panel(locked):
        raise RefusedError("One reviewer reviews this case, so there is no seat to leave empty.")
    if lost_a_signed_review(locked):
        raise RefusedError("A signed review was taken out of this panel. Choose another reviewer for that seat.")
    why = written(because, longest=LONGEST_REASON, field="because", if_none="Say why nobody more is chosen.")
    kept = SeatsLeftEmpty.objects.create(case=locked, reviewers=left, because=why, by=by, at=at)
    _seat(locked, left)
    facts = change(locked, state=state_by_reviewers(locked)) | {"reviewers": left}
    record(scope=locked.number, verb="leave_seats_empty", by=by, at=at, facts=facts)
    return kept


def lost_a_signed_review(case: Case) -> bool:
    """Return whether who had signed left the panel that a case now has: taken from them, or declined once it came back.

    Since the panel first was approved; that the Division approves more reviewers later brings no review back. What was
    issued and set aside before is another panel's.
    """
    issued = case.determinations.order_by("number").last()
    approvals = case.panel_approvals.filter(at__gt=issued.issued_at) if issued else case.panel_approvals
    approval = approvals.first()
    was_signed = Q(review__signed_at__isnull=False) | Q(review__returns__isnull=False)
    return approval is not None and case.assignments.filter(was_signed, ended_at__gte=approval.at).exists()


def _seat(case: Case, seats: int) -> None:
    case.seats = seats
    case.save(update_fields=["seats"])


def _refuse_reviewer(case: Case, by: User) -> None:
    refuse_members(case, by)
    if any(each.reviewer.person_id == by.pk for each in standing_assignments(case)):
        raise RefusedError("Who reviews a case does not ask for further reviewers of it; somebody else does.")


def _check(case: Case, approval: PanelFacts, *, at: datetime) -> None:
    if not case.seats < approval.reviewers <= MOST_REVIEWERS:
        told = f"Expected more than {case.seats} and at most {MOST_REVIEWERS} reviewers; found {approval.reviewers}."
        raise RefusedError(told, field="reviewers")
    try:
        Panel(reviewers=tuple(map(str, range(approval.reviewers))), approval=approval.number)
    except UnapprovedPanelError as error:
        raise RefusedError(str(error), field="number") from error
    if not approval.approved_by.strip():
        told = f"More than one reviewer needs the Division’s written approval ({MORE_THAN_ONE.source})."
        raise RefusedError(f"{told} Enter who approved it.", field="approved_by")
    if_none = "Say why condition and treatment are too complex for one reviewer."
    written(approval.because, longest=LONGEST_REASON, field="because", if_none=if_none)
    if approval.approved_on > legal_day(at):
        raise RefusedError("This day is still to come. Enter the day of the approval.", field="approved_on")
    if approval.approved_on < legal_day(case.received_at):
        raise RefusedError("The application came after this day. Enter the day of the approval.", field="approved_on")
    set_aside = case.remands.order_by("at").last()
    if set_aside and approval.approved_on < set_aside.end.ordered_on:
        told = "The determination was set aside after this day. Enter the approval of several reviewers for the review anew."
        raise RefusedError(told, field="approved_on")
