"""The papers of the case, and how they are sent."""

from tests.web.browser.windows import Window
from tests.web.documents.files_of_tests import pdf

_MARK = "SAMPLE - not a real case"

UR_DECISION = pdf(f"{_MARK}\nUtilization review decision\nX-ray: approved. Fusion, brace: denied. Therapy: modified.")
RECORDS = pdf(
    f"{_MARK}\nProgress note, lumbar spine\nPain after lifting.",
    f"{_MARK}\nPhysical therapy, visits 1 to 6\nLifting rose from 10 to 25 pounds.",
    f"{_MARK}\nFlexion and extension views\nNo instability at L4-S1.",
)
OPERATIVE_REPORT = pdf(f"{_MARK}\nOperative report\nLaminotomy of 2019.")
PHYSICIANS_LETTER = pdf(f"{_MARK}\nLetter of the requesting physician\nThe fusion is asked for again.")
ALMAS_LETTER = pdf(f"{_MARK}\nLetter of the employee\nI cannot lift my child.")

FILE = "What is in this file?"


def send(window: Window, paper: bytes, *, about: str, sender: str = "") -> None:
    """Send a paper from the page for it; staff say who sent it."""
    file_name = f"{about.lower().replace(' ', '-')}.pdf"
    file = {"name": file_name, "mimeType": "application/pdf", "buffer": paper}
    window.page.get_by_label("File", exact=True).set_input_files(file)  # type: ignore[arg-type] # playwright's own shape
    window.page.get_by_label("What is it?").fill(about)
    if sender:
        window.page.get_by_label("Who sent it?").select_option(sender)
    window.page.get_by_role("button", name="Send the document").click()
    window.see(FILE)
    window.read(file_name)
