"""The process that ``tests.web.kill_points`` forks: the site's modules are loaded, and no connection is open.

Each request gives one fork, which works on the database and folder of the request and ends as it ends; then this process
answers with its exit code, what it returned and what it complained of.
"""

import gc
import json
import os
import re
import socket
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from multiprocessing.connection import Connection
from pathlib import Path
from pkgutil import walk_packages
from select import select
from types import ModuleType
from typing import IO, Any

from tests.web.kill_points import end_here

Request = Mapping[str, Any]


def main(address: str) -> None:
    """Load the site, listen, and fork for each request."""
    from openimr.web.management_entry import prepare

    prepare()
    _load_the_site()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        running: dict[int, _Fork] = {}
        while sys.stdin not in (
            ready := select([listener, sys.stdin, *running], [], [])[0]
        ):  # its end: the tests are over
            for each in ready:
                if each is listener:
                    fork = _Fork(Connection(listener.accept()[0].detach()))
                    running[fork.ends] = fork
                else:
                    running.pop(each).answer()


class _Fork:
    """A process of one request.

    Attributes:
        ends: Can be read from when the process has ended: the process alone holds the other side.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._answer = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed with the answer
        self._errors = tempfile.TemporaryFile("w+")  # noqa: SIM115 - the same
        request = connection.recv()
        _load_for_all(request["file"])
        self.ends, lives = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.dup2(self._errors.fileno(), 1)
            os.dup2(self._errors.fileno(), 2)
            os._exit(_run(request, self._answer))
        os.close(lives)

    def answer(self) -> None:
        """Tell how the process ended."""
        _, status = os.waitpid(self._process, 0)
        os.close(self.ends)
        code = os.waitstatus_to_exitcode(status)
        with self._connection as connection, self._answer as answer, self._errors as errors:
            connection.send({"code": code, "answer": _text(answer), "error": _text(errors)})


def _text(file: IO[str]) -> str:
    file.seek(0)
    return file.read()


def _load_for_all(file: str) -> None:
    """Load a test module before the fork, for those that follow too; where it fails, the fork says so."""
    with suppress(Exception):
        _scenario(file)
    gc.freeze()  # a fork that collects garbage does not copy what this process holds


def _load_the_site() -> None:
    """Load now what every fork would load for itself; passwords are hashed quickly, as in every test."""
    from django.conf import settings

    from openimr import web

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    for module in walk_packages(web.__path__, "openimr.web."):
        if not re.search(r"\.(migrations|management|settings|settings_for_tests|wsgi|assets)\b", module.name):
            import_module(module.name)


def _run(request: Request, answer: Any) -> int:  # noqa: ANN401 - a text file
    try:
        _move_to(request["environment"])
        scenario = _scenario(request["file"])
        with _ending(request["point"]):
            json.dump(getattr(scenario, request["function"])(), answer)
        answer.flush()
    except BaseException:  # noqa: BLE001 - told to the test, whatever it is
        traceback.print_exc()
        return 1
    return 0


def _move_to(environment: Mapping[str, str]) -> None:
    """Let the site be that of the request; no connection was opened before."""
    from django.conf import settings
    from django.db import connections

    from openimr.web.environment import read_environment

    site = read_environment(environment)
    settings.OPENIMR_DATA = site.data
    connections.settings["default"].update(site.database)


def _scenario(file: str) -> ModuleType:
    """Return the module of a file; loaded once, also for the forks that follow."""
    name = f"scenario of {file}"
    if name not in sys.modules:
        spec = spec_from_file_location(name, Path(file))
        assert spec is not None
        assert spec.loader is not None
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        sys.modules[name] = module
    return sys.modules[name]


def _ending(point: Mapping[str, Any] | None) -> AbstractContextManager[None]:
    """Arrange for this process to end at a point."""
    from django.db import connection

    match point:
        case None:
            return nullcontext()
        case {"when": "before commit" | "after commit", "count": count}:
            connection._commit = _ends_at_commit(connection._commit, count, when=point["when"])
            return nullcontext()
        case {"when": "after file"}:
            return connection.execute_wrapper(_ends_after_file())
        case _:
            return connection.execute_wrapper(_ends_at(point["statement"], when=point["when"]))


def _ends_at(statement: str, *, when: str) -> Callable[..., object]:
    def run(execute: Callable[..., object], sql: str, params: object, many: object, context: object) -> object:
        is_here = re.search(statement, sql) is not None
        if is_here and when == "before":
            end_here()
        result = execute(sql, params, many, context)
        if is_here:
            end_here()
        return result

    return run


def _ends_at_commit(commit: Callable[[], None], count: int, *, when: str) -> Callable[[], None]:
    done = 0

    def run() -> None:
        nonlocal done
        done += 1
        if done == count and when == "before commit":
            end_here()
        commit()
        if done == count:
            end_here()

    return run


def _ends_after_file() -> Callable[..., object]:
    """Return a wrapper that ends the process at the first statement after a file came to its place by renaming."""
    from django.conf import settings

    kept = []

    def listen(event: str, arguments: tuple[object, ...]) -> None:
        if event == "os.rename" and str(arguments[1]).startswith(str(settings.OPENIMR_DATA / "files")):
            kept.append(arguments[1])

    def run(execute: Callable[..., object], sql: str, params: object, many: object, context: object) -> object:
        if kept:
            end_here()
        return execute(sql, params, many, context)

    sys.addaudithook(listen)
    return run


if __name__ == "__main__":
    main(*sys.argv[1:])
