"""How every page of a case begins: who asks, which case, and what stands around the page."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest

from openimr.domain.errors import LawError
from openimr.web.cases.access import case_for, open_case
from openimr.web.cases.links import links_of
from openimr.web.cases.models import Case
from openimr.web.errors import RefusedError
from openimr.web.forms import refuse
from openimr.web.people.access import is_at_home, signed_in
from openimr.web.people.values import Permission


def opened(
    request: HttpRequest, number: str, *, at: datetime, page: str, permission: Permission = Permission.READ_CASE
) -> Case:
    """Return the case of a page: to read it leaves a read event, to post a form leaves the event of its service.

    Raises:
        NotAllowedError: As ``openimr.web.cases.access.case_for``.
    """
    person = signed_in(request)
    if request.method == "POST":
        return case_for(number=number, person=person, at=at, permission=permission)
    return open_case(number=number, person=person, at=at, page=page, permission=permission)


def attempted(form: BaseForm, act: Callable[[], object], *, rows: Iterable[BaseForm] = ()) -> bool:
    """Return whether an act went through; a refusal, or a law that cannot be applied, stands on the form.

    Args:
        form: The form as a whole.
        act: What is attempted.
        rows: Further forms of the page, each with a prefix; a refusal that names a field of one as it is posted, stands
            beside that field.
    """
    try:
        with transaction.atomic():
            act()
    except RefusedError as error:
        fields = {row.add_prefix(name): (row, name) for row in rows for name in row.fields}
        row, name = fields.get(error.field or "", (form, error.field))
        refuse(row, RefusedError(error.reason, field=name))
        return False
    except LawError as error:
        form.add_error(None, str(error))
        return False
    return True


def frame(case: Case, request: HttpRequest, *, at: datetime, here: str) -> dict[str, Any]:
    """Return what stands around a page of a case: the case, and the links to its other pages.

    ``at_home`` holds for an employee or representative, whose way back is not the docket but their own cases.
    """
    person = signed_in(request)
    links = links_of(case, person=person, at=at, here=here)
    return {"case": case, "case_links": links, "at_home": is_at_home(person, at=at)}
