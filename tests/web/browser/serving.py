"""A site of its own for browser tests: a child process with its own folder and database, seeded by a walk.

Run as a program it seeds and serves; a test starts it by ``site``.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

PROJECT = Path(__file__).resolve().parents[3]
COOKIE = "sessionid"


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """A site that is being served.

    Attributes:
        address: Without a closing slash.
        number: Of the case that was walked.
        sessions: Name in the cast → key of a session, signed in with second factor.
    """

    address: str
    number: str
    sessions: dict[str, str]


@contextmanager
def site(data: Path, *, walk: str) -> Iterator[Site]:
    """Serve a site of which one case was walked to a state by a function of ``tests.web.review_walks``."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(PROJECT),
        "OPENIMR_DEVELOPMENT": "1",
        "OPENIMR_DATA": str(data),
        "OPENIMR_SECRET_KEY": "a key of this test, of more than fifty characters, kept nowhere",
        "OPENIMR_ORGANIZATION": "Test Review Organization",
    }
    with (data / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, __file__, walk], env=environment, stdout=subprocess.PIPE, stderr=log, text=True
        )
        try:
            assert server.stdout is not None
            line = server.stdout.readline()
            assert line, (data / "server.log").read_text()
            yield Site(**json.loads(line))
        finally:
            server.terminate()
            server.communicate()


class _Server(ThreadingMixIn, WSGIServer):
    """One thread a request: a browser opens connections that it does not use at once."""

    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Write no line a request."""


def _seeded(walk: str) -> tuple[str, dict[str, str]]:
    from openimr.web.documents.models import Document
    from openimr.web.documents.services import read_document
    from openimr.web.people.models import User
    from tests.web import review_walks
    from tests.web.cast import make_cast

    cast = make_cast()
    found = getattr(review_walks, walk)(cast)
    for document in Document.objects.all():
        read_document(document=document, by=cast.clerk, at=review_walks.RECORDS_AT)
    while not hasattr(found, "number") or not str(found.number).startswith("IM"):
        found = getattr(found, "assignment", None) or found.case
    people = {name: person for name in cast.__slots__ if isinstance(person := getattr(cast, name), User)}
    return found.number, {name: _session(person) for name, person in people.items()}


def _session(person: object) -> str:
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from tests.web.cast import may_sign_in

    signed_in = may_sign_in(person)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(signed_in.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = signed_in.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def _serve(walk: str) -> None:
    from openimr.web.management_entry import prepare, run

    prepare()
    run(["migrate", "--no-input", "--verbosity", "0"])
    number, sessions = _seeded(walk)
    from openimr.web.wsgi import application

    with make_server("127.0.0.1", 0, application, server_class=_Server, handler_class=_Quiet) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        print(json.dumps({"address": address, "number": number, "sessions": sessions}), flush=True)  # noqa: T201
        server.serve_forever()


if __name__ == "__main__":
    _serve(sys.argv[1])
