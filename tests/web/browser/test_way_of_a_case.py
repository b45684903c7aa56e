"""One case from its application to closed, played by every role in a window of its own, through the pages alone."""

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import docx
import pypdfium2
import pytest

from openimr.web import clock
from tests.web.browser.acts import clerk, director, employee, parties, readers, reviewer
from tests.web.browser.acts.signing_in import come_back, come_in, sign_in, sign_in_by_letter
from tests.web.browser.beginnings import BORN
from tests.web.browser.serving import site
from tests.web.browser.windows import Open, Window

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]

REVIEWERS = ("Lind", "Ferro")
REMARK = "Which visits?"


def text_of_pdf(data: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def text_of_word(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def names_in(bodies: list[bytes]) -> set[str]:
    return {name for name in REVIEWERS for body in bodies if name.encode() in body}


def test_a_case_is_played_from_its_application_to_closed(tmp_path: Path, window: Open) -> None:
    today = clock.legal_day(clock.now())
    with site(tmp_path, walk="an_earlier_case") as served:

        def comes(name: str, by: Callable[[Window], None] = come_in) -> Window:
            person = window(served, name)
            by(person)
            return person

        ines = comes("clerk", sign_in)
        case = clerk.enter_application(ines, decided=today - timedelta(days=10))
        alma = window(served, "alma")
        sign_in_by_letter(alma, case=case, code=clerk.invite(ines, case), born=BORN)
        employee.complete_application(alma, case, signed=today - timedelta(days=1))
        clerk.complete_application(ines, case)
        employee.read_my_case(alma, case, "We are checking your application", "My letter", "Lumbar fusion L4-S1")
        clerk.correct_claim_number(ines, case)

        okafor = comes("okafor")
        director.decide_eligibility(okafor, case)
        clerk.send_notice(ines, case)
        employee.read_my_case(alma, case, "We are waiting for your medical records", "We cannot review this one.")

        noor = comes("noor", sign_in)
        tanaka, osei, stranger = (comes(name) for name in ("physician", "attorney", "stranger"))
        parties.send_records(noor, case)
        parties.assist(tanaka, case)
        parties.look_after_client(osei, case)
        parties.see_nothing(stranger, case)
        clerk.close_records(ines, case, documents=4)
        papers = clerk.papers(ines, case)

        connie = comes("conflict")
        director.screen(connie, case)
        director.choose(okafor, case, "Dr Ada Ferro")
        ferro = comes("ferro")
        reviewer.decline(ferro, case)
        director.choose(okafor, case, "Dr Maja Lind")
        employee.read_my_case(alma, case, "We asked a doctor to decide")
        lind = comes("lind", sign_in)
        reviewer.see_nothing_yet(lind, case, papers=papers)
        reviewer.attest(lind, case)
        reviewer.read_file(lind, case)
        reviewer.ask_for_records(lind, case)
        parties.answer_request(noor, case)
        clerk.serve_notice(ines, case)
        employee.read_my_case(alma, case, "A doctor is reading your file", "Operative report", "We asked for records")

        reviewer.write_review(lind, case)
        reviewer.sign(lind, case)
        quality = comes("quality")
        readers.send_back(quality, case, remark=REMARK)
        reviewer.sign_again(lind, case, remark=REMARK)
        director.issue(okafor, case)
        clerk.serve(ines, case)
        clerk.read_readings(ines, case)

        come_back(alma)
        pdf, word = employee.read_letter(alma, case)
        for party in (noor, tanaka, osei):
            parties.read_letter(party, case)
        dana = comes("division")
        readers.oversee(dana, case)
        aude = comes("auditor")
        readers.audit(aude, case)
        vera = comes("vera")
        readers.audit_for_division(vera, case)

        for text in (text_of_pdf(pdf), text_of_word(word)):
            assert clerk.THERAPY in text
            assert names_in([text.encode()]) == set()
        outside = (alma, noor, tanaka, osei, stranger, dana, vera)
        inside = (ines, okafor, connie, quality, lind, ferro, aude)
        received = {each.name: each.received() for each in (*outside, *inside)}

    assert {each.name: names_in(received[each.name]) for each in outside} == {each.name: set() for each in outside}
    for each in (alma, noor, tanaka, osei, dana, vera):
        assert sum(case.encode() in body for body in received[each.name]) >= 4
    assert names_in(received["okafor"]) == names_in(received["auditor"]) == set(REVIEWERS)
