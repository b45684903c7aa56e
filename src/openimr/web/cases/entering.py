"""Who an application is entered for, and whether the site knows the employee already."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from openimr.web.cases.forms.applications import NewApplicationForm, WhoForm
from openimr.web.clock import legal_day
from openimr.web.people.access import may, represented_by, roles_of
from openimr.web.people.models import User
from openimr.web.people.values import Permission, Role


def new_application_form(posted: Mapping[str, Any] | None, *, by: User, at: datetime) -> NewApplicationForm:
    """Return the form of the first step for a person.

    Staff enter anyone; where the site knows an employee of that name and date of birth, the form asks whether it is
    the same person. An employee enters their own application, a representative those of whom they represent.
    """
    if may(by, Permission.INVITE_EMPLOYEE, at=at):
        known = _of_that_name(posted) if posted is not None else []
        return NewApplicationForm(
            posted, known=known, by=None, on=legal_day(at), initial={"received_on": legal_day(at)}
        )
    known = [by] if Role.EMPLOYEE in roles_of(by, at=at) else []
    known += represented_by(by, at=at).exclude(pk=by.pk)
    initial = {"same_as": str(known[0].public_id), **_names(known[0])} if len(known) == 1 else {}
    return NewApplicationForm(posted, known=known, by=by, on=legal_day(at), initial=initial)


def _of_that_name(posted: Mapping[str, Any]) -> list[User]:
    """Return the employees known under the last name and the date of birth that were typed."""
    typed = WhoForm(posted)
    typed.is_valid()
    last_name, born = (typed.cleaned_data.get(name) for name in ("employee_last_name", "employee_date_of_birth"))
    if not last_name or not born:
        return []
    found = User.objects.filter(
        cases__applications__employee_last_name__iexact=last_name, cases__applications__employee_date_of_birth=born
    )
    return list(found.distinct())


def _names(employee: User) -> dict[str, str]:
    first, _, last = employee.name.rpartition(" ")
    return {"employee_first_name": first, "employee_last_name": last}
