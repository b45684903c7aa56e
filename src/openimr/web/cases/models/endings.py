"""What ended the dispute over items before they were decided, on what evidence, and whether a clerk confirmed it."""

from django.db import models
from django.db.models import F, Q

from openimr.web.append_only import AppendOnlyModel
from openimr.web.cases.choices import EndingKind
from openimr.web.cases.models.cases import Case
from openimr.web.cases.models.items import DisputedItem
from openimr.web.cases.values import PartyKind
from openimr.web.people.models import User


class Ending(AppendOnlyModel):
    """Word that the dispute over items has ended; it counts once it is confirmed.

    Attributes:
        happened_on: Day of the authorization, settlement, award or withdrawal.
        told_by: From whom we have it.
        received_on: Day on which we received it.
        paper_dated: Day that the paper bears.
        paper: The paper, where it is in the file; None where it is told in ``paper_words``.
        paper_words: What was received and where it is kept; empty where the paper is in the file.
        notice_due: Last day on which the claims administrator had to tell us; None where the law asks it of nobody.
        notice_because: Why that day; empty with it.
        is_notice_verified: Whether all that day rests on was read in the law.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="endings")
    kind = models.CharField(max_length=24, choices=EndingKind.choices)
    happened_on = models.DateField()
    told_by = models.CharField(max_length=24, choices=PartyKind.choices)
    received_on = models.DateField()
    paper_dated = models.DateField()
    paper = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    paper_words = models.CharField(max_length=300, blank=True)
    notice_due = models.DateField(null=True, blank=True)
    notice_because = models.TextField(blank=True)
    is_notice_verified = models.BooleanField(default=True)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """On a paper of the file or one that is described; received no sooner than it happened."""

        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(paper__isnull=False) | ~Q(paper_words=""), name="ending_rests_on_a_paper"
            ),
            models.CheckConstraint(
                condition=Q(received_on__gte=F("happened_on")), name="ending_received_after_it_happened"
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def was_in_time(self) -> bool | None:
        """Whether we were told in time; None where the law sets no time."""
        return None if self.notice_due is None else self.received_on <= self.notice_due


class EndedItem(AppendOnlyModel):
    """That word of an ending speaks of an item."""

    ending = models.ForeignKey(Ending, on_delete=models.PROTECT, related_name="ended_items")
    item = models.ForeignKey(DisputedItem, on_delete=models.PROTECT, related_name="endings")

    class Meta:
        """Each item once."""

        ordering = ("item__number",)
        constraints = (models.UniqueConstraint(fields=("ending", "item"), name="item_once_in_an_ending"),)

    def __str__(self) -> str:
        return f"ending of item {self.item_id}"


class EndingAnswer(AppendOnlyModel):
    """What the review organization answered to word of an ending.

    Attributes:
        is_confirmed: Whether the items ended by it.
        because: Why it did not count; empty if it did.
    """

    ending = models.OneToOneField(Ending, on_delete=models.PROTECT, related_name="answer")
    is_confirmed = models.BooleanField()
    because = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """What does not count has its reason."""

        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(is_confirmed=True, because="") | (Q(is_confirmed=False) & ~Q(because="")),
                name="refused_ending_has_its_reason",
            ),
        )

    def __str__(self) -> str:
        return "confirmed" if self.is_confirmed else "not confirmed"
