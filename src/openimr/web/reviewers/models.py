"""The roster of expert reviewers, and their assignments to cases."""

from django.db import models
from django.db.models import F, Q

from openimr.web.cases.models import Case
from openimr.web.people.models import Organization, User


class Reviewer(models.Model):
    """A physician on the roster.

    Attributes:
        is_physician: An M.D. or D.O., who must be board-certified (Lab. Code § 139.5(d)(4)(C)).
        practice_since: Day of entering active practice; None if not known.
        practice_hours: Hours of active practice a week; None if not known.
        has_discipline: A history of discipline or sanctions; None if not known.
        is_qme: Appointed as a qualified medical evaluator; None if not known.
        until: When the reviewer left the roster; None while on it.
        away_from: First day on which they take no case; None if no absence is known.
        away_until: Last such day, inclusive.
        most_cases: Open cases they take at most; None if they said none.
    """

    person = models.OneToOneField(User, on_delete=models.PROTECT, related_name="reviewer")
    is_physician = models.BooleanField()
    practice_since = models.DateField(null=True, blank=True)
    practice_hours = models.PositiveIntegerField(null=True, blank=True)
    has_discipline = models.BooleanField(null=True, blank=True)
    is_qme = models.BooleanField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    away_from = models.DateField(null=True, blank=True)
    away_until = models.DateField(null=True, blank=True)
    most_cases = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """In the order added; an absence has both its days, in order."""

        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(away_from__isnull=True, away_until__isnull=True)
                | Q(away_from__isnull=False, away_until__isnull=False, away_until__gte=F("away_from")),
                name="absence_has_both_days_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"reviewer {self.pk}"


class Licence(models.Model):
    """A licence to practice in one state."""

    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="licences")
    state = models.CharField(max_length=40)
    number = models.CharField(max_length=40, blank=True)
    expires = models.DateField(null=True, blank=True)
    is_restricted = models.BooleanField(default=False)

    class Meta:
        """One licence a state."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("reviewer", "state"), name="one_licence_a_state"),)

    def __str__(self) -> str:
        return self.state


class Certificate(models.Model):
    """A specialty, certified by a recognized American board or held by licence.

    Attributes:
        is_board: Whether a board certified it.
        expires: Last day it is current; None if it does not end or is not known.
    """

    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="certificates")
    specialty = models.CharField(max_length=80)
    is_board = models.BooleanField(default=True)
    expires = models.DateField(null=True, blank=True)

    class Meta:
        """One certificate a specialty."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("reviewer", "specialty"), name="one_certificate_a_specialty"),)

    def __str__(self) -> str:
        return self.specialty


class AffiliationKind(models.TextChoices):
    """The three kinds of material affiliation. Source: Lab. Code § 139.5(d)(6)."""

    PROFESSIONAL = "professional", "Professional"
    FAMILIAL = "familial", "Familial"
    FINANCIAL = "financial", "Financial"


class Affiliation(models.Model):
    """A material affiliation that a reviewer declared, with an organization or a person.

    Attributes:
        note: What it consists of, for those who keep the roster.
        until: When it ended; None while it stands.
    """

    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="affiliations")
    kind = models.CharField(max_length=16, choices=AffiliationKind.choices)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        """With one organization or one person."""

        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(organization__isnull=True, person__isnull=False)
                | Q(organization__isnull=False, person__isnull=True),
                name="affiliation_with_one",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()


class Assignment(models.Model):
    """A reviewer was chosen for a case, and attested or declined.

    Attributes:
        seat: Which of the case's seats they have, from 1; a case that one reviewer reviews has one.
        reasons: Why this reviewer may review, as codes, at the moment of choosing.
        attested_at: When the reviewer attested to having no conflict; None until then.
        attestation: The answers, by question code.
        declined_because: Why the reviewer declined; empty otherwise.
        ended_at: When the assignment ended without a determination; None while it stands.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assignments")
    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="assignments")
    seat = models.PositiveSmallIntegerField(default=1)
    chosen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()
    reasons = models.JSONField(default=list)
    attested_at = models.DateTimeField(null=True, blank=True)
    attestation = models.JSONField(default=dict)
    declined_because = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One reviewer a seat at a time, and none on two seats of a case."""

        ordering = ("chosen_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("case", "seat"), condition=Q(ended_at__isnull=True), name="one_standing_assignment_a_seat"
            ),
            models.UniqueConstraint(
                fields=("case", "reviewer"), condition=Q(ended_at__isnull=True), name="no_reviewer_on_two_seats"
            ),
            models.CheckConstraint(
                condition=Q(declined_because="") | Q(ended_at__isnull=False), name="declined_assignment_has_ended"
            ),
        )

    def __str__(self) -> str:
        return f"assignment to {self.case_id}"
