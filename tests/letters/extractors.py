"""The text of a PDF as each extractor gives it, called as its manual says and with no option but those named."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdf
from pdfminer.high_level import extract_text

from openimr.intake.files import PAGE_BREAK


def by_pypdf(path: Path) -> str:
    return PAGE_BREAK.join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def by_pdfminer(path: Path) -> str:
    return extract_text(path)


def by_pdftotext(path: Path, *options: str) -> str:
    command = ["pdftotext", *options, str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


EXTRACTORS: dict[str, Callable[[Path], str]] = {
    "pypdf": by_pypdf,
    "pdfminer.six": by_pdfminer,
    "pdftotext": by_pdftotext,
    "pdftotext -layout": lambda path: by_pdftotext(path, "-layout"),
    "pdftotext -raw": lambda path: by_pdftotext(path, "-raw"),
}
"""Besides PDFium, by which ``openimr`` itself reads."""
