"""The assignment notice: on whom and how it is served, and the time for records that it starts."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError

from openimr.domain.errors import NotAllowedError
from openimr.law.eligibility import ReasonCode
from openimr.web.audit import services as audit_services
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Case, Correction, Notice, NoticeService, Party
from openimr.web.cases.services.addresses import ADDRESS_FIELDS, enter_address
from openimr.web.cases.services.assignment import RECEIVED_WHEN_SENT, send_assignment_notice
from openimr.web.cases.services.eligibility import Ruling, decide_eligibility
from openimr.web.cases.services.notices import serve_notice
from openimr.web.cases.serving import can_sign_in, waiting_parties
from openimr.web.cases.values import CaseState, PartyKind, Priority, ServedBy
from openimr.web.errors import RefusedError
from tests.web import walks
from tests.web.cases.acts import LATER, everything
from tests.web.cast import Cast, may_sign_in

REGULAR: dict[str, object] = {}


def sent(cast: Cast, method: ServedBy, **changed: object) -> Case:
    case = walks.assigned(cast, **changed)
    return send_assignment_notice(case=case, version=case.version, method=method, by=cast.clerk, at=LATER)


def ways(case: Case) -> dict[str, tuple[str, str]]:
    """Return how the notice of a case was served on each party: the way and the address."""
    services = case.notices.get().services.select_related("party")
    return {service.party.kind: (service.method, service.address) for service in services}


@pytest.mark.parametrize(
    ("method", "changed", "clocks"),
    [
        (ServedBy.MAIL, REGULAR, {"records-mail": date(2025, 3, 19), "records-statute": date(2025, 3, 14)}),
        (ServedBy.ELECTRONIC, REGULAR, {"records-electronic": date(2025, 3, 17), "records-statute": date(2025, 3, 14)}),
        (ServedBy.PERSONAL, walks.EXPEDITED, {"records-expedited": date(2025, 3, 5)}),
        (ServedBy.ELECTRONIC, walks.EXPEDITED, {"records-expedited": date(2025, 3, 5)}),
    ],
    ids=["mail", "electronic", "expedited-in-person", "expedited-electronic"],
)
def test_the_time_for_records_turns_on_how_the_notice_is_served(
    cast: Cast, method: ServedBy, changed: dict[str, object], clocks: dict[str, date]
) -> None:
    """8 CCR § 9792.10.5(a)(1): 15 days of mailing, 12 if electronic, 24 hours if expedited; Lab. Code § 4610.5(l)."""
    may_sign_in(cast.noor)

    case = sent(cast, method, **changed)

    running = case.clocks.filter(stopped_at__isnull=True)
    assert case.state == CaseState.RECORDS_REQUESTED
    assert {clock.name: clock.due for clock in running} == clocks
    assert case.clocks.get(name="assignment-notice").stopped_at == LATER


class TestExpedited:
    """8 CCR § 9792.10.5(a)(1), in substance: the records are due within 24 hours of receipt of the notice."""

    @pytest.mark.parametrize("method", [ServedBy.MAIL, ServedBy.OVERNIGHT])
    def test_a_way_whose_receipt_is_not_known_is_refused(self, cast: Cast, method: ServedBy) -> None:
        case = walks.assigned(cast, **walks.EXPEDITED)
        before = everything()

        with pytest.raises(RefusedError, match="24 hours from receipt") as refusal:
            send_assignment_notice(case=case, version=case.version, method=method, by=cast.clerk, at=LATER)

        assert refusal.value.field == "method"
        assert everything() == before

    def test_electronic_service_of_one_who_cannot_sign_in_would_go_by_mail_and_is_refused(self, cast: Cast) -> None:
        with pytest.raises(RefusedError, match="Serve it in person"):
            sent(cast, ServedBy.ELECTRONIC, **walks.EXPEDITED)

    def test_the_clock_keeps_its_hour(self, cast: Cast) -> None:
        case = walks.awaiting_records(cast, **walks.EXPEDITED)

        clock = case.clocks.get(name="records-expedited")

        assert clock.due_at == datetime(2025, 3, 5, 19, 0, tzinfo=UTC)
        assert case.priority == Priority.EXPEDITED

    @pytest.mark.parametrize(("method", "is_verified"), [(ServedBy.ELECTRONIC, False), (ServedBy.PERSONAL, True)])
    def test_that_sending_is_receipt_is_unverified(self, cast: Cast, method: ServedBy, *, is_verified: bool) -> None:
        may_sign_in(cast.noor)

        clock = sent(cast, method, **walks.EXPEDITED).clocks.get(name="records-expedited")

        assert clock.is_verified is is_verified
        assert "nverified" not in clock.because
        assert RECEIVED_WHEN_SENT


class TestOnWhomAndHow:
    """8 CCR § 9792.10.4(b): employer, employee, the employee's attorney, the requesting physician."""

    def test_it_goes_by_mail_to_the_addresses_of_the_application(self, cast: Cast) -> None:
        case = sent(cast, ServedBy.MAIL)

        assert ways(case) == {
            PartyKind.EMPLOYEE: ("mail", "12 Elm Street, Fresno, CA 93701"),
            PartyKind.CLAIMS_ADMINISTRATOR: ("mail", "PO Box 12, Oakland, CA 94601"),
            PartyKind.REQUESTING_PHYSICIAN: ("mail", "4 Bay Road, Oakland, CA 94601"),
            PartyKind.ATTORNEY: ("mail", "1 Court Square, Fresno, CA 93721"),
        }

    def test_a_party_without_address_is_served_electronically_if_someone_can_sign_in_for_it(self, cast: Cast) -> None:
        may_sign_in(cast.attorney)

        assert ways(sent(cast, ServedBy.MAIL, attorney_address=""))[PartyKind.ATTORNEY] == ("electronic", "")

    @pytest.mark.parametrize(
        ("field", "words"),
        [
            ("employee_address", "on the employee too"),
            ("attorney_address", "on the employee’s attorney too"),
            ("physician_address", "on the requesting physician too"),
        ],
    )
    def test_it_is_not_sent_while_a_party_can_be_reached_in_no_way(self, cast: Cast, field: str, words: str) -> None:
        case = walks.assigned(cast, **{field: ""})
        before = everything()

        with pytest.raises(RefusedError, match=words) as refused:
            send_assignment_notice(case=case, version=case.version, method=ServedBy.MAIL, by=cast.clerk, at=LATER)

        assert "Enter the mailing address on the page of the assignment notice" in str(refused.value)
        assert everything() == before

    @pytest.mark.parametrize("kind", ADDRESS_FIELDS)
    def test_the_address_that_is_entered_is_served_and_nobody_waits(self, cast: Cast, kind: PartyKind) -> None:
        case = walks.assigned(cast, **{ADDRESS_FIELDS[kind]: ""})

        case = enter_address(case=case, version=case.version, kind=kind, address=" 9 Elm\n", by=cast.clerk, at=LATER)
        send_assignment_notice(case=case, version=case.version, method=ServedBy.MAIL, by=cast.clerk, at=LATER)

        assert ways(case)[kind] == ("mail", "9 Elm")
        assert waiting_parties(case.notices.get()) == ()

    def test_electronic_service_reaches_by_mail_whoever_cannot_sign_in(self, cast: Cast) -> None:
        may_sign_in(cast.noor)

        found = ways(sent(cast, ServedBy.ELECTRONIC))

        assert found[PartyKind.CLAIMS_ADMINISTRATOR] == ("electronic", "")
        assert found[PartyKind.EMPLOYEE] == ("mail", "12 Elm Street, Fresno, CA 93701")

    def test_in_person_it_goes_to_the_claims_administrator_and_to_the_others_as_they_are_reached(
        self, cast: Cast
    ) -> None:
        found = ways(sent(cast, ServedBy.PERSONAL))

        assert found[PartyKind.CLAIMS_ADMINISTRATOR] == ("personal", "")
        assert found[PartyKind.EMPLOYEE] == ("mail", "12 Elm Street, Fresno, CA 93701")

    def test_the_records_turn_on_how_the_claims_administrator_was_reached(self, cast: Cast) -> None:
        may_sign_in(cast.noor)

        case = sent(cast, ServedBy.MAIL, claims_administrator_address="")

        assert case.clocks.filter(name="records-electronic").exists()

    def test_it_is_not_sent_while_the_claims_administrator_is_not_reached(self, cast: Cast) -> None:
        case = walks.assigned(cast, claims_administrator_address="")
        before = everything()

        with pytest.raises(RefusedError, match="claims administrator is not reached"):
            send_assignment_notice(case=case, version=case.version, method=ServedBy.MAIL, by=cast.clerk, at=LATER)

        assert everything() == before

    def test_nobody_signs_in_for_a_party_that_the_site_does_not_know(self, cast: Cast) -> None:
        case = walks.assigned(cast)

        assert not can_sign_in(case.parties.get(kind=PartyKind.EMPLOYER, until__isnull=True), at=LATER)

    def test_a_member_of_the_staff_signs_in_for_no_party(self, cast: Cast) -> None:
        may_sign_in(cast.clerk)
        case = walks.assigned(cast)
        Party.objects.filter(case=case, kind=PartyKind.EMPLOYER).update(organization=cast.imro)

        assert not can_sign_in(case.parties.get(kind=PartyKind.EMPLOYER, until__isnull=True), at=LATER)


