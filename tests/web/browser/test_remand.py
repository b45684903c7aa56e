"""A remand that cannot go back to the same reviewer: not by the list, not by the address of the page that assigns."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browser.looking import NARROW, WIDE, faults_of
from tests.web.browser.serving import COOKIE, Site, site

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]

FORMER, OTHER = "Dr Maja Lind", "Dr Olu Adeyemi"


def opened(browser: Browser, served: Site, who: str) -> Page:
    context = browser.new_context(base_url=served.address, viewport=WIDE)
    context.add_cookies([{"name": COOKIE, "value": served.accounts[who].session, "url": served.address}])
    return context.new_page()


def looked_at(page: Page) -> None:
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        assert faults_of(page) == []
    page.set_viewport_size(WIDE)


def test_a_remand_does_not_go_back_to_the_same_reviewer(tmp_path: Path, browser: Browser) -> None:
    with site(tmp_path, walk="a_case_set_aside") as served:
        page = opened(browser, served, "okafor")
        page.goto(f"/cases/{served.number}/")
        page.get_by_role("link", name="Send it on to be reviewed anew").click()
        expect(page.get_by_role("heading", name="Who decides this case anew?")).to_be_visible()
        expect(page.get_by_role("definition").filter(has_text=FORMER)).to_be_visible()
        looked_at(page)

        page.get_by_role("button", name="Send it on").click()
        expect(page.get_by_role("heading", name=re.compile("There (is a|are)"))).to_be_visible()
        looked_at(page)
        page.get_by_label("Which paper of the file is the order?").select_option(index=2)
        page.get_by_label("Or: why another reviewer").fill("No other organization is under contract.")
        page.get_by_role("button", name="Send it on").click()

        expect(page.get_by_role("heading", name=f"Who shall review case {served.number}?")).to_be_visible()
        assert [each.inner_text() for each in page.locator(".offered__name").all()] == [OTHER]
        page.get_by_text("who may not review this case, and why").click()
        barred = page.get_by_role("link", name=FORMER)
        expect(barred).to_be_visible()
        looked_at(page)

        person = (barred.get_attribute("href") or "").strip("/").split("/")[-1]
        page.goto(f"/cases/{served.number}/reviewer/{person}/")
        expect(page.get_by_role("button", name=re.compile("Assign|Choose"))).to_have_count(0)
        looked_at(page)

        page.goto(f"/cases/{served.number}/appeals/")
        expect(page.get_by_text("Another reviewer of Test Review Organization")).to_be_visible()
        looked_at(page)
        former = opened(browser, served, "lind")
        answer = former.goto(f"/cases/{served.number}/")
        assert answer is not None
        assert answer.status == 404
