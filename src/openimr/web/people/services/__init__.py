"""Every write to people, organizations, memberships, designations and invitations goes through a function of this package."""

from openimr.web.people.services.designations import designate_representative
from openimr.web.people.services.invitations import (
    WrongInvitationError,
    accept_invitation,
    invite_employee,
    keep_sign_in,
)
from openimr.web.people.services.memberships import grant_membership, revoke_membership
from openimr.web.people.services.organizations import create_organization, found_site
from openimr.web.people.services.persons import add_person, rename_person, reset_second_factor, set_password

__all__ = [
    "WrongInvitationError",
    "accept_invitation",
    "add_person",
    "create_organization",
    "designate_representative",
    "found_site",
    "grant_membership",
    "invite_employee",
    "keep_sign_in",
    "rename_person",
    "reset_second_factor",
    "revoke_membership",
    "set_password",
]
