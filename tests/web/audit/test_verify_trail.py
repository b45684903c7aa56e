"""An auditor verifies the trail from the page; what was found is an event itself."""

# ruff: noqa: S608 - the tampering is SQL, and every part of it is ours

import pytest
from django.db import connection

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.access import events_of
from openimr.web.audit.services import MOST_PLACES, record, verify_trail
from openimr.web.audit.values import SITE
from openimr.web.audit.verification import verify_chains
from openimr.web.errors import RefusedError
from tests.web.audit.auditors import division_auditor
from tests.web.audit.trails import AT, CASE, recorded, run_sql, tamper, unguard
from tests.web.cast import Cast


def last_facts() -> dict[str, object]:
    event = events_of(SITE).last()
    assert event is not None
    assert event.verb == "verify_trail"
    return dict(event.facts)


def test_a_verification_leaves_what_it_found(cast: Cast) -> None:
    recorded()
    before = verify_chains()

    verdict = verify_trail(by=cast.auditor, at=AT)

    assert verdict == before
    facts = last_facts()
    assert (facts["chains"], facts["events"], facts["broken"]) == (2, before.events, 0)
    assert (facts["places"], facts["is_witnessed"]) == ([], False)
    assert verify_chains().broken == ()


def test_a_verification_names_the_place_of_a_fault(cast: Cast) -> None:
    recorded()
    tamper("a changed fact")

    verify_trail(by=cast.auditor, at=AT)

    place = {"scope": CASE, "number": 3, "reason": "was changed after it was written"}
    assert (last_facts()["broken"], last_facts()["places"]) == (1, [place])


def test_a_witness_finds_an_end_that_was_cut_off(cast: Cast) -> None:
    events = recorded()
    witnessed = verify_trail(by=cast.auditor, at=AT).heads
    unguard()
    run_sql(
        "DELETE FROM audit_auditevent WHERE scope = 'IM25-0000001' AND number = 5",
        f"UPDATE audit_audithead SET number = 4, digest = '{events[3].digest}' WHERE scope = 'IM25-0000001'",
    )

    assert verify_trail(by=cast.auditor, at=AT).broken == ()
    (fault,) = verify_trail(by=cast.auditor, at=AT, witnessed=witnessed).broken
    assert str(fault) == f"{CASE}: event 5: missing; the chain had come to 5"
    assert last_facts()["is_witnessed"] is True


def test_of_very_many_broken_chains_all_are_counted_and_some_named(cast: Cast) -> None:
    witnessed = {f"IM25-{count:07d}": (1, "0" * 64) for count in range(MOST_PLACES + 3)}

    verify_trail(by=cast.auditor, at=AT, witnessed=witnessed)

    places = last_facts()["places"]
    assert isinstance(places, list)
    assert (last_facts()["broken"], len(places)) == (MOST_PLACES + 3, MOST_PLACES)


def test_an_auditor_of_the_division_verifies_too(cast: Cast) -> None:
    assert verify_trail(by=division_auditor(cast), at=AT).broken == ()


@pytest.mark.parametrize(
    "name", ["founder", "clerk", "okafor", "lind", "quality", "conflict", "alma", "noor", "attorney", "division"]
)
def test_nobody_else_verifies_and_nothing_is_left(cast: Cast, name: str) -> None:
    before = events_of(SITE).count()

    with pytest.raises(NotAllowedError):
        verify_trail(by=getattr(cast, name), at=AT)

    assert events_of(SITE).count() == before


def test_a_sites_chain_that_takes_no_event_is_told_with_what_to_do(cast: Cast) -> None:
    unguard()
    run_sql("UPDATE audit_audithead SET number = 1 WHERE scope = 'site'")

    with pytest.raises(RefusedError, match="openimr audit verify"):
        verify_trail(by=cast.auditor, at=AT)


@pytest.mark.django_db
class TestWhileOthersAct:
    """The chains are read without a lock, while others add to them."""

    def test_an_event_that_is_added_while_the_chains_are_read_is_no_fault(self) -> None:
        recorded()

        with connection.execute_wrapper(_Meanwhile("FROM audit_auditevent ORDER BY")):
            verdict = verify_chains()

        assert (verdict.broken, verdict.heads[CASE][0], verdict.heads["IM25-0000009"][0]) == ((), 6, 1)

    def test_an_event_that_is_added_after_the_chains_were_read_is_no_fault(self) -> None:
        recorded()

        with connection.execute_wrapper(_Meanwhile("FROM audit_audithead", time=2)):
            verdict = verify_chains()

        assert (verdict.broken, verdict.heads[CASE][0]) == ((), 5)

    @pytest.mark.parametrize("name", ["a head set back", "a head with another digest", "a cut end"])
    def test_a_fault_is_found_though_the_chain_of_another_case_grows(self, name: str) -> None:
        recorded()
        tamper(name)

        with connection.execute_wrapper(_Meanwhile("FROM audit_auditevent ORDER BY", scopes=("IM25-0000009",))):
            (fault,) = verify_chains().broken

        assert fault.scope == CASE


class _Meanwhile:
    """Adds an event to chains just before a statement is run, as another process would."""

    def __init__(self, statement: str, *, time: int = 1, scopes: tuple[str, ...] = (CASE, "IM25-0000009")) -> None:
        self._statement = statement
        self._left = time
        self._scopes = scopes

    def __call__(self, execute, sql, params, many, context):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN204
        if self._statement in sql and "INSERT" not in sql:
            self._left -= 1
            if self._left == 0:
                for scope in self._scopes:
                    record(scope=scope, verb="read_page", by=None, at=AT)
        return execute(sql, params, many, context)
