"""When the claims administrator had the determination, of what kind the care is, and what became of each item."""

from django.db import models

from openimr.web.append_only import AppendOnlyModel
from openimr.web.cases.models import DisputedItem
from openimr.web.determinations.models import IssuedDetermination
from openimr.web.people.models import User


class CareKind(models.TextChoices):
    """Whether an overturned treatment is still to be given. Source: Lab. Code § 4610.6(j)."""

    FUTURE = "future", "Not given yet"
    PAST = "past", "Given already"
    BOTH = "both", "Given in part"


class StepKind(models.TextChoices):
    """What the claims administrator did of an overturned item, or why it does not. Source: as ``CareKind``."""

    AUTHORIZED = "authorized", "Authorized"
    REIMBURSED = "reimbursed", "Paid"
    LIABILITY_DISPUTED = "liability_disputed", "Liability is disputed on other grounds"


class DeterminationReceipt(AppendOnlyModel):
    """The day on which the claims administrator received a determination, where its service does not tell it.

    Attributes:
        received_on: The legal day.
        shown_by: What shows it, in a few words: "return receipt".
    """

    determination = models.OneToOneField(IssuedDetermination, on_delete=models.PROTECT, related_name="receipt")
    received_on = models.DateField()
    shown_by = models.CharField(max_length=200)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"received on {self.received_on}"


class StatedCare(AppendOnlyModel):
    """That an overturned treatment was given already, or not; the latest counts, and without one it was not given yet."""

    determination = models.ForeignKey(IssuedDetermination, on_delete=models.PROTECT, related_name="stated_care")
    item = models.ForeignKey(DisputedItem, on_delete=models.PROTECT, related_name="stated_care")
    kind = models.CharField(max_length=8, choices=CareKind.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In the order said."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.get_kind_display()


class ImplementationStep(AppendOnlyModel):
    """What was done of one overturned item, or why it is not.

    Attributes:
        done_on: The legal day on which it was done, or liability was disputed.
        shown_by: What shows it, in a few words: "letter to the physician, no. 12".
    """

    determination = models.ForeignKey(IssuedDetermination, on_delete=models.PROTECT, related_name="steps")
    item = models.ForeignKey(DisputedItem, on_delete=models.PROTECT, related_name="implementation_steps")
    kind = models.CharField(max_length=20, choices=StepKind.choices)
    done_on = models.DateField()
    shown_by = models.CharField(max_length=200)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In the order entered; each once an item."""

        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("determination", "item", "kind"), name="one_step_of_a_kind_an_item"),
        )

    def __str__(self) -> str:
        return self.get_kind_display()