class TestEnteringAnAddress:
    def enter(self, case: Case, cast: Cast, address: str, *, kind: PartyKind = PartyKind.ATTORNEY) -> Case:
        return enter_address(case=case, version=case.version, kind=kind, address=address, by=cast.clerk, at=LATER)

    def test_what_stood_there_before_is_kept(self, cast: Cast) -> None:
        case = self.enter(walks.assigned(cast), cast, "9 Elm Street")

        kept = Correction.objects.get(field="attorney_address")
        assert (kept.old, kept.new) == ("1 Court Square, Fresno, CA 93721", "9 Elm Street")
        assert case.applications.get().attorney_address == "9 Elm Street"
        assert case.parties.get(kind=PartyKind.ATTORNEY, until__isnull=True).address == "9 Elm Street"
        assert AuditEvent.objects.get(verb="enter_address").facts["party"] == "attorney"

    def test_the_same_again_changes_nothing(self, cast: Cast) -> None:
        case = walks.assigned(cast)
        before = everything()

        self.enter(case, cast, "1 Court Square, Fresno, CA 93721")

        assert everything() == before

    @pytest.mark.parametrize(
        ("kind", "address", "sentence"),
        [
            (PartyKind.ATTORNEY, " ", "Enter the address"),
            (PartyKind.ATTORNEY, "x" * 301, "at most 300"),
            (PartyKind.EMPLOYER, "9 Elm Street", "goes to no employer"),
        ],
        ids=["none", "too-long", "not-served"],
    )
    def test_what_is_no_address_or_no_such_party_is_refused(
        self, cast: Cast, kind: PartyKind, address: str, sentence: str
    ) -> None:
        case = walks.assigned(cast)
        before = everything()

        with pytest.raises(RefusedError, match=sentence):
            self.enter(case, cast, address, kind=kind)

        assert everything() == before


