"""Say whom a case involves beside its parties: the maker, the facility, another provider."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from openimr.law.reviewers import ConflictClass
from openimr.matching.affiliations.changes import Changes
from openimr.web.audit.services import record
from openimr.web.cases.models import Case
from openimr.web.cases.services.locking import change, lock_case, require_state
from openimr.web.conflicts.models import InvolvedParty
from openimr.web.conflicts.services.nodes import node_for
from openimr.web.conflicts.services.rulings import RULED_IN
from openimr.web.conflicts.services.stops import screen_again
from openimr.web.conflicts.values import Whom
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission

if TYPE_CHECKING:
    from openimr.web.audit.values import Fact


@transaction.atomic
def involve(  # noqa: PLR0913 - the facts of one who is involved
    *, case: Case, version: int, conflict_class: ConflictClass, whom: Whom, by: User, at: datetime
) -> InvolvedParty:
    """Enter whom a case involves, so that reviewers are screened against them too.

    Args:
        case: Not issued yet.
        version: The version of the case that the form was made from.
        conflict_class: What they are to the case.
        whom: Who.
        by: Who chooses reviewers.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not choose reviewers.
        RefusedError: The case is in another state, a fact is missing, or they were entered already.
        StaleFormError: The case was changed in between.

    Writes:
        One InvolvedParty, its Node if it is new, the case's version, Stops, and one AuditEvent without names.

    Source: Lab. Code § 139.5(c)(2)(B) to (F), (d)(5).
    """
    require(by, Permission.CHOOSE_REVIEWER, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, *RULED_IN)
    node = node_for(whom, field="whom")
    code = conflict_class.name.lower()
    if locked.involved.filter(conflict_class=code, node=node, until__isnull=True).exists():
        raise RefusedError("They were entered already.", field="whom")
    row = InvolvedParty.objects.create(case=locked, conflict_class=code, node=node, entered_by=by, entered_at=at)
    _record(locked, row, verb="involve", by=by, at=at)
    return row


@transaction.atomic
def end_involved(*, case: Case, version: int, involved: InvolvedParty, by: User, at: datetime) -> InvolvedParty:
    """Take back that a case involves someone; that it was entered is kept.

    Raises:
        NotAllowedError: ``by`` may not choose reviewers.
        RefusedError: The case is in another state, or it was taken back already.
        StaleFormError: The case was changed in between.

    Writes:
        The InvolvedParty's end, the case's version, Stops, and one AuditEvent.
    """
    require(by, Permission.CHOOSE_REVIEWER, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, *RULED_IN)
    row = InvolvedParty.objects.select_for_update().get(pk=involved.pk, case=locked)
    if row.until is not None:
        raise RefusedError("This was taken back already.")
    row.until = at
    row.save(update_fields=["until"])
    _record(locked, row, verb="end_involved", by=by, at=at)
    return row


def _record(case: Case, row: InvolvedParty, *, verb: str, by: User, at: datetime) -> None:
    screen_again(changes=Changes(cases=frozenset({case.number})), at=at)
    facts: dict[str, Fact] = change(case) | {"conflict_class": row.conflict_class}
    record(scope=case.number, verb=verb, by=by, at=at, facts=facts)
