"""Files kept under the SHA-256 of their bytes: documents as received, letters as issued.

A file stands at ``files/ab/abcdef…`` in the data folder. It is written beside its place and renamed into it, so it
is there whole or not at all. The bytes come before the row that names them: a process that ends in between leaves a
file that no row names, and ``sweep_files`` removes it a day later.
"""

import fcntl
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from django.apps import apps
from django.conf import settings

from openimr.domain.errors import MissingDocumentError, TooLargeError, UnwritableFileError

KEPT_UNNAMED = timedelta(days=1)
"""How long a file that no row names is kept: far longer than any request runs."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
_INCOMING = "incoming"


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredFile:
    """A file that is kept.

    Attributes:
        sha256: Digest of its bytes, hexadecimal; its name.
        size_bytes: Its length.
    """

    sha256: str
    size_bytes: int


def store_stream(
    chunks: Iterable[bytes], *, limit_bytes: int, check: Callable[[Path], object] | None = None
) -> StoredFile:
    """Keep a file that comes in pieces; the same bytes twice are one file.

    Args:
        chunks: The bytes, in order; read once, and never held together in memory.
        limit_bytes: The largest length allowed.
        check: Called with the whole file before it is kept; what it raises goes through, and nothing is kept.

    Raises:
        TooLargeError: There are more than ``limit_bytes``; no more is read.
        UnwritableFileError: The system could not write it: the disk is full, say.

    Writes:
        The file. After a failure nothing of it stays.
    """
    incoming = _incoming_file()
    try:
        stored = _receive(chunks, incoming, limit_bytes=limit_bytes)
        if check is not None:
            check(incoming)
        with _unwritable():
            _keep(incoming, stored.sha256)
    finally:
        with suppress(OSError):
            incoming.unlink(missing_ok=True)
    return stored


def store_bytes(data: bytes) -> StoredFile:
    """Keep a file whose bytes are at hand.

    Raises:
        UnwritableFileError: The system could not write it.

    Writes:
        The file.
    """
    return store_stream((data,), limit_bytes=len(data))


def open_file(sha256: str) -> BinaryIO:
    """Open a kept file for reading; who may read it is for the caller.

    Raises:
        MissingDocumentError: There is no such file.
    """
    try:
        return path_of(sha256).open("rb")
    except OSError:
        raise MissingDocumentError from None


def path_of(sha256: str) -> Path:
    """Return where a file of this digest is kept; only for the child process that reads it.

    Raises:
        ValueError: It is no SHA-256 in hexadecimal, so it could name another place.
    """
    if not _DIGEST.fullmatch(sha256):
        raise ValueError("sha256: expected 64 hexadecimal digits")
    return _folder() / sha256[:2] / sha256


def incoming_folder() -> Path:
    """Return the folder in which files are received, in the file system where they are kept; made if missing.

    Raises:
        OSError: It cannot be made.
    """
    folder = _folder() / _INCOMING
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def sweep_files(*, at: datetime) -> int:
    """Remove what was left by processes that ended: files that no row names, and files half received.

    A row names a file if its model has a field ``sha256``, in whatever app.

    Args:
        at: The moment, aware; younger files than ``KEPT_UNNAMED`` stay.

    Returns:
        Files removed.
    """
    before = at - KEPT_UNNAMED
    removed = 0
    for folder in sorted(path for path in _folder().iterdir() if path.is_dir()) if _folder().is_dir() else []:
        named = set() if folder.name == _INCOMING else _named(folder.name)
        for path in folder.iterdir():
            removed += path.name not in named and _removed(path, before=before)
    return removed


def _folder() -> Path:
    return Path(settings.OPENIMR_DATA) / "files"


def _incoming_file() -> Path:
    with _unwritable():
        handle, name = tempfile.mkstemp(dir=incoming_folder())
        os.close(handle)
    return Path(name)


def _receive(chunks: Iterable[bytes], incoming: Path, *, limit_bytes: int) -> StoredFile:
    digest, size = hashlib.sha256(), 0
    with _unwritable():
        file = incoming.open("wb", buffering=0)
    with file:
        for chunk in chunks:
            size += len(chunk)
            if size > limit_bytes:
                raise TooLargeError(limit_bytes=limit_bytes)
            digest.update(chunk)
            with _unwritable():
                _write(file.fileno(), chunk)
        with _unwritable():
            os.fsync(file.fileno())
    return StoredFile(sha256=digest.hexdigest(), size_bytes=size)


def _write(handle: int, chunk: bytes) -> None:
    rest = memoryview(chunk)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _keep(incoming: Path, sha256: str) -> None:
    """Rename into place, also over the same bytes: the file is then young again, and no sweep takes it."""
    target = path_of(sha256)
    target.parent.mkdir(exist_ok=True)
    with _lock(fcntl.LOCK_SH):
        incoming.replace(target)
    for folder in (target.parent, target.parent.parent):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _removed(path: Path, *, before: datetime) -> bool:
    """Remove a file unless it is young; the lock keeps it from becoming young between the look and the removal."""
    with _lock(fcntl.LOCK_EX):
        try:
            if path.stat().st_mtime >= before.timestamp():
                return False
            path.unlink()
        except FileNotFoundError:
            return False
    return True


def _named(prefix: str) -> set[str]:
    naming = (model for model in apps.get_models() if any(f.name == "sha256" for f in model._meta.concrete_fields))
    return {
        name
        for model in naming
        for name in model._default_manager.filter(sha256__startswith=prefix).values_list("sha256", flat=True)
    }


@contextmanager
def _lock(kind: int) -> Iterator[None]:
    with (_folder() / "lock").open("ab") as file:
        fcntl.flock(file, kind)
        yield


@contextmanager
def _unwritable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwritableFileError(reason=error.strerror or "the disk cannot be written") from error
