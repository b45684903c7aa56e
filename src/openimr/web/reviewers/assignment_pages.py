"""What the pages of an assignment show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openimr.law.reviewers import ConflictClass
from openimr.matching.answers import Bearing, Reason
from openimr.matching.attestations import AFFILIATION_LEAD, DEFINITIONS
from openimr.matching.needs import Need, ScreenedParty
from openimr.matching.subjects import folded_name
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState, ItemState
from openimr.web.reviewers.assignment_forms import AttestationForm, ChoiceForm, DeclineForm
from openimr.web.reviewers.choices import Barred, Choices, Offered, choices_for
from openimr.web.reviewers.models import Assignment, Reviewer
from openimr.web.reviewers.panels import own_state, standing_assignments
from openimr.web.reviewers.values import need_of

BAR_WIDTH = 60
"""Width of a full bar, in units of the drawing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OfferedRow:
    """One reviewer in the list.

    Attributes:
        offered: Who, and why.
        bar: Width of the bar of load, 0 to ``BAR_WIDTH``; the longest is that of the busiest who is offered.
        bar_of_days: The same of the turnaround; 0 where there is none.
        reasons_for: Why they may review.
        open_points: What speaks against without blocking, or is not known, of this reviewer alone.
    """

    offered: Offered
    bar: int
    bar_of_days: int
    reasons_for: tuple[Reason, ...]
    open_points: tuple[Reason, ...]


def choice_page(case: Case, *, at: datetime) -> dict[str, Any]:
    """Return what the page shows: the list while one is to be chosen, else who was chosen."""
    is_open = case.state == CaseState.REVIEWER_SELECTION
    found = choices_for(case, at=at) if is_open else None
    former = case.assignments.filter(ended_at__isnull=False).select_related("reviewer__person")
    context = {"former": former, "is_open": is_open}
    context["assignments"] = standing_assignments(case)
    if found is None:
        return context
    of_all = _of_all(found)
    return context | {
        "rows": [_row(offered, found, of_all) for offered in found.offered],
        "barred": found.barred,
        "count": len(found.offered) + len(found.barred),
        "is_unread": found.is_unread,
        "of_all": of_all,
        "bar_width": BAR_WIDTH,
        "parties": parties_by_class(found.need),
        "need": found.need,
    }


def assigning_page(case: Case, reviewer: Reviewer, *, form: ChoiceForm, at: datetime) -> dict[str, Any]:
    """Return what is shown before a case is assigned to one reviewer: who, for what, until when, and every reason."""
    found = choices_for(case, at=at)
    each, of_all = found.of(reviewer), _of_all(found)
    return {
        "form": form,
        "person": reviewer.person,
        "row": _row(each, found, of_all) if isinstance(each, Offered) else None,
        "of_all": of_all,
        "barred": each if isinstance(each, Barred) else None,
        "items": case.items.filter(state=ItemState.DISPUTED),
        "due": found.need.due,
    }


def attestation_page(
    assignment: Assignment,
    *,
    form: AttestationForm | None = None,
    decline_form: DeclineForm | None = None,
    at: datetime,
) -> dict[str, Any]:
    """Return what the page shows: who is who and what is in dispute, and nothing of the file."""
    case, state = assignment.case, own_state(assignment)
    initial = {"version": case.version}
    return {
        "assignment": assignment,
        "is_open": state is CaseState.ATTESTATION,
        "may_decline": state in {CaseState.ATTESTATION, CaseState.CLINICAL_REVIEW},
        "parties": parties_by_class(need_of(case, at=at)),
        "items": case.items.filter(state=ItemState.DISPUTED),
        "lead": AFFILIATION_LEAD,
        "definitions": DEFINITIONS,
        "form": form or AttestationForm(initial=initial),
        "decline_form": decline_form or DeclineForm(initial=initial),
    }


def parties_by_class(need: Need) -> list[tuple[str, list[str]]]:
    """Return whom a reviewer is screened against: the class in the statute's words, and the names, each once."""
    return [(each.value, names) for each in ConflictClass if (names := _names(need.parties, each))]


def _names(parties: Iterable[ScreenedParty], conflict_class: ConflictClass) -> list[str]:
    named = [party.subject.name for party in parties if party.conflict_class is conflict_class]
    return list({folded_name(name): name for name in reversed(named)}.values())[::-1]


def _of_all(found: Choices) -> tuple[Reason, ...]:
    """Return the open points that every reviewer shares, so that they are said once."""
    everyone: list[Offered | Barred] = [*found.offered, *found.barred]
    if not everyone:
        return ()
    common = set.intersection(*(set(_open_points(each)) for each in everyone))
    return tuple(reason for reason in _open_points(everyone[0]) if reason in common)


def _row(offered: Offered, found: Choices, of_all: tuple[Reason, ...]) -> OfferedRow:
    reasons = offered.offer.answer.reasons
    days = offered.turnaround.days if offered.turnaround else 0
    return OfferedRow(
        offered=offered,
        bar=round(BAR_WIDTH * offered.offer.load / found.greatest_load),
        bar_of_days=round(BAR_WIDTH * days / found.longest_days),
        reasons_for=tuple(reason for reason in reasons if reason.bearing is Bearing.FOR),
        open_points=tuple(reason for reason in _open_points(offered) if reason not in of_all),
    )


def _open_points(each: Offered | Barred) -> tuple[Reason, ...]:
    answer = each.offer.answer if isinstance(each, Offered) else each.answer
    return tuple(reason for reason in answer.others if reason.bearing is not Bearing.FOR)
