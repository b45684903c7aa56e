"""Say which offices that an application names may open its case."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from openimr.web.audit.services import record
from openimr.web.cases.models import Case, OfficeAnswer
from openimr.web.cases.offices import offices_of
from openimr.web.cases.services.filers import require_entry
from openimr.web.cases.services.locking import change, lock_case, require_state
from openimr.web.cases.services.parties import set_parties
from openimr.web.cases.values import CaseState, PartyKind
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission

if TYPE_CHECKING:
    from openimr.web.audit.values import Fact


@transaction.atomic
def confirm_offices(*, case: Case, version: int, answers: Mapping[PartyKind, bool], by: User, at: datetime) -> Case:
    """Say of offices that an application names whether they are those of that name on this site.

    Who works at a confirmed office may open the case, in their role; who works at another one of the same name may not.
    An answer can be changed while the application can; the earlier one is kept.

    Args:
        case: With an application that is not decided upon yet.
        version: The version the form was made from.
        answers: By the party as which an office is named; an office that is not named here stays as it is.
        by: Who says so; once the application is submitted, only who may correct applications may.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not.
        RefusedError: The case is past eligibility review, or the application names no office on this site as that party.
        StaleFormError: The case was changed in between.

    Writes:
        An OfficeAnswer for each that is new, the Parties, and one AuditEvent; nothing where nothing changed.
    """
    require_entry(case, by=by, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.RECEIVED, CaseState.ELIGIBILITY_REVIEW)
    if locked.state == CaseState.ELIGIBILITY_REVIEW:
        require(by, Permission.CORRECT_APPLICATION, at=at)
    application = locked.applications.get()
    offices = {office.kind: office for office in offices_of(locked, application)}
    if unknown := answers.keys() - offices.keys():
        kinds = ", ".join(sorted(PartyKind(kind).in_sentence for kind in unknown))
        raise RefusedError(f"Expected an office that works on this site; the application names none as {kinds}.")
    new = [kind for kind, answer in sorted(answers.items()) if offices[kind].is_the_same is not answer]
    for kind in new:
        OfficeAnswer.objects.create(
            application=application,
            kind=kind,
            organization=offices[kind].organization,
            is_the_same=answers[kind],
            by=by,
            at=at,
        )
    if new:
        set_parties(locked, application, at=at)
        opened: list[Fact] = [kind.value for kind in new if answers[kind]]
        closed: list[Fact] = [kind.value for kind in new if not answers[kind]]
        facts = change(locked) | {"opened": opened, "closed": closed}
        record(scope=locked.number, verb="confirm_offices", by=by, at=at, facts=facts)
    return locked
