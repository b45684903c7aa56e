"""Panels on the docket: where each member stands; to a member what they have to do themselves, and nothing of the others."""

from collections.abc import Iterator
from dataclasses import replace

from django.db.models import Q

from openimr.web.cases.models import Case
from openimr.web.cases.values import NEXT_ACTS, CaseState, NextAct
from openimr.web.people.values import Role
from openimr.web.reviewers.models import Assignment
from openimr.web.reviewers.panels import UNDER_REVIEW, is_panel, own_state

SEE_PANELS = (Role.MEDICAL_DIRECTOR, Role.CONFLICT_OFFICER, Role.INTAKE_CLERK, Role.QUALITY_REVIEWER)
"""Who reads on the docket which members of a panel are waited for."""

_WORDS = {CaseState.ATTESTATION: "to attest or decline", CaseState.CLINICAL_REVIEW: "to decide each item and sign"}

SIGNED = replace(NEXT_ACTS[CaseState.CLINICAL_REVIEW], words="Wait for the other reviewers to sign")
"""What is next for a member who has signed while another has not."""


def is_left_to(person: int) -> Q:
    """Match the panels of which a member, by key, still has to attest or to sign."""
    own = Assignment.objects.filter(reviewer__person=person, ended_at__isnull=True, case__seats__gt=1)
    to_do = own.filter(Q(attested_at__isnull=True) | Q(review__signed_at__isnull=True))
    return Q(state__in=UNDER_REVIEW, pk__in=to_do.values("case"))


def is_done_by(person: int) -> Q:
    """Match the panels under review of which a member, by key, has signed."""
    own = Assignment.objects.filter(reviewer__person=person, ended_at__isnull=True, case__seats__gt=1)
    return Q(state__in=UNDER_REVIEW, pk__in=own.filter(review__signed_at__isnull=False).values("case"))


def member_act(case: Case, person: int) -> NextAct | None:
    """Return what is next for a member of a panel under review; None for everyone else."""
    own = next((each for each in _members(case) if each.reviewer.person_id == person), None)
    if own is None:
        return None
    state = _state_of(case, own)
    return SIGNED if state is CaseState.QUALITY_CHECK else NEXT_ACTS[state]


def waited_for(case: Case) -> Iterator[tuple[str, Assignment]]:
    """Yield which members of a panel are waited for, and for what; by their number, without a name."""
    for number, each in enumerate(_members(case), start=1):
        words = _WORDS.get(_state_of(case, each))
        if words is not None:
            yield f"Reviewer {number} of {case.seats} {words}", each


def is_seen(case: Case, roles: frozenset[Role], person: int) -> bool:
    """Return whether a person reads which members are waited for: staff who know the reviewers, and are none of them."""
    return bool(roles & set(SEE_PANELS)) and member_act(case, person) is None


def _state_of(case: Case, assignment: Assignment) -> CaseState:
    assignment.case = case  # in hand, so that no query asks for it
    return own_state(assignment)


def _members(case: Case) -> list[Assignment]:
    if not is_panel(case) or case.state not in UNDER_REVIEW:
        return []
    found: list[Assignment] = case.standing_assignments  # type: ignore[attr-defined] # fetched by WAITS
    return found
