"""Those who take part for an organization: claims administrator, requesting physician, attorney; and one who does not."""

from playwright.sync_api import expect

from tests.web.browser.acts.papers import FILE, OPERATIVE_REPORT, PHYSICIANS_LETTER, RECORDS, send
from tests.web.browser.windows import PROBLEM, Window

STANDS = "Where does this case stand?"
REQUESTS = "Which records were asked for?"


def send_records(noor: Window, case: str) -> None:
    """The claims administrator: reads until when and why, sends three pages, and reads them as they were sent."""
    row = noor.page.get_by_role("row", name=case)
    expect(row).to_contain_text("Claims administrator (you)")
    row.get_by_text("Why").click()
    expect(row.get_by_text("12 calendar days from")).to_be_visible()
    noor.see("What must be done next?")
    noor.follow(case, STANDS, within=row)
    noor.follow("Send records", "Which document do you send?")
    send(noor, RECORDS, about="Medical records")
    noor.read("3 pages")
    noor.follow("medical-records.pdf", "medical-records.pdf")
    noor.follow("Next", "medical-records.pdf")
    noor.read("Lifting rose from 10 to 25 pounds.")
    assert noor.page.get_by_role("link", name="my-letter.pdf").count() == 0


def answer_request(noor: Window, case: str) -> None:
    """The claims administrator: adds the paper that was asked for, and answers."""
    noor.open(f"/cases/{case}/records-requests/", REQUESTS)
    noor.follow("Answer it", "What was sent?")
    noor.follow("Add the papers to the file first", "Which document do you send?")
    send(noor, OPERATIVE_REPORT, about="Operative report")
    noor.open(f"/cases/{case}/records-requests/", REQUESTS)
    noor.follow("Answer it", "What was sent?")
    noor.press("Send to every party", PROBLEM)
    noor.fill({"Your answer": "The operative report is in the file."})
    noor.press("Send to every party", REQUESTS)
    noor.read("The operative report is in the file.")


def assist(tanaka: Window, case: str) -> None:
    """The requesting physician: reads where the case stands, and sends a letter in support."""
    tanaka.open("/docket/?whose=open", "What must be done next?")
    tanaka.follow(case, STANDS)
    tanaka.follow("Send records", "Which document do you send?")
    send(tanaka, PHYSICIANS_LETTER, about="Letter of the physician")


def look_after_client(osei: Window, case: str) -> None:
    """The attorney: reads the case, its application, what was sent, and what is in the file."""
    osei.open("/docket/?whose=open", "What must be done next?")
    osei.follow(case, STANDS)
    pages = osei.page.get_by_role("navigation", name=f"Pages of case {case}")
    osei.follow("Application", "What does the application say?", within=pages)
    osei.follow("Notices", "What was sent, and to whom?", within=pages)
    osei.follow("Documents", FILE, within=pages)


def read_letter(window: Window, case: str) -> None:
    """Read the letter, and the history as a party sees it."""
    window.open(f"/cases/{case}/", STANDS)
    window.follow("Determination letter", "What was decided and why?")
    window.read("Partially Overturned")
    window.open(f"/cases/{case}/history/", "Who did what, and when?")
    window.read("The expert reviewer")


def see_nothing(stranger: Window, case: str) -> None:
    """Another claims administrator: every address of the case answers as if it were not there."""
    pages = "", "history/", "documents/", "notices/", "application/", "letter/", "letter/pdf/", "records-requests/"
    assert {stranger.status_of(f"/cases/{case}/{page}") for page in pages} == {404}
    assert stranger.status_of(f"/my-case/{case}/") == 404
    stranger.open(f"/docket/?search={case}", "What must be done next?")
    stranger.read("No case fits.")
