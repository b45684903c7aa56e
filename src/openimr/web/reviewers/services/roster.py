"""Keep the roster: who is on it, and what is known of each."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from openimr.law.days import legal_day
from openimr.matching.affiliations.changes import Changes
from openimr.matching.candidates import Candidate, Certificate, Licence
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE, Fact
from openimr.web.conflicts.services.stops import screen_again
from openimr.web.errors import RefusedError
from openimr.web.people.access import require, roles_of
from openimr.web.people.models import User
from openimr.web.people.values import Permission, Role
from openimr.web.reviewers import models
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.services.locking import changed, key_of, lock_reviewer
from openimr.web.reviewers.values import candidate_of, certificate_rows, licence_rows, subject_of_person

FACTS = ("is_physician", "practice_since", "practice_hours", "has_discipline", "is_qme")
"""Fields of the row that hold what is known of a reviewer."""


@transaction.atomic
def add_reviewer(  # noqa: PLR0913 - the facts of a roster entry
    *,
    person: User,
    is_physician: bool,
    licences: Sequence[Licence],
    certificates: Sequence[Certificate],
    practice_since: date | None,
    practice_hours: int | None,
    has_discipline: bool | None,
    is_qme: bool | None,
    by: User,
    at: datetime,
) -> Reviewer:
    """Put a person who holds the role of expert reviewer on the roster.

    Args:
        person: Who.
        is_physician: Whether they hold the degree M.D. or D.O.
        licences: At least one, at most one a state.
        certificates: At most one a specialty.
        practice_since: Day of entering active practice; None if not known.
        practice_hours: Hours of active practice a week; None if not known.
        has_discipline: Whether there is a history of discipline or sanctions; None if not known.
        is_qme: Whether appointed as a qualified medical evaluator; None if not known.
        by: Who keeps the roster.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` does not keep the roster.
        RefusedError: The person is on the roster, or does not hold the role, or the facts contradict themselves.

    Writes:
        One Reviewer, its Licences and Certificates, and one AuditEvent.
    """
    require(by, Permission.MANAGE_ROSTER, at=at)
    if Reviewer.objects.filter(person=person).exists():
        raise RefusedError(f"{person.name} is on the roster already, or was; look there.", field="person")
    _require_role(person, at=at)
    candidate = _checked(
        person,
        is_physician=is_physician,
        licences=licences,
        certificates=certificates,
        practice_since=practice_since,
        practice_hours=practice_hours,
        has_discipline=has_discipline,
        is_qme=is_qme,
        on=legal_day(at),
    )
    reviewer = Reviewer(person=person, **_row_facts(candidate))
    reviewer.save()
    _write_credentials(reviewer, candidate)
    facts: dict[str, Fact] = {"reviewer": key_of(reviewer), "version": reviewer.version}
    record(scope=SITE, verb="add_reviewer", by=by, at=at, facts=facts)
    return reviewer


@transaction.atomic
def change_reviewer(  # noqa: PLR0913 - the facts of a roster entry
    *,
    reviewer: Reviewer,
    version: int,
    is_physician: bool,
    licences: Sequence[Licence],
    certificates: Sequence[Certificate],
    practice_since: date | None,
    practice_hours: int | None,
    has_discipline: bool | None,
    is_qme: bool | None,
    by: User,
    at: datetime,
) -> Reviewer:
    """Change what the roster holds of a reviewer; the audit event keeps what it held before.

    Args: as ``add_reviewer``; ``version`` is the version of the reviewer that the form was made from.

    Raises:
        NotAllowedError: ``by`` does not keep the roster.
        RefusedError: The facts contradict themselves.
        StaleFormError: The reviewer was changed in between.

    Writes:
        The Reviewer, its Licences and Certificates, Stops of open assignments, and one AuditEvent; nothing if nothing
        changed.
    """
    require(by, Permission.MANAGE_ROSTER, at=at)
    locked = lock_reviewer(reviewer, version=version)
    before = candidate_of(locked, at=at)
    after = _checked(
        locked.person,
        is_physician=is_physician,
        licences=licences,
        certificates=certificates,
        practice_since=practice_since,
        practice_hours=practice_hours,
        has_discipline=has_discipline,
        is_qme=is_qme,
        on=legal_day(at),
    )
    fields = [name for name in (*FACTS, "licences", "certificates") if getattr(before, name) != getattr(after, name)]
    if not fields:
        return locked
    for name, fact in _row_facts(after).items():
        setattr(locked, name, fact)
    if {"licences", "certificates"} & set(fields):
        locked.licences.all().delete()
        locked.certificates.all().delete()
        _write_credentials(locked, after)
    facts = changed(locked, *fields, before=_in_audit(before, fields))
    screen_again(changes=Changes(reviewers=frozenset({key_of(locked)})), at=at)
    record(scope=SITE, verb="change_reviewer", by=by, at=at, facts=facts)
    return locked


@transaction.atomic
def leave_roster(*, reviewer: Reviewer, version: int, by: User, at: datetime) -> Reviewer:
    """Take a reviewer off the roster: no further case comes to them, the open ones stand.

    Raises:
        NotAllowedError: ``by`` does not keep the roster.
        RefusedError: The reviewer has left already.
        StaleFormError: The reviewer was changed in between.

    Writes:
        The Reviewer's end and one AuditEvent.
    """
    require(by, Permission.MANAGE_ROSTER, at=at)
    locked = lock_reviewer(reviewer, version=version)
    if locked.until is not None:
        raise RefusedError(f"{locked.person.name} has left the roster already.")
    locked.until = at
    record(scope=SITE, verb="leave_roster", by=by, at=at, facts=changed(locked, "until"))
    return locked


@transaction.atomic
def return_to_roster(*, reviewer: Reviewer, version: int, by: User, at: datetime) -> Reviewer:
    """Put a reviewer who had left on the roster again, with what was known of them.

    Raises:
        NotAllowedError: ``by`` does not keep the roster.
        RefusedError: The reviewer is on the roster, or does not hold the role.
        StaleFormError: The reviewer was changed in between.

    Writes:
        The Reviewer's end, removed, and one AuditEvent.
    """
    require(by, Permission.MANAGE_ROSTER, at=at)
    locked = lock_reviewer(reviewer, version=version)
    if locked.until is None:
        raise RefusedError(f"{locked.person.name} is on the roster.")
    _require_role(locked.person, at=at)
    locked.until = None
    record(scope=SITE, verb="return_to_roster", by=by, at=at, facts=changed(locked, "until"))
    return locked


def _require_role(person: User, *, at: datetime) -> None:
    if Role.EXPERT_REVIEWER not in roles_of(person, at=at):
        raise RefusedError(f"{person.name} does not hold the role of expert reviewer; give it first.", field="person")


def _checked(  # noqa: PLR0913 - the facts of a roster entry
    person: User,
    *,
    is_physician: bool,
    licences: Sequence[Licence],
    certificates: Sequence[Certificate],
    practice_since: date | None,
    practice_hours: int | None,
    has_discipline: bool | None,
    is_qme: bool | None,
    on: date,
) -> Candidate:
    if not licences:
        raise RefusedError("Enter at least one licence.", field="licences")
    if practice_since is not None and practice_since > on:
        raise RefusedError("The day of entering practice is in the future.", field="practice_since")
    if len({licence.state for licence in licences}) < len(licences):
        raise RefusedError("Enter each state once.", field="licences")
    if len({each.specialty for each in certificates}) < len(certificates):
        raise RefusedError("Enter each specialty once.", field="certificates")
    try:
        return Candidate(
            subject=subject_of_person(person),
            licences=tuple(licences),
            certificates=tuple(certificates),
            is_physician=is_physician,
            practice_since=practice_since,
            practice_hours=practice_hours,
            has_discipline=has_discipline,
            is_qme=is_qme,
        )
    except ValueError as error:
        raise RefusedError("A week has at most 168 hours.", field="practice_hours") from error


def _row_facts(candidate: Candidate) -> dict[str, bool | int | date | None]:
    return {name: getattr(candidate, name) for name in FACTS}


def _write_credentials(reviewer: Reviewer, candidate: Candidate) -> None:
    models.Licence.objects.bulk_create(licence_rows(reviewer, candidate.licences))
    models.Certificate.objects.bulk_create(certificate_rows(reviewer, candidate.certificates))


def _in_audit(candidate: Candidate, fields: Sequence[str]) -> dict[str, Fact]:
    """Return what some fields held, as plain facts."""
    facts: dict[str, Fact] = {}
    for name in fields:
        if name == "licences":
            facts[name] = [_licence_fact(licence) for licence in candidate.licences]
        elif name == "certificates":
            facts[name] = [_certificate_fact(each) for each in candidate.certificates]
        else:
            fact = getattr(candidate, name)
            facts[name] = fact.isoformat() if isinstance(fact, date) else fact
    return facts


def _licence_fact(licence: Licence) -> Fact:
    return {
        "state": licence.state,
        "number": licence.number,
        "expires": licence.expires.isoformat() if licence.expires else None,
        "is_restricted": licence.is_restricted,
    }


def _certificate_fact(certificate: Certificate) -> Fact:
    return {
        "specialty": certificate.specialty,
        "is_board": certificate.is_board,
        "expires": certificate.expires.isoformat() if certificate.expires else None,
    }
