"""Whoever changes, removes or reorders events is found."""

# ruff: noqa: S608 - the tampering is SQL, and every part of it is ours

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from openimr.web.audit.verification import Broken, verify_chains
from tests.web.audit.trails import CASE, OTHER_CASE, TAMPERINGS, UNWRITABLE, recorded, run_sql, tamper, unguard

pytestmark = pytest.mark.django_db


def test_a_trail_as_it_was_written_holds() -> None:
    last = recorded(CASE)[-1]
    recorded(OTHER_CASE, events=2)

    verdict = verify_chains()

    assert (verdict.chains, verdict.events, verdict.broken) == (2, 7, ())
    assert verdict.heads[CASE] == (5, last.digest)


def test_an_empty_trail_holds() -> None:
    assert verify_chains().broken == ()


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_tampering_is_found_where_it_begins(name: str) -> None:
    recorded(CASE)
    recorded(OTHER_CASE)
    assert verify_chains().broken == ()
    _sql, number, reason = TAMPERINGS[name]

    tamper(name)

    broken = {fault.scope: fault for fault in verify_chains().broken}
    assert broken[CASE].number == number
    assert reason in broken[CASE].reason
    assert set(broken) - {CASE} <= ({OTHER_CASE} if "another chain" in name else set())


def test_a_second_fault_does_not_hide_the_first() -> None:
    recorded(CASE)
    unguard()
    run_sql("UPDATE audit_auditevent SET verb = 'x' WHERE number IN (2, 4)")

    assert [str(fault) for fault in verify_chains().broken] == [
        f"{CASE}: event 2: was changed after it was written",
    ]


@pytest.mark.parametrize("is_witnessed", [False, True])
def test_an_end_cut_off_with_its_head_is_found_by_a_witness_only(*, is_witnessed: bool) -> None:
    events = recorded(CASE)
    witnessed = verify_chains().heads if is_witnessed else None
    unguard()
    run_sql(
        "DELETE FROM audit_auditevent WHERE number = 5",
        f"UPDATE audit_audithead SET number = 4, digest = '{events[3].digest}'",
    )

    found = verify_chains(witnessed=witnessed).broken

    expected = (Broken(scope=CASE, number=5, reason="missing; the chain had come to 5"),)
    assert found == (expected if is_witnessed else ())


@pytest.mark.parametrize("is_witnessed", [False, True])
def test_a_chain_written_anew_is_found_by_a_witness_only(*, is_witnessed: bool) -> None:
    recorded(CASE, events=2)
    witnessed = verify_chains().heads if is_witnessed else None
    unguard()
    run_sql("DELETE FROM audit_auditevent", "DELETE FROM audit_audithead")
    recorded(CASE, events=1)
    recorded(CASE, events=1)

    found = verify_chains(witnessed=witnessed).broken

    expected = (Broken(scope=CASE, number=2, reason="is not the event that was witnessed"),)
    assert found == (expected if is_witnessed else ())


def test_a_trail_that_went_on_holds_against_its_witness() -> None:
    recorded(CASE, events=2)
    witnessed = verify_chains().heads
    recorded(CASE, events=3)

    assert verify_chains(witnessed=witnessed).broken == ()


def test_facts_that_cannot_be_read_are_a_fault_and_no_crash() -> None:
    recorded(CASE)
    unguard()
    facts = "not json" if connection.vendor == "sqlite" else '"not an object"'
    with checks_ignored():
        run_sql(f"UPDATE audit_auditevent SET facts = '{facts}' WHERE number = 3")

    (fault,) = verify_chains().broken

    assert fault.number == 3


def test_facts_that_have_no_bytes_are_a_fault_and_no_crash() -> None:
    recorded(CASE)
    unguard()
    run_sql(f"UPDATE audit_auditevent SET facts = '{UNWRITABLE}' WHERE number = 3")

    (fault,) = verify_chains().broken

    assert fault.number == 3


@contextmanager
def checks_ignored() -> Iterator[None]:
    """Let SQLite take what its checks refuse; the setting outlives a transaction, so it is put back."""
    is_sqlite = connection.vendor == "sqlite"
    run_sql(*["PRAGMA ignore_check_constraints = ON"] * is_sqlite)
    try:
        yield
    finally:
        run_sql(*["PRAGMA ignore_check_constraints = OFF"] * is_sqlite)
