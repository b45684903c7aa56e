"""The medical director: decides eligibility, chooses the reviewer, issues; and the conflict officer beside them."""

from playwright.sync_api import expect

from tests.web.browser.acts.clerk import STANDS, STUDY
from tests.web.browser.windows import PROBLEM, Window


def decide_eligibility(okafor: Window, case: str) -> None:
    """Hold every item eligible but the one that was added."""
    okafor.see("What must be done next?")
    row = okafor.page.get_by_role("row", name=case)
    expect(row).to_contain_text("Medical director (you)")
    okafor.follow(case, STANDS, within=row)
    okafor.follow("Decide eligibility", "May each item be reviewed?")
    added = okafor.page.get_by_role("region", name=f"Item 4: {STUDY}")
    added.get_by_text("All questions and answers").click()
    okafor.see("May each item be reviewed?")
    okafor.press("Preview the decision", PROBLEM)
    okafor.read("Item 1: choose a decision.")
    for item in okafor.page.locator("section.ruling").all():
        item.get_by_label("Decision").select_option("eligible")
    added.get_by_label("Decision").select_option("NOT_UR_DECISION")
    okafor.press("Preview the decision", PROBLEM)
    for item in okafor.page.locator("section.ruling").all()[:3]:
        item.get_by_label("Why, in your words").fill(
            "The claims administrator told us by telephone that nothing ended it."
        )
    okafor.page.get_by_role("link", name="Item 4: say why you decide otherwise than the rules read.").click()
    expect(added.get_by_label("Why, in your words")).to_be_focused()
    added.get_by_label("Why, in your words").fill("Nobody asked utilization review for it.")
    okafor.press("Preview the decision", "What this decision will do")
    okafor.press("Decide", STANDS)
    okafor.read("Assigned for review")
    okafor.open(f"/cases/{case}/eligibility/", "May each item be reviewed?")
    okafor.read("NOT_UR_DECISION")


def screen(connie: Window, case: str) -> None:
    """The conflict officer: enters what a reviewer declared, and sees who may not review and why."""
    connie.see("What must be done next?")
    expect(connie.page.get_by_role("row", name=case)).to_contain_text("Conflict officer (you)")
    connie.follow("Reviewers", "Who may review?")
    connie.follow("Dr Eva Tied", "Dr Eva Tied")
    connie.press("Declare", PROBLEM)
    connie.answer("Kind", "Financial")
    connie.page.get_by_label("With the organization").select_option("Golden Coast Claims")
    connie.press("Declare", "Dr Eva Tied")
    connie.open(f"/cases/{case}/", STANDS)
    connie.follow("Choose a reviewer", f"Who shall review case {case}?")
    connie.page.get_by_text("2 who may not review this case, and why").click()
    for name, reason in (("Dr Eva Tied", "Golden Coast Claims"), ("Dr Tom Lapsed", "licence")):
        term = connie.page.locator("dt", has_text=name)
        expect(term.locator("xpath=following-sibling::dd[1]")).to_contain_text(reason)
    connie.see(f"Who shall review case {case}?")


def choose(okafor: Window, case: str, reviewer: str) -> None:
    """Choose a reviewer among those who may, on a page that asks first."""
    okafor.open(f"/cases/{case}/reviewer/", f"Who shall review case {case}?")
    okafor.follow(f"Choose {reviewer}", f"Assign case {case} to {reviewer}?")
    okafor.follow("Back to the list", f"Who shall review case {case}?")
    okafor.follow(f"Choose {reviewer}", f"Assign case {case} to {reviewer}?")
    okafor.press(f"Assign to {reviewer}", f"Who reviews case {case}?")
    okafor.read("Has not attested yet")


def issue(okafor: Window, case: str) -> None:
    """Issue the determination in the organization's name."""
    okafor.open("/docket/", "What must be done next?")
    okafor.follow(case, STANDS)
    okafor.follow("Check and issue", "Is it ready to go out?")
    okafor.read("Nothing blocks")
    okafor.press("Issue this determination", "On whom must it still be served?")
