"""What must be done next in a case, and by whom: as its state has it, and as what was said in it changes that."""

from dataclasses import replace

from django.db.models import Exists, OuterRef, Q

from openimr.web.cases.models import Case, Party
from openimr.web.cases.values import NEXT_ACTS, CaseState, NextAct, PartyKind
from openimr.web.documents.models import RecordsDeclaration
from openimr.web.people.values import Role

CLOSE_RECORDS = replace(NEXT_ACTS[CaseState.RECORDS_REQUESTED], words="Close the records", roles=(Role.INTAKE_CLERK,))
"""What is next where every claims administrator says that all records are sent: nothing is left to them."""

_OF_THE_SENDER = {
    NEXT_ACTS[CaseState.RECORDS_REQUESTED].words: "Send the records",
    NEXT_ACTS[CaseState.INSUFFICIENT_RECORDS].words: "Send the missing records",
}
"""The acts of which a claims administrator does the other half."""


def next_act_of(case: Case) -> NextAct:
    """Return what must be done next in a case; ``openimr.web.cases.docket.waits.WAITS`` was fetched for it."""
    return CLOSE_RECORDS if _is_declared(case) else NEXT_ACTS[CaseState(case.state)]


def words_for(act: NextAct, roles: frozenset[Role]) -> str:
    """Return an act in the words of whoever reads: a claims administrator sends the records that a clerk receives."""
    is_sender = Role.CLAIMS_ADMINISTRATOR in roles and Role.INTAKE_CLERK not in roles
    return _OF_THE_SENDER.get(act.words, act.words) if is_sender else act.words


def is_declared() -> Q:
    """Match the cases in which ``CLOSE_RECORDS`` is next."""
    said = RecordsDeclaration.objects.filter(party=OuterRef("pk"))
    owing = Party.objects.filter(
        ~Exists(said), case=OuterRef("pk"), kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True
    )
    declared = RecordsDeclaration.objects.filter(case=OuterRef("pk"))
    return Q(Exists(declared), ~Exists(owing), state=CaseState.RECORDS_REQUESTED)


def _is_declared(case: Case) -> bool:
    if case.state != CaseState.RECORDS_REQUESTED:
        return False
    declared = {each.party_id for each in case.declared}  # type: ignore[attr-defined] # fetched by WAITS
    parties: list[Party] = case.standing  # type: ignore[attr-defined] # the same
    asked = {each.pk for each in parties if each.kind == PartyKind.CLAIMS_ADMINISTRATOR}
    return bool(declared) and asked <= declared
