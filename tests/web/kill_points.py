"""End a process at a point of a service, and see what it left: the case is as before, or as after, never between.

A test module names functions of its own; each runs in a process of its own, on a database of its own::

    def prepare() -> None: ...          # makes the people and the case
    def add_notes() -> None: ...        # calls the service
    def state() -> dict[str, object]: ...  # what a later process sees; plain values

    @pytest.fixture(scope="module")
    def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
        with prepared_site(prepare, folder=tmp_path_factory.mktemp("site")) as site:
            yield site

    @pytest.mark.parametrize("point", [before("documents_document"), BEFORE_COMMIT])
    def test_…(site: Site, point: Point) -> None:
        with site.copied() as copy:
            copy.end_at(point, add_notes)

            assert copy.ask(state) == …

The database is SQLite in a file; PostgreSQL where ``DATABASE_URL`` names one: then each copy is a database of its own on
that server, made from the prepared one. Points are reached by Django's own hooks, ``connection.execute_wrapper`` and
``transaction.on_commit``; nothing of ours is replaced. A point that is not reached fails the test.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict, dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PROJECT = Path(__file__).resolve().parents[2]
ENDED = 86
"""Exit code of a process that ended at its point."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """Where a process ends.

    Attributes:
        statement: A regular expression; the first SQL statement that it finds itself in.
        when: ``before`` that statement runs, ``after`` it ran, or ``committed``: just after the transaction it is part of.
    """

    statement: str
    when: str

    def __str__(self) -> str:
        return f"{self.when} {self.statement}"


BEFORE_COMMIT = Point(statement='INSERT INTO "audit_auditevent"', when="after")
"""Just before the commit: the audit event is the last row that a service writes."""

AFTER_COMMIT = Point(statement='INSERT INTO "audit_auditevent"', when="committed")
"""Just after the commit."""


def before(table: str) -> Point:
    """Just before the first row is written to a table: after the files that the row will name."""
    return Point(statement=f'INSERT INTO "{table}"', when="before")


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """A database and a data folder that only these processes use."""

    folder: Path
    database_url: str

    def run(self, function: Callable[[], object]) -> None:
        """Run a function to its end."""
        self._run(function, point=None, code=0)

    def end_at(self, point: Point, function: Callable[[], object]) -> None:
        """Run a function in a process that ends at a point, without any clearing up."""
        self._run(function, point=point, code=ENDED)

    def end_itself(self, function: Callable[[], object]) -> None:
        """Run a function that calls ``end_here`` by itself."""
        self._run(function, point=None, code=ENDED)

    def ask(self, function: Callable[[], object]) -> Any:  # noqa: ANN401 - whatever JSON carries
        """Return what a function returns, as JSON carries it."""
        return json.loads(self._run(function, point=None, code=0))

    @contextmanager
    def copied(self) -> Iterator["Site"]:
        """Give a copy that may be spoiled."""
        name = uuid.uuid4().hex
        copy = Site(folder=self.folder.with_name(f"{self.folder.name}-{name}"), database_url=_sibling(self, name))
        shutil.copytree(self.folder, copy.folder)
        with _database(copy, like=self):
            yield copy

    def _run(self, function: Callable[[], object], *, point: Point | None, code: int) -> str:
        file = Path(function.__code__.co_filename)
        command = [sys.executable, __file__, str(file), function.__name__, json.dumps(point and asdict(point))]
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(PROJECT),
            "OPENIMR_DEVELOPMENT": "1",
            "OPENIMR_DATA": str(self.folder),
            "DATABASE_URL": self.database_url,
        }
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

        assert run.returncode == code, run.stderr or f"ended with {run.returncode}: the point was not reached"
        return run.stdout.splitlines()[-1] if run.stdout else ""


@contextmanager
def prepared_site(prepare: Callable[[], object], *, folder: Path) -> Iterator[Site]:
    """Make a site, with its tables, and run a function that fills it."""
    server = os.environ.get("DATABASE_URL", "")
    data = folder / "data"
    data.mkdir()
    url = server if server.startswith("postgres") else f"sqlite:///{data / 'site.sqlite3'}"
    site = Site(folder=data, database_url=url)
    if server.startswith("postgres"):
        site = Site(folder=data, database_url=_sibling(site, uuid.uuid4().hex))
    with _database(site, like=None):
        site.run(_migrate)
        site.run(prepare)
        yield site


def end_here() -> None:
    """End this process as a crash does."""
    os._exit(ENDED)


def _migrate() -> None:
    from openimr.web.management_entry import run

    run(["migrate", "--no-input", "--verbosity=0"])


def _sibling(site: Site, name: str) -> str:
    """Return the address of another database beside a site's."""
    parts = urlsplit(site.database_url)
    if parts.scheme == "sqlite":
        return f"sqlite:///{site.folder.with_name(f'{site.folder.name}-{name}') / 'site.sqlite3'}"
    return parts._replace(path=f"/openimr_{name}").geturl()


def _database(site: Site, *, like: Site | None) -> AbstractContextManager[None]:
    return nullcontext() if site.database_url.startswith("sqlite") else _on_server(site, like=like)


@contextmanager
def _on_server(site: Site, *, like: Site | None) -> Iterator[None]:
    import psycopg

    parts = urlsplit(site.database_url)
    name, template = parts.path[1:], urlsplit(like.database_url).path[1:] if like else "template1"
    with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
        try:
            yield
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def main(file: str, name: str, point: str) -> None:
    """Run one function of a test module on the site of the environment, up to a point."""
    from openimr.web.management_entry import prepare

    prepare()
    from django.db import connection

    spec = spec_from_file_location("scenario", file)
    assert spec is not None
    assert spec.loader is not None
    scenario = module_from_spec(spec)
    sys.modules["scenario"] = scenario
    spec.loader.exec_module(scenario)
    function = getattr(scenario, name)
    wanted = json.loads(point)
    with connection.execute_wrapper(_ending(Point(**wanted))) if wanted else nullcontext():
        answer = function()
    sys.stdout.write(json.dumps(answer) + "\n")


def _ending(point: Point) -> Callable[..., object]:
    from django.db import transaction

    def run(execute: Callable[..., object], sql: str, params: object, many: object, context: object) -> object:
        is_here = re.search(point.statement, sql) is not None
        if is_here and point.when == "before":
            end_here()
        result = execute(sql, params, many, context)
        if is_here and point.when == "after":
            end_here()
        if is_here and point.when == "committed":
            transaction.on_commit(end_here)
        return result

    return run


if __name__ == "__main__":
    main(*sys.argv[1:])
