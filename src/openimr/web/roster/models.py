"""What the roster keeps beside its entries: languages, levers with their changes, and proposals of who should review."""

import uuid

from django.db import models

from openimr.web.append_only import AppendOnlyModel
from openimr.web.cases.models import Case
from openimr.web.people.models import User
from openimr.web.reviewers.models import Reviewer
from openimr.web.roster.reading.cells import LONGEST_LANGUAGE

LONGEST_REASON = 300
"""Characters of the reason for a change of levers."""


class SpokenLanguage(models.Model):
    """A language that a reviewer speaks; whoever chooses may look at it, no rule asks for it."""

    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="spoken_languages")
    name = models.CharField(max_length=LONGEST_LANGUAGE)

    class Meta:
        """One language once."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("reviewer", "name"), name="one_language_once"),)

    def __str__(self) -> str:
        return self.name


class LeverChange(AppendOnlyModel):
    """The levers from a moment on; the last one is in force.

    Attributes:
        number: From 1 on; two changes made of the same levers would have the same.
        levers: As ``openimr.web.roster.values.levers_of`` reads them.
        because: Why they were changed.
    """

    number = models.PositiveIntegerField(unique=True)
    levers = models.JSONField()
    because = models.CharField(max_length=LONGEST_REASON)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"levers {self.pk}"


class Proposal(AppendOnlyModel):
    """Who should review the cases that waited at a moment.

    Attributes:
        seed: That ordered equal reviewers.
        levers: Those in force at that moment.
        reviewers: How many there were to assign to.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    seed = models.CharField(max_length=64)
    levers = models.JSONField()
    reviewers = models.PositiveIntegerField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"proposal {self.pk}"


class ProposedCase(AppendOnlyModel):
    """One case of a proposal.

    Attributes:
        version: Of the case, when it was proposed.
        reviewer: Who should review it; None if nobody was found.
        points: Against the reviewer; 0 where there is none.
        reasons: The points part by part: lever, points, words.
        cause: Name of ``openimr.matching.allocation.assignments.Cause``; empty where there is a reviewer.
        found: How many reviewers were found what; empty where there is a reviewer.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="cases")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    points = models.PositiveIntegerField(default=0)
    reasons = models.JSONField(default=list)
    cause = models.CharField(max_length=16, blank=True)
    found = models.JSONField(default=dict)

    class Meta:
        """A case once; it has a reviewer or a cause."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("proposal", "case"), name="case_once_in_a_proposal"),
            models.CheckConstraint(
                condition=models.Q(cause="", reviewer__isnull=False) | models.Q(cause__gt="", reviewer__isnull=True),
                name="proposed_or_why_not",
            ),
        )

    def __str__(self) -> str:
        return f"proposed case {self.pk}"
