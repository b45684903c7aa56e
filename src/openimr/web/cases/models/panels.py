"""That more than one reviewer reviews a case: the Division's approval, and seats that stay empty after all."""

from django.db import models
from django.db.models import Q

from openimr.web.append_only import AppendOnlyModel
from openimr.web.cases.models.cases import Case
from openimr.web.people.models import User


class PanelApproval(AppendOnlyModel):
    """The Division approved in writing that several reviewers review a case.

    Attributes:
        reviewers: How many it approved; at least two.
        number: By which the Division keeps the approval.
        approved_by: Who approved it for the Division.
        because: Why condition and treatment are too complex for one reviewer, in words; for the organization alone.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="panel_approvals")
    reviewers = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=60)
    approved_on = models.DateField()
    approved_by = models.CharField(max_length=120)
    because = models.CharField(max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """For two or more, with its number and its reason."""

        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(reviewers__gte=2) & ~Q(number="") & ~Q(because=""), name="panel_has_its_approval"
            ),
        )

    def __str__(self) -> str:
        return f"{self.reviewers} reviewers"


class SeatsLeftEmpty(AppendOnlyModel):
    """A panel goes on with the reviewers it has: nobody more is chosen.

    Attributes:
        reviewers: How many it goes on with.
        because: Why, in words; for the organization alone.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="seats_left_empty")
    reviewers = models.PositiveSmallIntegerField()
    because = models.CharField(max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """With one reviewer or more, and a reason."""

        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(reviewers__gte=1) & ~Q(because=""), name="seats_are_left_empty_for_a_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.reviewers} reviewers"
