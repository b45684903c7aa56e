"""Ways to spoil an audit trail as someone with the database's password could: by SQL, past the triggers."""

# ruff: noqa: S608 - the tampering is SQL, and every part of it is ours

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from django.db import connection

from openimr.web.audit.models import AuditEvent
from openimr.web.audit.services import record

AT = datetime(2025, 3, 4, 17, 0, 0, 123456, tzinfo=UTC)
CASE = "IM25-0000001"
OTHER_CASE = "IM25-0000002"

UNWRITABLE = '{"a": "\\ud800"}' if connection.vendor == "sqlite" else '{"a": 1}'
"""Facts whose digest cannot be computed, since half a character has no bytes; PostgreSQL does not take them."""

_UNGUARDED: Mapping[str, Sequence[str]] = {
    "sqlite": (
        "DROP TRIGGER audit_event_no_update",
        "DROP TRIGGER audit_event_no_delete",
        "DROP TRIGGER audit_head_forward",
        "DROP TRIGGER audit_head_no_delete",
    ),
    "postgresql": (
        "ALTER TABLE audit_auditevent DISABLE TRIGGER USER",
        "ALTER TABLE audit_audithead DISABLE TRIGGER USER",
    ),
}


def recorded(scope: str = CASE, *, events: int = 5) -> list[AuditEvent]:
    """Record events of every kind of fact; the site itself acts."""
    return [
        record(
            scope=scope,
            verb="read_page",
            by=None,
            at=AT + timedelta(minutes=minute),
            facts={"page": minute, "name": "Núñez “Ñ” 日", "is_read": True, "none": None, "list": [1, {"deep": "x"}]},
        )
        for minute in range(events)
    ]


def run_sql(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def unguard() -> None:
    """Take the triggers away."""
    run_sql(*_UNGUARDED[connection.vendor])


def _of(number: int, scope: str = CASE) -> str:
    return f"WHERE scope = '{scope}' AND number = {number}"


def _update(what: str, where: str) -> str:
    return f"UPDATE audit_auditevent SET {what} {where}"


TAMPERINGS: Mapping[str, tuple[Sequence[str], int, str]] = {
    "a changed verb": ([_update("verb = 'sign_out'", _of(3))], 3, "was changed"),
    "a changed fact": ([_update("""facts = '{"page": 99}'""", _of(3))], 3, "was changed"),
    "facts that are none": ([_update("facts = '[]'", _of(3))], 3, "was changed"),
    "a changed moment": ([_update("at = '2025-03-04 17:02:00.123457+00:00'", _of(3))], 3, "was changed"),
    "a changed person": ([_update("person = 'another'", _of(3))], 3, "was changed"),
    "a changed role": ([_update("role = 'auditor'", _of(3))], 3, "was changed"),
    "a changed digest": ([_update(f"digest = '{'f' * 64}'", _of(3))], 3, "was changed"),
    "a changed link": ([_update(f"previous = '{'f' * 64}'", _of(3))], 3, "does not follow"),
    "a changed first row": ([_update("verb = 'sign_out'", _of(1))], 1, "was changed"),
    "a changed last row": ([_update("verb = 'sign_out'", _of(5))], 5, "was changed"),
    "a missing first row": ([f"DELETE FROM audit_auditevent {_of(1)}"], 1, "missing; the next one found is 2"),
    "a missing row in the middle": ([f"DELETE FROM audit_auditevent {_of(3)}"], 3, "missing; the next one found is 4"),
    "a gap closed up": (
        [
            f"DELETE FROM audit_auditevent {_of(3)}",
            _update("number = 3", _of(4)),
            _update("number = 4", _of(5)),
            f"UPDATE audit_audithead SET number = 4 WHERE scope = '{CASE}'",
        ],
        3,
        "does not follow",
    ),
    "a cut end": ([f"DELETE FROM audit_auditevent {_of(5)}"], 5, "missing; the chain had come to 5"),
    "a whole chain gone": (
        [f"DELETE FROM audit_auditevent WHERE scope = '{CASE}'"],
        1,
        "missing; the chain had come to 5",
    ),
    "a reordered pair": (
        [_update("number = 99", _of(3)), _update("number = 3", _of(4)), _update("number = 4", _of(99))],
        3,
        "does not follow",
    ),
    "a row moved to another chain": (
        [_update(f"scope = '{CASE}', number = 6", _of(5, OTHER_CASE))],
        6,
        "does not follow",
    ),
    "a head set back": (
        [f"UPDATE audit_audithead SET number = 3 WHERE scope = '{CASE}'"],
        4,
        "lies beyond the head",
    ),
    "a head set forward": (
        [f"UPDATE audit_audithead SET number = 7 WHERE scope = '{CASE}'"],
        6,
        "missing; the chain had come to 7",
    ),
    "a head with another digest": (
        [f"UPDATE audit_audithead SET digest = '{'f' * 64}' WHERE scope = '{CASE}'"],
        5,
        "is not the event its chain's head names",
    ),
    "a head gone": ([f"DELETE FROM audit_audithead WHERE scope = '{CASE}'"], 5, "the head of its chain is missing"),
}
"""What was done → the SQL that does it, the number of the first event at fault, words of the reason."""

Tampering = Callable[[], None]


def tamper(name: str) -> None:
    """Spoil the trail in one way."""
    unguard()
    run_sql(*TAMPERINGS[name][0])
