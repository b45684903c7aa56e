"""Add a person; change their name, their password, their second factor."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.access import changes_since
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE, Fact
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission


@transaction.atomic
def add_person(*, name: str, email: str | None, by: User, at: datetime) -> User:
    """Add a person, without a role or a password yet.

    Args:
        name: As it is shown and printed.
        email: The sign-in name; None for an employee who will come by invitation.
        by: A person who may manage people, or invite employees where ``email`` is None.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not.
        RefusedError: Someone has this e-mail address already.

    Writes:
        One User (with its EmailAddress) and one AuditEvent.
    """
    require(by, Permission.MANAGE_PEOPLE if email else Permission.INVITE_EMPLOYEE, at=at)
    person = new_person(name=name, email=email, at=at)
    record(scope=SITE, verb="add_person", by=by, at=at, facts={"person": str(person.public_id), "version": 1})
    return person


@transaction.atomic
def rename_person(*, person: User, name: str, version: int, by: User, at: datetime) -> User:
    """Change how a person's name is shown; the person themself or one who manages people.

    Args:
        person: Whose name it is.
        name: The new name.
        version: The version of the person the form was made from.
        by: Who changes it.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` is another person and may not manage people.
        StaleFormError: The person was changed in between.

    Writes:
        The User's name and version, and one AuditEvent.
    """
    if by.pk != person.pk:
        require(by, Permission.MANAGE_PEOPLE, at=at)
    locked = _lock_person(person, version=version)
    locked.name, locked.version = name.strip(), locked.version + 1
    locked.save(update_fields=["name", "version"])
    # Imported here, since screening reads cases, which rest on this app.
    from openimr.web.conflicts.services.changes_of_people import person_renamed

    person_renamed(locked, at=at)
    record(scope=SITE, verb="rename_person", by=by, at=at, facts=_changed(locked, "name"))
    return locked


@transaction.atomic
def set_password(*, person: User, password: str, by: User, at: datetime) -> None:
    """Set a person's password: their own, or anyone's for one who manages people.

    Raises:
        NotAllowedError: ``by`` is another person and may not manage people.

    Writes:
        The User's password and one AuditEvent.
    """
    if by.pk != person.pk:
        require(by, Permission.MANAGE_PEOPLE, at=at)
    person.set_password(password)
    person.save(update_fields=["password"])
    record(scope=SITE, verb="set_password", by=by, at=at, facts={"person": str(person.public_id)})


@transaction.atomic
def reset_second_factor(*, person: User, by: User, at: datetime) -> None:
    """Take a person's second factor away, when phone and recovery codes are lost; the next sign-in sets up a new one.

    Args:
        person: Whose it is; who asked for it was made sure of outside the site.
        by: One who manages people; not the person, who removes their own.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not manage people, or is the person.

    Writes:
        Removes the person's Authenticators; one AuditEvent, beside that of each removal.
    """
    require(by, Permission.MANAGE_PEOPLE, at=at)
    if by.pk == person.pk:
        raise NotAllowedError("another administrator resets one's own second factor")
    for factor in Authenticator.objects.filter(user=person):
        factor.delete()
    record(scope=SITE, verb="reset_second_factor", by=by, at=at, facts={"person": str(person.public_id)})


def new_person(*, name: str, email: str | None, at: datetime) -> User:
    """Make a person, with an address that counts as theirs; no password yet, no event.

    Raises:
        RefusedError: Someone has this e-mail address already.
    """
    email = email.strip().lower() if email else None
    if email and User.objects.filter(email=email).exists():
        raise RefusedError("Someone has this e-mail address already.", field="email")
    person = User(name=name.strip(), email=email, added_at=at)
    person.set_unusable_password()
    person.save()
    if email:
        EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    return person


def _lock_person(person: User, *, version: int) -> User:
    locked = User.objects.select_for_update().get(pk=person.pk)
    if locked.version != version:
        changes = changes_since(scope=SITE, version=version, facts={"person": str(locked.public_id)})
        raise StaleFormError(posted=version, present=locked.version, changes=changes)
    return locked


def _changed(person: User, *fields: str) -> dict[str, Fact]:
    return {"person": str(person.public_id), "version": person.version, "fields": list(fields)}
