"""What weighs how much when cases are assigned at once."""

from datetime import datetime

from django.db import IntegrityError, transaction

from openimr.matching.allocation.levers import Levers
from openimr.web.audit.access import changes_since
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE, Fact
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.roster.access import levers_in_force
from openimr.web.roster.models import LONGEST_REASON, LeverChange
from openimr.web.roster.values import differing, kept_of
from openimr.web.written import written


@transaction.atomic
def change_levers(*, levers: Levers, because: str, version: int, by: User, at: datetime) -> LeverChange:
    """Change the levers from now on; earlier ones and the proposals made by them are kept.

    Args:
        levers: All of them.
        because: Why, in words; at most ``LONGEST_REASON`` characters.
        version: How often they had been changed when the form was made.
        by: Who chooses reviewers.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not choose reviewers.
        RefusedError: No reason is given, or nothing is changed.
        StaleFormError: They were changed in between.

    Writes:
        One LeverChange, and one AuditEvent with what was before and is now, without the reason's words.
    """
    require(by, Permission.CHOOSE_REVIEWER, at=at)
    before, number = levers_in_force()
    if version != number:
        raise _stale(version, number)
    reason = written(because, longest=LONGEST_REASON, field="because", if_none="Say why the levers are changed.")
    fields = differing(before, levers)
    if not fields:
        raise RefusedError("Nothing is changed.")
    try:
        with transaction.atomic():
            kept = kept_of(levers)
            change = LeverChange.objects.create(number=number + 1, levers=kept, because=reason, by=by, at=at)
    except IntegrityError:  # another change of the same levers came first
        raise _stale(version, number + 1) from None
    facts: dict[str, Fact] = {"kept": "levers", "version": number + 1, "fields": [*fields]}
    facts |= {"before": kept_of(before), "after": kept}
    record(scope=SITE, verb="change_levers", by=by, at=at, facts=facts)
    return change


def _stale(posted: int, present: int) -> StaleFormError:
    changes = changes_since(scope=SITE, version=posted, facts={"kept": "levers"})
    return StaleFormError(posted=posted, present=present, changes=changes)
