"""What is made once in a run of the tests, by the first of its processes that asks, and copied by all of them."""

import atexit
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
DATABASE = "openimr.sqlite3"
"""The name that the site gives its embedded database."""


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """Return the folder of a name; the first process that asks fills it, and the others wait for that."""
    folder = _of_this_run() / sha256(name.encode()).hexdigest()[:16]
    with _locked(folder.with_suffix(".lock")):
        if not folder.exists():
            half = folder.with_suffix(".half")
            shutil.rmtree(half, ignore_errors=True)
            half.mkdir()
            make(half)
            half.rename(folder)
    return folder


def migrated() -> Path:
    """Return a folder with the database of an empty site."""
    return made_once("migrated", _migrate)


def _migrate(folder: Path) -> None:
    program = "from openimr.web.management_entry import run; run(['migrate', '--no-input', '--verbosity=0'])"
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(PROJECT / "src"),
        "OPENIMR_DEVELOPMENT": "1",
        "OPENIMR_DATA": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / DATABASE}",
    }
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)


@cache
def _of_this_run() -> Path:
    """Return the folder that the processes of a run share; the last of them to end takes it away."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"process-{os.getpid()}")
    folder = Path(tempfile.gettempdir()) / f"openimr-made-once-{run}"
    folder.mkdir(exist_ok=True)
    users = (folder / "users").open("w")
    fcntl.flock(users, fcntl.LOCK_SH)

    def leave() -> None:
        with users, suppress(BlockingIOError):
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(leave)
    return folder


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
