"""Lab. Code § 4610.6(f): the determination goes to the administrative director, the employer, the employee and the
employee's provider; to the attorney by our practice. With the last one the case closes.
"""

import pytest
from django.db import DatabaseError

from openimr.domain.errors import NotAllowedError
from openimr.law.service import Recipient
from openimr.web.audit import services as audit_services
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState, PartyKind, ServedBy
from openimr.web.determinations.models import IssuedDetermination, Service
from openimr.web.determinations.services import recipients_waiting, serve_determination
from openimr.web.errors import RefusedError, StaleFormError
from tests.web.cast import Cast, may_sign_in
from tests.web.review_walks import SERVED_AT, closed, issued, signed

IN_ORDER = (
    Recipient.ADMINISTRATIVE_DIRECTOR,
    Recipient.EMPLOYER,
    Recipient.EMPLOYEE,
    Recipient.EMPLOYEES_PROVIDER,
    Recipient.EMPLOYEES_ATTORNEY,
)


def serve(
    found: IssuedDetermination, recipient: Recipient, cast: Cast, *, by: str = "clerk", method: ServedBy = ServedBy.MAIL
) -> Service:
    case = Case.objects.get(pk=found.case_id)
    return serve_determination(
        case=case, version=case.version, recipient=recipient, method=method, by=getattr(cast, by), at=SERVED_AT
    )


def test_recipients_stand_in_the_statutes_order_and_the_attorney_last(cast: Cast) -> None:
    assert recipients_waiting(issued(cast)) == IN_ORDER


def test_an_attorney_is_served_only_where_there_is_one(cast: Cast) -> None:
    found = issued(cast, attorney_name="", attorney_office="")

    assert recipients_waiting(found) == IN_ORDER[:-1]


@pytest.mark.parametrize(
    ("recipient", "kind"),
    [
        (Recipient.ADMINISTRATIVE_DIRECTOR, None),
        (Recipient.EMPLOYER, PartyKind.CLAIMS_ADMINISTRATOR),
        (Recipient.EMPLOYEE, PartyKind.EMPLOYEE),
        (Recipient.EMPLOYEES_PROVIDER, PartyKind.REQUESTING_PHYSICIAN),
        (Recipient.EMPLOYEES_ATTORNEY, PartyKind.ATTORNEY),
    ],
)
def test_each_is_served_through_its_party_with_method_and_moment(
    cast: Cast, recipient: Recipient, kind: PartyKind | None
) -> None:
    found = issued(cast)

    service = serve(found, recipient, cast, method=ServedBy.OVERNIGHT)

    assert service.party == (found.case.parties.get(kind=kind) if kind else None)
    assert (service.method, service.at, service.served_by) == ("overnight", SERVED_AT, cast.clerk)
    facts = AuditEvent.objects.get(verb="serve_determination").facts
    assert (facts["recipient"], facts["method"]) == (recipient.name.lower(), "overnight")
    assert recipients_waiting(found) == tuple(each for each in IN_ORDER if each is not recipient)


def test_nobody_is_served_twice(cast: Cast) -> None:
    found = issued(cast)
    serve(found, Recipient.EMPLOYEE, cast)

    with pytest.raises(RefusedError, match="the employee"):
        serve(found, Recipient.EMPLOYEE, cast)

    assert found.services.count() == 1


def test_the_case_closes_with_the_last_one_and_not_before(cast: Cast) -> None:
    found = issued(cast)
    for recipient in IN_ORDER[:-1]:
        serve(found, recipient, cast)
        assert Case.objects.get(pk=found.case_id).state == CaseState.FDL_ISSUED

    serve(found, IN_ORDER[-1], cast)

    assert Case.objects.get(pk=found.case_id).state == CaseState.CLOSED
    assert recipients_waiting(found) == ()


def test_nothing_is_served_once_the_case_is_closed(cast: Cast) -> None:
    found = closed(cast)

    with pytest.raises(RefusedError, match="Closed"):
        serve(found, Recipient.EMPLOYEE, cast)


def test_nothing_is_served_before_it_is_issued(cast: Cast) -> None:
    case = Case.objects.get(pk=signed(cast).assignment.case_id)

    with pytest.raises(RefusedError, match="Issued, to be served"):
        serve_determination(
            case=case,
            version=case.version,
            recipient=Recipient.EMPLOYEE,
            method=ServedBy.MAIL,
            by=cast.clerk,
            at=SERVED_AT,
        )


def test_a_recipient_that_the_case_does_not_have_is_refused(cast: Cast) -> None:
    found = issued(cast, attorney_name="", attorney_office="")

    with pytest.raises(RefusedError, match="still to be served"):
        serve(found, Recipient.EMPLOYEES_ATTORNEY, cast)


def test_a_stale_service_is_refused(cast: Cast) -> None:
    found = issued(cast)
    case = Case.objects.get(pk=found.case_id)
    serve(found, Recipient.EMPLOYEE, cast)

    with pytest.raises(StaleFormError):
        serve_determination(
            case=case,
            version=case.version,
            recipient=Recipient.EMPLOYER,
            method=ServedBy.MAIL,
            by=cast.clerk,
            at=SERVED_AT,
        )


def test_electronic_service_needs_someone_who_can_sign_in(cast: Cast) -> None:
    may_sign_in(cast.noor)
    found = issued(cast)

    reached = serve(found, Recipient.EMPLOYER, cast, method=ServedBy.ELECTRONIC)
    with pytest.raises(RefusedError, match="Nobody can sign in"):
        serve(found, Recipient.EMPLOYEES_PROVIDER, cast, method=ServedBy.ELECTRONIC)

    assert reached.method == ServedBy.ELECTRONIC
    assert Recipient.EMPLOYEES_PROVIDER in recipients_waiting(found)


@pytest.mark.parametrize("name", ["lind", "quality", "conflict", "noor", "alma", "division", "stranger", "auditor"])
def test_nobody_else_serves(cast: Cast, name: str) -> None:
    found = issued(cast)

    with pytest.raises(NotAllowedError):
        serve(found, Recipient.EMPLOYEE, cast, by=name)

    assert not found.services.exists()


def test_no_service_without_its_audit_event(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    found = issued(cast)

    def refuse(**_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(audit_services.AuditEvent.objects, "create", refuse)

    with pytest.raises(DatabaseError):
        serve(found, Recipient.EMPLOYEE, cast)

    monkeypatch.undo()
    assert not found.services.exists()
