"""The affiliation graph, whom a case involves beside its parties, rulings on conflicts, and stopped assignments."""

import uuid

from django.db import models
from django.db.models import F, Q

from openimr.law.affiliations import FinancialException, Relation
from openimr.law.reviewers import ConflictClass
from openimr.matching.affiliations.graphs import NodeKind
from openimr.web.append_only import AppendOnlyModel
from openimr.web.cases.models import Case
from openimr.web.people.models import Organization, User
from openimr.web.reviewers.models import Assignment, Reviewer

LONGEST_NAME = 200
LONGEST_SOURCE = 200
LONGEST_REASON = 2000

KINDS = [(kind.name.lower(), kind.value.capitalize()) for kind in NodeKind]
RELATIONS = [(relation.name.lower(), relation.value) for relation in Relation]
EXCEPTIONS = [(exception.name.lower(), exception.value) for exception in FinancialException]
CLASSES = [(each.name.lower(), each.value) for each in ConflictClass]


class Node(models.Model):
    """A person or an organization of the affiliation graph.

    Attributes:
        name: As it was entered; of someone this site knows their own name counts.
        folded: The name as it is compared.
        person: Whom of this site it is; None if of an organization, or known by the name alone.
        organization: The same of an organization.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=LONGEST_NAME)
    folded = models.CharField(max_length=LONGEST_NAME)
    kind = models.CharField(max_length=40, choices=KINDS)
    person = models.OneToOneField(User, on_delete=models.PROTECT, related_name="node", null=True, blank=True)
    organization = models.OneToOneField(
        Organization, on_delete=models.PROTECT, related_name="node", null=True, blank=True
    )

    class Meta:
        """A name once a kind, of those known by the name alone."""

        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(organization__isnull=True), name="node_is_one_of_the_site"
            ),
            models.UniqueConstraint(
                fields=("folded", "kind"),
                condition=Q(person__isnull=True, organization__isnull=True),
                name="one_node_a_name_and_kind",
            ),
        )

    def __str__(self) -> str:
        known = self.person or self.organization
        return known.name if known is not None else self.name


class Edge(models.Model):
    """That one is tied to another.

    Attributes:
        share: Of the total annual income or revenue of the one, 0 to 1; None if not known or of no bearing.
        exception: The exception of the statute that is claimed for it; empty if none is.
        source: From where it is known.
        known_since: Since which day it stands, as far as known.
        until: When it ended; None while it stands.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    one = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="edges_from")
    relation = models.CharField(max_length=40, choices=RELATIONS)
    other = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="edges_to")
    share = models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True)
    exception = models.CharField(max_length=40, choices=EXCEPTIONS, blank=True)
    source = models.CharField(max_length=LONGEST_SOURCE)
    known_since = models.DateField(null=True, blank=True)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Between two; of one kind once at a time."""

        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=~Q(one=F("other")), name="edge_between_two"),
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__gte=0, share__lte=1), name="share_is_part_of_one"
            ),
            models.UniqueConstraint(
                fields=("one", "relation", "other"), condition=Q(until__isnull=True), name="edge_stands_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.one} {self.get_relation_display()} {self.other}"


class InvolvedParty(models.Model):
    """Someone of a class of the statute who is no party to the case: the maker, the facility, another provider."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="involved")
    conflict_class = models.CharField(max_length=40, choices=CLASSES)
    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Each of a class once at a time."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("case", "conflict_class", "node"), condition=Q(until__isnull=True), name="involved_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_conflict_class_display()} of {self.case_id}"


class Ruling(AppendOnlyModel):
    """What the conflict officer wrote on a conflict; append-only, the last one of a mark holds.

    Attributes:
        mark: Of the conflict and all its ties.
        conflict_class: What the other is to the case.
        whom: The other's name, as it was shown.
        paths: The paths as they were shown, step by step in words.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="rulings_on_conflicts")
    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="rulings")
    mark = models.CharField(max_length=64)
    is_cleared = models.BooleanField()
    because = models.TextField(max_length=LONGEST_REASON)
    conflict_class = models.CharField(max_length=40, choices=CLASSES)
    whom = models.CharField(max_length=254)
    paths = models.JSONField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In the order made."""

        ordering = ("at", "pk")
        constraints = (models.CheckConstraint(condition=~Q(because=""), name="ruling_has_its_reason"),)

    def __str__(self) -> str:
        return f"ruling {self.pk}"


class Stop(models.Model):
    """An open assignment that may not go on, since something came up against its reviewer.

    Attributes:
        codes: What, as codes of reasons.
        until: When nothing spoke against the reviewer any more; None while it stands.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="stops")
    codes = models.JSONField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One at a time."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("assignment",), condition=Q(until__isnull=True), name="one_standing_stop"),
        )

    def __str__(self) -> str:
        return f"stop of assignment {self.assignment_id}"
