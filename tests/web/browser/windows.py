"""One person's window of the site: what they do in it, what they see, and all that ever reached it."""

import base64
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Download, Locator, Page, expect

from tests.web.browser.looking import WIDE, Looks
from tests.web.browser.serving import Site

PROBLEM = "There is a problem"
"""Heading of the summary of what was refused, be it one fault or several."""

_PROBLEM = re.compile(r"^There (is a problem|are \d+ problems)$")
_OF_THE_SITE = re.compile(r"^(?!.*/static/)")


class Window:
    """A window of one person, in a browser context of its own.

    Attributes:
        name: The person's, as the test calls them.
        page: What the window shows.
        complaints: Errors that reached its console.
    """

    def __init__(self, browser: Browser, site: Site, *, name: str, archive: Path, looks: Looks) -> None:
        self.name = name
        self.site = site
        self.complaints: list[str] = []
        self._archive = archive
        self._looks = looks
        self._context = browser.new_context(
            base_url=site.address,
            viewport=WIDE,
            record_har_path=archive,
            record_har_content="embed",
            record_har_url_filter=_OF_THE_SITE,
        )
        self._context.set_default_timeout(15_000)
        self._context.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self._context.on("weberror", lambda fault: self.complaints.append(str(fault.error)))
        self.page: Page = self._context.new_page()

    def open(self, path: str, heading: str) -> None:
        """Type an address of the site, and see its page."""
        self.page.goto(path)
        self.see(heading)

    def see(self, heading: str) -> None:
        """Wait for a page by one of its headings, and look at it as ``Looks`` does."""
        name = _PROBLEM if heading == PROBLEM else heading
        expect(self.page.get_by_role("heading", name=name, exact=True).first).to_be_visible()
        self._looks.look(self.page, heading=heading)

    def read(self, words: str) -> None:
        """Find words on the page."""
        expect(self.page.get_by_role("main").get_by_text(words).first).to_be_visible()

    def follow(self, link: str, heading: str, *, within: Locator | None = None) -> None:
        """Follow a link of the page, and see where it leads."""
        found = (within or self.page).get_by_role("link", name=link).first
        with self.page.expect_navigation():
            found.click()
        self.see(heading)

    def press(self, button: str, heading: str) -> None:
        """Press a button that sends a form, and see what comes."""
        with self.page.expect_navigation():
            self.page.get_by_role("main").get_by_role("button", name=button).first.click()
        self.see(heading)

    def fill(self, fields: dict[str, str]) -> None:
        """Fill fields of the page, by their labels."""
        for label, value in fields.items():
            self.page.get_by_label(label, exact=True).fill(value)

    def fill_day(self, legend: str, day: date) -> None:
        """Type a day: month, day and year."""
        group = self.page.get_by_role("group", name=legend)
        group.get_by_label("Month").select_option(str(day.month))
        group.get_by_label("Day").fill(str(day.day))
        group.get_by_label("Year").fill(str(day.year))

    def answer(self, question: str, words: str) -> None:
        """Answer a question that has its answers beneath it."""
        self.page.get_by_role("group", name=question).get_by_text(words, exact=True).click()

    def status_of(self, path: str) -> int:
        """Return the status with which an address answers this person."""
        return self._context.request.get(path).status

    def save(self, link: str) -> Download:
        """Save the file behind a link."""
        with self.page.expect_download() as taken:
            self.page.get_by_role("link", name=link, exact=True).click()
        return taken.value

    def close(self) -> None:
        """Close the window; done twice it is done."""
        self._context.close()

    def received(self) -> list[bytes]:
        """Close the window, and return all bodies that ever reached it, but for static files."""
        self.close()
        entries = json.loads(self._archive.read_text())["log"]["entries"]
        contents = [entry["response"]["content"] for entry in entries]
        return [_bytes_of(content) for content in contents if content.get("text")]


Open = Callable[[Site, str], Window]
"""Opens a window of a site for someone of the cast, by name."""


def _bytes_of(content: dict[str, str]) -> bytes:
    text = content["text"]
    return base64.b64decode(text) if content.get("encoding") == "base64" else text.encode()
