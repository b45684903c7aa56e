"""Those who read and check: quality reviewer, the Division, auditor."""

from playwright.sync_api import expect

from tests.web.browser.acts.clerk import STANDS
from tests.web.browser.acts.papers import FILE
from tests.web.browser.windows import PROBLEM, Window


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
    """The auditor: has an account and opens no case; the trail is verified by ``openimr audit verify``."""
    aude.see("My account")
    assert aude.status_of(f"/cases/{case}/") == 404
