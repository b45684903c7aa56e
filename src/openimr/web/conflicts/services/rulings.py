"""Clear or uphold a conflict in writing."""

from datetime import datetime

from django.db import transaction

from openimr.matching.affiliations.changes import Changes
from openimr.matching.answers import Answer, Conflict, Effect
from openimr.web.audit.services import record
from openimr.web.cases.models import Case
from openimr.web.cases.services.locking import change, lock_case, require_state
from openimr.web.cases.values import CaseState
from openimr.web.conflicts.models import LONGEST_REASON, Ruling
from openimr.web.conflicts.screening import screened
from openimr.web.conflicts.services.stops import screen_again
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.panels import refuse_members
from openimr.web.reviewers.services.locking import key_of, lock_reviewer
from openimr.web.written import written

RULED_IN = (
    CaseState.REVIEWER_SELECTION,
    CaseState.ATTESTATION,
    CaseState.CLINICAL_REVIEW,
    CaseState.QUALITY_CHECK,
)
"""States of a case in which a conflict is ruled on."""


@transaction.atomic
def rule_on_conflict(  # noqa: PLR0913 - the facts of a ruling
    *, case: Case, version: int, reviewer: Reviewer, mark: str, is_cleared: bool, because: str, by: User, at: datetime
) -> Ruling:
    """Clear or uphold a conflict that leads through others, or that the definitions do not settle, with the reason.

    A later ruling on the same conflict counts instead; the earlier one is kept. When a tie of the conflict changes, it
    is another one, and no ruling speaks of it.

    Args:
        case: Not issued yet.
        version: The version of the case that the form was made from.
        reviewer: Whose conflict it is.
        mark: Of the conflict, as it was shown.
        is_cleared: Whether the reviewer may review in spite of it; else it is upheld.
        because: Why; not empty.
        by: The conflict officer.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` is no conflict officer, or a member of the panel.
        RefusedError: The conflict is that of ``by``, no reason is given, there is no such conflict any more, or the statute leaves no ruling on it.
        NoLawInForceError: The rules are not known for that day.
        StaleFormError: The case was changed in between.

    Writes:
        One Ruling, the case's version, a Stop or the end of one, and one AuditEvent without the reason's words.

    Source: Lab. Code § 139.5(c)(2), (d)(3)(E), (d)(5).
    """
    require(by, Permission.RULE_ON_CONFLICTS, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, *RULED_IN)
    refuse_members(locked, by)
    held = lock_reviewer(reviewer)
    if held.person_id == by.pk:
        raise RefusedError("Nobody rules on a conflict of their own; another conflict officer does.")
    conflict = _ruled_on(screened(held, locked, at=at), mark)
    why = written(because, longest=LONGEST_REASON, field="because", if_none="Write why.")
    ruling = Ruling.objects.create(
        case=locked,
        reviewer=held,
        mark=mark,
        is_cleared=is_cleared,
        because=why,
        conflict_class=conflict.conflict_class.name.lower(),
        whom=conflict.subject.name,
        paths=[list(path) for path in conflict.paths],
        by=by,
        at=at,
    )
    screen_again(changes=Changes(cases=frozenset({locked.number})), at=at)
    facts = change(locked) | {"reviewer": key_of(held), "mark": mark, "is_cleared": is_cleared}
    record(scope=locked.number, verb="rule_on_conflict", by=by, at=at, facts=facts)
    return ruling


def _ruled_on(answer: Answer, mark: str) -> Conflict:
    conflict = conflicts_by_mark(answer).get(mark)
    if conflict is None:
        raise RefusedError("This conflict has changed or is gone. Go back to the list and look again.")
    if conflict.effect is Effect.BLOCKS:
        raise RefusedError(
            f"Expected a tie through others, or one that the definitions do not settle; this is a direct one with "
            f"{conflict.conflict_class.value}, and the law leaves no room to clear it ({conflict.provision.source}). "
            "Choose another reviewer."
        )
    if conflict.effect is Effect.TOLD:
        raise RefusedError(f"Nothing is to be ruled on: this tie bars nobody ({conflict.provision.source}).")
    return conflict


def conflicts_by_mark(answer: Answer) -> dict[str, Conflict]:
    """Return the conflicts of an answer by their marks."""
    return {reason.conflict.mark: reason.conflict for reason in answer.reasons if reason.conflict is not None}
