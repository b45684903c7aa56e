"""PDFs that tests send, and a disk that is full."""

import io
import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf


def pdf(*texts: str, encryption: pikepdf.Encryption | None = None) -> bytes:
    """Return a PDF with one page a text; the same texts give the same bytes."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for text in texts:
        page = document.add_blank_page(page_size=(612, 792))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        lines = " ".join(f"({line}) Tj 0 -16 Td" for line in text.splitlines())
        page.Contents = document.make_stream(f"BT /F1 12 Tf 72 700 Td {lines} ET".encode("latin-1"))
    out = io.BytesIO()
    document.save(out, encryption=encryption or False, deterministic_id=not encryption)
    return out.getvalue()


NOTES = pdf("SAMPLE - not a real case\nProgress note, lumbar spine", "SAMPLE - not a real case\nNorco 10 mg, therapy")
"""Two pages of a progress note."""


@contextmanager
def no_more_than(size_bytes: int) -> Iterator[None]:
    """Let the system refuse to make any file longer, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
