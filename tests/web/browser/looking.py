"""What a browser test looks at on every page it passes."""

import re

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page, ViewportSize

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE = ViewportSize(width=1280, height=900)
NARROW = ViewportSize(width=320, height=800)

_KEYS = re.compile(r'value="[0-9A-Za-z-]{32,}"')
"""What every page has anew: the keys of its forms."""

_AXE = AXE_FILE_PATH.read_text(encoding="utf-8")
_RUN = """rules => axe.run(document, {
    runOnly: {type: "tag", values: rules}, resultTypes: ["violations"], selectors: false
}).then(found => found.violations.map(fault => [fault.id, fault.nodes.map(node => node.html.slice(0, 200))]))"""
"""What is told of a fault: its rule and its places; less is told than could be, nothing less is looked at."""

Fault = tuple[str, list[str]]


def faults_of(page: Page) -> list[Fault]:
    """Return what the accessibility rules hold against a page: rule and places; nothing is left out."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    return [(rule, places) for rule, places in page.evaluate(_RUN, RULES)]


class Looks:
    """Looks at pages: each as a whole, and once for each heading as on a phone.

    A page that was seen before, the same but for the keys of its forms, is not looked at a second time.
    """

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._narrow: set[str] = set()

    def look(self, page: Page, *, heading: str) -> None:
        """Hold the accessibility rules against a page; on a phone nothing may stand out of its width either."""
        content = hash(_KEYS.sub("", page.content()))
        if content in self._seen:
            return
        self._seen.add(content)
        assert faults_of(page) == []
        page.set_viewport_size(NARROW)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        if heading not in self._narrow:
            self._narrow.add(heading)
            assert faults_of(page) == []
        page.set_viewport_size(WIDE)
