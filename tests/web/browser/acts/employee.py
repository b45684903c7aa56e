"""The employee: completes the application, sends a paper, reads where the case is, reads the letter."""

from datetime import date

from playwright.sync_api import expect

from tests.web.browser.acts.papers import ALMAS_LETTER, send
from tests.web.browser.windows import Window


def complete_application(alma: Window, case: str, *, signed: date) -> None:
    """Send a paper, sign and consent."""
    alma.follow(f"Case {case}", "We have your application, but parts are missing")
    alma.follow("Send a paper", "Which document do you send?")
    send(alma, ALMAS_LETTER, about="My letter")
    alma.open(f"/my-case/{case}/", "We have your application, but parts are missing")
    alma.follow("Finish my application", "The papers that go with it")
    alma.follow("The signature of the employee", "Check your answers and sign")
    alma.answer("Who files this application?", "The employee")
    alma.answer("Is it signed by the employee, or by who files it?", "Yes")
    alma.fill_day("Day of the signature", signed)
    alma.answer("Does the employee consent to obtaining the medical records?", "Yes")
    alma.press("Save and leave", "We have your application, but parts are missing")


def read_my_case(alma: Window, case: str, where: str, *words: str) -> None:
    """Read where the case is, and some words of it."""
    alma.open(f"/my-case/{case}/", where)
    for each in words:
        alma.read(each)


def read_letter(alma: Window, case: str) -> tuple[bytes, bytes]:
    """Read what was decided in plain words; return the letter as PDF and as Word document."""
    alma.open(f"/my-case/{case}/", "Your case is closed")
    alma.follow("Read the decision", "What was decided in your case")
    expect(alma.page.get_by_role("listitem").filter(has_text="Lumbar fusion").first).to_be_visible()
    files = []
    for link, ending in (("PDF", "pdf"), ("Word", "docx")):
        taken = alma.save(link)
        assert taken.suggested_filename == f"determination-{case}.{ending}"
        files.append(taken.path().read_bytes())
    return files[0], files[1]
