"""Write whole files or none of them."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from openimr.domain.errors import UnwritableFileError


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there; what stood there before stays until then.

    A place that is no regular file (a device, a pipe) is written directly.

    Raises:
        UnwritableFileError: The system refused; nothing half-written is left.
    """
    with _refusals():
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        made = _staged(path, data)
        try:
            made.replace(path)
        except BaseException:
            made.unlink(missing_ok=True)
            raise


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write several files, all or none: each beside its place first, then all are moved there.

    Args:
        files: What each is to hold; ``require_writable`` found their places good.

    Raises:
        UnwritableFileError: The system refused; what stood in their places stands there again.
    """
    with _refusals():
        before = {path: path.read_bytes() if path.exists() else None for path in files}
        staged: dict[Path, Path] = {}
        moved: list[Path] = []
        try:
            for path, data in files.items():
                staged[path] = _staged(path, data)
            for path, made in staged.items():
                made.replace(path)
                moved.append(path)
        except BaseException:
            for made in staged.values():
                made.unlink(missing_ok=True)
            for path in moved:
                _put_back(path, before[path])
            raise


def require_writable(paths: Iterable[Path]) -> None:
    """Find out, before long work, whether files can be written; nothing is left of the trial.

    Raises:
        UnwritableFileError: A folder is not there or cannot be written to, or a place is taken by what is no regular file.
    """
    for path in paths:
        if path.exists() and not path.is_file():
            raise UnwritableFileError(reason="its place is taken by a folder or a device")
        with _refusals():
            _staged(path, b"").unlink()


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwritableFileError(reason=error.strerror or "no reason given") from None


def _staged(path: Path, data: bytes) -> Path:
    """Return a whole file beside a place, to be moved there."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    made = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        made.chmod(0o666 & ~mask)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
    return made


def _put_back(path: Path, data: bytes | None) -> None:
    with suppress(OSError):
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(data)
