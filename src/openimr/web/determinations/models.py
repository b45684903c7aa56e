"""Issued determinations, their files, the analyses of a panel, and on whom they were served."""

from django.db import models

from openimr.web.append_only import AppendOnlyModel
from openimr.web.cases.models import Case, Party
from openimr.web.cases.values import ServedBy
from openimr.web.people.models import User
from openimr.web.reviews.models import Review


class FileKind(models.TextChoices):
    """The shapes of an issued letter."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"
    JSON = "json", "Data"


class IssuedDetermination(AppendOnlyModel):
    """A determination as issued; the next one of a case supersedes it with its reason.

    Attributes:
        number: From 1 within the case.
        document: The determination as one JSON object; the core validates it.
        seal: What the seal covers: digests of the determination, of each file and of each document of the case, and the
            versions of the rules.
        seal_digest: SHA-256 over the seal, hexadecimal; also in the audit chain.
        superseded_because: Why this one replaces the one before; empty for the first.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="determinations")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="determinations")
    number = models.PositiveIntegerField()
    document = models.JSONField()
    seal = models.JSONField()
    seal_digest = models.CharField(max_length=64)
    superseded_because = models.CharField(max_length=300, blank=True)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()

    class Meta:
        """Numbered within its case."""

        ordering = ("case", "number")
        constraints = (models.UniqueConstraint(fields=("case", "number"), name="one_determination_of_a_number"),)

    def __str__(self) -> str:
        return f"determination {self.number} of {self.case_id}"


class LetterFile(AppendOnlyModel):
    """One file of an issued letter; its bytes are kept under their digest."""

    determination = models.ForeignKey(IssuedDetermination, on_delete=models.PROTECT, related_name="files")
    kind = models.CharField(max_length=8, choices=FileKind.choices)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()

    class Meta:
        """One of each kind."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("determination", "kind"), name="one_file_of_a_kind"),)

    def __str__(self) -> str:
        return self.get_kind_display()


class Service(AppendOnlyModel):
    """That a determination was served: on whom, how and when.

    Attributes:
        recipient: A name of ``openimr.law.service.Recipient``, in lower case.
        party: Through which party of the case; None for the administrative director.
    """

    determination = models.ForeignKey(IssuedDetermination, on_delete=models.PROTECT, related_name="services")
    recipient = models.CharField(max_length=32)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    method = models.CharField(max_length=12, choices=ServedBy.choices)
    served_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Once on each recipient."""

        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("determination", "recipient"), name="served_once_on_a_recipient"),
        )

    def __str__(self) -> str:
        return f"served on {self.recipient}"


class LetterCorrection(AppendOnlyModel):
    """A clerical error of an issued letter that the next one sets right.

    Attributes:
        determination: The letter that sets it right.
        corrects: The letter in which it stood.
        pointer: Where, as a JSON pointer into the determination.
        because: What the error was; stands in the letter.
        by: Who had it set right.
    """

    determination = models.OneToOneField(IssuedDetermination, on_delete=models.PROTECT, related_name="correction")
    corrects = models.OneToOneField(IssuedDetermination, on_delete=models.PROTECT, related_name="corrected_by")
    pointer = models.CharField(max_length=80)
    wrong = models.TextField()
    right = models.TextField()
    because = models.CharField(max_length=200)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"correction of {self.corrects_id}"


class PanelAnalysis(AppendOnlyModel):
    """What one member of a panel signed, as it goes out with the determination.

    Attributes:
        number: Of the reviewer within the panel, from 1; what stands for the name.
        document: The analysis as one JSON object, of the shape of a determination; its outcomes are the member's.
        sha256: Digest of its file.
    """

    determination = models.ForeignKey(IssuedDetermination, on_delete=models.PROTECT, related_name="analyses")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="analyses")
    number = models.PositiveSmallIntegerField()
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()

    class Meta:
        """One of each reviewer."""

        ordering = ("determination", "number")
        constraints = (
            models.UniqueConstraint(fields=("determination", "number"), name="one_analysis_of_a_number"),
            models.UniqueConstraint(fields=("determination", "review"), name="one_analysis_of_a_review"),
        )

    def __str__(self) -> str:
        return f"analysis {self.number} of {self.determination_id}"
