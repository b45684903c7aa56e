"""Each service of a case up to its records: one act, named as its service."""

from datetime import timedelta

from tests.web.every_service.stage import TODAY, authorized, case_of, case_to_submit, cast, now


def receive_application() -> None:
    from openimr.web.cases.services.applications import receive_application

    fields = {"employee_first_name": "Nova", "employee_last_name": "Quist"}
    receive_application(fields=fields, employee=None, by=cast().clerk, at=now(), is_sample=True)


def correct_application() -> None:
    from openimr.web.cases.services.applications import correct_application

    case = case_of("story-01")
    correct_application(case=case, version=case.version, fields={"claim_number": "X-1"}, by=cast().clerk, at=now())


def enter_ur_decision() -> None:
    from openimr.web.cases.services.applications import Line, enter_ur_decision
    from openimr.web.cases.values import UrDecision

    case = case_of("story-01")
    lines = [Line(requested="A brace", decision=UrDecision.DENIED)]
    enter_ur_decision(case=case, version=case.version, lines=lines, by=cast().clerk, at=now())


def dispute_items() -> None:
    from openimr.web.cases.services.applications import Dispute, dispute_items

    case = case_of("story-01")
    disputes = [Dispute(added_because="asked for too", description="A brace")]
    dispute_items(case=case, version=case.version, disputes=disputes, by=cast().clerk, at=now())


def correct_lines() -> None:
    from openimr.web.cases.choices import Ground
    from openimr.web.cases.services.corrections import correct_lines
    from openimr.web.cases.services.entries import LineFacts

    case, facts = case_of("story-02"), {1: LineFacts(ground=Ground.INFORMATION)}
    correct_lines(case=case, version=case.version, facts=facts, by=cast().clerk, at=now())


def correct_endings() -> None:
    from openimr.web.cases.choices import ItemEnding
    from openimr.web.cases.services.corrections import correct_endings

    case = case_of("story-02")
    correct_endings(case=case, version=case.version, endings={1: ItemEnding.AUTHORIZED}, by=cast().clerk, at=now())


def confirm_offices() -> None:
    from openimr.web.cases.services.offices import confirm_offices
    from openimr.web.cases.values import PartyKind

    case, answers = case_of("story-01"), {PartyKind.CLAIMS_ADMINISTRATOR: False}
    confirm_offices(case=case, version=case.version, answers=answers, by=cast().clerk, at=now())


def submit_application() -> None:
    from openimr.web.cases.services.applications import submit_application

    case = case_to_submit()
    submit_application(case=case, version=case.version, by=cast().clerk, at=now())


def decide_eligibility() -> None:
    from openimr.law.eligibility import ReasonCode
    from openimr.web.cases.services.eligibility import Ruling, decide_eligibility

    case = case_of("story-02")
    rulings = {item.number: Ruling(because="as the papers show") for item in case.items.all()}
    rulings[2] = Ruling(code=ReasonCode.DUPLICATE, because="decided before")
    decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast().director, at=now())


def resume_deferred() -> None:
    from openimr.web.cases.services.deferrals import resume_deferred

    case = case_of("story-03")
    resume_deferred(case=case, version=case.version, resolved_on=TODAY, by=cast().director, at=now())


def enter_address() -> None:
    from openimr.web.cases.services.addresses import enter_address
    from openimr.web.cases.values import PartyKind

    case, to = case_of("story-05"), "9 Elm Street, Fresno, CA 93701"
    kind = PartyKind.EMPLOYEE
    enter_address(case=case, version=case.version, kind=kind, address=to, by=cast().clerk, at=now())


def send_assignment_notice() -> None:
    from openimr.web.cases.services.assignment import send_assignment_notice
    from openimr.web.cases.values import ServedBy

    case = case_of("story-05")
    send_assignment_notice(case=case, version=case.version, method=ServedBy.MAIL, by=cast().clerk, at=now())


def serve_notice() -> None:
    from openimr.web.cases.services.notices import serve_notice
    from openimr.web.cases.serving import waiting_parties
    from openimr.web.cases.values import ServedBy

    notice = case_of("story-09").notices.get(kind="records_request")
    party, address = waiting_parties(notice)[0], "1 Elm Street, Fresno, CA 93701"
    by, at = cast().clerk, now()
    serve_notice(notice=notice, party=party, method=ServedBy.MAIL, address=address, by=by, at=at)


