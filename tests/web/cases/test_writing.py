"""What is written to the parties while a case waits: previewed, sent, printed, and proved."""

import io
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pypdf
import pytest
from django.test import Client

from openimr.web.cases.models import Case
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.notice_files import notice_pdf
from openimr.web.cases.services.notices import serve_notice
from openimr.web.cases.services.reminders import remind_of_records, request_information
from openimr.web.cases.services.shortfalls import hold_records_insufficient
from openimr.web.cases.serving import waiting_parties
from openimr.web.cases.values import PartyKind, ServedBy
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from tests.web import walks
from tests.web.cases.acts import LATER, overdue
from tests.web.cases.posting import fields_of, post, text_of
from tests.web.cast import Cast, may_sign_in

SignedIn = Callable[[User], Client]
ADMINISTRATOR = PartyKind.CLAIMS_ADMINISTRATOR
QUESTION = "Was the form sent with the refusal?"


def asked(cast: Cast) -> Case:
    case = walks.submitted(cast)
    request_information(
        case=case, version=case.version, asked_of=ADMINISTRATOR, words=QUESTION, by=cast.clerk, at=LATER
    )
    return Case.objects.get(pk=case.pk)


def text_of_pdf(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


class TestInformation:
    def test_every_party_gets_a_copy_now_or_from_a_clerk(self, cast: Cast) -> None:
        may_sign_in(cast.noor)

        notice = asked(cast).notices.get()

        served = {service.party.kind: service.method for service in notice.services.all()}
        assert notice.kind == NoticeKind.INFORMATION_REQUEST
        assert served == {PartyKind.CLAIMS_ADMINISTRATOR: ServedBy.ELECTRONIC}
        standing = set(notice.case.parties.values_list("kind", flat=True))
        assert {party.kind for party in waiting_parties(notice)} == standing - set(served)

    @pytest.mark.parametrize(
        ("kind", "words", "field"),
        [
            (ADMINISTRATOR, "  ", "words"),
            (ADMINISTRATOR, "x" * 4001, "words"),
            (PartyKind.UR_ORGANIZATION, "x", "asked_of"),
        ],
    )
    def test_without_words_or_party_it_is_refused(self, cast: Cast, kind: PartyKind, words: str, field: str) -> None:
        case = walks.submitted(cast)

        with pytest.raises(RefusedError) as refusal:
            request_information(case=case, version=case.version, asked_of=kind, words=words, by=cast.clerk, at=LATER)

        assert refusal.value.field == field
        assert not case.notices.exists()

    def test_it_is_shown_before_it_goes_out(self, cast: Cast, signed_in: SignedIn) -> None:
        case, client = walks.submitted(cast), signed_in(cast.clerk)
        address = f"/cases/{case.number}/ask-for-information/"

        shown = post(client, address, asked_of=ADMINISTRATOR, words=QUESTION, preview="yes")
        assert "must answer in writing within 5 working days" in text_of(shown)
        assert "You mail it to PO Box 12, Oakland, CA 94601" in text_of(shown)
        assert not case.notices.exists()

        sent = client.post(address, {**fields_of(shown), "send": "yes", "once": str(uuid4())})
        assert sent["Location"] == f"/cases/{case.number}/notices/"
        assert QUESTION in case.notices.get().paragraphs


class TestReminder:
    def test_it_names_the_last_day_of_the_clock_that_binds(self, cast: Cast) -> None:
        case = walks.awaiting_records(cast)

        notice = remind_of_records(case=case, version=case.version, by=cast.clerk, at=LATER)

        assert (
            "Golden Coast Claims must send the records by Wed 19 Mar 2025 (8 CCR § 9792.10.5(a)(1))."
            in notice.paragraphs
        )

    def test_it_is_sent_again_while_records_are_missing(self, cast: Cast, signed_in: SignedIn) -> None:
        case, client = overdue(cast), signed_in(cast.clerk)
        hold_records_insufficient(case=case, version=case.version, lacking="The films.", by=cast.clerk, at=LATER)
        address = f"/cases/{case.number}/remind-of-records/"

        page = client.get(address)
        assert f"/cases/{case.number}/close-records/" in page.content.decode()
        assert "It cannot be sent" not in text_of(page)
        assert post(client, address)["Location"] == f"/cases/{case.number}/notices/"
        assert case.notices.filter(kind=NoticeKind.RECORDS_REMINDER).count() == 1

    def test_it_is_shown_before_it_goes_out(self, cast: Cast, signed_in: SignedIn) -> None:
        case, client = walks.awaiting_records(cast), signed_in(cast.clerk)
        address = f"/cases/{case.number}/remind-of-records/"

        assert "by Wed 19 Mar 2025" in text_of(client.get(address))
        assert post(client, address)["Location"] == f"/cases/{case.number}/notices/"
        assert case.notices.filter(kind=NoticeKind.RECORDS_REMINDER).count() == 1


class TestFile:
    def test_the_same_notice_is_the_same_file_and_holds_its_words_and_its_proof(self, cast: Cast) -> None:
        notice = asked(cast).notices.get()
        party = notice.case.parties.get(kind=ADMINISTRATOR)
        address, moment = "PO Box 12, Oakland", LATER + timedelta(hours=1)
        serve_notice(notice=notice, party=party, method=ServedBy.MAIL, address=address, by=cast.clerk, at=moment)

        first, second = (notice_pdf(notice, organization="Sierra Review", with_proof=True) for _ in range(2))

        words = text_of_pdf(first)
        assert first == second
        assert QUESTION in words
        assert "Proof of service" in words
        assert "Served on Golden Coast Claims (claims administrator) by mail to PO Box 12, Oakland" in words

    def test_without_its_proof_it_is_the_letter_to_mail(self, cast: Cast) -> None:
        notice = asked(cast).notices.get()

        assert "Proof of service" not in text_of_pdf(notice_pdf(notice, organization="Sierra Review", with_proof=False))

    def test_who_sees_the_case_prints_it_and_nobody_else(self, cast: Cast, signed_in: SignedIn) -> None:
        case = asked(cast)
        address = f"/cases/{case.number}/notices/{case.notices.get().pk}/pdf/"

        answer = signed_in(cast.alma).get(address)

        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")
        assert signed_in(cast.stranger).get(address).status_code == 404
        assert signed_in(cast.clerk).get(f"/cases/{case.number}/notices/999999/pdf/").status_code == 404
