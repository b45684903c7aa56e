"""Disputed items, and what was decided of their eligibility."""

from django.db import models
from django.db.models import F, Q

from openimr.web.append_only import AppendOnlyModel
from openimr.web.cases.choices import ItemEnding
from openimr.web.cases.models.applications import Application, UrLine
from openimr.web.cases.models.cases import Case
from openimr.web.cases.values import ItemState
from openimr.web.people.models import User


class DisputedItem(models.Model):
    """A treatment under review: the unit of decision.

    Attributes:
        number: From 1, in the order of the case.
        heading: How the letter names it, without the outcome; holds the frame of a partial approval.
        description: What is disputed.
        ur_line: The line of the UR decision it was chosen from; None if it was added.
        added_because: Why it was added without a line; empty if it was chosen from one.
        primary: The item it goes with; None if it stands by itself.
        ending: Whether the dispute over it ended before the case was assigned; empty if not known.
        liability_resolved_on: Of an item that was deferred and is taken up again: day of the notice that the dispute
            over liability is resolved; None for any other.
        taken_up_from: The deferred item of an earlier case that it goes on with; None for any other.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="items")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveIntegerField()
    heading = models.TextField()
    description = models.TextField()
    ur_line = models.ForeignKey(UrLine, on_delete=models.PROTECT, related_name="items", null=True, blank=True)
    added_because = models.CharField(max_length=300, blank=True)
    primary = models.ForeignKey("self", on_delete=models.PROTECT, related_name="associated", null=True, blank=True)
    state = models.CharField(max_length=12, choices=ItemState.choices, default=ItemState.DISPUTED)
    ending = models.CharField(max_length=12, choices=ItemEnding.choices, blank=True)
    liability_resolved_on = models.DateField(null=True, blank=True)
    taken_up_from = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="taken_up_as", null=True, blank=True
    )

    class Meta:
        """Numbered within its case; chosen from a line or added with a reason; never its own primary; found by state."""

        ordering = ("case", "number")
        indexes = (models.Index(fields=("state",), name="item_by_state"),)
        constraints = (
            models.UniqueConstraint(fields=("case", "number"), name="one_item_of_a_number"),
            models.CheckConstraint(
                condition=Q(ur_line__isnull=False) | ~Q(added_because=""), name="item_from_a_line_or_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(primary__isnull=True) | ~Q(primary=F("id")), name="item_is_not_its_own_primary"
            ),
        )

    def __str__(self) -> str:
        return f"item {self.number}"


class EligibilityDecision(AppendOnlyModel):
    """What a person decided of one item's eligibility, beside what the rules read.

    Attributes:
        code: Reason code of a refusal or deferral; empty if eligible.
        read_code: What the rules read, as a code; empty if they read eligible.
        because: Why, in words of the person; needed where it departs from what the rules read, or where it goes on though
            a question is open.
        open_questions: What was open then: of each the ``question`` and the ``provision`` that asks it, in the order asked.
    """

    item = models.ForeignKey(DisputedItem, on_delete=models.PROTECT, related_name="eligibility_decisions")
    is_eligible = models.BooleanField()
    code = models.CharField(max_length=40, blank=True)
    read_code = models.CharField(max_length=40, blank=True)
    because = models.TextField(blank=True)
    open_questions = models.JSONField(default=list, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """A refusal has its code, an eligible item none."""

        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(is_eligible=True, code="") | (Q(is_eligible=False) & ~Q(code="")),
                name="refusal_has_its_code",
            ),
        )

    @property
    def open_provisions(self) -> list[str]:
        """The provisions that ask what was open, each once."""
        return list(dict.fromkeys(str(each["provision"]) for each in self.open_questions))

    def __str__(self) -> str:
        return "eligible" if self.is_eligible else self.code
