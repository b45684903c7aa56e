"""Put away what is left behind, and do what an ended process left undone; safe at any moment, and twice."""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE
from openimr.web.conflicts.services import screen_open_assignments
from openimr.web.documents.models import Document
from openimr.web.documents.services import read_document
from openimr.web.files import sweep_files
from openimr.web.once.services import forget_keys

KEYS_KEPT = timedelta(days=1)
"""How long a form may lie in a browser and still be known when it is sent a second time."""

READING_TAKES = timedelta(hours=1)
"""A document that nobody read for so long after it came is read by no request any more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Swept:
    """What one sweep did.

    Attributes:
        files: Files removed that no row names, or that were half received.
        keys: One-time keys of forms forgotten.
        sessions: Sessions removed whose time was over.
        documents: Documents read whose reading had not taken place.
        left: Documents still not read, since who added them may no longer see their case.
        stopped: Assignments newly stopped, since something came up against their reviewer: a licence ended, say.
    """

    files: int
    keys: int
    sessions: int
    documents: int
    left: int
    stopped: int

    def __str__(self) -> str:
        return (
            f"Removed: files {self.files}, keys of forms {self.keys}, sessions {self.sessions}. "
            f"Documents: read {self.documents}, left unread {self.left}. "
            f"Cases stopped, since something came up against the reviewer: {self.stopped}."
        )


def sweep(*, at: datetime) -> Swept:
    """Remove unnamed files, old keys and ended sessions, read what was not read, and screen open assignments again.

    Invitations need no sweep: one whose time is over opens nothing, and its row tells that it was made.

    Args:
        at: The moment, aware; what is younger than the limit of its kind stays.

    Writes:
        Removes files and rows; readings by ``read_document``; one AuditEvent of the site with the counts, unless
        nothing was done.
    """
    files = sweep_files(at=at)
    documents, left = _read_unread(at=at)
    stopped = screen_open_assignments(at=at)
    with transaction.atomic():
        keys = forget_keys(before=at - KEYS_KEPT)
        sessions = Session.objects.filter(expire_date__lt=at).delete()[0]
        swept = Swept(files=files, keys=keys, sessions=sessions, documents=documents, left=left, stopped=stopped)
        facts = {field.name: getattr(swept, field.name) for field in fields(swept)}
        if any(count for name, count in facts.items() if name != "left"):
            record(scope=SITE, verb="sweep", by=None, at=at, facts=facts)
    return swept


def _read_unread(*, at: datetime) -> tuple[int, int]:
    """Read documents that have no reading; return how many were read, and how many may not be."""
    unread = Document.objects.filter(readings__isnull=True, received_at__lt=at - READING_TAKES)
    read = left = 0
    for document in unread.select_related("case", "uploaded_by").order_by("pk"):
        try:
            read_document(document=document, by=document.uploaded_by, at=at)
        except NotAllowedError:
            left += 1
        else:
            read += 1
    return read, left
