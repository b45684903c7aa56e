"""What the checks found in a review, and each thing that became of it; rows that are added and never changed."""

from django.db import models

from openimr.domain.findings import Severity
from openimr.web.append_only import AppendOnlyModel
from openimr.web.people.models import User
from openimr.web.reviews.models import Review


class StepKind(models.TextChoices):
    """What became of a finding."""

    ANSWERED = "answered", "Answered"
    FIXED = "fixed", "Fixed"
    UNCHECKED = "unchecked", "No longer checked"
    FOUND_AGAIN = "found_again", "Found again"


class KeptFinding(AppendOnlyModel):
    """A finding that was put to the reviewer.

    Attributes:
        key: Of ``openimr.web.findings.drafts.finding_key``: the same as long as the words are.
        check_name: Name of the check.
        item: Number of the disputed item; None where it is of the letter as a whole.
        sides: The places it shows, as ``openimr.web.findings.places.Side.as_object`` writes them.
        found_at: When it was first put to the reviewer.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="kept_findings")
    key = models.CharField(max_length=64)
    check_name = models.CharField(max_length=40)
    status = models.CharField(max_length=60)
    severity = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Severity])
    item = models.PositiveIntegerField(null=True, blank=True)
    message = models.TextField()
    sides = models.JSONField()
    provision = models.CharField(max_length=200, blank=True)
    resolved_by = models.TextField()
    found_at = models.DateTimeField()

    class Meta:
        """In the order found."""

        ordering = ("found_at", "pk")
        constraints = (models.UniqueConstraint(fields=("review", "key"), name="one_finding_of_a_key"),)

    def __str__(self) -> str:
        return f"finding {self.pk}"


class FindingStep(AppendOnlyModel):
    """One thing that became of a finding.

    Attributes:
        words: The answer, one line; empty of all else.
        by: The reviewer at whose save, answer or signature it is kept.
    """

    finding = models.ForeignKey(KeptFinding, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12, choices=StepKind.choices)
    words = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In the order done."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"step {self.pk}"

    @property
    def is_by_reviewer(self) -> bool:
        """Whether the reviewer did it; the others come of themselves."""
        return self.kind in {StepKind.ANSWERED, StepKind.FIXED}
