"""The files of a letter, written from a determination and from nothing else."""

import json
from datetime import datetime

from openimr.domain.determinations import Determination
from openimr.domain.errors import TypesettingError
from openimr.intake.files import bytes_text
from openimr.letters.objects import determination_from_object, determination_object
from openimr.letters.reading import read_letter
from openimr.letters.writing import letter_content
from openimr.typeset.docx import typeset_docx
from openimr.typeset.pdf import typeset_pdf
from openimr.web.determinations.models import FileKind, IssuedDetermination


def letter_files(determination: Determination, *, issued_at: datetime) -> dict[FileKind, bytes]:
    """Return the bytes of each file of a letter; the same determination and moment give the same bytes.

    The PDF is read back before it goes out: its page text must give the determination.

    Raises:
        UnwritableValueError: A value cannot stand in a letter.
        TypesettingError: The typesetter refuses it, or the PDF would read as another determination.
    """
    content = letter_content(determination)
    pdf = typeset_pdf(content, issued_at=issued_at)
    if read_letter(bytes_text(pdf)) != determination:
        raise TypesettingError(reason="the pages of the PDF would read as another determination")
    data = json.dumps(determination_object(determination), ensure_ascii=False, indent=2).encode() + b"\n"
    return {
        FileKind.PDF: pdf,
        FileKind.DOCX: typeset_docx(content, issued_at=issued_at),
        FileKind.JSON: data,
    }


def rewritten_files(issued: IssuedDetermination) -> dict[FileKind, bytes]:
    """Return the files of an issued determination, written anew from what the database holds."""
    return letter_files(determination_from_object(issued.document), issued_at=issued.issued_at)
