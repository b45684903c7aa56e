"""Each service of people, and of the audit: one act, named as its service. ``found_site`` acts on a site without people."""

from datetime import date

from tests.web.every_service.stage import BORN, TODAY, case_of, cast, now

NEW_PASSWORD = "six other plain words"


def found_site() -> None:
    from openimr.web.people.services import found_site

    name, email = "Ada", "ada@sample.invalid"
    found_site(organization="Sierra Review", name=name, email=email, password=NEW_PASSWORD, at=now())


def create_organization() -> None:
    from openimr.web.people.services import create_organization
    from openimr.web.people.values import OrganizationKind

    create_organization(kind=OrganizationKind.EMPLOYER, name="Bay Stone", by=cast().administrator, at=now())


def add_person() -> None:
    from openimr.web.people.services import add_person

    add_person(name="Nova Quist", email="nova@sample.invalid", by=cast().administrator, at=now())


def rename_person() -> None:
    from openimr.web.people.services import rename_person

    clerk = cast().clerk
    rename_person(person=clerk, name="Tess Marlow-Quist", version=clerk.version, by=clerk, at=now())


def set_password() -> None:
    from openimr.web.people.services import set_password

    set_password(person=cast().clerk, password=NEW_PASSWORD, by=cast().administrator, at=now())


def reset_second_factor() -> None:
    from openimr.web.people.services import reset_second_factor

    reset_second_factor(person=cast().clerk, by=cast().administrator, at=now())


def grant_membership() -> None:
    from openimr.web.people.models import Membership
    from openimr.web.people.services import grant_membership
    from openimr.web.people.values import Role

    clerk, administrator = cast().clerk, cast().administrator
    imro = Membership.objects.get(person=clerk).organization
    grant_membership(person=clerk, role=Role.AUDITOR, organization=imro, by=administrator, at=now())


def revoke_membership() -> None:
    from openimr.web.people.models import Membership
    from openimr.web.people.services import revoke_membership

    membership = Membership.objects.get(person=cast().clerk)
    revoke_membership(membership=membership, by=cast().administrator, at=now())


def designate_representative() -> None:
    from openimr.web.people.models import User
    from openimr.web.people.services import designate_representative

    employee, chosen = case_of("story-01").employee, User.objects.get(email="physician@sample.invalid")
    decided = date(2026, 10, 1)
    designate_representative(
        employee=employee, representative=chosen, signed_on=TODAY, ur_decided_on=decided, by=cast().clerk, at=now()
    )


def invite_employee() -> None:
    from openimr.web.people.services import invite_employee

    case = case_of("story-06")
    invite_employee(employee=case.employee, case_number=case.number, date_of_birth=BORN, by=cast().clerk, at=now())


def accept_invitation() -> None:
    from django.conf import settings

    from openimr.web.people.services import accept_invitation

    code = (settings.OPENIMR_DATA / "mailed-code").read_text()
    accept_invitation(case_number=case_of("story-07").number, date_of_birth=BORN, code=code, at=now())


def keep_sign_in() -> None:
    from openimr.web.people.services import keep_sign_in

    employee = case_of("story-07").employee
    keep_sign_in(employee=employee, email="nova@sample.invalid", password=NEW_PASSWORD, at=now())


def verify_trail() -> None:
    from openimr.web.audit.services import verify_trail
    from openimr.web.people.models import User

    verify_trail(by=User.objects.get(email="auditor@sample.invalid"), at=now())