def partly_served(cast: Cast) -> Case:
    """Return a case that is not eligible, of which the notice did not reach the attorney."""
    day = date(2024, 11, 1)
    case = walks.submitted(cast, ur_served_on=day, ur_decided_on=day, attorney_address="")
    rulings = {item.number: Ruling(code=ReasonCode.LATE) for item in case.items.all()}
    return decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast.okafor, at=LATER)


class TestServingAPartyItDidNotReach:
    ADDRESS = "9 Court Street, Fresno, CA 93701"

    def serve(self, case: Case, cast: Cast, *, by: str = "clerk", **changed: object) -> NoticeService:
        facts: dict[str, object] = {
            "notice": case.notices.get(),
            "party": case.parties.get(kind=PartyKind.ATTORNEY, until__isnull=True),
            "method": ServedBy.MAIL,
            "address": f"  {self.ADDRESS} \n",
        }
        return serve_notice(**(facts | changed), by=getattr(cast, by), at=LATER)  # type: ignore[arg-type] # by name

    def test_it_is_kept_with_the_address_and_nobody_waits_any_more(self, cast: Cast) -> None:
        case = partly_served(cast)

        service = self.serve(case, cast)

        assert (service.method, service.address, service.at) == ("mail", self.ADDRESS, LATER)
        assert waiting_parties(Notice.objects.get()) == ()
        facts = AuditEvent.objects.get(verb="serve_notice").facts
        assert facts == {"notice": service.notice_id, "party": "attorney", "method": "mail"}

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"address": " "}, "Enter the address"),
            ({"address": "x" * 301}, "at most 300"),
            ({"method": ServedBy.ELECTRONIC}, "Nobody can sign in"),
        ],
        ids=["no-address", "too-long", "nobody-signs-in"],
    )
    def test_what_did_not_happen_is_not_kept(self, cast: Cast, changed: dict[str, object], sentence: str) -> None:
        case = partly_served(cast)
        before = everything()

        with pytest.raises(RefusedError, match=sentence):
            self.serve(case, cast, **changed)

        assert everything() == before

    def test_a_party_is_served_once(self, cast: Cast) -> None:
        case = partly_served(cast)
        self.serve(case, cast)

        with pytest.raises(RefusedError, match="served with the notice already"):
            self.serve(case, cast)

    @pytest.mark.parametrize("kind", [PartyKind.CLAIMS_ADMINISTRATOR, PartyKind.EMPLOYER])
    def test_one_who_was_served_or_is_not_told_does_not_wait(self, cast: Cast, kind: PartyKind) -> None:
        case = partly_served(cast)

        with pytest.raises(RefusedError, match="does not go to it"):
            self.serve(case, cast, party=case.parties.get(kind=kind, until__isnull=True))

    @pytest.mark.parametrize(
        "name", ["lind", "noor", "alma", "attorney", "division", "quality", "conflict", "stranger"]
    )
    def test_it_is_for_those_who_send_notices(self, cast: Cast, name: str) -> None:
        case = partly_served(cast)

        with pytest.raises(NotAllowedError):
            self.serve(case, cast, by=name)

        assert case.notices.get().services.count() == 3

    def test_no_service_without_its_audit_event(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        case = partly_served(cast)

        def refuse(**_: object) -> None:
            raise DatabaseError

        monkeypatch.setattr(audit_services.AuditEvent.objects, "create", refuse)
        with pytest.raises(DatabaseError):
            self.serve(case, cast)

        monkeypatch.undo()
        assert case.notices.get().services.count() == 3


def test_the_notice_says_until_when_and_holds_no_word_of_ours_on_doubts(cast: Cast) -> None:
    """A date that rests on a rule we did not read is marked for the clerk, never in a party's letter."""
    case = sent(cast, ServedBy.MAIL)

    words = " ".join(case.notices.get().paragraphs)

    assert "Wed 19 Mar 2025" in words
    assert words.count("Disputed treatment") == 3
    assert "unverified" not in words


@pytest.mark.parametrize(
    ("field", "missing"),
    [("claims_administrator", "the employer"), ("physician_name", "the requesting physician")],
)
def test_no_case_is_eligible_while_its_notice_cannot_reach_a_party(cast: Cast, field: str, missing: str) -> None:
    case = walks.submitted(cast, **{field: ""})
    rulings = {item.number: Ruling(because="The facts have changed.") for item in case.items.all()}
    before = everything()

    with pytest.raises(RefusedError, match=missing):
        decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast.okafor, at=LATER)

    assert everything() == before


@pytest.mark.parametrize(
    ("address", "has_account", "way"),
    [
        ("1 Court Square, Fresno, CA 93721", False, (ServedBy.MAIL, "1 Court Square, Fresno, CA 93721")),
        ("1 Court Square, Fresno, CA 93721", True, (ServedBy.ELECTRONIC, "")),
        ("", True, (ServedBy.ELECTRONIC, "")),
    ],
    ids=["address", "address and account", "account"],
)
def test_the_attorney_is_served_by_mail_where_nobody_signs_in_for_the_office(
    cast: Cast, address: str, *, has_account: bool, way: tuple[ServedBy, str]
) -> None:
    """8 CCR § 9792.10.4(b)."""
    may_sign_in(cast.noor)
    if has_account:
        may_sign_in(cast.attorney)

    case = sent(cast, ServedBy.ELECTRONIC, attorney_address=address)

    assert ways(case).get(PartyKind.ATTORNEY) == way
    assert waiting_parties(case.notices.get()) == ()


def test_an_employee_without_attorney_is_served_alone(cast: Cast) -> None:
    case = walks.awaiting_records(cast, attorney_name="")

    assert PartyKind.ATTORNEY not in ways(case)
    assert waiting_parties(case.notices.get()) == ()
