"""Ties for the tests of conflicts: Dr Lind, his spouse, and the maker of the brace."""

from datetime import timedelta

from openimr.law.affiliations import Relation
from openimr.law.reviewers import ConflictClass
from openimr.matching.affiliations.graphs import NodeKind
from openimr.web.cases.models import Case
from openimr.web.cases.services.assignment import close_records
from openimr.web.conflicts.models import Edge, Ruling
from openimr.web.conflicts.screening import screened
from openimr.web.conflicts.services import enter_tie, involve, rule_on_conflict
from openimr.web.conflicts.values import Whom
from openimr.web.reviewers.models import Reviewer
from tests.web.cast import Cast
from tests.web.review_walks import CHOSEN_AT, RECORDS_AT, SIGNED_AT, on_roster, with_document
from tests.web.walks import awaiting_records

LATER = SIGNED_AT + timedelta(hours=1)
BEFORE = CHOSEN_AT - timedelta(minutes=30)

SPOUSE = Whom(name="Jonas Lind", kind=NodeKind.PERSON)
MAKER = Whom(name="Halden Devices", kind=NodeKind.MAKER)
WHY = "He left the device business years ago and owns no share."


def to_be_chosen_for(cast: Cast) -> tuple[Case, Reviewer]:
    """Return a case whose reviewer is to be chosen, and Dr Lind, who may review it as far as is known."""
    case = awaiting_records(cast)
    with_document(case, cast)
    case.refresh_from_db()
    case = close_records(case=case, version=case.version, by=cast.clerk, at=RECORDS_AT)
    return case, on_roster(cast)


def with_maker(case: Case, cast: Cast, *, at: object = BEFORE) -> Case:
    """Enter who makes the brace in dispute."""
    case.refresh_from_db()
    arguments = {"conflict_class": ConflictClass.MAKER, "whom": MAKER, "by": cast.conflict, "at": at}
    involve(case=case, version=case.version, **arguments)
    case.refresh_from_db()
    return case


def tie(cast: Cast, one: Whom, relation: Relation, other: Whom, *, at: object = BEFORE, **more: object) -> Edge:
    """Enter a tie as the conflict officer."""
    facts = {"source": "Public register", "by": cast.conflict, "at": at} | more
    return enter_tie(one=one, relation=relation, other=other, **facts)


def two_steps(cast: Cast, *, at: object = BEFORE) -> tuple[Edge, Edge]:
    """Tie Dr Lind to a spouse, and the spouse to the maker."""
    first = tie(cast, Whom(person=cast.lind), Relation.SPOUSE, SPOUSE, at=at)
    return first, tie(cast, SPOUSE, Relation.EMPLOYEE, MAKER, at=at)


def mark_of(case: Case, reviewer: Reviewer, *, at: object = BEFORE) -> str:
    """Return the mark of the one conflict of a reviewer."""
    conflicts = [each.conflict for each in screened(reviewer, case, at=at).reasons if each.conflict is not None]
    (found,) = conflicts
    return found.mark


def ruled(case: Case, reviewer: Reviewer, cast: Cast, *, is_cleared: bool = True, at: object = BEFORE) -> Ruling:
    """Rule on the one conflict of a reviewer, as the conflict officer."""
    case.refresh_from_db()
    mark = mark_of(case, reviewer, at=at)
    facts = {"is_cleared": is_cleared, "because": WHY, "by": cast.conflict, "at": at}
    ruling = rule_on_conflict(case=case, version=case.version, reviewer=reviewer, mark=mark, **facts)
    case.refresh_from_db()
    return ruling
