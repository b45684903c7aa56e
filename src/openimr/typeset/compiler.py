"""The one typst compiler of a process, behind a narrow typed door."""

import os
from datetime import datetime
from enum import Enum
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from threading import Lock

import typst

from openimr.domain.errors import TypesettingError

_alone = Lock()
"""Held while a letter is set: a compiler that two threads use at once refuses the second."""


class Refusal(Enum):
    """Why typst refused; the value is what its message says then."""

    TOO_WIDE = "panicked with: too wide"
    UNSHOWN = "could not be displayed"
    OTHER = ""


class CompilationError(Exception):
    """Typst refused the letter; never leaves this room.

    Typst's own words are not kept, since they quote the letter.

    Attributes:
        refusal: Why.
    """

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


def compile_pdf(data: str, *, issued_at: datetime) -> bytes:
    """Return the letter of ``data`` as PDF.

    Args:
        data: JSON, as the template ``letter.typ`` takes it.
        issued_at: The aware moment of issue; each date in the file.

    Raises:
        CompilationError: Typst refused the letter.
        TypesettingError: A letter was set before this process was forked.
    """
    compiler, owner = _compiler()
    if os.getpid() != owner:
        raise TypesettingError(
            reason="expected a process that starts its own typesetter; found one forked after a letter was set, "
            "where the typesetter would wait for ever. Fork before the first letter, or spawn the process."
        )
    pdf = None
    refusal = Refusal.OTHER
    try:
        with _alone:
            pdf = compiler.compile(
                _template(),
                format="pdf",
                sys_inputs={"letter": data},
                pdf_standards=["ua-1", "a-2a"],
                timestamp=int(issued_at.timestamp()),
            )
    except typst.TypstError as error:
        refusal = _refusal_in(error.message)
    if not isinstance(pdf, bytes):  # raised out here, so that typst's error does not hang on ours as its context
        raise CompilationError(refusal)
    return pdf


def _refusal_in(message: str) -> Refusal:
    return next(refusal for refusal in Refusal if refusal.value in message)


@cache
def _compiler() -> tuple[typst.Compiler, int]:
    """Return the compiler and the process it belongs to.

    One for all letters: each new compiler takes one of 65,535 file numbers that typst never gives back, and after
    the last one typst panics. The template goes in as bytes with each letter, which takes none.
    """
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    return typst.Compiler(root=str(_room()), font_paths=fonts, ignore_system_fonts=True), os.getpid()


@cache
def _template() -> bytes:
    return _room().joinpath("letter.typ").read_bytes()


def _room() -> Traversable:
    return resources.files("openimr.typeset")
