"""Who may enter an application for an employee."""

from datetime import datetime

from openimr.domain.errors import NotAllowedError
from openimr.web.cases.access import cases_of, lacks_designation
from openimr.web.cases.models import Case
from openimr.web.people.access import may, represented_by, require
from openimr.web.people.models import User
from openimr.web.people.values import Permission


def require_filer(employee: User, *, by: User, at: datetime) -> None:
    """Refuse who may not apply for an employee.

    An employee applies for themself, a representative or attorney for whom they represent by designation, staff for
    anyone.

    Raises:
        NotAllowedError: They may not.

    Source: Lab. Code § 4610.5(d), (j).
    """
    if by.pk == employee.pk or may(by, Permission.INVITE_EMPLOYEE, at=at):
        return
    if not represented_by(by, at=at).filter(pk=employee.pk).exists():
        raise NotAllowedError("may not enter an application for this employee")


def require_entry(case: Case, *, by: User, at: datetime) -> None:
    """Refuse who may not enter or correct the application of a case.

    Raises:
        NotAllowedError: They may not, do not see the case, or have no designation that holds for its decision.

    Source: Lab. Code § 4610.5(j).
    """
    require(by, Permission.ENTER_APPLICATION, at=at)
    if not cases_of(by, at=at).filter(pk=case.pk).exists():
        raise NotAllowedError("does not see this case")
    if lacks_designation(case, person=by, at=at):
        raise NotAllowedError("is not designated to enter this application")
