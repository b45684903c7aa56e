"""Write a whole file or none of it."""

import os
import tempfile
from pathlib import Path

from openimr.domain.errors import UnwritableFileError


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there; what stood there before stays until then.

    A place that is no regular file (a device, a pipe) is written directly.

    Raises:
        UnwritableFileError: The system refused; nothing half-written is left.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        _write_beside(path, data)
    except OSError as error:
        raise UnwritableFileError(reason=error.strerror or "no reason given") from None


def _write_beside(path: Path, data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
