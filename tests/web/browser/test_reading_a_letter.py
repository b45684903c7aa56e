"""Reading a letter: nothing bars anyone from its page, and without JavaScript a value chosen lights up in the text."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browser.looking import NARROW, WIDE, faults_of
from tests.web.browser.serving import COOKIE, Site, site

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]

LETTER = Path(__file__).resolve().parents[3] / "samples" / "letters" / "ca1c-partial-approvals-pdfbox.txt"


def test_a_letter_is_read_by_anyone_and_without_javascript(tmp_path: Path, browser: Browser) -> None:
    with site(tmp_path, walk="awaiting_records") as served:
        page = _page(browser, served)
        _read(page)
        assert faults_of(page) == []
        page.set_viewport_size(NARROW)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        assert faults_of(page) == []
        page.goto("/read-a-letter/")
        assert faults_of(page) == []
        page.context.close()

        page = _page(browser, served, java_script_enabled=False)
        _read(page)
        page.get_by_role("link", name="4 visits of occupational therapy").click()
        mark = page.locator("#v-items-1-quantities-0")
        expect(mark).to_be_in_viewport()
        expect(mark).to_have_css("background-color", "rgb(250, 206, 0)")
        with page.expect_download() as saved:
            page.get_by_role("button", name="Save as CSV").click()
        assert saved.value.suggested_filename == "letter.csv"
        page.context.close()


def _page(browser: Browser, served: Site, *, java_script_enabled: bool = True) -> Page:
    """Return a page of someone signed in."""
    context = browser.new_context(base_url=served.address, viewport=WIDE, java_script_enabled=java_script_enabled)
    context.set_default_timeout(15_000)
    context.add_cookies([{"name": COOKIE, "value": served.accounts["clerk"].session, "url": served.address}])
    return context.new_page()


def _read(page: Page) -> None:
    """Find the page by its link, paste a letter, and see its data."""
    page.goto("/")
    page.get_by_role("link", name="Read a letter").click()
    page.get_by_label("Text of the letter").fill(LETTER.read_text(encoding="utf-8"))
    page.get_by_role("button", name="Read the letter").click()
    expect(page.get_by_role("heading", name="What this letter says")).to_be_visible()
