"""What the page of one page of a document shows."""

import base64

from openimr.domain.errors import DocumentError
from openimr.intake.child import page_image
from openimr.web.documents.lists import failure_words, words_of_failure
from openimr.web.documents.models import Document
from openimr.web.documents.pages import latest_reading
from openimr.web.documents.searching import marked
from openimr.web.files import open_file, path_of


def page_shown(document: Document, *, number: int, words: str) -> dict[str, object]:
    """Return what is shown of one page of an opened document: picture, text, and the way to the pages around.

    The picture stands in the page itself, so that one event of the audit trail covers all that is shown.

    Args:
        document: Opened for the person who reads.
        number: Of the page, from 1.
        words: What was searched for; marked in the text. Empty if nothing was.
    """
    reading = latest_reading(document)
    row = reading.pages.filter(number=number).first() if reading else None
    last = reading.page_count if reading and not reading.failure else None
    return {
        "case": document.case,
        "sample": document.case.is_sample,
        "document": document,
        "number": number,
        "last": last,
        "previous": number - 1 if number > 1 else None,
        "next": number + 1 if last is None or number < last else None,
        "words": words,
        "segments": marked(row.text, words) if row else (),
        "has_text": bool(row and row.text.strip()),
        "is_read": row is not None,
        "failure": failure_words(reading),
        **_picture(document, number),
    }


def _picture(document: Document, number: int) -> dict[str, object]:
    try:
        open_file(document.sha256).close()
        image = page_image(path_of(document.sha256), number)
    except DocumentError as error:
        return {"picture": None, "no_picture": f"The reason: {words_of_failure(type(error).__name__)}."}
    data = base64.b64encode(image.png).decode()
    return {"picture": f"data:image/png;base64,{data}", "width": image.width, "height": image.height}
