"""Read a stranger's PDF in a child process that can do no harm: bounded memory, time and answer.

Nothing here opens the file. A child does (``openimr.intake.pdf_reader`` under ``openimr.intake.confined``), without this
process's environment, and answers in JSON lines that are taken as what they are: words of a process that a hostile file
may have taken over. However the child ends, the caller gets an answer or an error of ours.
"""

import base64
import binascii
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from openimr.domain.errors import EmptyDocumentError, EncryptedDocumentError, NotAPdfError, UnreadableDocumentError

ENGINE = f"pypdfium2 {version('pypdfium2')}"
"""What reads, with its version."""

PDF_READER = Path(__file__).with_name("pdf_reader.py")
"""The script that the child runs."""

IMAGE_WIDTH = 1240
"""Pixels: a letter page at about 150 to the inch, where small print can be read."""

IMAGE_PIXELS = 4_000_000
"""The most pixels of a page's picture: three letter pages at that width."""

_PIECE = 1 << 16
_PNG_MARK = b"\x89PNG\r\n\x1a\n"
_LARGEST_NUMBER = 1_000_000
_FOUND = frozenset({"0 bytes", "0 pages"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What a child may use before it is ended.

    Attributes:
        memory_bytes: Address space of the child; Python and PDFium alone take some 60 MB.
        cpu_seconds: Computing.
        wall_seconds: From start to end, computing or not.
        answer_bytes: All lines of the answer together.
        line_bytes: One line: a page's text, or its picture.
    """

    memory_bytes: int = 1 << 30
    cpu_seconds: int = 60
    wall_seconds: float = 120.0
    answer_bytes: int = 64 << 20
    line_bytes: int = 16 << 20


LIMITS = Limits()
"""Enough for a file of 500 MB and some ten thousand pages of text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PageImage:
    """A picture of one page.

    Attributes:
        png: The picture's bytes.
        width: In pixels.
        height: In pixels.
    """

    png: bytes
    width: int
    height: int


def count_pages(path: Path, *, limits: Limits = LIMITS, reader: Path = PDF_READER) -> int:
    """Return how many pages a PDF has, which also says that it is one and can be opened.

    Args:
        path: The file.
        limits: What the child may use.
        reader: The script that the child runs; another only in tests.

    Raises:
        NotAPdfError: It is no PDF, or damaged beyond opening.
        EmptyDocumentError: It has 0 bytes or 0 pages.
        EncryptedDocumentError: It opens only with a password.
        UnreadableDocumentError: The child used up its limits, broke, or answered nonsense.
    """
    return _whole(_only(_records(reader, "count", str(path), limits=limits)), "pages")


def pages_of(path: Path, *, limits: Limits = LIMITS, reader: Path = PDF_READER) -> Iterator[str]:
    """Yield the text of each page of a PDF, in order, as the child reads it.

    A text holds no character that a database refuses: no NUL, no half of a surrogate pair.

    Args:
        path: The file.
        limits: What the child may use.
        reader: The script that the child runs; another only in tests.

    Raises:
        DocumentError: As ``count_pages``; also after pages were yielded, if the child broke on a later one.
    """
    number = 0
    with closing(_records(reader, "text", str(path), limits=limits)) as records:
        for number, record in enumerate(records, start=1):
            text = record.get("text")
            if record.get("number") != number or not isinstance(text, str):
                raise _nonsense()
            yield text.replace("\0", "").encode(errors="replace").decode()
    if number == 0:
        raise _nonsense()


def page_image(path: Path, number: int, *, limits: Limits = LIMITS, reader: Path = PDF_READER) -> PageImage:
    """Return a picture of one page, of at most ``IMAGE_PIXELS``.

    Args:
        path: The file.
        number: Of the page, from 1.
        limits: What the child may use.
        reader: The script that the child runs; another only in tests.

    Raises:
        DocumentError: As ``count_pages``; ``NotAPdfError`` also where the page is damaged or is not there.
    """
    arguments = ("image", str(path), str(number), str(IMAGE_WIDTH), str(IMAGE_PIXELS))
    record = _only(_records(reader, *arguments, limits=limits))
    return PageImage(png=_png(record), width=_whole(record, "width"), height=_whole(record, "height"))


def _records(reader: Path, *arguments: str, limits: Limits) -> Generator[dict[str, object]]:
    """Yield the child's records up to its last; raise what it refuses, or how it ended without one."""
    command = [sys.executable, "-I", "-B", "-m", "openimr.intake.confined"]
    command += [str(limits.memory_bytes), str(limits.cpu_seconds), str(reader), *arguments]
    child = subprocess.Popen(  # noqa: S603 - our own interpreter; the file's name is a digest
        command,
        env={},
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        with closing(_lines(child, limits=limits)) as lines:
            for line in lines:
                record = _record(line)
                if record == {"done": True}:
                    return
                _refuse(record)
                yield record
        raise _ended(child.wait(), limits)
    finally:
        child.kill()
        child.wait()


def _lines(child: subprocess.Popen[bytes], *, limits: Limits) -> Generator[bytes]:
    """Yield what the child writes, line by line, within the limits of time and size."""
    assert child.stdout is not None  # noqa: S101 - it is a pipe; for the type checker
    until = time.monotonic() + limits.wall_seconds
    size, line = 0, bytearray()
    with child.stdout as pipe, selectors.DefaultSelector() as ready:
        ready.register(pipe, selectors.EVENT_READ)
        while True:
            if not ready.select(timeout=max(0.0, until - time.monotonic())):
                raise UnreadableDocumentError(reason=f"took longer than {limits.wall_seconds:g} seconds")
            piece = os.read(pipe.fileno(), _PIECE)
            if not piece:
                return
            size += len(piece)
            *whole, rest = piece.split(b"\n")
            for part in whole:
                yield bytes(line) + part
                line.clear()
            line += rest
            if size > limits.answer_bytes or len(line) > limits.line_bytes:
                raise UnreadableDocumentError(reason="found more text than is allowed")


def _record(line: bytes) -> dict[str, object]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise _nonsense() from None
    if not isinstance(record, dict):
        raise _nonsense()
    return record


def _refuse(record: dict[str, object]) -> None:
    match record:
        case {"error": "NotAPdfError"}:
            raise NotAPdfError
        case {"error": "EncryptedDocumentError"}:
            raise EncryptedDocumentError
        case {"error": "EmptyDocumentError", "found": str(found)} if found in _FOUND:
            raise EmptyDocumentError(found=found)
        case {"error": _}:
            raise _nonsense()
        case _:
            return


def _only(records: Iterable[dict[str, object]]) -> dict[str, object]:
    found = list(records)
    if len(found) != 1:
        raise _nonsense()
    return found[0]


def _whole(record: dict[str, object], name: str) -> int:
    number = record.get(name)
    if type(number) is not int or not 1 <= number <= _LARGEST_NUMBER:
        raise _nonsense()
    return number


def _png(record: dict[str, object]) -> bytes:
    try:
        png = base64.b64decode(str(record.get("png")), validate=True)
    except binascii.Error:
        raise _nonsense() from None
    if not png.startswith(_PNG_MARK):
        raise _nonsense()
    return png


def _nonsense() -> UnreadableDocumentError:
    return UnreadableDocumentError(reason="gave an answer that makes no sense")


def _ended(code: int, limits: Limits) -> UnreadableDocumentError:
    if code == -signal.SIGXCPU:
        return UnreadableDocumentError(reason=f"computed for longer than {limits.cpu_seconds} seconds")
    return UnreadableDocumentError(reason=f"ran out of memory or broke on it (code {code})")
