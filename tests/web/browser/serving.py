"""A site of its own for browser tests: a child process with its own folder and database, seeded by a walk.

Run as a program it seeds and serves; a test starts it by ``site``. The empty database is made once in a run of the tests,
and copied for each site.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from tests.web.made_once import migrated

PROJECT = Path(__file__).resolve().parents[3]
COOKIE = "sessionid"


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """How someone of the cast signs in.

    Attributes:
        secret: Of the authenticator app.
        session: Key of a session, signed in with second factor, for tests that begin after it.
    """

    email: str
    secret: str
    session: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """A site that is being served.

    Attributes:
        address: Without a closing slash.
        number: Of the case that was walked.
        accounts: By name in the cast; not of one who never signed in.
    """

    address: str
    number: str
    accounts: dict[str, Account]


@contextmanager
def site(data: Path, *, walk: str, checks: str = "all") -> Iterator[Site]:
    """Serve a site that holds what ``tests.web.browser.beginnings.begun`` makes of the name of a walk.

    Args:
        data: Its folder.
        walk: Name of the walk.
        checks: ``OPENIMR_CHECKS``: every check is looked at, also those that are off by default; empty for a site as shipped.
    """
    shutil.copytree(migrated(), data, dirs_exist_ok=True)
    with (data / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, __file__, walk],
            env=_environment(data, checks),
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        try:
            assert server.stdout is not None
            line = server.stdout.readline()
            assert line, (data / "server.log").read_text()
            told = json.loads(line)
            accounts = {name: Account(**account) for name, account in told.pop("accounts").items()}
            yield Site(**told, accounts=accounts)
        finally:
            server.terminate()
            server.communicate()


def _environment(data: Path, checks: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join((str(PROJECT / "src"), str(PROJECT))),  # this checkout's, whichever is installed
        "DJANGO_SETTINGS_MODULE": "tests.web.browser.settings_of_site",
        "OPENIMR_DEVELOPMENT": "1",
        "OPENIMR_DATA": str(data),
        "OPENIMR_SECRET_KEY": "a key of this test, of more than fifty characters, kept nowhere",
        "OPENIMR_ORGANIZATION": "Test Review Organization",
        "OPENIMR_CHECKS": checks,
    }


class _Server(ThreadingMixIn, WSGIServer):
    """One thread a request: a browser opens connections that it does not use at once."""

    daemon_threads = True
    request_queue_size = 128


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Write no line a request."""


def _seeded(walk: str) -> dict[str, object]:
    from openimr.web.people.models import User
    from tests.web.browser.beginnings import begun
    from tests.web.cast import make_cast

    cast = make_cast()
    beginning = begun(cast, walk)
    people = {name: person for name in cast.__slots__ if isinstance(person := getattr(cast, name), User)}
    known = {name: each for name, each in (people | dict(beginning.others)).items() if name not in beginning.unknown}
    accounts = {name: _account(each) for name, each in known.items()}
    return {"number": beginning.number, "accounts": accounts}


def _account(person: object) -> dict[str, str]:
    """Give a person a password, a second factor and a session."""
    from importlib import import_module

    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from openimr.web.people.models import User
    from tests.web.cast import PASSWORD

    assert isinstance(person, User)
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return {"email": str(person.email), "secret": secret, "session": str(session.session_key)}


def _serve(walk: str) -> None:
    from openimr.web.management_entry import prepare

    prepare()
    seeded = _seeded(walk)
    from openimr.web.wsgi import application

    with make_server("127.0.0.1", 0, application, server_class=_Server, handler_class=_Quiet) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        print(json.dumps({"address": address} | seeded), flush=True)  # noqa: T201
        server.serve_forever()


if __name__ == "__main__":
    _serve(sys.argv[1])
