"""Lock a reviewer, and say what was changed: what every service of the roster is made of."""

from collections.abc import Iterable

from openimr.web.audit.access import changes_since
from openimr.web.audit.values import SITE, Fact
from openimr.web.errors import StaleFormError
from openimr.web.reviewers.models import Reviewer


def lock_reviewer(reviewer: Reviewer, *, version: int | None = None) -> Reviewer:
    """Lock a reviewer's row until the transaction ends, so that screening and the roster never pass each other.

    Args:
        reviewer: Who.
        version: The version the person's form was made from; None for a step that no form stands behind.

    Raises:
        StaleFormError: ``version`` is not the present one.
    """
    locked = Reviewer.objects.select_for_update(of=("self",)).select_related("person").get(pk=reviewer.pk)
    if version is not None and locked.version != version:
        changes = changes_since(scope=SITE, version=version, facts={"reviewer": key_of(locked)})
        raise StaleFormError(posted=version, present=locked.version, changes=changes)
    return locked


def lock_reviewers(reviewers: Iterable[Reviewer]) -> None:
    """Lock the rows of several reviewers, always in one order, so that two who need the same never wait for each other."""
    keys = [reviewer.pk for reviewer in reviewers]
    list(Reviewer.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk").values_list("pk"))


def changed(reviewer: Reviewer, *fields: str, **facts: Fact) -> dict[str, Fact]:
    """Raise the version of a locked reviewer, save its row, and return what the audit event says of these fields."""
    reviewer.version += 1
    reviewer.save()
    return {"reviewer": key_of(reviewer), "version": reviewer.version, "fields": list(fields), **facts}


def key_of(reviewer: Reviewer) -> str:
    """Return the id by which the audit trail names a reviewer: the public id of the person."""
    return str(reviewer.person.public_id)
