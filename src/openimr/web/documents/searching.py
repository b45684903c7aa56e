"""Find words in the text of a whole case."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, pairwise

from openimr.web.audit.services import record
from openimr.web.cases.models import Case
from openimr.web.documents.access import readable_documents_of
from openimr.web.documents.models import Document
from openimr.web.documents.pages import latest_readings, pages_of_readings
from openimr.web.people.models import User

MOST_HITS = 200
"""Pages shown of one search; more are counted."""

MOST_WORDS = 12
"""Words taken of one search."""

_SNIPPETS = 3
_AROUND = 70
_LONGEST_SKIP = 20
_NAMED_IN_AUDIT = 50


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text, and whether it is what was searched for."""

    text: str
    is_found: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A page that holds every word.

    Attributes:
        document: Whose page it is.
        number: Of the page, from 1.
        snippets: The first places, each with some words around.
    """

    document: Document
    number: int
    snippets: tuple[tuple[Segment, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        hits: At most ``MOST_HITS``, by document in the order received, and by page.
        pages: Pages that hold every word, shown or not.
        searched: Pages that were looked at.
        blank: Those of them that hold no text, as scans do.
        unread: Documents without text to look at: not yet read, or failed.
    """

    hits: tuple[Hit, ...]
    pages: int
    searched: int
    blank: int
    unread: tuple[Document, ...]


def search_documents(*, case: Case, words: str, person: User, at: datetime) -> Found:
    """Find the pages of a case that hold every word; a word is found where it begins one in the text, in any case.

    Only documents are looked at whose words the person may read.

    Args:
        case: The case.
        words: What is searched for, divided by white space; the first ``MOST_WORDS`` count.
        person: Who searches.
        at: The moment, aware.

    Returns:
        The pages; none where ``words`` holds no word.

    Writes:
        One AuditEvent, since words of the documents are shown: which documents, and how many pages; never the words.
    """
    documents = {document.pk: document for document in readable_documents_of(case=case, person=person, at=at)}
    readings = {key: reading for key, reading in latest_readings(documents.values()).items() if not reading.failure}
    patterns = [_begins(word) for word in words.split()[:MOST_WORDS]]
    hits: list[Hit] = []
    found: dict[int, None] = {}
    pages = searched = blank = 0
    of_reading = {reading.pk: documents[key] for key, reading in readings.items()}
    for page in pages_of_readings(readings.values()).iterator() if patterns else ():
        searched += 1
        blank += not page.text.strip()
        if not all(pattern.search(page.text) for pattern in patterns):
            continue
        pages += 1
        document = of_reading[page.reading_id]
        found[document.pk] = None
        if len(hits) < MOST_HITS:
            hits.append(Hit(document=document, number=page.number, snippets=_snippets(page.text, patterns)))
    named = [documents[key].public_id for key in islice(found, _NAMED_IN_AUDIT)]
    record(
        scope=case.number,
        verb="search_documents",
        by=person,
        at=at,
        facts={"pages": pages, "documents": [str(name) for name in named]},
    )
    unread = tuple(document for key, document in documents.items() if key not in readings)
    return Found(hits=tuple(hits), pages=pages, searched=searched, blank=blank, unread=unread)


def marked(text: str, words: str) -> tuple[Segment, ...]:
    """Return a text divided into what was searched for and what stands between.

    >>> [segment.text for segment in marked("Norco, norcotic", "norco") if segment.is_found]
    ['Norco', 'norco']
    """
    return tuple(_segments(text, [_begins(word) for word in words.split()[:MOST_WORDS]]))


def _begins(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}", re.IGNORECASE)


def _places(text: str, patterns: Sequence[re.Pattern[str]]) -> list[tuple[int, int]]:
    """Return where any of the words stands, from first to last, merged where they overlap."""
    places: list[tuple[int, int]] = []
    for start, end in sorted(match.span() for pattern in patterns for match in pattern.finditer(text)):
        if places and start < places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    return places


def _segments(text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[Segment]:
    places = _places(text, patterns)
    edges = [0, *(edge for place in places for edge in place), len(text)]
    for index, (start, end) in enumerate(pairwise(edges)):
        if start < end:
            yield Segment(text=text[start:end], is_found=index % 2 == 1)


def _snippets(text: str, patterns: Sequence[re.Pattern[str]]) -> tuple[tuple[Segment, ...], ...]:
    windows: list[tuple[int, int]] = []
    for start, end in _places(text, patterns):
        begin, finish = _word_start(text, start - _AROUND), _word_end(text, end + _AROUND)
        if windows and begin <= windows[-1][1]:
            windows[-1] = (windows[-1][0], finish)
        elif len(windows) < _SNIPPETS:
            windows.append((begin, finish))
    return tuple(_snippet(text, window, patterns) for window in windows)


def _word_start(text: str, at: int) -> int:
    """Return where the first whole word from a place on begins; a word too long to skip is cut."""
    space = re.compile(r"\s").search(text, at, at + _LONGEST_SKIP) if at > 0 else None
    return space.end() if space else max(0, at)


def _word_end(text: str, at: int) -> int:
    """Return where the word that stands at a place ends; one too long is cut."""
    space = re.compile(r"\s").search(text, at, at + _LONGEST_SKIP) if at < len(text) else None
    return space.start() if space else min(at, len(text))


def _snippet(text: str, window: tuple[int, int], patterns: Sequence[re.Pattern[str]]) -> tuple[Segment, ...]:
    begin, finish = window
    words = " ".join(text[begin:finish].split())
    before, after = "… " if begin else "", " …" if finish < len(text) else ""
    return tuple(_segments(f"{before}{words}{after}", patterns))
