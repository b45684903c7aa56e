"""Which languages a reviewer speaks."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from openimr.web.audit.services import record
from openimr.web.audit.values import SITE
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.services.locking import changed, lock_reviewer
from openimr.web.roster.models import SpokenLanguage
from openimr.web.roster.reading.cells import LONGEST_LANGUAGE


@transaction.atomic
def keep_languages(*, reviewer: Reviewer, version: int, languages: Sequence[str], by: User, at: datetime) -> Reviewer:
    """Keep which languages a reviewer speaks; replaces what was kept before.

    Args:
        reviewer: On the roster.
        version: The version of the reviewer that the form was made from.
        languages: Their names, each once; none if it is not known.
        by: Who keeps the roster.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` does not keep the roster.
        RefusedError: A name is empty or too long, or stands twice.
        StaleFormError: The reviewer was changed in between.

    Writes:
        The SpokenLanguages, the Reviewer's version, and one AuditEvent.
    """
    require(by, Permission.MANAGE_ROSTER, at=at)
    locked = lock_reviewer(reviewer, version=version)
    if not all(0 < len(name) <= LONGEST_LANGUAGE for name in languages):
        raise RefusedError(f"Write each language in 1 to {LONGEST_LANGUAGE} letters.", field="languages")
    if len(set(languages)) < len(languages):
        raise RefusedError("Enter each language once.", field="languages")
    locked.spoken_languages.all().delete()
    for name in languages:
        SpokenLanguage.objects.create(reviewer=locked, name=name)
    record(scope=SITE, verb="keep_languages", by=by, at=at, facts=changed(locked, "languages"))
    return locked
