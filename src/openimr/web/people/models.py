"""People, organizations, memberships, designations and invitations."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from openimr.web.people.values import PERSONAL_ROLES, OrganizationKind, Role


class UserManager(BaseUserManager["User"]):
    """Finds users; they are made by ``openimr.web.people.services.add_person``."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the user with this e-mail address, however it is capitalized."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in.

    Attributes:
        public_id: The id that leaves the database: in addresses and in the audit trail.
        email: Sign-in name, in lower case; None for an employee who signs in by invitation alone.
        version: Grows by one with each change of this row; a form made from an older one is refused.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(unique=True, null=True, blank=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    added_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        """An address is kept in lower case, so that it is unique however it is typed."""

        ordering = ("name", "pk")
        constraints = (models.CheckConstraint(condition=Q(email=Lower("email")), name="email_lower"),)

    def __str__(self) -> str:
        return self.name


class Organization(models.Model):
    """An organization that people act for."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=32, choices=OrganizationKind.choices)
    name = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """One name once per kind."""

        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=("kind", "name"), name="one_organization_per_name"),)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person acts in a role: for an organization, or as themselves in a personal role.

    Attributes:
        since: First moment it holds, inclusive.
        until: First moment it no longer holds, exclusive; None while it stands.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="memberships", null=True, blank=True
    )
    role = models.CharField(max_length=32, choices=Role.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A personal role has no organization, every other has one; each is held once at a time."""

        ordering = ("since", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=sorted(PERSONAL_ROLES), organization__isnull=True)
                | (~Q(role__in=sorted(PERSONAL_ROLES)) & Q(organization__isnull=False)),
                name="membership_organization_fits_role",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="membership_until_after_since"
            ),
            models.UniqueConstraint(
                fields=("person", "organization", "role"), condition=Q(until__isnull=True), name="membership_held_once"
            ),
            models.UniqueConstraint(
                fields=("person", "role"),
                condition=Q(until__isnull=True, organization__isnull=True),
                name="personal_role_held_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.organization}" if self.organization else self.get_role_display()


class Designation(models.Model):
    """An employee chose someone to act for them.

    Attributes:
        signed_on: Day the employee signed the designation.
        ur_decided_on: Day of the utilization review decision it is for; never after ``signed_on``.
        until: First moment it no longer holds; None while it stands.

    Source:
        Lab. Code § 4610.5(j): "A designation of an agent executed prior to the utilization review decision shall
        not be valid."
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    employee = models.ForeignKey(User, on_delete=models.PROTECT, related_name="designations_given")
    representative = models.ForeignKey(User, on_delete=models.PROTECT, related_name="designations_held")
    signed_on = models.DateField()
    ur_decided_on = models.DateField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The statute's condition, once more in the database."""

        ordering = ("since", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(signed_on__gte=F("ur_decided_on")), name="designation_after_decision"),
            models.CheckConstraint(condition=~Q(employee=F("representative")), name="designation_of_another"),
        )

    def __str__(self) -> str:
        return f"{self.representative} for {self.employee}"


class Invitation(models.Model):
    """A one-time code, mailed with a notice, by which an employee first signs in.

    Attributes:
        case_number: The case of the notice; asked for with the code.
        code_hash: Salted, slow hash over the code and the date of birth; neither is kept here.
        accepted_at: When it was used; it works once.
        revoked_at: When a newer one replaced it.
    """

    employee = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations")
    case_number = models.CharField(max_length=64, db_index=True)
    code_hash = models.CharField(max_length=256)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """An invitation ends after it begins, and is not both used and replaced."""

        ordering = ("made_at", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="invitation_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True), name="invitation_used_or_replaced"
            ),
        )

    def __str__(self) -> str:
        return f"invitation to {self.case_number}"
