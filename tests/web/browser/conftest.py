"""A browser, and the accessibility rules held against each page it passes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.web.browser.serving import COOKIE, Site

CHROMIUM = "/usr/bin/chromium"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip("no chromium: install Debian's")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def signed_in_browser(browser: Browser) -> Iterator[Callable[[Site, str], Page]]:
    """Return a function that opens a window of the site, signed in as someone of the cast; no error may reach its console."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def window_of(site: Site, name: str) -> Page:
        context = browser.new_context(base_url=site.address, viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": COOKIE, "value": site.sessions[name], "url": site.address}])
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield window_of
    for context in contexts:
        context.close()

    assert complaints == []


def faults_of(page: Page) -> list[tuple[str, list[str]]]:
    """Return what the accessibility rules hold against a page: rule and places; nothing is left out."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    return [(fault["id"], [node["html"][:200] for node in fault["nodes"]]) for fault in found.response["violations"]]
