"""The trail as other processes see it: two that add to it at once, and one that checks it from outside."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.web.kill_points import Site, prepared_site

EVENTS = 30
"""How many each process adds."""


def prepare() -> None:
    from tests.web.audit.trails import recorded

    recorded()


def add_events() -> None:
    from openimr.web import clock
    from openimr.web.audit.services import record
    from tests.web.audit.trails import CASE

    for count in range(EVENTS):
        record(scope=CASE, verb="read_page", by=None, at=clock.now(), facts={"page": count, "process": os.getpid()})


def begin_chains() -> None:
    """Begin the same new chains as another process does at the same time."""
    from openimr.web import clock
    from openimr.web.audit.services import record

    for count in range(EVENTS):
        record(scope=f"IM25-{count:07}-NEW", verb="enter", by=None, at=clock.now())


def tamper_with_one() -> None:
    from tests.web.audit.trails import tamper

    tamper("a changed fact")


def cut_the_end() -> None:
    from tests.web.audit.trails import run_sql, unguard

    unguard()
    run_sql(
        "DELETE FROM audit_auditevent WHERE number = 5",
        "UPDATE audit_audithead SET number = 4, digest = (SELECT digest FROM audit_auditevent WHERE number = 4)",
    )


def state() -> dict[str, object]:
    from openimr.web.audit.models import AuditEvent
    from openimr.web.audit.verification import verify_chains

    processes = {process for process in AuditEvent.objects.values_list("facts__process", flat=True) if process}
    verdict = verify_chains()
    return {"events": verdict.events, "broken": [str(fault) for fault in verdict.broken], "processes": len(processes)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with prepared_site(prepare, folder=tmp_path_factory.mktemp("audit")) as site:
        yield site


def verified(site: Site, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "OPENIMR_DEVELOPMENT": "1",
        "OPENIMR_DATA": str(site.folder),
        "DATABASE_URL": site.database_url,
    }
    command = [str(Path(sys.executable).with_name("openimr")), "audit", "verify", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_two_processes_that_record_at_once_leave_whole_chains(site: Site) -> None:
    with site.copied() as copy, ThreadPoolExecutor() as pool:
        for run in [pool.submit(copy.run, act) for act in (add_events, add_events, begin_chains, begin_chains)]:
            run.result()

        assert copy.ask(state) == {"events": 5 + 4 * EVENTS, "broken": [], "processes": 2}


def test_the_command_confirms_a_trail_and_keeps_its_witness(site: Site, tmp_path: Path) -> None:
    witness = tmp_path / "witness.json"
    with site.copied() as copy:
        run = verified(copy, "--witness", str(witness))

        assert (run.returncode, run.stdout, run.stderr) == (0, "5 events in 1 chains; 0 broken.\n", "")
        assert '"IM25-0000001"' in witness.read_text()

        copy.run(cut_the_end)
        unwitnessed, witnessed = verified(copy), verified(copy, "--witness", str(witness))

        assert unwitnessed.returncode == 0
        assert witnessed.returncode == 1
        assert witnessed.stderr == "IM25-0000001: event 5: missing; the chain had come to 5\n"


def test_the_command_finds_a_tampered_row(site: Site) -> None:
    with site.copied() as copy:
        copy.run(tamper_with_one)
        run = verified(copy)

        assert run.returncode == 1
        assert run.stderr == "IM25-0000001: event 3: was changed after it was written\n"
        assert run.stdout == "5 events in 1 chains; 1 broken.\n"
