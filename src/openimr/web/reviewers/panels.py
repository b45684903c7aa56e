"""Who reviews a case, be it one reviewer or a panel; where each of them stands, and where the case stands by them.

A panel is a case of more than one seat. Its members are chosen, attest, write and sign each by themselves; the case stands
where the last of them stands. With one reviewer that is where the reviewer stands.

Source: 8 CCR § 9792.10.6(c), words not read; Lab. Code § 4610.6(e), (f).
"""

from django.db.models import QuerySet

from openimr.domain.errors import NotAllowedError
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from openimr.web.reviewers.models import Assignment

UNDER_REVIEW = (
    CaseState.REVIEWER_SELECTION,
    CaseState.ATTESTATION,
    CaseState.CLINICAL_REVIEW,
    CaseState.QUALITY_CHECK,
)
"""States from the choice of the reviewers until the determination is issued."""


def is_panel(case: Case) -> bool:
    """Return whether more than one reviewer reviews a case."""
    return case.seats > 1


def standing_assignments(case: Case) -> list[Assignment]:
    """Return the assignments of a case that have not ended, with their reviewers, by seat."""
    standing = case.assignments.filter(ended_at__isnull=True).order_by("seat")
    return list(standing.select_related("case", "reviewer__person", "review"))


def free_seat(case: Case) -> int | None:
    """Return the first seat of a case that nobody has; None if none is free."""
    taken = {each.seat for each in standing_assignments(case)}
    if len(taken) >= case.seats:
        return None
    return next(seat for seat in range(1, len(taken) + 2) if seat not in taken)


def own_state(assignment: Assignment) -> CaseState:
    """Return where one reviewer of a case stands: to attest, in review, or signed; past the review, where the case does."""
    state = CaseState(assignment.case.state)
    if state not in UNDER_REVIEW:
        return state
    if assignment.attested_at is None:
        return CaseState.ATTESTATION
    return CaseState.QUALITY_CHECK if has_signed(assignment) else CaseState.CLINICAL_REVIEW


def has_signed(assignment: Assignment) -> bool:
    """Return whether the reviewer signed, and the signature stands."""
    review = getattr(assignment, "review", None)
    return review is not None and review.signed_at is not None


def state_by_reviewers(case: Case) -> CaseState:
    """Return where a case under review stands by those who review it: where the last of them does."""
    standing = standing_assignments(case)
    if len(standing) < case.seats:
        return CaseState.REVIEWER_SELECTION
    reached = {own_state(each) for each in standing}
    return next(state for state in UNDER_REVIEW if state in reached)


def require_own_state(assignment: Assignment, *states: CaseState) -> None:
    """Refuse a step of a reviewer who stands elsewhere.

    Raises:
        RefusedError: They do; the sentence says where.
    """
    found = own_state(assignment)
    if found not in states:
        wanted = " or ".join(state.label for state in states)
        raise RefusedError(f"Expected a case in the state “{wanted}”; this one is “{found.label}”.")


def panels_of(person: User) -> QuerySet[Assignment]:
    """Return the standing assignments by which a person reviews cases together with others."""
    return Assignment.objects.filter(case__seats__gt=1, ended_at__isnull=True, reviewer__person=person)


def is_member(case: Case, person: User) -> bool:
    """Return whether a person reviews a case together with others."""
    return is_panel(case) and panels_of(person).filter(case=case).exists()


def refuse_members(case: Case, person: User) -> None:
    """Refuse a member of a panel, whatever roles they hold, a page or an act that tells of the other members.

    Raises:
        NotAllowedError: They are one.
    """
    if is_member(case, person):
        raise NotAllowedError("a member of the panel")
