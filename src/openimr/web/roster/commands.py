"""Take the roster in by the command: who acts is named by e-mail address."""

from dataclasses import dataclass

from openimr.web import clock
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.roster.plans import plan_of
from openimr.web.roster.reading.faults import CellFault
from openimr.web.roster.reading.files import text_of
from openimr.web.roster.reading.rows import read_roster_text
from openimr.web.roster.services import import_roster


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """What the command says.

    Attributes:
        faults: By row.
        words: What was done, or would be.
    """

    faults: tuple[CellFault, ...]
    words: str


def take_in(content: bytes, *, email: str, administrator: str | None, leave_out: bool, is_check: bool) -> Done:
    """Take a roster file in, or say what that would do.

    Args:
        content: Of the file.
        email: Of who keeps the roster.
        administrator: E-mail of who adds people; None if nobody does.
        leave_out: Whether rows with a fault are left out.
        is_check: Whether nothing is written.

    Raises:
        UnreadableRosterError: The file as a whole is no roster.
        RefusedError: Nobody has one of the addresses, or no row is without a fault though faulty ones are left out.
        NotAllowedError: The person does not keep the roster, or may not add people.
    """
    at, by = clock.now(), _person(email)
    adding = _person(administrator) if administrator else None
    require(by, Permission.MANAGE_ROSTER, at=at)
    if adding is not None:
        require(adding, Permission.MANAGE_PEOPLE, at=at)
    text = text_of(content)
    plan = plan_of(read_roster_text(text), adding=adding, at=at)
    if is_check:
        return Done(faults=plan.faults, words=f"Would be: {plan.words} Nothing was changed.")
    if plan.faults and not leave_out:
        return Done(faults=plan.faults, words="Nothing was changed: correct the rows above, or add --leave-out-faulty.")
    plan = import_roster(text=text, leave_out=leave_out, expected=plan.digest(), adding=adding, by=by, at=at)
    return Done(faults=plan.faults, words=plan.words)


def _person(email: str) -> User:
    person = User.objects.filter(email=email.strip().lower()).first()
    if person is None:
        raise RefusedError(
            "Expected the e-mail address of a person on this site; found another one. Look under People."
        )
    return person
