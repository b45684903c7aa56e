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

The database is SQLite in a file, filled once for all processes that share the tests (``tests.web.made_once``); PostgreSQL
where ``DATABASE_URL`` names one: then each copy is a database of its own on that server, made from the prepared one. A
process is a fork of one that has the site's modules loaded and no connection (``tests.web.kill_points_process``), so it
starts in milliseconds. Nothing of ours is replaced: points are reached by Django's ``connection.execute_wrapper`` and by
the connection's own commit. A point that is not reached fails the test.
"""

import atexit
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import asdict, dataclass
from functools import cache
from multiprocessing.connection import Client
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.web.made_once import DATABASE, made_once, migrated

PROJECT = Path(__file__).resolve().parents[2]
ENDED = 86
"""Exit code of a process that ended at its point."""

_WITHIN = "OPENIMR_KILL_POINTS"


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """Where a process ends.

    Attributes:
        when: ``before`` or ``after`` the first SQL statement that ``statement`` finds itself in; ``before commit`` or
            ``after commit`` of a transaction; ``after file``: at the first statement after a file was kept.
        statement: A regular expression.
        count: Which transaction, from 1.
    """

    when: str
    statement: str = ""
    count: int = 1

    def __str__(self) -> str:
        return f"{self.when} {self.statement}".strip()


BEFORE_COMMIT = Point(when="before commit")
"""Every row is written, and the transaction is open."""

AFTER_COMMIT = Point(when="after commit")
"""The transaction is through, and nothing that follows it was done."""

AFTER_FILE = Point(when="after file")
"""The first file is kept, and no row names it."""


def before(table: str) -> Point:
    """Just before the first row is written to a table: after the files that the row will name."""
    return Point(when="before", statement=f'INSERT INTO "{table}"')


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

    def is_through(self, function: Callable[[], object], *, unless: Point) -> bool:
        """Run a function to its end, or to a point; return whether it came to its end."""
        answer = self._asked(function, point=unless)
        assert answer["code"] in {0, ENDED}, answer["error"]
        return bool(answer["code"] == 0)

    def ask(self, function: Callable[[], object]) -> Any:  # noqa: ANN401 - whatever JSON carries
        """Return what a function returns, as JSON carries it."""
        return json.loads(self._run(function, point=None, code=0))

    @contextmanager
    def copied(self) -> Iterator["Site"]:
        """Give a copy that may be spoiled."""
        name = uuid.uuid4().hex
        folder = self.folder.with_name(f"{self.folder.name}-{name}")
        copy = Site(folder=folder, database_url=_sibling(self, name))
        shutil.copytree(self.folder, folder)
        with _database(copy, like=self):
            yield copy
        shutil.rmtree(folder)

    def _run(self, function: Callable[[], object], *, point: Point | None, code: int) -> str:
        answer = self._asked(function, point=point)

        assert answer["code"] == code, (
            answer["error"] or f"{function.__name__} ended with {answer['code']}: {point} was not reached"
        )
        return str(answer["answer"])

    def _asked(self, function: Callable[[], object], *, point: Point | None) -> dict[str, Any]:
        request = {
            "file": function.__code__.co_filename,
            "function": function.__name__,
            "point": point and asdict(point),
            "environment": _environment(self.folder, self.database_url),
        }
        with Client(_process()) as connection:
            connection.send(request)
            answer: dict[str, Any] = connection.recv()
        return answer


@contextmanager
def prepared_site(prepare: Callable[[], object], *, folder: Path) -> Iterator[Site]:
    """Make a site, with its tables, and run a function that fills it."""
    _process()  # now, and not by several threads of a test at once
    server, data = _server(), folder / "data"
    if not server:
        source = made_once(f"{prepare.__code__.co_filename} {prepare.__name__}", lambda made: _prepare(prepare, made))
        shutil.copytree(source, data)
        yield Site(folder=data, database_url=f"sqlite:///{data / DATABASE}")
        return
    data.mkdir()
    site = Site(folder=data, database_url=urlsplit(server)._replace(path=f"/openimr_{uuid.uuid4().hex}").geturl())
    with _database(site, like=None):
        site.run(migrate)
        site.run(prepare)
        yield site


def _prepare(prepare: Callable[[], object], folder: Path) -> None:
    shutil.copytree(migrated(), folder, dirs_exist_ok=True)
    Site(folder=folder, database_url=f"sqlite:///{folder / DATABASE}").run(prepare)
    with closing(sqlite3.connect(folder / DATABASE)) as database:  # no copy has to replay the log of what was written
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def migrate() -> None:
    """Make the tables."""
    from openimr.web.management_entry import run

    run(["migrate", "--no-input", "--verbosity=0"])


def end_here() -> None:
    """End this process as a crash does."""
    os._exit(ENDED)


def _server() -> str:
    """Return the address of PostgreSQL where the tests run on it, else nothing."""
    address = os.environ.get("DATABASE_URL", "")
    return address if address.startswith("postgres") else ""


def _environment(folder: Path, database_url: str) -> dict[str, str]:
    return {"OPENIMR_DEVELOPMENT": "1", "OPENIMR_DATA": str(folder), "DATABASE_URL": database_url}


@cache
def _process() -> str:
    """Start the process that is forked for each run, once in a process of tests, and return where it listens."""
    assert _WITHIN not in os.environ, "a file of acts makes a site while it is loaded: each would make the next"
    folder = Path(tempfile.mkdtemp(prefix="site-"))  # an address has at most 107 characters
    command = [sys.executable, "-m", "tests.web.kill_points_process", str(folder / "site")]
    paths = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{PROJECT}:{PROJECT / 'src'}"}
    around = _environment(folder, _server() or f"sqlite:///{folder / DATABASE}") | {_WITHIN: "1"} | paths
    process = subprocess.Popen(command, env=around, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def end() -> None:
        process.communicate()
        shutil.rmtree(folder)

    atexit.register(end)
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return str(folder / "site")


def _sibling(site: Site, name: str) -> str:
    """Return the address of another database beside a site's."""
    parts = urlsplit(site.database_url)
    if parts.scheme == "sqlite":
        return f"sqlite:///{site.folder.with_name(f'{site.folder.name}-{name}') / DATABASE}"
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
