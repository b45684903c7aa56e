"""Who should review: many cases proposed at once, and the proposal accepted, whole or case by case."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction

from openimr.matching.candidates import Candidate
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE, Fact
from openimr.web.cases.models import Case
from openimr.web.conflicts.values import affiliation_graph, rulings_of
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.access import loads, serving
from openimr.web.reviewers.choices import seed_of
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.services import choose_reviewer
from openimr.web.reviewers.turnarounds import turnarounds
from openimr.web.reviewers.values import candidate_of, need_of
from openimr.web.roster.access import levers_in_force, waiting_cases
from openimr.web.roster.models import Proposal, ProposedCase
from openimr.web.roster.values import kept_of

if TYPE_CHECKING:  # at work only where the extra is installed
    from openimr.matching.allocation.assignments import Allocation, Assigned, Unassigned

NOT_INSTALLED = (
    "Assigning many cases at once needs two packages that are not installed here: ortools and numpy. Install them with "
    "“pip install openimr[assign]” and start the site anew. A reviewer can be chosen case by case without them."
)
_OF_THE_EXTRA = frozenset({"ortools", "numpy"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Accepted:
    """What became of the cases of a proposal that were accepted.

    Attributes:
        assigned: Numbers of the cases that were assigned.
        refused: Number of each other case, and why, in a sentence.
    """

    assigned: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


@transaction.atomic
def propose_assignments(*, by: User, at: datetime) -> Proposal:
    """Propose a reviewer for every case that waits for one; nobody is assigned by it.

    The seed that orders equal reviewers is made of the seeds of the cases, which rest on the audit chain: proposing again
    for the same cases draws no new lot, and no party can foretell it.

    Args:
        by: Who chooses reviewers.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not choose reviewers.
        RefusedError: No case waits, or the extra ``assign`` is not installed.
        NoLawInForceError: The rules are not known for that day.

    Writes:
        One Proposal with the seed and the levers, a ProposedCase for each case, and one AuditEvent.

    Source: Lab. Code § 139.5(d)(2)(F), (d)(3)(C), (d)(4).
    """
    require(by, Permission.CHOOSE_REVIEWER, at=at)
    cases = {case.number: case for case in waiting_cases(person=by, at=at)}
    if not cases:
        raise RefusedError("No case waits for a reviewer.")
    reviewers = {str(reviewer.person.public_id): reviewer for reviewer in serving(at=at)}
    candidates = [candidate_of(reviewer, at=at) for reviewer in reviewers.values()]
    seed = sha256("\n".join(f"{number} {seed_of(case)}" for number, case in sorted(cases.items())).encode()).hexdigest()
    found = _allocated(list(cases.values()), candidates, seed=seed, at=at)
    levers = kept_of(levers_in_force()[0])
    proposal = Proposal.objects.create(seed=seed, levers=levers, reviewers=len(reviewers), by=by, at=at)
    for assigned in found.assigned:
        _propose(proposal, cases[assigned.case], assigned, reviewers[assigned.reviewer.subject.key])
    for unassigned in found.unassigned:
        _say_why_not(proposal, cases[unassigned.case], unassigned)
    facts: dict[str, Fact] = {
        "proposal": str(proposal.public_id),
        "cases": len(cases),
        "proposed": len(found.assigned),
        "seed": seed,
    }
    record(scope=SITE, verb="propose_assignments", by=by, at=at, facts=facts)
    return proposal


@transaction.atomic
def accept_proposal(*, proposal: Proposal, keys: Collection[int], by: User, at: datetime) -> Accepted:
    """Assign cases of a proposal to the reviewers proposed; each is screened again as it is assigned.

    A case that cannot be assigned any more is left as it is, and told; the others go on.

    Args:
        proposal: Made before.
        keys: Of its ProposedCases that are accepted.
        by: Who chooses reviewers.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not choose reviewers.
        RefusedError: None is accepted, or one has no reviewer.

    Writes:
        What ``choose_reviewer`` writes for each, and one AuditEvent.
    """
    require(by, Permission.CHOOSE_REVIEWER, at=at)
    rows = list(proposal.cases.filter(pk__in=keys).select_related("case", "reviewer__person").order_by("case__number"))
    if not rows:
        raise RefusedError("Choose at least one case.")
    if len(rows) < len(set(keys)) or any(row.reviewer is None for row in rows):
        raise RefusedError("One of the cases has no reviewer in this proposal.")
    assigned, refused = [], []
    for row in rows:
        why = _assign(row, by=by, at=at)
        if why:
            refused.append((row.case.number, why))
        else:
            assigned.append(row.case.number)
    facts: dict[str, Fact] = {
        "proposal": str(proposal.public_id),
        "assigned": len(assigned),
        "refused": len(refused),
        "numbers": [*assigned],
    }
    record(scope=SITE, verb="accept_proposal", by=by, at=at, facts=facts)
    return Accepted(assigned=tuple(assigned), refused=tuple(refused))


def _assign(row: ProposedCase, *, by: User, at: datetime) -> str:
    """Assign one case, and return why it could not be; empty if it was."""
    assert row.reviewer is not None  # noqa: S101 - asked by the caller; for the type checker
    try:
        with transaction.atomic():
            choose_reviewer(case=row.case, version=row.version, reviewer=row.reviewer, by=by, at=at)
    except StaleFormError:
        return "It was changed since this proposal was made."
    except RefusedError as error:
        return error.reason
    return ""


def _allocated(cases: Sequence[Case], candidates: Sequence[Candidate], *, seed: str, at: datetime) -> "Allocation":
    try:
        from openimr.matching.allocation.assignments import CaseToAssign, assign_cases
        from openimr.matching.allocation.points import Standing
        from openimr.matching.allocation.pools import Roster
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _OF_THE_EXTRA:
            raise
        raise RefusedError(NOT_INSTALLED) from None
    taken, counted = turnarounds(at=at), loads()
    standings = {
        key: Standing(load=counted.get(key, 0), turnaround=taken[key].days if key in taken else None)
        for key in (candidate.subject.key for candidate in candidates)
    }
    roster = Roster(candidates=candidates, graph=affiliation_graph(at=at), standings=standings)
    asked = [CaseToAssign(key=case.number, need=need_of(case, at=at), rulings=rulings_of(case)) for case in cases]
    return assign_cases(asked, roster, levers=levers_in_force()[0], seed=seed)


def _propose(proposal: Proposal, case: Case, assigned: "Assigned", reviewer: Reviewer) -> None:
    reasons = [[part.lever, part.points, part.words] for part in assigned.parts]
    ProposedCase.objects.create(
        proposal=proposal, case=case, version=case.version, reviewer=reviewer, points=assigned.points, reasons=reasons
    )


def _say_why_not(proposal: Proposal, case: Case, unassigned: "Unassigned") -> None:
    found = asdict(unassigned.tally)
    cause = unassigned.cause.name
    ProposedCase.objects.create(proposal=proposal, case=case, version=case.version, cause=cause, found=found)
