"""On a site as shipped some checks are off: the pages say so, name the statement all the same, and lead to the reasons."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.browser.acts.signing_in import come_in
from tests.web.browser.serving import site
from tests.web.browser.test_findings_beside_the_text import FALSE_ABSENCE, ITEM_1, READY, SUMMARY, TOLD
from tests.web.browser.test_reading_a_letter import LETTER
from tests.web.browser.windows import Open, Window

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]

OFF = "kinds of finding are off on this site because they were right too seldom"
CHECKS, READ = "Which checks are on?", "What this letter says"
STATEMENT = "“no documentation of physical therapy”"
LINES_OF_BADGES = """() => [...document.querySelectorAll(".switch")].map(each => {
    const words = document.createRange();
    words.selectNodeContents(each);
    return words.getClientRects().length;
})"""


def test_what_is_not_looked_for_is_said_beside_the_text_and_before_the_signature(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="in_review", checks="") as served:
        lind = window(served, "lind")
        come_in(lind)
        _write(lind, served.number)

        for heading in (ITEM_1, READY):
            lind.see(heading)
            lind.read(OFF)
            folded = lind.page.get_by_text("To know, no answer needed: 1")
            expect(folded).to_contain_text(STATEMENT)
            folded.click()
            expect(lind.page.get_by_role("heading", name=f"Item 1: {STATEMENT}")).to_be_visible()
            lind.see(heading)
            _follow_to_checks(lind)
            lind.open(f"/cases/{served.number}/sign/", READY)


def test_whoever_reads_a_letter_is_told_too(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="awaiting_records", checks="") as served:
        stranger = window(served, "stranger")
        stranger.open("/read-a-letter/", "What does this letter say?")
        stranger.page.locator("textarea").fill(LETTER)
        stranger.press("Read the letter", READ)
        stranger.read(OFF)
        _follow_to_checks(stranger)


def test_the_page_of_the_checks_says_why_the_setting_has_them_on(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="awaiting_records") as served:
        stranger = window(served, "stranger")
        stranger.open("/checks/", CHECKS)
        stranger.read("by this site’s setting, though right too seldom")


def test_the_record_tells_what_is_no_longer_checked(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="a_check_switched_off", checks="") as served:
        lind = window(served, "lind")
        come_in(lind)
        lind.open(f"/cases/{served.number}/findings/", "What was found before it was signed?")
        row = lind.page.locator(".record__row", has_text="says that something is absent (physical therapy)")
        expect(row.locator(".record__end")).to_have_text("No longer checked")
        expect(row.get_by_text("No longer checked on this site")).to_be_visible()
        lind.open(f"/cases/{served.number}/sign/", READY)
        lind.read("What was found before, and what became of it")
        lind.read("No longer checked on this site")


def _write(lind: Window, case: str) -> None:
    lind.open(f"/cases/{case}/review/summary/", SUMMARY)
    lind.fill({"Clinical case summary": TOLD})
    lind.press("Save", SUMMARY)
    lind.open(f"/cases/{case}/review/items/1/", ITEM_1)
    lind.page.get_by_text("Upheld:").click()
    lind.fill({"What your decision is based on": "The MTUS, Low Back Complaints 2004.", "Rationale": FALSE_ABSENCE})
    lind.press("Save", ITEM_1)


def _follow_to_checks(person: Window) -> None:
    person.follow("Which checks are on", CHECKS)
    assert set(person.page.evaluate(LINES_OF_BADGES)) == {1}, "no badge breaks within its word"
