"""Pages that only read work with JavaScript off."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.web.browser.serving import COOKIE, site

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]


def test_every_page_is_read_without_javascript(tmp_path: Path, browser: Browser) -> None:
    with site(tmp_path, walk="awaiting_records") as served:
        context = browser.new_context(base_url=served.address, java_script_enabled=False)
        context.add_cookies([{"name": COOKIE, "value": served.accounts["clerk"].session, "url": served.address}])
        page = context.new_page()
        page.goto(f"/cases/{served.number}/")
        page.locator("summary", has_text="Why").first.click()
        expect(page.get_by_text("15 calendar days from").first).to_be_visible()
        page.get_by_role("link", name="Notices").click()
        expect(page.get_by_text("Disputed treatment 1: Lumbar fusion L4-S1")).to_be_visible()
        context.close()
