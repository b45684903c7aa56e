"""What the page of one page of a document shows."""

import base64
from urllib.parse import urlencode

from openimr.domain.errors import DocumentError
from openimr.intake.child import page_image
from openimr.web.documents.lists import failure_words, words_of_failure
from openimr.web.documents.models import Document
from openimr.web.documents.pages import latest_reading
from openimr.web.documents.searching import marked
from openimr.web.files import open_file, path_of

SIDES = {"both": "Picture and text", "picture": "Picture alone", "text": "Text alone"}
"""What may be shown of a page → its words."""


def page_shown(document: Document, *, number: int, words: str, side: str = "both") -> dict[str, object]:
    """Return what is shown of one page of an opened document: picture, text, and the way to the pages around.

    The picture stands in the page itself, so that one event of the audit trail covers all that is shown.

    Args:
        document: Opened for the person who reads.
        number: Of the page, from 1.
        words: What was searched for; marked in the text. Empty if nothing was.
        side: One of ``SIDES``; any other word is ``both``.
    """
    side = side if side in SIDES else "both"
    reading = latest_reading(document)
    row = reading.pages.filter(number=number).first() if reading else None
    last = reading.page_count if reading and not reading.failure else None
    return {
        "document": document,
        "number": number,
        "last": last,
        "previous": number - 1 if number > 1 else None,
        "next": number + 1 if last is None or number < last else None,
        "words": words,
        "side": side,
        "sides": SIDES.items(),
        "kept": kept(words=words, side=side),
        "segments": marked(row.text, words) if row else (),
        "has_text": bool(row and row.text.strip()),
        "is_read": row is not None,
        "failure": failure_words(reading),
        **(picture_of(document, number) if side != "text" else {}),
    }


def kept(*, words: str, side: str) -> str:
    """Return what an address of another page of the document keeps of this one: the words searched for, and what is shown.

    >>> kept(words="knee brace", side="text"), kept(words="", side="both")
    ('?words=knee+brace&side=text', '')
    """
    parts = {"words": words, "side": side if side in SIDES and side != "both" else ""}
    asked = urlencode({name: word for name, word in parts.items() if word})
    return f"?{asked}" if asked else ""


def picture_of(document: Document, number: int) -> dict[str, object]:
    """Return the picture of a page of an opened document as ``data:``, with its size; or why there is none."""
    try:
        open_file(document.sha256).close()
        image = page_image(path_of(document.sha256), number)
    except DocumentError as error:
        return {"picture": None, "no_picture": f"The reason: {words_of_failure(type(error).__name__)}."}
    data = base64.b64encode(image.png).decode()
    return {"picture": f"data:image/png;base64,{data}", "width": image.width, "height": image.height}
