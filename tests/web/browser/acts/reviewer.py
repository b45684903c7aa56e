"""The reviewers: one declines, one attests, reads the file, asks for records, decides and signs."""

from playwright.sync_api import expect

from tests.web.browser.acts.clerk import BRACE, FUSION, STANDS, THERAPY
from tests.web.browser.acts.papers import FILE
from tests.web.browser.windows import PROBLEM, Window

REVIEW = "What is decided and why?"
GUIDELINE = "The Expert Reviewer based the decision on the MTUS, Low Back Disorders, 2023."


def decline(ferro: Window, case: str) -> None:
    """Decline the case, with a reason."""
    ferro.see("What must be done next?")
    ferro.follow(case, STANDS)
    ferro.follow("Attest or decline", f"May you review case {case}?")
    ferro.press("Decline this case", PROBLEM)
    ferro.page.get_by_label("Why do you decline?").fill("I treated her in 2019.")
    ferro.press("Decline this case", "What must be done next?")
    assert ferro.status_of(f"/cases/{case}/") == 404


def see_nothing_yet(lind: Window, case: str, *, papers: list[str]) -> None:
    """See who takes part, and nothing of the file before attesting."""
    lind.follow(case, STANDS)
    lind.open(f"/cases/{case}/documents/", FILE)
    lind.read("The file is closed to you until you have attested")
    assert [paper for paper in papers if lind.status_of(paper) != 404] == []
    assert lind.status_of(f"/cases/{case}/review/") == 404
    lind.open(f"/cases/{case}/documents/search/?words=lumbar", "Where does it say “lumbar”?")
    lind.read("On none of 0 pages")


def attest(lind: Window, case: str) -> None:
    """Answer every question, so that the file opens."""
    lind.open(f"/cases/{case}/attest/", f"May you review case {case}?")
    lind.press("Attest and open the file", PROBLEM)
    for group in lind.page.locator("fieldset").all():
        is_statement = group.locator("legend").inner_text().startswith("I ")
        group.get_by_text("Yes" if is_statement else "No", exact=True).first.click()
    lind.press("Attest and open the file", REVIEW)


def read_file(lind: Window, case: str) -> None:
    """Find words in the file, and open the page that holds them."""
    lind.follow("What is in the file", FILE)
    lind.page.get_by_label("Words to find in the text of this case").fill("instability")
    lind.press("Search", "Where does it say “instability”?")
    lind.follow("Page 3", "medical-records.pdf")
    expect(lind.page.locator("mark")).to_have_text("instability")
    expect(lind.page.get_by_role("img", name="Page 3 as a picture.")).to_be_visible()


def ask_for_records(lind: Window, case: str) -> None:
    """Ask the claims administrator for a paper; every party gets a copy."""
    lind.open(f"/cases/{case}/records-requests/", "Which records were asked for?")
    lind.page.get_by_label("Of whom").select_option("Golden Coast Claims (claims administrator)")
    lind.fill({"Which records": "The operative report, please."})
    lind.press("Send to every party", "Which records were asked for?")
    lind.read("Not answered yet.")


def write_review(lind: Window, case: str) -> None:
    """Write the summary and decide each item, the file beside it; drafts save themselves."""
    lind.open("/docket/", "What must be done next?")
    lind.follow(case, STANDS)
    lind.follow("Open the review", REVIEW)
    lind.follow("Go on with the summary", "What does the file tell of the employee?")
    lind.fill({"Clinical case summary": "A lumbar injury of 05/09/2023.\n\nA fusion was requested."})
    expect(lind.page.locator("#saved")).to_contain_text("Saved by itself at")
    lind.see("What does the file tell of the employee?")
    lind.open(f"/cases/{case}/review/items/1/", f"Item 1: {FUSION}")
    lind.page.get_by_role("link", name="Medical records").click()
    expect(lind.page.locator("#file-page")).to_contain_text("Progress note, lumbar spine")
    lind.page.get_by_role("link", name="Next page").click()
    expect(lind.page.locator("#file-page")).to_contain_text("Physical therapy, visits 1 to 6")
    lind.see(f"Item 1: {FUSION}")
    _decide(lind, "Upheld", "No instability was found on flexion and extension views.")
    expect(lind.page.locator("#missing")).not_to_contain_text("Item 1")
    lind.press("Save and go to item 2", f"Item 2: {BRACE}")
    lind.page.get_by_text("Upheld:").click()
    follows = lind.page.get_by_label("Does it follow another item?")
    expect(follows.locator("option:checked")).to_have_text(f"Yes, item 1: {FUSION}")  # as the application has it
    lind.press("Save and go to item 3", f"Item 3: {THERAPY}")
    _decide(lind, "Overturned", "")
    lind.press("Save", f"Item 3: {THERAPY}")


def sign(lind: Window, case: str) -> None:
    """See what is still missing, then what cannot stand in a letter, mend both, and sign."""
    lind.open(f"/cases/{case}/sign/", "Is it ready to sign?")
    lind.follow("Item 3", f"Item 3: {THERAPY}")
    lind.fill({"Rationale": "See above. Item 1: Upheld"})
    lind.press("Save", f"Item 3: {THERAPY}")
    lind.open(f"/cases/{case}/sign/", "Is it ready to sign?")
    lind.follow("Item 3", f"Item 3: {THERAPY}")
    lind.fill({"Rationale": "Function improved with the visits so far: lifting rose from 10 to 25 pounds."})
    lind.press("Save", f"Item 3: {THERAPY}")
    lind.open(f"/cases/{case}/review/", REVIEW)
    lind.follow("Read the letter and sign", "Is it ready to sign?")
    answer_findings(lind)
    lind.read("Nothing blocks")
    lind.press("Sign this determination", "You signed")


def answer_findings(lind: Window) -> None:
    """Answer in one line each finding of the checks that is still open."""
    waiting = lind.page.locator("[aria-labelledby=open-heading] .finding")
    while waiting.count():
        waiting.first.get_by_role("textbox").fill("It was weighed, and stands as it is.")
        lind.press("Keep this answer", "Is it ready to sign?")


def sign_again(lind: Window, case: str, *, remark: str) -> None:
    """Read why it came back, and sign it once more."""
    lind.open(f"/cases/{case}/review/", REVIEW)
    lind.read(remark)
    lind.follow("Read the letter and sign", "Is it ready to sign?")
    lind.press("Sign this determination", "You signed")


def _decide(lind: Window, outcome: str, rationale: str) -> None:
    lind.page.get_by_text(f"{outcome}:").click()
    lind.fill({"What your decision is based on": GUIDELINE, "Rationale": rationale})