def request_information() -> None:
    from openimr.web.cases.services.reminders import request_information
    from openimr.web.cases.values import PartyKind

    case, asked_of = case_of("story-02"), PartyKind.CLAIMS_ADMINISTRATOR
    words, by = "Was the form sent?", cast().clerk
    request_information(case=case, version=case.version, asked_of=asked_of, words=words, by=by, at=now())


def remind_of_records() -> None:
    from openimr.web.cases.services.reminders import remind_of_records

    case = case_of("story-06")
    remind_of_records(case=case, version=case.version, by=cast().clerk, at=now())


def begin_delivery() -> None:
    from openimr.web.deliveries.models import Delivery
    from openimr.web.deliveries.services import begin_delivery

    begin_delivery(delivery=Delivery.objects.filter(state="waiting").earliest("pk"), at=now())


def end_delivery() -> None:
    from openimr.web.deliveries.models import Delivery, DeliveryState
    from openimr.web.deliveries.services import end_delivery

    end_delivery(delivery=Delivery.objects.get(state="sending"), state=DeliveryState.SENT, at=now())


def send_again() -> None:
    from openimr.web.deliveries.models import Delivery
    from openimr.web.deliveries.services import send_again

    send_again(delivery=Delivery.objects.get(state="uncertain"), by=cast().clerk, at=now())


def close_records() -> None:
    from openimr.web.cases.services.assignment import close_records

    case = case_of("story-06")
    close_records(case=case, version=case.version, by=cast().clerk, at=now())


def end_items() -> None:
    from openimr.web.cases.services.endings import end_items
    from openimr.web.cases.values import PartyKind

    case, facts = case_of("story-06"), authorized(told_by=PartyKind.CLAIMS_ADMINISTRATOR)
    end_items(case=case, version=case.version, facts=facts, by=cast().clerk, at=now())


def tell_ending() -> None:
    from openimr.web.cases.services.endings import tell_ending
    from openimr.web.cases.values import PartyKind
    from openimr.web.people.models import User

    case, facts = case_of("story-06"), authorized(told_by=PartyKind.CLAIMS_ADMINISTRATOR)
    noor = User.objects.get(email="claims@sample.invalid")
    tell_ending(case=case, version=case.version, facts=facts, by=noor, at=now())


def answer_ending() -> None:
    from openimr.web.cases.endings import endings_waiting
    from openimr.web.cases.services.endings import answer_ending

    case = case_of("story-08")
    ending = endings_waiting(case)[0].pk
    answer_ending(case=case, version=case.version, ending=ending, is_confirmed=True, by=cast().clerk, at=now())


def convert_to_expedited() -> None:
    from openimr.web.cases.choices import CertifiedBy
    from openimr.web.cases.services.conversions import ConversionFacts, convert_to_expedited

    case = case_of("story-08")
    paper, by = case.documents.earliest("pk").public_id, CertifiedBy.PROVIDER
    facts = ConversionFacts(
        certified_by=by, certified_on=TODAY, received_on=TODAY, is_given=False, certification=paper, support=paper
    )
    convert_to_expedited(case=case, version=case.version, facts=facts, by=cast().clerk, at=now())


def extend_determination() -> None:
    from openimr.web.cases.choices import ExtensionGround
    from openimr.web.cases.services.extensions import Approval, extend_determination

    case, ground = case_of("story-08"), ExtensionGround.GOOD_CAUSE
    approval = Approval(
        days=2, number="DWC-1", approved_on=TODAY, approved_by="M. Ito", ground=ground, because="Films."
    )
    extend_determination(case=case, version=case.version, approval=approval, by=cast().clerk, at=now())


def hold_records_insufficient() -> None:
    from openimr.web.cases.services.shortfalls import hold_records_insufficient

    case, later = case_of("story-06"), now() + timedelta(days=60)
    hold_records_insufficient(case=case, version=case.version, lacking="Films.", by=cast().clerk, at=later)


def add_document() -> None:
    from openimr.web.documents.services import add_document
    from tests.web.documents.files_of_tests import pdf

    case = case_of("story-06")
    content = [pdf("A letter of the employee")]
    sender, clerk = case.parties.get(kind="claims_administrator"), cast().clerk
    add_document(case=case, upload_name="a.pdf", about="", chunks=content, sent_by=sender, by=clerk, at=now())


def declare_records_complete() -> None:
    from openimr.web.documents.services import declare_records_complete
    from openimr.web.people.models import User

    noor = User.objects.get(email="claims@sample.invalid")
    declare_records_complete(case=case_of("story-06"), by=noor, at=now())


def read_document() -> None:
    from openimr.web.documents.services import read_document

    read_document(document=case_of("story-06").documents.earliest("pk"), by=cast().clerk, at=now())
