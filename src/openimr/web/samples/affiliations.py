"""A few sample ties, so that the pages of conflicts are not empty: people and makers from a list we wrote."""

from datetime import datetime
from decimal import Decimal

from openimr.law.affiliations import Relation
from openimr.law.reviewers import ConflictClass
from openimr.matching.affiliations.graphs import NodeKind
from openimr.matching.subjects import folded_name
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.conflicts.models import Edge
from openimr.web.conflicts.services import enter_tie, involve
from openimr.web.conflicts.values import Whom
from openimr.web.reviewers.models import Reviewer
from openimr.web.samples.cast import Cast

SPOUSE = Whom(name="Robin Sample", kind=NodeKind.PERSON)
MAKER = Whom(name="Sample Wound Devices", kind=NodeKind.MAKER)
HOSPITAL = Whom(name="Sample County Hospital", kind=NodeKind.FACILITY)

INVOLVING = "story-07"
"""The story whose treatment is a device, and whose reviewer is to be chosen."""


def ensure_ties(*, cast: Cast, at: datetime) -> None:
    """Enter the sample ties that are not there yet, and who makes the device of one story.

    Writes:
        Edges, Nodes and an InvolvedParty, by the services of ``conflicts``.
    """
    first, second, third = (Whom(person=each.person) for each in Reviewer.objects.order_by("pk")[:3])
    _ensure(first, Relation.SPOUSE, SPOUSE, source="Told by the reviewer", cast=cast, at=at)
    _ensure(SPOUSE, Relation.EMPLOYEE, MAKER, source="Told by the reviewer", cast=cast, at=at)
    _ensure(second, Relation.PRIVILEGES, HOSPITAL, source="The hospital’s list of staff", cast=cast, at=at)
    _ensure(third, Relation.INTEREST, MAKER, source="Public register", share=Decimal("0.01"), cast=cast, at=at)
    case = Case.objects.filter(reference=INVOLVING, state=CaseState.REVIEWER_SELECTION).first()
    if case is not None and not case.involved.exists():
        is_what = ConflictClass.MAKER
        involve(case=case, version=case.version, conflict_class=is_what, whom=MAKER, by=cast.director, at=at)


def _ensure(  # noqa: PLR0913 - the facts of a tie
    one: Whom,
    relation: Relation,
    other: Whom,
    *,
    source: str,
    share: Decimal | None = None,
    cast: Cast,
    at: datetime,
) -> None:
    names = {"one__folded": _folded(one), "other__folded": _folded(other)}
    if not Edge.objects.filter(relation=relation.name.lower(), **names).exists():
        enter_tie(one=one, relation=relation, other=other, share=share, source=source, by=cast.director, at=at)


def _folded(whom: Whom) -> str:
    return folded_name(whom.person.name if whom.person else whom.name)
