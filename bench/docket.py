"""The docket with 200 and with 100,000 cases: queries, and time as a ratio to the page with 200.

``python -m bench.docket`` measures on SQLite and on PostgreSQL (``scripts/with-postgres``), and writes docs/reference/docket.md
with its plot. ``python -m bench.docket --one SIZE FILE`` measures on the database of the environment, and writes FILE.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

PROJECT = Path(__file__).resolve().parent.parent
SIZES = (200, int(os.environ.get("BENCH_DOCKET_CASES", "100000")))
ROUNDS = 3
_ENOUGH_MS = 2_000
"""A page that took as long in all is not opened again."""


def measure_here(size: int) -> list[dict[str, Any]]:
    """Return what each page takes with a number of cases, on the database of the environment; it is filled if it is empty."""
    from openimr.web.management_entry import prepare, run

    prepare()
    run(["migrate", "--no-input", "--verbosity", "0"])
    run(["createcachetable"])
    from django.conf import settings
    from django.test.utils import setup_test_environment

    from bench.docket_cases import found, known, load
    from openimr.web import clock
    from openimr.web.cases.docket.places import keep_places
    from openimr.web.cases.models import Case

    setup_test_environment()
    _answer_in_one_process()
    settings.ALLOWED_HOSTS = ["testserver"]
    at, loaded = clock.now(), Case.objects.count()
    people = known() if loaded else found(at)
    started = time.perf_counter()
    load(people, first=loaded + 1, last=size, at=at)
    written = time.perf_counter()
    keep_places()
    print(f"{size:,} cases: {written - started:.0f} s, their places: {time.perf_counter() - written:.0f} s", flush=True)
    _analyze()
    if os.environ.get("BENCH_DOCKET_LOAD"):
        return []
    clients = {role: _signed_in(person) for role, person in people.readers.items()}
    return [
        _page(clients[role], role=role.label, what=what, query=query) for role, what, query in _pages(people, size=size)
    ]


def _answer_in_one_process() -> None:
    """Have PostgreSQL answer in the one process whose time is measured."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            name = connection.ops.quote_name(connection.settings_dict["NAME"])
            cursor.execute(f"ALTER DATABASE {name} SET max_parallel_workers_per_gather = 0")
        connection.close()


def _analyze() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _signed_in(person: Any) -> Any:  # noqa: ANN401 - Django is imported when the settings stand
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.test import Client

    TOTP.activate(person, generate_totp_secret())
    client = Client()
    session = client.session
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return client


def _pages(people: Any, *, size: int) -> Iterator[tuple[Any, str, dict[str, object]]]:  # noqa: ANN401 - the same
    from openimr.web import clock
    from openimr.web.people.values import Role

    for role in people.readers:
        yield role, "first page", {}
        for whose in ("mine", "open", "ended"):
            yield role, f"part: {whose}", {"whose": whose}
        yield role, "late page", {"whose": "open", "page": 10_000}
        yield role, "state: In review", {"whose": "open", "state": "clinical_review"}
        for due in ("late", "soon", "later", "none"):
            yield role, f"due: {due}", {"whose": "open", "due": due}
        yield role, "expedited", {"whose": "open", "priority": "Expedited"}
        yield role, "search: case number", {"search": f"IM{clock.now():%y}-{size // 2:07d}"}
    for role in (Role.INTAKE_CLERK, Role.MEDICAL_DIRECTOR, Role.CONFLICT_OFFICER, Role.DIVISION):
        yield role, "claims administrator", {"whose": "open", "organization": people.offices[0].public_id}
        yield role, "search: name", {"search": "Employee101"}
        yield role, "search: claim number", {"search": "BC-150"}
        yield role, "search: date of birth", {"search": "1/8/1950"}


def _page(client: Any, *, role: str, what: str, query: dict[str, object]) -> dict[str, Any]:  # noqa: ANN401 - the same
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    address = f"/docket/?{urlencode(query)}"
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert answer.status_code == 200, (role, what, answer.status_code)  # noqa: PLR2004 - a bench stops where it must
    queries, slowest = len(captured), max(captured.captured_queries, key=lambda each: float(each["time"]))
    times: list[float] = []
    while len(times) < ROUNDS and sum(times) < _ENOUGH_MS:
        before = _spent_ms()
        client.get(address)
        times.append(_spent_ms() - before)
    return {
        "role": role,
        "page": what,
        "rows": len(answer.context["docket"].rows),
        "total": answer.context["docket"].total,
        "queries": queries,
        "ms": min(times),
        "slowest": float(slowest["time"]) * 1000,
        "sql": slowest["sql"][:3000] if os.environ.get("BENCH_DOCKET_SQL") else "",
    }


def _spent_ms() -> float:
    """Return the time of the processor spent so far: by this process, and by that of PostgreSQL which answers it."""
    from django.db import connection

    here = time.process_time() * 1000
    if connection.vendor != "postgresql":
        return here
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    nanoseconds, *_ = Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()
    return here + int(nanoseconds) / 1_000_000


def measure() -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Measure on both databases, with few cases and with many, each in a process of its own with a folder of its own."""
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for name, before in (("SQLite", []), ("PostgreSQL", [str(PROJECT / "scripts/with-postgres")])):
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                out = Path(folder) / "measured.json"
                surroundings = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
                surroundings |= {"OPENIMR_DEVELOPMENT": "1", "OPENIMR_DATA": str(Path(folder) / "data")}
                command = [*before, sys.executable, "-m", "bench.docket", "--one", str(size), str(out)]
                subprocess.run(command, check=True, cwd=PROJECT, env=surroundings)  # noqa: S603 - ourselves
                found.setdefault(name, {})[str(size)] = json.loads(out.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--one", size, out]:
            Path(out).write_text(json.dumps(measure_here(int(size))), encoding="utf-8")
        case _:
            from bench import docket_page

            docket_page.report(measure())
