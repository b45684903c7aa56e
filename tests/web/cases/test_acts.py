"""What holds of every service of a case alike."""

import pytest
from django.db import IntegrityError, transaction

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.models import AuditEvent, AuditHead
from openimr.web.audit.verification import verify_chains
from openimr.web.cases.models import Case
from openimr.web.cases.services.applications import receive_application
from openimr.web.cases.values import CaseState
from openimr.web.errors import RefusedError, StaleFormError
from tests.web import walks
from tests.web.cases.acts import ACTS, LATER, Act, everything
from tests.web.cast import AT, Cast

each_act = pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
PEOPLE = ("founder", "clerk", "okafor", "lind", "quality", "conflict", "alma", "relative", "noor", "physician")
OUTSIDERS = ("attorney", "division", "auditor", "stranger")


@each_act
def test_an_act_is_for_those_whose_act_it_is(act: Act, cast: Cast) -> None:
    case = act.prepare(cast)
    before = everything()
    for name in (*PEOPLE, *OUTSIDERS):
        person = getattr(cast, name)
        if name in act.allowed:
            with transaction.atomic():
                act.run(case, case.version, person)
                assert everything() != before, name
                transaction.set_rollback(True)
        else:
            with pytest.raises(NotAllowedError):
                act.run(case, case.version, person)

        assert everything() == before, name


@each_act
def test_an_act_raises_the_version_by_one_and_leaves_one_event_that_says_so(act: Act, cast: Cast) -> None:
    case = act.prepare(cast)
    events = AuditEvent.objects.count()

    act.run(case, case.version, cast.clerk)

    event = AuditEvent.objects.filter(scope=case.number).latest("number")
    assert AuditEvent.objects.count() == events + 1
    assert (event.verb, event.person, event.at) == (_name(act), str(cast.clerk.public_id), LATER)
    assert event.facts["version"] == Case.objects.get(pk=case.pk).version == case.version + 1
    assert not verify_chains().broken


@each_act
@pytest.mark.parametrize("posted", [-1, 1], ids=["older", "newer"])
def test_a_stale_form_is_refused_with_what_changed_and_leaves_nothing(act: Act, cast: Cast, posted: int) -> None:
    case = act.prepare(cast)
    before = everything()

    with pytest.raises(StaleFormError) as refused:
        act.run(case, case.version + posted, cast.clerk)

    assert everything() == before
    assert refused.value.present == case.version
    assert len(refused.value.changes) == (1 if posted == -1 else 0)


@each_act
def test_no_act_without_its_audit_event(act: Act, cast: Cast) -> None:
    case = act.prepare(cast)
    _break_chain(case.number)
    before = everything()

    with pytest.raises(IntegrityError):
        act.run(case, case.version, cast.clerk)

    assert everything() == before


@each_act
def test_an_act_is_refused_in_every_state_but_its_own(act: Act, cast: Cast) -> None:
    case = act.prepare(cast)
    for state in set(CaseState) - act.states:
        Case.objects.filter(pk=case.pk).update(state=state)
        before = everything()

        with pytest.raises(RefusedError, match=f"this one is “{state.label}”"):
            act.run(case, case.version, cast.clerk)

        assert everything() == before


def test_a_first_application_without_its_audit_event_leaves_nothing(cast: Cast) -> None:
    _break_chain("IM25-0000001")
    before = everything()

    with pytest.raises(IntegrityError):
        receive_application(fields=walks.application_fields(), employee=cast.alma, by=cast.clerk, at=AT)

    assert everything() == before


def _name(act: Act) -> str:
    return next(name for name, each in ACTS.items() if each is act)


def _break_chain(scope: str) -> None:
    """Take the next number of a chain, so that the database refuses the event that comes."""
    head = AuditHead.objects.filter(scope=scope).first()
    number = head.number + 1 if head else 1
    AuditEvent.objects.create(scope=scope, number=number, at=AT, verb="taken", facts={}, previous="", digest="")
