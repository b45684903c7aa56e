"""A case was taken from its reviewer, so that another one is chosen."""

from django.db import models
from django.db.models import Q

from openimr.web.append_only import AppendOnlyModel
from openimr.web.cases.models.cases import Case
from openimr.web.people.models import User


class Reassignment(AppendOnlyModel):
    """That an assignment was ended by the review organization, and why.

    Attributes:
        because: Why, in words; for the organization alone.
        may_be_chosen_again: Whether the same reviewer may be chosen for this case again.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reassignments")
    assignment = models.OneToOneField("reviewers.Assignment", on_delete=models.PROTECT, related_name="reassignment")
    because = models.CharField(max_length=300)
    may_be_chosen_again = models.BooleanField(default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """With a reason."""

        ordering = ("at", "pk")
        constraints = (models.CheckConstraint(condition=~Q(because=""), name="reassignment_has_its_reason"),)

    def __str__(self) -> str:
        return f"reassignment of {self.case_id}"
