"""What the page of a letter needs."""

from collections.abc import Mapping
from typing import Any

from openimr.web.findings.switches import off_words
from openimr.web.letters.headings_shown import headings_shown
from openimr.web.letters.letters_shown import letter_shown
from openimr.web.letters.readings import AnyRead, HeadingsRead, LetterRead
from openimr.web.letters.rows_shown import rows_shown
from openimr.web.letters.shown import ReadAs, Shown

_FILES: Mapping[ReadAs, tuple[tuple[str, str], ...]] = {
    ReadAs.LETTER: (
        ("pdf", "Save the report (PDF)"),
        ("json", "Save the data (JSON)"),
        ("csv", "Save the items (CSV)"),
    ),
    ReadAs.DAMAGED: (
        ("pdf", "Save the report (PDF)"),
        ("json", "Save the data (JSON)"),
        ("csv", "Save the items (CSV)"),
    ),
    ReadAs.ROWS: (("pdf", "Save the report (PDF)"), ("json", "Save the data (JSON)"), ("csv", "Save the rows (CSV)")),
    ReadAs.HEADINGS: (("pdf", "Save the report (PDF)"), ("json", "Save the headings (JSON)")),
}
"""What can be saved → its kind, and the words of its button."""


def shown(read: AnyRead) -> Shown:
    """Return what is shown of a text, whatever it was read as."""
    match read:
        case LetterRead():
            return letter_shown(read)
        case HeadingsRead():
            return headings_shown(read)
        case _:
            return rows_shown(read)


def letter_page(read: AnyRead) -> dict[str, Any]:
    """Return the context of the page: what is shown, as what it was read, and what can be saved."""
    found = shown(read)
    return {
        "letter": found,
        "is": {found.read_as.value: True},
        "files": _FILES[found.read_as],
        "findings_off": off_words(),
    }
