"""Those who read and check: quality reviewer, the Division, auditor."""

from playwright.sync_api import expect

from tests.web.browser.acts.clerk import STANDS
from tests.web.browser.acts.papers import FILE
from tests.web.browser.windows import PROBLEM, Window

TRAIL = "Does the audit trail hold?"


def send_back(quality: Window, case: str, *, remark: str) -> None:
    """The quality reviewer: reads the signed letter, cannot issue it, returns it with a remark."""
    quality.see("What must be done next?")
    quality.follow("All open", "What must be done next?")
    quality.follow(case, STANDS)
    quality.follow("Read the signed review", "Is it ready to go out?")
    assert quality.page.get_by_role("button", name="Issue this determination").count() == 0
    quality.press("Return to the reviewer", PROBLEM)
    quality.fill({"What must be looked at again": remark})
    quality.press("Return to the reviewer", "What must be done next?")


def oversee(dana: Window, case: str) -> None:
    """The Division: finds the case by the employee's name, reads letter and history, and changes nothing."""
    dana.see("What must be done next?")
    dana.page.get_by_role("search").get_by_role("textbox").fill("Reyes")
    dana.press("Show", "What must be done next?")
    dana.follow(case, STANDS)
    assert dana.page.get_by_role("main").get_by_role("button").count() == 0
    for path, heading in (
        ("letter/", "What was decided and why?"),
        ("documents/", FILE),
        ("history/", "Who did what, and when?"),
    ):
        dana.open(f"/cases/{case}/{path}", heading)
    expect(dana.page.get_by_role("link", name="Show also who read what")).to_have_count(0)


def audit(aude: Window, case: str) -> None:
    """The auditor of the organization: verifies the trail, reads who did what in the case, and opens no page of it."""
    aude.see(TRAIL)
    aude.read("The trail was not verified from this page yet.")
    aude.press("Verify the trail now", TRAIL)
    aude.see("Every chain held when it was last verified")
    aude.page.get_by_text("Verify against a witness").click()
    witness = aude.save("Save a witness").path()
    aude.page.get_by_label("Witness kept from an earlier day").set_input_files(witness)
    aude.press("Verify against this witness", TRAIL)
    aude.read("against a witness")
    aude.page.get_by_label("Case number").fill(case[-3:].lstrip("0"))
    aude.press("Show", TRAIL)
    aude.follow(case, f"Who did what in case {case}?")
    aude.read("Dr Maja Lind")
    aude.page.get_by_label("What", exact=True).select_option("Signed the review")
    aude.press("Show", f"Who did what in case {case}?")
    aude.page.locator("main summary").first.click()
    aude.see(f"Who did what in case {case}?")
    assert aude.save("JSON lines").suggested_filename == f"events-{case}.jsonl"
    aude.open("/audit/chains/site/", "Who did what on the site?")
    expect(aude.page.get_by_role("table")).to_contain_text("Verified the audit trail")
    assert {aude.status_of(f"/cases/{case}/{page}") for page in ("", "documents/", "letter/", "history/")} == {404}


def audit_for_division(vera: Window, case: str) -> None:
    """The auditor of the Division, once the organization's has verified: reads the same, and not who reviews."""
    vera.see(TRAIL)
    vera.read("Every chain held when it was last verified")
    vera.follow(case, f"Who did what in case {case}?")
    vera.read("The expert reviewer")
    vera.read("Who reviews is confidential")
    vera.fill({"Name": "Maja"})
    vera.press("Show", f"Who did what in case {case}?")
    vera.read("No event fits.")
    vera.open(f"/audit/chains/{case}/?near=3", f"Who did what in case {case}?")
    vera.read("Around event 3.")
    vera.open("/audit/chains/site/?role=expert_reviewer", "Who did what on the site?")
    vera.read("An expert reviewer")
    vera.save("CSV")
    assert vera.status_of(f"/cases/{case}/") == 404
