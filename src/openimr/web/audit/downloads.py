"""Events as files, for whoever checks a chain elsewhere: CSV to be looked at, JSON lines to compute the digests anew."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from openimr.web.audit.reading import EventRow
from openimr.web.audit.verification import Heads

COLUMNS = ("number", "at", "who", "role", "what", "more", "fault", "previous", "digest")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(rows: Iterable[EventRow]) -> Iterator[str]:
    """Yield one line an event, with a head of ``COLUMNS``.

    A cell that a spreadsheet would take for a formula has an apostrophe before it: this file is opened by a double
    click. The JSON lines have the words as they stand.
    """
    yield _csv_line(COLUMNS)
    for row in rows:
        told = _told(row)
        yield _csv_line(_harmless(str(told[name])) for name in COLUMNS)


def as_json_lines(rows: Iterable[EventRow]) -> Iterator[str]:
    """Yield one JSON object an event.

    What its digest covers stands under ``event``: the digest is the SHA-256 of that object with sorted keys, without
    spaces, in UTF-8. It is null where it would tell who reviews; that the chain goes on through such an event is seen by
    ``previous``.
    """
    for row in rows:
        event = row.event.form() if row.event else None
        yield json.dumps({**_told(row), "event": event}, ensure_ascii=False) + "\n"


def as_witness(heads: Heads) -> str:
    """Return heads as ``openimr audit verify --witness`` keeps them."""
    return json.dumps(heads, indent=1, sort_keys=True)


def _told(row: EventRow) -> dict[str, object]:
    return {
        "number": row.number,
        "at": _in_utc(row.at),
        "who": row.who,
        "role": row.role,
        "what": row.what,
        "more": row.more,
        "fault": row.fault,
        "previous": row.previous,
        "digest": row.digest,
    }


def _in_utc(at: datetime | None) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ") if at else ""


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
