"""Appeals of a determination, how they ended, and where the dispute was remanded to."""

from django.db import models
from django.db.models import Q

from openimr.web.append_only import AppendOnlyModel
from openimr.web.cases.models import Case, Party
from openimr.web.determinations.models import IssuedDetermination
from openimr.web.documents.models import Document
from openimr.web.people.models import User


class AppealGround(models.TextChoices):
    """The five grounds on which a determination is set aside. Source: Lab. Code § 4610.6(h)(1) to (5)."""

    POWERS = "powers", "The Administrative Director acted without or in excess of powers"
    FRAUD = "fraud", "The determination was procured by fraud"
    CONFLICT = "conflict", "The reviewer had a material conflict of interest (Lab. Code § 139.5)"
    BIAS = "bias", "The determination was the result of bias"
    MISTAKE = "mistake", "A plainly erroneous finding of fact, of ordinary knowledge and not of expert opinion"


class AppealOutcome(models.TextChoices):
    """How an appeal ended."""

    SET_ASIDE = "set_aside", "The determination was set aside"
    DENIED = "denied", "The appeal was denied; the determination stands"
    WITHDRAWN = "withdrawn", "The appeal was withdrawn or dismissed; the determination stands"


class Appeal(AppendOnlyModel):
    """A petition that appeals a determination.

    Attributes:
        filed_by: The party that appeals.
        filed_on: The legal day on which it was filed with the appeals board.
        number: The appeals board's number of the case; empty if not known.
        grounds: Values of ``AppealGround``, in their order; at least one.
    """

    determination = models.ForeignKey(IssuedDetermination, on_delete=models.PROTECT, related_name="appeals")
    filed_by = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    filed_on = models.DateField()
    number = models.CharField(max_length=40, blank=True)
    grounds = models.JSONField()
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        """In the order entered."""

        ordering = ("entered_at", "pk")

    def __str__(self) -> str:
        return f"appeal of {self.filed_on}"

    @property
    def grounds_in_words(self) -> list[str]:
        """The grounds as a page shows them."""
        return [AppealGround(ground).label for ground in self.grounds]


class AppealEnd(AppendOnlyModel):
    """How an appeal ended.

    Attributes:
        ordered_on: Day of the order.
        order_number: Its number or title, as the order has it.
        received_on: Day on which the review organization received it; a review anew counts its time from then.
        ground: On which the determination was set aside; empty where it stands.
    """

    appeal = models.OneToOneField(Appeal, on_delete=models.PROTECT, related_name="end")
    outcome = models.CharField(max_length=12, choices=AppealOutcome.choices)
    ordered_on = models.DateField()
    order_number = models.CharField(max_length=40)
    received_on = models.DateField()
    ground = models.CharField(max_length=12, choices=AppealGround.choices, blank=True)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        """A ground exactly where the determination was set aside."""

        constraints = (
            models.CheckConstraint(
                condition=(Q(outcome="set_aside") & ~Q(ground="")) | (~Q(outcome="set_aside") & Q(ground="")),
                name="ground_where_set_aside",
            ),
        )

    def __str__(self) -> str:
        return self.get_outcome_display()


class Remand(AppendOnlyModel):
    """Where a dispute went whose determination was set aside.

    Attributes:
        end: The order that set it aside.
        organization: The other review organization; empty where another reviewer of this one decides.
        because: Why no other organization takes it, where another reviewer of this one decides; empty else.
        order: The paper of the file that is the order.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="remands")
    end = models.OneToOneField(AppealEnd, on_delete=models.PROTECT, related_name="remand")
    organization = models.CharField(max_length=120, blank=True)
    because = models.CharField(max_length=200, blank=True)
    order = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """To another organization, or with the reason why not."""

        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=(~Q(organization="") & Q(because="")) | (Q(organization="") & ~Q(because="")),
                name="remanded_elsewhere_or_here_with_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"remand of {self.case_id}"
