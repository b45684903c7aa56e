"""Write whole files or none of them."""

import os
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from openimr.domain.errors import UnwritableFileError


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there; what stood there before stays until then.

    Through a link its target is written. A place that is no regular file (a device, a pipe) is written directly.

    Raises:
        UnwritableFileError: The system refused; nothing half-written is left.
    """
    with _refusals():
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        place = _place(path)
        made = _staged(place, data)
        try:
            made.replace(place)
        except BaseException:
            made.unlink(missing_ok=True)
            raise


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write several files, all or none: each beside its place first, then all are moved there.

    What stood in their places is moved aside until the last one is there, and back where one is refused: neither takes room
    on the disk. Through a link its target is written.

    Args:
        files: What each is to hold; no two are the same file by a link.

    Raises:
        UnwritableFileError: The system refused; what stood in their places stands there again.
    """
    with _refusals():
        before: list[Path] = []
        with ExitStack() as undone:
            staged: dict[Path, Path] = {}
            for path, data in files.items():
                place = _place(path)
                staged[place] = made = _staged(place, data)
                undone.callback(made.unlink, missing_ok=True)
            for place, made in staged.items():
                if place.exists():
                    before.append(_moved_aside(place, made, undone))
                else:
                    undone.callback(place.unlink, missing_ok=True)
                made.replace(place)
            undone.pop_all()
        for aside in before:
            with suppress(OSError):
                aside.unlink()


def require_writable(paths: Iterable[Path]) -> None:
    """Find out, before long work, whether files can be written; nothing is left of the trial.

    Raises:
        UnwritableFileError: A folder is not there or cannot be written to, a name is too long, or a place is taken by what is
            no regular file.
    """
    for path in paths:
        with _refusals():
            _staged(_place(path), b"").unlink()


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwritableFileError(reason=error.strerror or "no reason given") from None


def _place(path: Path) -> Path:
    """Return where the file stands, or will, that a path means: at the end of its links.

    Raises:
        OSError: The path can mean none, as its name is too long or its links go in a circle.
        UnwritableFileError: The place is taken.
    """
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnwritableFileError(reason="its place is taken by a folder or a device")
    return Path(os.path.realpath(path))


def _staged(place: Path, data: bytes) -> Path:
    """Return a whole file beside a place, to be moved there; its name is short, as the place's may be as long as is allowed."""
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=".openimr-")
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


def _moved_aside(place: Path, made: Path, undone: ExitStack) -> Path:
    """Return where the file of a place waits, beside the one that was made for it."""
    aside = made.with_suffix(".before")
    place.replace(aside)
    undone.callback(aside.replace, place)
    return aside
