"""How an employee first signs in: a one-time code, mailed with a notice."""

from datetime import date, datetime, timedelta

from allauth.account.models import EmailAddress
from django.db import transaction

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE, Fact
from openimr.web.errors import RefusedError
from openimr.web.people.access import invitations_of, require, roles_of
from openimr.web.people.codes import code_fits, hash_code, new_code, spend_equal_time
from openimr.web.people.models import Invitation, Membership, User
from openimr.web.people.values import PERSONAL_ROLES, Permission, Role

CODE_LASTS = timedelta(days=30)
"""How long a mailed code works."""


class WrongInvitationError(RefusedError):
    """The code, the date of birth or the case number is not right; the answer never says which."""

    def __init__(self) -> None:
        super().__init__(
            "The case number, the date of birth and the code do not fit together, or the code was used or is too old. "
            "Check each against your letter, or ask us for a new code."
        )


@transaction.atomic
def invite_employee(  # noqa: PLR0913 - who, for which case, knowing what, by whom and when
    *, employee: User, case_number: str, date_of_birth: date, earlier: int | None = None, by: User, at: datetime
) -> str:
    """Make the code that is printed in an employee's notice; earlier ones for the case stop working.

    Args:
        employee: Who is invited; gets the role of employee where it is not held.
        case_number: The case of the notice.
        date_of_birth: The employee's; asked for with the code, kept only as part of its hash.
        earlier: How many codes the inviting person knew to have been made for the case; None where nobody looked.
        by: A person who may invite employees.
        at: The moment, aware; the code works for ``CODE_LASTS`` from it.

    Returns:
        The code. It is shown once and kept nowhere.

    Raises:
        NotAllowedError: ``by`` may not invite employees.
        RefusedError: ``employee`` acts for an organization; they sign in with their own account. Or another code was
            made in between: its letter may be in the mail, and a form sent twice must not undo it.

    Writes:
        One Invitation, a Membership if need be, and one AuditEvent of the case.
    """
    require(by, Permission.INVITE_EMPLOYEE, at=at)
    roles = roles_of(employee, at=at)
    if not roles <= PERSONAL_ROLES:
        raise RefusedError("This person acts for an organization and signs in with an account of their own.")
    User.objects.select_for_update().get(pk=employee.pk)
    made = invitations_of(employee=employee, case_number=case_number)
    if earlier is not None and made.count() != earlier:
        raise RefusedError(
            "A code was made since this page was opened. Its letter was shown once. If it is not printed, or does not "
            "go out, make a new code now; the other one then stops working."
        )
    if Role.EMPLOYEE not in roles:
        Membership.objects.create(person=employee, role=Role.EMPLOYEE, since=at)
    made.filter(accepted_at__isnull=True, revoked_at__isnull=True).update(revoked_at=at)
    code = new_code()
    Invitation.objects.create(
        employee=employee,
        case_number=case_number,
        code_hash=hash_code(code=code, date_of_birth=date_of_birth),
        made_at=at,
        expires_at=at + CODE_LASTS,
    )
    record(scope=case_number, verb="invite_employee", by=by, at=at, facts={"employee": str(employee.public_id)})
    return code


@transaction.atomic
def accept_invitation(*, case_number: str, date_of_birth: date, code: str, at: datetime) -> User:
    """Use a code once, and return whom it lets in.

    Raises:
        WrongInvitationError: Any of the three is wrong, or the code was used, replaced or is too old, or the
            employee acts for an organization by now. One answer and one amount of work for all.

    Writes:
        The Invitation's use and one AuditEvent of the case.
    """
    open_ones = Invitation.objects.select_for_update(of=("self",)).filter(
        case_number=case_number.strip(), accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gt=at
    )
    candidates = list(open_ones.select_related("employee"))
    if not candidates:
        spend_equal_time(code)
    for invitation in candidates:
        fits = code_fits(code=code, date_of_birth=date_of_birth, code_hash=invitation.code_hash)
        if fits and roles_of(invitation.employee, at=at) <= PERSONAL_ROLES:
            invitation.accepted_at = at
            invitation.save(update_fields=["accepted_at"])
            record(scope=invitation.case_number, verb="accept_invitation", by=invitation.employee, at=at)
            return invitation.employee
    raise WrongInvitationError


@transaction.atomic
def keep_sign_in(*, employee: User, email: str, password: str, at: datetime) -> User:
    """Give an employee who came by invitation an e-mail address and a password to come back with.

    Raises:
        NotAllowedError: The person signs in with a password already; changing it asks for the present one.
        RefusedError: Someone has this e-mail address already.

    Writes:
        The User's address and password and one AuditEvent.
    """
    if employee.has_usable_password() or not roles_of(employee, at=at) <= PERSONAL_ROLES:
        raise NotAllowedError("only an employee who came by invitation chooses a first password here")
    email = email.strip().lower()
    if User.objects.filter(email=email).exclude(pk=employee.pk).exists():
        raise RefusedError("This e-mail address cannot be used. Choose another one.", field="email")
    locked = User.objects.select_for_update().get(pk=employee.pk)
    locked.email, locked.version = email, locked.version + 1
    locked.set_password(password)
    locked.save(update_fields=["email", "password", "version"])
    EmailAddress.objects.filter(user=locked).delete()
    EmailAddress.objects.create(user=locked, email=email, verified=True, primary=True)
    facts: dict[str, Fact] = {
        "person": str(locked.public_id),
        "version": locked.version,
        "fields": ["email", "password"],
    }
    record(scope=SITE, verb="keep_sign_in", by=locked, at=at, facts=facts)
    return locked
