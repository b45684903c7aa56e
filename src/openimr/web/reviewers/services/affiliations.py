"""Declare a reviewer's material affiliations, and end them."""

from datetime import datetime

from django.db import transaction

from openimr.matching.affiliations.changes import Changes
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE
from openimr.web.conflicts.services.stops import screen_again
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import Organization, User
from openimr.web.people.values import Permission
from openimr.web.reviewers.models import Affiliation, AffiliationKind, Reviewer
from openimr.web.reviewers.services.locking import changed, key_of, lock_reviewer


@transaction.atomic
def declare_affiliation(  # noqa: PLR0913 - the facts of an affiliation
    *,
    reviewer: Reviewer,
    kind: AffiliationKind,
    organization: Organization | None = None,
    person: User | None = None,
    note: str = "",
    by: User,
    at: datetime,
) -> Affiliation:
    """Enter a material affiliation of a reviewer with one organization or one person, from now on.

    Args:
        reviewer: Whose.
        kind: Which of the three; that it is material is the judgment of the one who enters it.
        organization: With whom; None if with a person.
        person: With whom; None if with an organization.
        note: What it consists of, for those who keep the roster.
        by: Who keeps the roster.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` does not keep the roster.
        RefusedError: It is with both or neither, with the reviewer, or was declared already.

    Writes:
        One Affiliation, the Reviewer's version, Stops of open assignments, and one AuditEvent without the note.

    Source: Lab. Code § 139.5(d)(6).
    """
    require(by, Permission.MANAGE_ROSTER, at=at)
    locked = lock_reviewer(reviewer)
    if (organization is None) == (person is None):
        raise RefusedError("Choose one organization or one person.", field="organization")
    if person is not None and person.pk == locked.person_id:
        raise RefusedError("A reviewer has no affiliation with themself.", field="person")
    standing = locked.affiliations.filter(until__isnull=True)
    if standing.filter(kind=kind, organization=organization, person=person).exists():
        raise RefusedError("This affiliation was declared already.", field="organization" if organization else "person")
    affiliation = Affiliation.objects.create(
        reviewer=locked, kind=kind, organization=organization, person=person, note=note.strip(), since=at
    )
    facts = changed(locked, "affiliations", **_facts(affiliation))
    screen_again(changes=Changes(reviewers=frozenset({key_of(locked)})), at=at)
    record(scope=SITE, verb="declare_affiliation", by=by, at=at, facts=facts)
    return affiliation


@transaction.atomic
def end_affiliation(*, affiliation: Affiliation, by: User, at: datetime) -> Affiliation:
    """End an affiliation now; that it stood is kept.

    Raises:
        NotAllowedError: ``by`` does not keep the roster.
        RefusedError: It has ended already.

    Writes:
        The Affiliation's end, the Reviewer's version, the end of Stops, and one AuditEvent.
    """
    require(by, Permission.MANAGE_ROSTER, at=at)
    reviewer = lock_reviewer(affiliation.reviewer)
    locked = Affiliation.objects.select_for_update(of=("self",)).get(pk=affiliation.pk)
    if locked.until is not None:
        raise RefusedError("This affiliation has ended already.")
    locked.until = at
    locked.save(update_fields=["until"])
    facts = changed(reviewer, "affiliations", **_facts(locked))
    screen_again(changes=Changes(reviewers=frozenset({key_of(reviewer)})), at=at)
    record(scope=SITE, verb="end_affiliation", by=by, at=at, facts=facts)
    return locked


def _facts(affiliation: Affiliation) -> dict[str, str]:
    other = affiliation.organization or affiliation.person
    assert other is not None  # noqa: S101 - the constraint affiliation_with_one; for the type checker
    return {"kind": affiliation.kind, "with": str(other.public_id)}
