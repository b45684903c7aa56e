"""The process that ``tests.web.kill_points`` forks: the site's modules are loaded, and no connection is open.

Each request gives one fork, which works on the database and folder of the request and ends as it ends; another fork waits
for it and answers with its exit code, what it returned and what it complained of.
"""

import json
import os
import re
import signal
import socket
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from multiprocessing.connection import Connection
from pathlib import Path
from pkgutil import walk_packages
from select import select
from types import ModuleType
from typing import Any

from tests.web.kill_points import end_here

Request = Mapping[str, Any]


def main(address: str, file: str) -> None:
    """Load the site and a test module, listen, and fork for each request."""
    from openimr.web.management_entry import prepare

    prepare()
    _load_the_site()
    _scenario(file)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # a fork that has answered is nobody's business
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while sys.stdin not in (waiting := select([listener, sys.stdin], [], [])[0]):  # its end is that of the tests
            with Connection(waiting[0].accept()[0].detach()) as connection:
                if os.fork() == 0:
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    _answer(connection)
                    os._exit(0)


def _load_the_site() -> None:
    """Load now what every fork would load for itself; passwords are hashed quickly, as in every test."""
    from django.conf import settings

    from openimr import web

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    for module in walk_packages(web.__path__, "openimr.web."):
        if not re.search(r"\.(migrations|management|settings|settings_for_tests|wsgi|assets)\b", module.name):
            import_module(module.name)


def _answer(connection: Connection) -> None:
    request = connection.recv()
    with tempfile.TemporaryFile("w+") as answer, tempfile.TemporaryFile("w+") as errors:
        worker = os.fork()
        if worker == 0:
            os.dup2(errors.fileno(), 2)
            os._exit(_run(request, answer))
        _, status = os.waitpid(worker, 0)
        answer.seek(0)
        errors.seek(0)
        code = os.waitstatus_to_exitcode(status)
        connection.send({"code": code, "answer": answer.read(), "error": errors.read()})


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
        sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
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
