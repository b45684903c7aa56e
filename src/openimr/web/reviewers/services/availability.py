"""When a reviewer takes no case, and how many they take at most: said to whoever chooses; it bars nobody."""

from datetime import date, datetime

from django.db import transaction

from openimr.web.audit.services import record
from openimr.web.audit.values import SITE
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.services.locking import changed, lock_reviewer


@transaction.atomic
def set_availability(  # noqa: PLR0913 - an absence has two days
    *,
    reviewer: Reviewer,
    version: int,
    away_from: date | None,
    away_until: date | None,
    most_cases: int | None,
    by: User,
    at: datetime,
) -> Reviewer:
    """Keep when a reviewer is away and how many open cases they take at most; replaces what was kept before.

    Args:
        reviewer: On the roster.
        version: The version of the reviewer that the form was made from.
        away_from: First day on which they take no case; None with ``away_until`` if no absence is known.
        away_until: Last such day, inclusive.
        most_cases: At least 1; None if they said none.
        by: Who keeps the roster.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` does not keep the roster.
        RefusedError: One day of the absence is missing, or it ends before it begins; or fewer cases than one are meant.
        StaleFormError: The reviewer was changed in between.

    Writes:
        The Reviewer and one AuditEvent.
    """
    require(by, Permission.MANAGE_ROSTER, at=at)
    locked = lock_reviewer(reviewer, version=version)
    if away_from is None and away_until is not None:
        raise RefusedError("Enter the first day too.", field="away_from")
    if away_from is not None and away_until is None:
        raise RefusedError("Enter the last day too.", field="away_until")
    if away_from is not None and away_until is not None and away_until < away_from:
        raise RefusedError("The last day is before the first one.", field="away_until")
    if most_cases is not None and most_cases < 1:
        raise RefusedError("Expected at least 1 open case, or none said; found less.", field="most_cases")
    locked.away_from, locked.away_until, locked.most_cases = away_from, away_until, most_cases
    facts = changed(locked, "away_from", "away_until", "most_cases")
    record(scope=SITE, verb="set_availability", by=by, at=at, facts=facts)
    return locked
