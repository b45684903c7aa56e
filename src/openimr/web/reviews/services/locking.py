"""Lock a review for its reviewer, and keep that it was saved."""

from collections.abc import Sequence
from datetime import datetime

from openimr.domain.errors import NotAllowedError
from openimr.law.days import day_in_words
from openimr.web.audit.access import events_of
from openimr.web.audit.services import record
from openimr.web.cases.models import Case
from openimr.web.cases.services.locking import lock_case
from openimr.web.errors import Change, StaleFormError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.access import own_assignment
from openimr.web.reviews.closed import require_open
from openimr.web.reviews.models import Review


def lock_review(
    case: Case, *, version: int | None, by: User, at: datetime, permission: Permission = Permission.DECIDE_ITEMS
) -> tuple[Case, Review]:
    """Lock a case and its review for the reviewer who writes or signs it.

    Args:
        case: In review.
        version: The review's version that the form was made from; None for an act that writes no word of the review.
        by: The reviewer.
        at: The moment, aware.
        permission: The act.

    Raises:
        NotAllowedError: ``by`` may not do the act, is not the reviewer of the case, or has not attested.
        RefusedError: The case is not in review, or ``by`` has signed.
        StaleFormError: The review was saved in between.
    """
    require(by, permission, at=at)
    locked = lock_case(case)
    review = (
        Review.objects.select_for_update(of=("self",))
        .select_related("assignment__case", "assignment__reviewer__person")
        .filter(assignment=own_assignment(case=locked, person=by))
        .first()
    )
    if review is None:
        raise NotAllowedError("has not attested")
    require_open(review)
    if version is not None and review.version != version:
        raise StaleFormError(posted=version, present=review.version, changes=_changes(locked, since=version, by=by))
    return locked, review


def keep_saved(  # noqa: PLR0913 - one row, one event
    case: Case, review: Review, *, fields: Sequence[str], by: User, at: datetime, verb: str, item: int | None = None
) -> None:
    """Raise the version of a locked review, save some of its fields, and record that it was saved.

    Writes:
        The Review and one AuditEvent, without a word of what was typed.
    """
    review.version += 1
    review.saved_at = at
    review.save(update_fields=[*fields, "version", "saved_at"])
    facts: dict[str, int] = {"review_version": review.version}
    if item is not None:
        facts["item"] = item
    record(scope=case.number, verb=verb, by=by, at=at, facts=facts)


def _changes(case: Case, *, since: int, by: User) -> tuple[Change, ...]:
    """Return what was saved after a version; only the reviewer writes a review, so it was in another window."""
    saved = events_of(case.number).filter(facts__review_version__gt=since, person=str(by.public_id))
    return tuple(
        Change(
            what=f"Item {event.facts['item']} saved" if "item" in event.facts else "Summary saved",
            who="you, in another window",
            when=day_in_words(event.at),
        )
        for event in saved
    )
