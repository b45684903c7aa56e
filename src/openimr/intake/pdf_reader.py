"""What the child process runs: read a PDF, write what was found to standard output, one JSON object a line.

``count FILE`` → ``{"pages": 12}``. ``text FILE`` → ``{"number": 1, "text": "…"}`` for each page. ``image FILE NUMBER WIDTH
PIXELS`` → ``{"width": 1100, "height": 1423, "png": "…"}``, in base64. Each ends with ``{"done": true}``; a file that is refused
gives ``{"error": "EncryptedDocumentError"}`` instead. A script of its own, started by ``openimr.intake.child``.
"""

import base64
import io
import json
import math
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2

from openimr.domain.errors import DocumentError, EmptyDocumentError, NotAPdfError
from openimr.intake.pdf import open_pdf, page_texts

LARGEST_SCALE = 3.0
"""Pixels a point at most, 216 to the inch: a stamp is not blown up to a poster."""

LONGEST_SIDE = 10_000
"""Pixels of a picture's side at most, so that browsers show it."""

Record = dict[str, object]


def count(path: Path) -> Iterator[Record]:
    """Yield how many pages there are, once the first could be loaded."""
    with closing(open_pdf(path)) as document:
        _page(document, 0).close()
        yield {"pages": len(document)}


def text(path: Path) -> Iterator[Record]:
    """Yield the text of each page."""
    with closing(open_pdf(path)) as document:
        for number, words in enumerate(page_texts(document), start=1):
            yield {"number": number, "text": words}


def image(path: Path, number: str, width: str, pixels: str) -> Iterator[Record]:
    """Yield a picture of one page.

    Args:
        path: The file.
        number: Of the page, from 1.
        width: Of the picture, in pixels; less where the page is too long for ``pixels``, or very small.
        pixels: The most that the picture may have.
    """
    with closing(open_pdf(path)) as document, closing(_page(document, int(number) - 1)) as page:
        scale = _scale(*page.get_size(), width=int(width), pixels=int(pixels))
        with closing(page.render(scale=scale)) as bitmap:
            picture = bitmap.to_pil()
            out = io.BytesIO()
            picture.save(out, "PNG")
            yield {"width": picture.width, "height": picture.height, "png": base64.b64encode(out.getvalue()).decode()}


def _page(document: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    try:
        return document[index]
    except (pypdfium2.PdfiumError, IndexError):
        raise NotAPdfError from None


def _scale(page_width: float, page_height: float, *, width: int, pixels: int) -> float:
    if not (page_width > 0 and page_height > 0):
        raise NotAPdfError
    fits: float = math.sqrt(pixels / (page_width * page_height))
    return min(width / page_width, fits, LONGEST_SIDE / max(page_width, page_height), LARGEST_SCALE)


TASKS: dict[str, Callable[..., Iterator[Record]]] = {"count": count, "text": text, "image": image}


def _written(records: Iterable[Record]) -> None:
    for record in records:
        sys.stdout.write(json.dumps(record) + "\n")


def main(task: str, path: str, *arguments: str) -> None:
    """Do one task on one file, and write its records."""
    try:
        _written(TASKS[task](Path(path), *arguments))
    except EmptyDocumentError as error:
        _written([{"error": "EmptyDocumentError", "found": error.found}])
    except DocumentError as error:
        _written([{"error": type(error).__name__}])
    else:
        _written([{"done": True}])


if __name__ == "__main__":
    main(*sys.argv[1:])
