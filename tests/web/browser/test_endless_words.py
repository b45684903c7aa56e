"""Words without an end break where their line does, and push no page out of its window."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.web.browser.acts.reviewer import answer_findings
from tests.web.browser.acts.signing_in import come_in
from tests.web.browser.beginnings import ENDLESS
from tests.web.browser.looking import WIDE
from tests.web.browser.serving import site
from tests.web.browser.windows import Open, Window

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]

WIDTHS = [1280, 640, 390, 320]
TREATMENT = f"Treatment{ENDLESS}"


def test_no_page_of_a_review_grows_with_its_words(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="a_review_in_endless_words") as served:
        case = f"/cases/{served.number}"
        lind = window(served, "lind")
        come_in(lind)
        _see(lind, f"{case}/review/items/1/", f"Item 1: {TREATMENT}")
        _see(lind, f"{case}/review/", "What is decided and why?")
        _see(lind, f"{case}/review/summary/", "What does the file tell of the employee?")
        _see(lind, f"{case}/sign/", "Is it ready to sign?")
        _see(lind, f"{case}/findings/", "What was found before it was signed?")
        lind.open(f"{case}/sign/", "Is it ready to sign?")
        answer_findings(lind)
        lind.press("Sign this determination", "You signed")

        okafor = window(served, "okafor")
        come_in(okafor)
        _see(okafor, f"{case}/issue/", "Is it ready to go out?")
        _see(okafor, f"{case}/", "Where does this case stand?")
        lind.close()
        okafor.close()


def _see(window: Window, path: str, heading: str) -> None:
    window.open(path, heading)
    stands_out = {width: each for width in WIDTHS if (each := _standing_out(window.page, width))}
    window.page.set_viewport_size(WIDE)

    assert stands_out == {}, path


def _standing_out(page: Page, width: int) -> int:
    """Return by how many pixels a page is wider than its window."""
    page.set_viewport_size(ViewportSize(width=width, height=900))
    return int(page.evaluate("document.documentElement.scrollWidth")) - width
