"""The intake clerk: enters the application, sends the notice, closes the records, serves the letter."""

from datetime import date

from playwright.sync_api import expect

from tests.web.browser.acts.papers import UR_DECISION, send
from tests.web.browser.beginnings import BORN
from tests.web.browser.windows import PROBLEM, Window

STANDS = "Where does this case stand?"
FUSION, BRACE, THERAPY = "Lumbar fusion L4-S1", "Lumbar brace", "6 visits of physical therapy"
STUDY = "Sleep study"
OFFICES = {
    "Golden Coast Claims": "claims administrator",
    "Bayside Spine Group": "requesting physician",
    "Osei Law": "employee’s attorney",
}
"""The offices of the application that work on the site, and as what."""


def enter_application(ines: Window, *, decided: date) -> str:
    """Enter what came by mail, as far as it goes; return the number of the case."""
    ines.follow("New application", "Who is the employee?")
    ines.fill({"First name": "Alma", "Last name": "Reyes", "Mailing address": "12 Elm Street, Fresno, CA 93701"})
    ines.fill_day("Date of birth", BORN)
    ines.press("Save and go on", PROBLEM)
    ines.answer("Is this one of the employees we know?", "Alma Reyes")
    ines.press("Save and go on", "The injury and the claim")
    case = ines.page.url.split("/")[4]
    _enter_injury(ines)
    _enter_decision(ines, decided)
    _enter_items(ines)
    ines.press("Save and leave", STANDS)
    ines.read("Application incomplete")
    return case


def _enter_injury(ines: Window) -> None:
    ines.fill_day("Date of injury", date(2023, 5, 9))
    ines.fill(
        {
            "Claim number": "GC-4471-8",
            "Employer": "Valley Orchards",
            "Company": "Golden Coast Claims",
            "Mailing address of the company": "PO Box 12, Oakland, CA 94601",
            "Name of the physician": "Dr Paul Tanaka",
            "Specialty": "Orthopaedic Surgery",
            "Practice or medical group": "Bayside Spine Group",
        }
    )
    office = ines.page.get_by_label("Law office", exact=True)
    expect(office).to_be_hidden()
    ines.answer("Does an attorney represent the employee?", "Yes")
    expect(office).to_be_visible()
    ines.see("The injury and the claim")
    ines.fill({"Name of the attorney": "Kofi Osei", "Law office": "Osei Law"})
    ines.press("Save and go on", "The utilization review decision and its lines")


def _enter_decision(ines: Window, decided: date) -> None:
    ines.fill_day("Day of the decision", decided)
    ines.fill_day("Day it was mailed or handed over", decided)
    ines.answer("How it was served", "Mail")
    ines.answer("Is the dispute over a drug under the drug formulary?", "No")
    ines.answer("Was it denied only because information never came?", "No")
    ines.answer("Was liability also disputed when it was decided?", "No")
    lines = [
        ("X-ray of the lumbar spine", "Approved"),
        (FUSION, "Denied"),
        (BRACE, "Denied"),
        ("Physical therapy, 12 visits", "Modified"),
    ]
    for number, (requested, outcome) in enumerate(lines, start=1):
        if number > 1:
            ines.page.get_by_role("button", name="Add a line").click()
        line = ines.page.get_by_role("group", name=f"Line {number}", exact=True)
        line.get_by_label("What was asked for").fill(requested)
        line.get_by_label("What was decided").select_option(outcome)
    ines.page.get_by_role("group", name="Line 2").get_by_label("What the decision cites").fill("ACOEM, Low Back, 2004")
    ines.press("Save and go on", PROBLEM)
    ines.page.get_by_role("link", name="Line 4: enter what was approved of this line.").click()
    ines.page.get_by_role("group", name="Line 4").get_by_label("What was approved").fill("6 visits")
    ines.press("Save and go on", "What is disputed?")


def _enter_items(ines: Window) -> None:
    assert ines.page.get_by_role("group", name="Line 1").count() == 0
    for label in (f"Line 2: {FUSION}", f"Line 3: {BRACE}", "Line 4: Physical therapy, 12 visits"):
        ines.page.locator("label", has_text=label).click()
    ines.page.get_by_role("group", name="Line 3").get_by_label("Goes with").select_option(f"Line 2: {FUSION}")
    ines.fill({"The portion in dispute": THERAPY})
    added = ines.page.get_by_role("group", name="Added item 1")
    ines.page.get_by_text("Is there an item in dispute that is not on the decision?").click()
    added.get_by_label("What is disputed").fill(STUDY)
    ines.press("Save and go on", PROBLEM)
    added.get_by_label("Why it is not on the decision").fill("It was asked for by telephone.")
    ines.press("Save and go on", "The papers that go with it")


def invite(ines: Window, case: str) -> str:
    """Make the employee's code, and again, since the first letter was not printed; return the code of the second."""
    ines.open(f"/cases/{case}/", STANDS)
    ines.follow("Invite the employee", "Invite the employee?")
    ines.press("Make the code and show the letter", "Print this letter now")
    first = _code_on(ines)
    ines.follow("It is printed, go back to the case", STANDS)
    ines.follow("Invite the employee", "Invite the employee?")
    ines.press("Replace the code and show the new letter", "Print this letter now")
    ines.read("The code that was made before no longer works")
    second = _code_on(ines)
    assert first != second
    return second


