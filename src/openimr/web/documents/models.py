"""Documents of a case, and what was read from them."""

import uuid

from django.db import models

from openimr.web.append_only import AppendOnlyModel
from openimr.web.cases.models import Case, Party
from openimr.web.people.models import User


class Document(AppendOnlyModel):
    """A file as it was received; its bytes are kept under their digest.

    Attributes:
        name: The file's name as sent, without any path.
        sha256: Digest of its bytes, hexadecimal; the same file twice in one case is one document.
        size_bytes: Its length.
        sent_by: The party it came from; None if staff of the review organization added it.
        about: What it is, in the sender's words: "Progress notes"; empty if not said.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    name = models.CharField(max_length=200)
    about = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()
    sent_by = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()

    class Meta:
        """In the order received; once per case."""

        ordering = ("received_at", "pk")
        constraints = (models.UniqueConstraint(fields=("case", "sha256"), name="one_document_of_a_digest"),)

    def __str__(self) -> str:
        return f"document {self.public_id}"


class DocumentReading(AppendOnlyModel):
    """One attempt to read a document's pages.

    Attributes:
        engine: What read it, with its version.
        page_count: Pages read; 0 if it failed.
        failure: Class name of the error; empty if it was read.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="readings")
    engine = models.CharField(max_length=60)
    page_count = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        """The latest counts."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.failure or f"{self.page_count} pages"


class Page(AppendOnlyModel):
    """The text of one page.

    Attributes:
        number: From 1.
        text: As read; empty if the page has no text.
    """

    reading = models.ForeignKey(DocumentReading, on_delete=models.PROTECT, related_name="pages")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)

    class Meta:
        """Numbered within one reading."""

        ordering = ("reading", "number")
        constraints = (models.UniqueConstraint(fields=("reading", "number"), name="one_page_of_a_number"),)

    def __str__(self) -> str:
        return f"page {self.number}"


class RecordsDeclaration(AppendOnlyModel):
    """A claims administrator said that all records of a case are sent.

    Attributes:
        party: The claims administrator, in whose name it was said.
        by: Who said it.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="records_declarations")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Once a party."""

        ordering = ("at", "pk")
        constraints = (models.UniqueConstraint(fields=("party",), name="one_records_declaration_of_a_party"),)

    def __str__(self) -> str:
        return f"records of {self.case_id} said to be complete"
