"""Whether an office that an application names is the one of that name on this site."""

from django.db import models

from openimr.web.append_only import AppendOnlyModel
from openimr.web.cases.models.applications import Application
from openimr.web.cases.values import PartyKind
from openimr.web.people.models import Organization, User


class OfficeAnswer(AppendOnlyModel):
    """What a person said of an office that an application names; the latest answer on an office counts.

    A name alone opens no case: who works at an office of that name may open it only where this was confirmed.

    Attributes:
        kind: As which party it is named.
        is_the_same: Whether the party is this organization; else another one of the same name.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="office_answers")
    kind = models.CharField(max_length=24, choices=PartyKind.choices)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    is_the_same = models.BooleanField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In the order given."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {'the same' if self.is_the_same else 'another'}"
