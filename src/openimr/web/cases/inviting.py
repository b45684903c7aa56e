"""What the page shows on which the employee is invited, and the letter that it makes."""

from dataclasses import dataclass
from datetime import date, datetime

from openimr.web.cases.models import Case
from openimr.web.people.access import invitations_of
from openimr.web.people.models import Invitation, User
from openimr.web.people.services import invite_employee


@dataclass(frozen=True, kw_only=True, slots=True)
class Inviting:
    """What an invitation of the employee rests on.

    Attributes:
        born: The date of birth, as the application has it; None if it is not known.
        earlier: How many codes were made for this case before.
        latest: The last of them; None if there is none.
        is_open: Whether that one works still.
        has_password: Whether the employee signs in with a password already.
    """

    born: date | None
    earlier: int
    latest: Invitation | None
    is_open: bool
    has_password: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class InvitationLetter:
    """The letter that brings the code; shown once, and kept nowhere.

    Attributes:
        written_at: When it was made.
        works_until: From when on the code no longer works.
        has_replaced: Whether a code that was made before has stopped working by this one.
    """

    name: str
    address: str
    code: str
    written_at: datetime
    works_until: datetime
    has_replaced: bool


def inviting_of(case: Case, *, at: datetime) -> Inviting:
    """Return what an invitation of the employee of a case rests on."""
    made = list(invitations_of(employee=case.employee, case_number=case.number))
    latest = made[-1] if made else None
    return Inviting(
        born=case.applications.get().employee_date_of_birth,
        earlier=len(made),
        latest=latest,
        is_open=latest is not None and latest.accepted_at is None and latest.expires_at > at,
        has_password=case.employee.has_usable_password(),
    )


def invited(case: Case, *, born: date, earlier: int, by: User, at: datetime) -> InvitationLetter:
    """Invite the employee of a case, and return the letter.

    Raises:
        RefusedError: As ``invite_employee``.

    Writes:
        As ``invite_employee``.
    """
    was_open = inviting_of(case, at=at).is_open
    code = invite_employee(
        employee=case.employee, case_number=case.number, date_of_birth=born, earlier=earlier, by=by, at=at
    )
    made = invitations_of(employee=case.employee, case_number=case.number).latest("made_at", "pk")
    return InvitationLetter(
        name=case.employee.name,
        address=case.applications.get().employee_address,
        code=code,
        written_at=at,
        works_until=made.expires_at,
        has_replaced=was_open,
    )