def _code_on(ines: Window) -> str:
    return ines.page.get_by_role("article").locator(".paper__code").inner_text()


def complete_application(ines: Window, case: str) -> None:
    """Put the decision to the file, say that it is there, and submit."""
    ines.open("/docket/", "What must be done next?")
    row = ines.page.get_by_role("row", name=case)
    expect(row).to_contain_text("Intake clerk (you)")
    ines.follow(case, STANDS, within=row)
    ines.follow("Go on with the application", "The papers that go with it")
    ines.follow("Add a paper to the file", "Which document do you send?")
    send(ines, UR_DECISION, about="Utilization review decision", sender="Employee: Alma Reyes")
    ines.open(f"/cases/{case}/application/documents/", "The papers that go with it")
    ines.answer("Is a copy of the utilization review decision attached?", "Yes")
    ines.press("Save and go on", "Check your answers and sign")
    ines.press("Submit the application", PROBLEM)
    for office, kind in OFFICES.items():
        ines.answer(f"{office}: is this office the {kind} of this case?", "Yes, it is this office")
    ines.press("Submit the application", STANDS)
    ines.read("Eligibility review")


def correct_claim_number(ines: Window, case: str) -> None:
    """Correct what was mistyped; the old value is kept."""
    ines.open(f"/cases/{case}/application/", "What does the application say?")
    ines.follow("the injury and the claim", "Correct the application")
    ines.fill({"Claim number": "GC-4471-88"})
    ines.press("Save and leave", STANDS)
    ines.open(f"/cases/{case}/application/", "What does the application say?")
    row = ines.page.get_by_role("table", name="Corrected answers").get_by_role("row", name="Claim number")
    expect(row).to_contain_text("GC-4471-8")
    expect(row).to_contain_text("GC-4471-88")


def send_notice(ines: Window, case: str) -> None:
    """Preview the assignment notice both ways, and send it."""
    ines.open(f"/cases/{case}/", STANDS)
    ines.follow("Send the assignment notice", "Is this notice ready to send?")
    ines.page.locator("label", has_text="Electronic service").click()
    ines.press("Preview", "Is this notice ready to send?")
    ines.page.get_by_text("Why this date").click()
    ines.read("12 calendar days from")
    ines.press("Send the notice", "What was sent, and to whom?")
    expect(ines.page.get_by_role("row", name="Kofi Osei").first).to_contain_text("Electronic service")


def serve_notice(ines: Window, case: str) -> None:
    """Serve a request for records on a party that nobody signs in for: by mail, once its address is known."""
    ines.open(f"/cases/{case}/notices/", "What was sent, and to whom?")
    ines.follow("Enter how it was served on Valley Orchards", "How is this notice served?")
    ines.press("Served now", PROBLEM)
    ines.answer("How is it served?", "Mail")
    ines.press("Served now", PROBLEM)
    ines.page.get_by_role("link", name="Enter the address to which it goes.").click()
    expect(ines.page.get_by_label("Address", exact=True)).to_be_focused()
    ines.fill({"Address": "7 Orchard Lane, Visalia, CA 93291"})
    ines.press("Served now", "What was sent, and to whom?")
    ines.read("Service on Valley Orchards was recorded.")
    ines.read("Employer, 7 Orchard Lane, Visalia, CA 93291")


def close_records(ines: Window, case: str, *, documents: int) -> None:
    """Look at the file, find words in it, and close the time for records."""
    ines.open(f"/cases/{case}/documents/", "What is in this file?")
    ines.page.get_by_label("Words to find in the text of this case").fill("therap")
    ines.press("Search", "Where does it say “therap”?")
    ines.open(f"/cases/{case}/", STANDS)
    ines.follow("Close the records", "Are the records complete?", within=ines.page.get_by_role("main"))
    ines.read(f"{documents} documents")
    ines.press("Close the records", STANDS)


def serve(ines: Window, case: str) -> None:
    """Serve everyone, the first by mail and the others electronically; with the last the case closes."""
    ines.open(f"/cases/{case}/", STANDS)
    ines.follow("Serve the determination", "On whom must it still be served?")
    waiting = ines.page.get_by_role("button", name="Served now")
    expect(waiting).to_have_count(5)
    for left in range(4, -1, -1):
        ines.page.get_by_label("How,").first.select_option("Mail" if left == 4 else "Electronic service")
        ines.press("Served now on", "On whom must it still be served?" if left else "It was served on everyone")
        expect(waiting).to_have_count(left)
    ines.open(f"/cases/{case}/", STANDS)
    ines.read("Closed")


def read_readings(ines: Window, case: str) -> None:
    """Read in the history who read what."""
    ines.open(f"/cases/{case}/history/", "Who did what, and when?")
    ines.follow("Show also who read what", "Who did what, and when?")
    ines.read("Read a document")


def papers(ines: Window, case: str) -> list[str]:
    """Return the addresses of the papers in the file."""
    ines.open(f"/cases/{case}/documents/", "What is in this file?")
    links = ines.page.locator("a.document-name")
    return [str(link.get_attribute("href")) for link in links.all()]
