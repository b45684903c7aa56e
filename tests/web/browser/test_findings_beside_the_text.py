"""A draft says that nothing documents what its own summary holds: both places are shown, it is set right, and kept so."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.browser.acts.reviewer import answer_findings
from tests.web.browser.acts.signing_in import come_in
from tests.web.browser.serving import site
from tests.web.browser.windows import PROBLEM, Open, Window

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]

ITEM_1, ITEM_2, ITEM_3 = "Item 1: Lumbar fusion L4-S1", "Item 2: Lumbar brace", "Item 3: 6 visits of physical therapy"
SUMMARY = "What does the file tell of the employee?"
READY = "Is it ready to sign?"
TOLD = (
    "The employee has a lumbar injury. Physical therapy was completed in 2023: twelve sessions, without lasting relief."
)
FALSE_ABSENCE = "There is no documentation of physical therapy. The fusion is not necessary."
TRUE_WORDS = "Twelve sessions of physical therapy brought no lasting relief. The fusion is not necessary."
NO_SOURCE = "I looked at it myself."
ANSWER = "The reports of the sessions carry it; no guideline speaks of it."


def test_a_false_absence_is_set_right_and_another_finding_is_answered(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="in_review") as served:
        lind = window(served, "lind")
        come_in(lind)
        case = served.number

        _write(lind, case)
        _see_both_places(lind)
        _set_right(lind)
        _answer_what_stays(lind, case)
        lind.press("Sign this determination", "You signed")
        _read_record(lind, case)

        okafor = window(served, "okafor")
        come_in(okafor)
        okafor.open(f"/cases/{case}/issue/", "Is it ready to go out?")
        okafor.read("Fixed")
        okafor.read(ANSWER)
        okafor.follow("Which checks are on", "Which checks are on?")
        _read_record(okafor, case)

        assert [body for body in okafor.received() if b"Lind" in body] == []


def _write(lind: Window, case: str) -> None:
    lind.open(f"/cases/{case}/review/summary/", SUMMARY)
    lind.fill({"Clinical case summary": TOLD})
    lind.press("Save", SUMMARY)
    lind.open(f"/cases/{case}/review/items/2/", ITEM_2)
    lind.page.get_by_text("Upheld:").click()
    lind.press("Save", ITEM_2)
    lind.open(f"/cases/{case}/review/items/3/", ITEM_3)
    _decide(
        lind, "Overturned", NO_SOURCE, "Function improved with the visits so far: lifting rose from 10 to 25 pounds."
    )
    lind.press("Save", ITEM_3)
    lind.open(f"/cases/{case}/review/items/1/", ITEM_1)
    _decide(lind, "Upheld", "The decision rests on the MTUS, Low Back Complaints 2004.", FALSE_ABSENCE)


def _see_both_places(lind: Window) -> None:
    """The draft saves itself, and the finding comes beside it without the page being loaded anew."""
    card = lind.page.locator("#findings .finding", has_text="says that something is absent (physical therapy)")
    expect(card.locator(".side:not(.side--against) mark")).to_have_text("no documentation of physical therapy")
    expect(card.locator(".side--against mark")).to_contain_text("Physical therapy was completed")
    expect(card.get_by_role("link", name="Clinical case summary")).to_be_visible()
    card.get_by_role("link", name="Item 1, rationale").click()
    marked = "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert lind.page.get_by_label("Rationale", exact=True).evaluate(marked) == "no documentation of physical therapy"
    lind.page.get_by_role("link", name="of the checks to look at here").click()
    lind.press("Save", ITEM_1)
    expect(card).to_be_visible()


def _set_right(lind: Window) -> None:
    lind.fill({"Rationale": TRUE_WORDS})
    lind.press("Save", ITEM_1)
    expect(lind.page.locator("#findings .finding", has_text="(physical therapy)")).to_have_count(0)


def _answer_what_stays(lind: Window, case: str) -> None:
    """Answer one beside the editor by keyboard, where an empty line is refused, and the others before signing."""
    lind.open(f"/cases/{case}/review/items/3/", ITEM_3)
    first = lind.page.locator("#findings > .finding").first
    line = first.get_by_role("textbox")
    line.press("Enter")
    expect(first.locator(".usa-error-message")).to_have_text("Say in one line why it stays as it is.")
    expect(line).to_be_focused()
    expect(line).to_have_accessible_description(re.compile("Say in one line why it stays as it is"))
    lind.see(ITEM_3)
    second = lind.page.locator("#findings > .finding").nth(1).get_by_role("heading")
    leads_to = second.inner_text() if second.count() else "Your answer is kept."
    line.fill(ANSWER)
    line.press("Enter")
    expect(lind.page.locator("#findings [role=status]")).to_have_text("Your answer is kept.")
    expect(lind.page.locator(":focus")).to_have_text(leads_to)
    lind.see(ITEM_3)
    lind.open(f"/cases/{case}/sign/", READY)
    lind.read("must be set right or answered before you can sign")
    expect(lind.page.get_by_role("button", name="Sign this determination")).to_have_count(0)
    lind.press("Keep this answer", PROBLEM)
    lind.page.get_by_role("main").get_by_role("textbox").fill(ANSWER)
    lind.press("Keep this answer", READY)
    answer_findings(lind)
    lind.read("Nothing blocks")


def _read_record(person: Window, case: str) -> None:
    person.open(f"/cases/{case}/findings/", "What was found before it was signed?")
    fixed = person.page.locator(".record__row", has_text="says that something is absent (physical therapy)")
    expect(fixed.locator(".record__end")).to_have_text("Fixed")
    expect(fixed.locator("mark").first).to_have_text("no documentation of physical therapy")
    answered = person.page.locator(".record__row", has_text=ANSWER).first
    expect(answered.locator(".record__end")).to_have_text("Answered")


def _decide(lind: Window, outcome: str, guideline: str, rationale: str) -> None:
    lind.page.get_by_text(f"{outcome}:").click()
    lind.fill({"What your decision is based on": guideline, "Rationale": rationale})
