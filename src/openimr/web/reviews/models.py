"""What the reviewer writes: one draft a case, one part an item; requests for records; signed reviews that came back."""

from django.db import models

from openimr.domain.determinations import ItemOutcome
from openimr.web.append_only import AppendOnlyModel
from openimr.web.cases.models import Case, DisputedItem, Party
from openimr.web.cases.values import ItemState
from openimr.web.people.models import User
from openimr.web.reviewers.models import Assignment

OUTCOMES = [(outcome.value, outcome.value) for outcome in ItemOutcome]


class Review(models.Model):
    """One reviewer's review of one case; saved as typed until signed.

    Attributes:
        summary: The clinical case summary, as typed.
        version: Grows by one with each save.
        signed_at: When it was signed; nothing of it changes after.
        signed_digest: SHA-256 over the determination as signed, hexadecimal; empty until then.
    """

    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="review")
    summary = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"review {self.pk}"

    @property
    def live_drafts(self) -> "models.QuerySet[ItemDraft]":
        """The drafts of what is decided: all but those of items that ended without a decision, which are kept."""
        return self.drafts.exclude(item__state=ItemState.TERMINATED)


class ItemDraft(models.Model):
    """What the reviewer decides of one item, as typed.

    Attributes:
        outcome: Empty until decided.
        claims_administrator_guideline: What the refusal was based on, as the letter will say.
        imro_guideline: What this decision is based on, as the letter will say.
        follows: The item whose decision this one follows; None if it stands by itself.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="drafts")
    item = models.ForeignKey(DisputedItem, on_delete=models.PROTECT, related_name="drafts")
    outcome = models.CharField(max_length=12, choices=OUTCOMES, blank=True)
    claims_administrator_guideline = models.TextField(blank=True)
    imro_guideline = models.TextField(blank=True)
    rationale = models.TextField(blank=True)
    follows = models.ForeignKey(DisputedItem, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        """One draft an item."""

        ordering = ("item__number",)
        constraints = (models.UniqueConstraint(fields=("review", "item"), name="one_draft_an_item"),)

    def __str__(self) -> str:
        return f"draft of item {self.item_id}"

    @property
    def is_begun(self) -> bool:
        """Whether the reviewer has saved this draft; before, it holds what it was opened with.

        In a replay the first save may fall on the moment of the attestation: what no draft is opened with tells it then.
        """
        is_written = bool(self.outcome or self.imro_guideline or self.rationale)
        return is_written or self.saved_at != self.review.assignment.attested_at

    @property
    def offered(self) -> DisputedItem | None:
        """The item it goes with by the application, till the reviewer has saved this draft; None after."""
        return None if self.is_begun else self.item.primary


class RecordsRequest(AppendOnlyModel):
    """The reviewer asks a party for records; every party gets a copy (Lab. Code § 4610.6(b))."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="records_requests")
    asked_of = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        """In the order asked."""

        ordering = ("asked_at", "pk")

    def __str__(self) -> str:
        return f"request {self.pk}"


class RecordsAnswer(AppendOnlyModel):
    """The answer to a request; every party gets a copy (Lab. Code § 4610.6(b))."""

    request = models.OneToOneField(RecordsRequest, on_delete=models.PROTECT, related_name="answer")
    words = models.TextField()
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"answer to {self.request_id}"


class ReturnedReview(AppendOnlyModel):
    """A signed review that went back to its reviewer: the signature no longer stands.

    Attributes:
        because: What must be looked at again, in the words of who returned it; for the reviewer alone.
        signed_digest: What the signature had covered.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="returns")
    because = models.TextField()
    signed_digest = models.CharField(max_length=64)
    returned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    returned_at = models.DateTimeField()

    class Meta:
        """In the order returned."""

        ordering = ("returned_at", "pk")

    def __str__(self) -> str:
        return f"return of {self.review_id}"
