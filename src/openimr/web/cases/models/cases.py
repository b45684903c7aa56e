"""A case, its parties and its clocks."""

import re
from datetime import UTC, date, datetime

from django.db import models
from django.db.models import Q

from openimr.web.cases.values import CaseState, PartyKind, Priority
from openimr.web.people.models import Organization, User

_LETTER_NUMBER = re.compile(r"[A-Z]{2}\d\d-\d{7}")

NO_DAY, NO_MOMENT = date(9999, 1, 1), datetime(9999, 1, 1, tzinfo=UTC)
"""Where no clock runs: after every last day, so that an index sorts these cases last."""

NOT_ENDED = datetime(1900, 1, 1, tzinfo=UTC)
"""When a case ended that has not; before every end."""

_DUE_FIRST = ("docket_due", "docket_due_at", "priority", "received_at", "id")


class Case(models.Model):
    """One or more applications of one employee, reviewed together.

    Attributes:
        number: Our number, ``IM26-0000001``: the year received and a count; also the scope of its audit chain.
        reference: What a sample case was made from: the number of a published letter, or the name of a story of ours; empty
            for any other.
        seats: How many reviewers review it: one, or as many as the Division approved and no fewer were left (a panel).
        version: Grows by one with each change; a form made from an older one is refused.
        is_sample: Not a real case; every page and letter of it says so.
        docket_for: Under which reading of the law its place on the docket was found; empty since anything of it may have
            changed. The place follows from all other rows: ``openimr.web.cases.docket.places`` finds it anew.
        docket_due: Of its place: the first last day that binds someone; ``NO_DAY`` if no clock runs.
        docket_due_at: The same of a clock of hours: the moment; ``NO_MOMENT`` of any other.
        docket_ended_at: Of its place: when it ended; ``NOT_ENDED`` if it has not.
        docket_office: Of its place: the office of its claims administrator on this site; None if it has none.
        docket_waits: Of its place: for what it waits, as ``openimr.web.cases.docket.places.Wait``.
    """

    number = models.CharField(max_length=16, unique=True)
    reference = models.CharField(max_length=32, blank=True)
    state = models.CharField(max_length=24, choices=CaseState.choices, default=CaseState.RECEIVED)
    priority = models.CharField(max_length=12, choices=Priority.choices, default=Priority.STANDARD)
    employee = models.ForeignKey(User, on_delete=models.PROTECT, related_name="cases")
    seats = models.PositiveSmallIntegerField(default=1)
    is_sample = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    docket_for = models.CharField(max_length=16, default="", blank=True, editable=False)
    docket_due = models.DateField(default=NO_DAY, editable=False)
    docket_due_at = models.DateTimeField(default=NO_MOMENT, editable=False)
    docket_ended_at = models.DateTimeField(default=NOT_ENDED, editable=False)
    docket_office = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="+", null=True, blank=True, editable=False, db_index=False
    )
    docket_waits = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        """Found, counted and sorted on the docket out of an index alone."""

        ordering = ("received_at", "pk")
        indexes = (
            models.Index(fields=("state", "received_at"), name="case_by_state"),
            models.Index(fields=("docket_for",), name="case_without_place"),
            models.Index(fields=("state", "docket_waits", "priority"), name="case_by_part"),
            models.Index(fields=(*_DUE_FIRST, "state", "docket_waits"), name="case_by_due"),
            models.Index(fields=("state", *_DUE_FIRST, "docket_waits"), name="case_by_state_and_due"),
            models.Index(fields=("docket_office", "state", "docket_waits", "priority"), name="case_by_office"),
            models.Index(fields=("docket_office", *_DUE_FIRST, "state", "docket_waits"), name="case_by_office_and_due"),
            models.Index(fields=("docket_ended_at", "id", "state", "docket_waits", "priority"), name="case_by_end"),
        )
        constraints = (models.CheckConstraint(condition=Q(seats__gte=1), name="case_has_a_seat"),)

    def __str__(self) -> str:
        return self.number

    @property
    def published_letter(self) -> str:
        """Number of the published letter it was made from; empty for any other."""
        return self.reference if _LETTER_NUMBER.fullmatch(self.reference) else ""


def case_number(year: int, count: int) -> str:
    """Return the number of the case that was counted so in a year, ``IM26-0000001``."""
    return f"IM{year % 100:02d}-{count:07d}"


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
        """One of each kind at a time; found by its office."""

        ordering = ("pk",)
        indexes = (
            models.Index(
                fields=("organization", "kind", "case"),
                condition=Q(until__isnull=True),
                name="standing_party_by_office",
            ),
        )
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
