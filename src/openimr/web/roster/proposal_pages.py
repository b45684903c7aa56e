"""What the pages of who should review show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from typing import Any

from openimr.web.cases.models import Case, CaseClock
from openimr.web.cases.values import CaseState
from openimr.web.people.models import User
from openimr.web.reviewers.models import Assignment, Reviewer
from openimr.web.reviewers.panels import panels_of
from openimr.web.roster.models import Proposal, ProposedCase
from openimr.web.roster.values import CAUSES, FOUND, label_of


@dataclass(frozen=True, kw_only=True, slots=True)
class ReasonRow:
    """One part of the points."""

    label: str
    points: int
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposedRow:
    """One case of a proposal.

    Attributes:
        key: Of the ProposedCase.
        case: Which.
        due: Last day for the determination; None if no clock runs.
        reviewer: Who should review it; None if nobody was found.
        specialties: The reviewer's.
        points: Against them.
        reasons: The points part by part.
        why_not: Why nobody was found, in a sentence.
        found: How many reviewers were found what, in words.
        stands: Whether it can still be accepted as it was proposed.
        became: What became of a case that cannot, in words.
    """

    key: int
    case: Case
    due: date | None
    reviewer: Reviewer | None
    specialties: str
    points: int
    reasons: tuple[ReasonRow, ...]
    why_not: str
    found: tuple[str, ...]
    stands: bool
    became: str


def is_installed() -> bool:
    """Return whether many cases can be assigned at once here."""
    return find_spec("ortools") is not None and find_spec("numpy") is not None


def proposal_page(proposal: Proposal, *, by: User) -> dict[str, Any]:
    """Return what the page of a proposal shows, in a constant number of queries; of a panel's case nothing to its members."""
    rows = _rows(proposal, by=by)
    return {
        "proposal": proposal,
        "proposed": [row for row in rows if row.reviewer],
        "left": [row for row in rows if not row.reviewer],
        "seed_parts": [proposal.seed[first : first + 8] for first in range(0, len(proposal.seed), 8)],
        "open_count": sum(row.stands for row in rows),
        "levers": [(label_of(name), points) for name, points in proposal.levers.items() if isinstance(points, int)],
    }


def _rows(proposal: Proposal, *, by: User) -> list[ProposedRow]:
    told = proposal.cases.exclude(case__in=panels_of(by).values("case"))
    found = list(told.select_related("case", "reviewer__person").prefetch_related("reviewer__certificates"))
    ids = [each.case_id for each in found]
    running = CaseClock.objects.filter(case__in=ids, stopped_at__isnull=True, name__startswith="determination")
    dues = dict(running.order_by("-due").values_list("case_id", "due"))
    standing = Assignment.objects.filter(case__in=ids, case__seats=1, ended_at__isnull=True)
    with_whom = dict(standing.values_list("case_id", "reviewer__person__name"))
    rows = [_row(each, due=dues.get(each.case_id), now_with=with_whom.get(each.case_id, "")) for each in found]
    return sorted(rows, key=lambda row: (row.due or date.max, row.case.number))


def _row(each: ProposedCase, *, due: date | None, now_with: str) -> ProposedRow:
    waits = each.case.state == CaseState.REVIEWER_SELECTION
    stands = waits and each.case.version == each.version and each.reviewer is not None
    held = each.reviewer.certificates.all() if each.reviewer else ()
    return ProposedRow(
        key=each.pk,
        case=each.case,
        due=due,
        reviewer=each.reviewer,
        specialties=", ".join(certificate.specialty for certificate in held),
        points=each.points,
        reasons=tuple(
            ReasonRow(label=label_of(name), points=points, words=words) for name, points, words in each.reasons
        ),
        why_not=CAUSES.get(each.cause, ""),
        found=tuple(_found(each.found)),
        stands=stands,
        became="" if stands or (waits and not each.reviewer) else _became(now_with, waits=waits),
    )


def _became(now_with: str, *, waits: bool) -> str:
    if waits:
        return "The case was changed since. Propose again."
    return f"Now with {now_with}." if now_with else "Waits for a reviewer no more."


def _found(found: Mapping[str, int]) -> list[str]:
    return [f"{count} {FOUND[name]}" for name, count in found.items() if count and name in FOUND]
