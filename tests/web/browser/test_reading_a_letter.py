"""Reading a letter: nothing bars anyone from its page, and without JavaScript a value chosen lights up in the text."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.letters.test_unread_layouts import letter
from tests.web.browser.looking import NARROW, WIDE, faults_of
from tests.web.browser.serving import COOKIE, Site, site

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]

LETTER = (Path(__file__).resolve().parents[3] / "samples/letters/ca1c-partial-approvals-pdfbox.txt").read_text("utf-8")
TEXTS = {
    "What this letter says": LETTER,
    "This letter does not read whole": LETTER.replace("MAXIMUS guideline:", "MAXIMUS guide", 1),
    "Known layout, no verified reader": letter("CA-3"),
}
"""Heading that is looked for → text that is pasted."""


def test_a_letter_is_read_by_anyone_signed_in_and_without_javascript(tmp_path: Path, browser: Browser) -> None:
    with site(tmp_path, walk="awaiting_records") as served:
        page = _page(browser, served, session=served.accounts["clerk"].session)
        page.goto("/")
        page.get_by_role("link", name="Read a letter").click()
        _read(page, LETTER)
        _look(page)
        page.context.close()

        page = _page(browser, served, session=served.accounts["clerk"].session, java_script_enabled=False)
        page.goto("/read-a-letter/")
        _read(page, LETTER)
        page.get_by_role("link", name="4 visits of occupational therapy").click()
        mark = page.locator("#v-items-1-quantities-0")
        expect(mark).to_be_in_viewport()
        expect(mark).to_have_css("background-color", "rgb(250, 206, 0)")
        with page.expect_download() as saved:
            page.get_by_role("button", name="Save the items (CSV)").click()
        assert saved.value.suggested_filename == "letter.csv"
        page.context.close()


def test_a_letter_is_read_by_everyone_from_the_sign_in_page(tmp_path: Path, browser: Browser) -> None:
    with site(tmp_path, walk="awaiting_records") as served:
        page = _page(browser, served)
        page.goto("/sign-in/")
        page.get_by_role("link", name="read a decision letter").click()
        expect(page.get_by_role("heading", name="What does this letter say?")).to_be_visible()
        _look(page)

        for heading, text in TEXTS.items():
            page.goto("/read-a-letter/")
            _read(page, text)
            expect(page.get_by_role("heading", name=heading)).to_be_visible()
            _look(page)

        page.set_viewport_size(NARROW)
        page.get_by_role("link", name="Go to the text").click()
        expect(page.get_by_role("heading", name="The text")).to_be_in_viewport()
        with page.expect_download() as saved:
            page.get_by_role("button", name="Save the report (PDF)").click()
        assert saved.value.path().read_bytes().startswith(b"%PDF")
        assert {cookie["name"] for cookie in page.context.cookies()} == {"csrftoken"}, (
            "nobody gets a session by reading"
        )
        page.context.close()


def _page(browser: Browser, served: Site, *, session: str = "", java_script_enabled: bool = True) -> Page:
    """Return a page of someone signed in, or of a stranger."""
    context = browser.new_context(base_url=served.address, viewport=WIDE, java_script_enabled=java_script_enabled)
    context.set_default_timeout(15_000)
    if session:
        context.add_cookies([{"name": COOKIE, "value": session, "url": served.address}])
    return context.new_page()


def _read(page: Page, text: str) -> None:
    """Paste a letter, and see its data."""
    page.get_by_label("Text of the letter").fill(text)
    page.get_by_role("button", name="Read the letter").click()
    expect(page.get_by_role("heading", name="What this letter says")).to_be_visible()


def _look(page: Page) -> None:
    """Hold the accessibility rules against a page at two widths; nothing may stand out of the narrow one."""
    assert faults_of(page) == []
    page.set_viewport_size(NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert faults_of(page) == []
    page.set_viewport_size(WIDE)
