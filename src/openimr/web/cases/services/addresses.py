"""Where a party is served: entered or corrected before the assignment notice goes out."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from openimr.web.audit.services import record
from openimr.web.cases.models import Case, Correction
from openimr.web.cases.services.locking import change, lock_case, require_state
from openimr.web.cases.services.parties import set_parties
from openimr.web.cases.values import CaseState, PartyKind
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.written import written_in_one_line

LONGEST_ADDRESS = 300
"""Characters of an address."""

ADDRESS_FIELDS: Mapping[PartyKind, str] = {
    PartyKind.EMPLOYEE: "employee_address",
    PartyKind.ATTORNEY: "attorney_address",
    PartyKind.CLAIMS_ADMINISTRATOR: "claims_administrator_address",
    PartyKind.REQUESTING_PHYSICIAN: "physician_address",
}
"""Which field of the application holds the address of each party that the assignment notice goes to."""


@transaction.atomic
def enter_address(  # noqa: PLR0913 - of whom, what, by whom and when
    *, case: Case, version: int, kind: PartyKind, address: str, by: User, at: datetime
) -> Case:
    """Enter or correct where a party is served, once the application itself stands; what stood there before is kept.

    Args:
        case: Assigned, its notice not sent yet.
        version: The version the form was made from.
        kind: A key of ``ADDRESS_FIELDS`` that is a party of the case.
        address: The mailing address.
        by: Who enters.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not send notices.
        RefusedError: The case is in another state, no such party is on the application, or there is no address or one
            that is too long.
        StaleFormError: The case was changed in between.

    Writes:
        The application's field, a Correction if it held something, the Parties, and one AuditEvent; nothing where nothing
        changed.

    Source: 8 CCR § 9792.10.4(b) (on whom the notice is served).
    """
    require(by, Permission.SEND_NOTICE, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.ASSIGNED)
    entered = _checked(address)
    field = ADDRESS_FIELDS.get(kind)
    if field is None or not locked.parties.filter(kind=kind, until__isnull=True).exists():
        raise RefusedError(f"The notice of this case goes to no {kind.label.lower()}.")
    application = locked.applications.get()
    old = getattr(application, field)
    if old == entered:
        return locked
    if old:
        Correction.objects.create(application=application, field=field, old=old, new=entered, by=by, at=at)
    setattr(application, field, entered)
    application.save(update_fields=[field])
    set_parties(locked, application, at=at)
    record(scope=locked.number, verb="enter_address", by=by, at=at, facts=change(locked) | {"party": kind.value})
    return locked


def _checked(address: str) -> str:
    if_none = "Enter the address to which papers go."
    return written_in_one_line(address, longest=LONGEST_ADDRESS, field="address", if_none=if_none)
