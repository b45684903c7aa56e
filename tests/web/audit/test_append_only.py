"""The database itself refuses to change or remove what the trail holds."""

import pytest
from django.db import DatabaseError, connection, transaction

from openimr.web.audit.models import AppendOnlyError, AuditEvent
from tests.web.audit.trails import AT, CASE, recorded

FORBIDDEN = [
    "UPDATE audit_auditevent SET verb = 'x'",
    "UPDATE audit_auditevent SET id = id WHERE number = 1",
    "DELETE FROM audit_auditevent",
    "DELETE FROM audit_auditevent WHERE number = 2",
    "DELETE FROM audit_audithead",
    "UPDATE audit_audithead SET number = number",
    "UPDATE audit_audithead SET number = number - 1",
    "UPDATE audit_audithead SET number = number + 2",
    "UPDATE audit_audithead SET number = number + 1, scope = 'other'",
]
ON_POSTGRESQL = ["TRUNCATE audit_auditevent", "TRUNCATE audit_audithead", "TRUNCATE audit_auditevent, audit_audithead"]


def is_refused(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        words = ("append-only", "moves forward by one", "is kept")
        return any(word in str(error) for word in words)
    return False


@pytest.mark.django_db
@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_database_refuses(statement: str) -> None:
    recorded(events=2)

    assert is_refused(statement)
    assert AuditEvent.objects.filter(verb="read_page").count() == 2


@pytest.mark.django_db
def test_postgresql_refuses_to_empty_the_tables_at_once() -> None:
    recorded(events=2)
    statements = ON_POSTGRESQL if connection.vendor == "postgresql" else []

    assert [statement for statement in statements if not is_refused(statement)] == []


@pytest.mark.django_db
def test_a_number_is_given_once() -> None:
    (event,) = recorded(events=1)
    again = AuditEvent(scope=CASE, number=1, at=AT, verb="x", facts={}, previous=event.previous, digest=event.digest)

    with pytest.raises(DatabaseError), transaction.atomic():
        again.save()


@pytest.mark.django_db
def test_the_model_refuses_before_the_database_is_asked() -> None:
    (event,) = recorded(events=1)
    changes = (
        event.save,
        event.delete,
        AuditEvent.objects.all().delete,
        lambda: AuditEvent.objects.update(verb="x"),
        lambda: AuditEvent.objects.bulk_create([event]),
        lambda: AuditEvent.objects.bulk_update([event], ["verb"]),
    )

    for change in changes:
        with pytest.raises(AppendOnlyError, match="append-only"):
            change()
