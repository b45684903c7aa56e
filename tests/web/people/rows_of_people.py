"""What the services of people may have written: every row, for before and after; and a trail that takes no event."""

from collections.abc import Mapping, Sequence

from allauth.account.models import EmailAddress
from django.db import connection

from openimr.web.audit.models import AuditEvent, AuditHead
from openimr.web.people.models import Designation, Invitation, Membership, Organization, User

MODELS = (User, EmailAddress, Organization, Membership, Designation, Invitation, AuditEvent, AuditHead)

_BREAKING = {
    "sqlite": (
        (
            "CREATE TRIGGER trail_is_broken BEFORE INSERT ON audit_auditevent "
            "BEGIN SELECT RAISE(ABORT, 'the trail is broken'); END"
        ),
    ),
    "postgresql": (
        (
            "CREATE FUNCTION break_trail() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the trail is broken'; END $$"
        ),
        (
            "CREATE TRIGGER trail_is_broken BEFORE INSERT ON audit_auditevent "
            "FOR EACH ROW EXECUTE FUNCTION break_trail()"
        ),
    ),
}


def all_rows() -> Mapping[str, Sequence[Mapping[str, object]]]:
    """Return every row of people and of the audit trail."""
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in MODELS}


def break_trail() -> None:
    """Let the database refuse every further event; undone with the test's transaction."""
    with connection.cursor() as cursor:
        for statement in _BREAKING[connection.vendor]:
            cursor.execute(statement)
