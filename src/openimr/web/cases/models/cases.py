"""A case, its parties and its clocks."""

import re

from django.db import models
from django.db.models import Q

from openimr.web.cases.values import CaseState, PartyKind, Priority
from openimr.web.people.models import Organization, User

_LETTER_NUMBER = re.compile(r"[A-Z]{2}\d\d-\d{7}")


class Case(models.Model):
    """One or more applications of one employee, reviewed together.

    Attributes:
        number: Our number, ``IM26-0000001``: the year received and a count; also the scope of its audit chain.
        reference: What a sample case was made from: the number of a published letter, or the name of a story of ours; empty
            for any other.
        version: Grows by one with each change; a form made from an older one is refused.
        is_sample: Not a real case; every page and letter of it says so.
    """

    number = models.CharField(max_length=16, unique=True)
    reference = models.CharField(max_length=32, blank=True)
    state = models.CharField(max_length=24, choices=CaseState.choices, default=CaseState.RECEIVED)
    priority = models.CharField(max_length=12, choices=Priority.choices, default=Priority.STANDARD)
    employee = models.ForeignKey(User, on_delete=models.PROTECT, related_name="cases")
    is_sample = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Found by state on the docket."""

        ordering = ("received_at", "pk")
        indexes = (models.Index(fields=("state", "received_at"), name="case_by_state"),)

    def __str__(self) -> str:
        return self.number

    @property
    def published_letter(self) -> str:
        """Number of the published letter it was made from; empty for any other."""
        return self.reference if _LETTER_NUMBER.fullmatch(self.reference) else ""


class CaseSequence(models.Model):
    """The last number given to a case in one year; locked while the next is given."""

    year = models.PositiveIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class Party(models.Model):
    """Who a person or organization is to a case; by it they may see the case.

    Attributes:
        name: As the application has it.
        address: Where papers are served; empty if not known.
        until: When it ceased to be a party; None while it is one.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    kind = models.CharField(max_length=24, choices=PartyKind.choices)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One of each kind at a time."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("case", "kind"), condition=Q(until__isnull=True), name="one_party_of_a_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.case_id}"


class CaseClock(models.Model):
    """One clock of a case: until when, and why.

    Attributes:
        name: A key of ``openimr.law.clocks.CLOCKS``.
        due: The last day, inclusive; the docket sorts by it.
        due_at: For an hour clock the last moment; None for a clock of days.
        because: One sentence with each provision.
        is_verified: Whether all it rests on was read in the law.
        stopped_at: When the step was taken or fell away; None while the clock runs.
        stopped_because: Why it stopped though its step was not taken; empty if it was, or while it runs.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks")
    name = models.CharField(max_length=40)
    starts = models.DateField()
    due = models.DateField()
    due_at = models.DateTimeField(null=True, blank=True)
    provision = models.CharField(max_length=120)
    because = models.TextField()
    is_verified = models.BooleanField()
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_because = models.TextField(blank=True)

    class Meta:
        """One running clock of a name."""

        ordering = ("due", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("case", "name"), condition=Q(stopped_at__isnull=True), name="one_running_clock_of_a_name"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} due {self.due}"
