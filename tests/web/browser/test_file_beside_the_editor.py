"""Beside the editor the reviewer finds words in the file and quotes them, with their page, and sees what the guideline reads as."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.browser.acts.signing_in import come_in
from tests.web.browser.serving import site
from tests.web.browser.windows import Open, Window

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]

ITEM = "Item 1: Lumbar fusion L4-S1"
PLACE, LAST_LINE = "Progress notes, page 2", "Norco 10 mg, therapy"
MARK_LAST_LINE = """text => {
    const words = text.textContent, range = document.createRange(), walker = document.createTreeWalker(text, 4);
    const start = words.trimEnd().lastIndexOf("\\n") + 1;
    let passed = 0;
    while (walker.nextNode() && passed + walker.currentNode.length <= start) passed += walker.currentNode.length;
    range.setStart(walker.currentNode, start - passed);
    range.setEnd(text, text.childNodes.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""
"""What a hand does with the mouse from the beginning of the last line to its end."""


def test_what_is_marked_in_the_file_is_quoted_with_its_page(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="in_review") as served:
        lind = window(served, "lind")
        come_in(lind)
        lind.open(f"/cases/{served.number}/review/items/1/", ITEM)

        _find(lind, "nowhere-at-all", "“nowhere-at-all” stands on none of 2 pages")
        _find(lind, "therapy", "“therapy” stands on 1 of 2 pages")
        lind.see(ITEM)
        _open_page(lind)
        _quote(lind)
        _see_picture(lind)
        _see_what_the_guideline_reads_as(lind)
        lind.see(ITEM)


def _find(lind: Window, words: str, heading: str) -> None:
    lind.page.get_by_label("Words to find in the file").fill(words)
    lind.page.get_by_role("button", name="Find").click()
    expect(lind.page.get_by_role("heading", name=heading)).to_be_focused()


def _open_page(lind: Window) -> None:
    beside = lind.page.locator("#file-page")
    beside.get_by_role("link", name=PLACE).click()
    expect(beside.get_by_role("heading", name=f"{PLACE} of 2")).to_be_focused()
    expect(beside.get_by_role("heading", name=f"{PLACE} of 2")).to_be_in_viewport()
    expect(lind.page.get_by_role("button", name="Save", exact=True)).to_be_in_viewport()
    expect(beside.locator("mark")).to_have_text("therapy")


def _quote(lind: Window) -> None:
    beside, rationale = lind.page.locator("#file-page"), lind.page.get_by_label("Rationale")
    rationale.fill("It was looked for.")
    button = beside.get_by_role("button", name="Quote what I marked")
    button.click()
    expect(rationale).to_have_value(f"It was looked for. ({PLACE})")
    beside.locator(".file__text").evaluate(MARK_LAST_LINE)
    button.click()
    expect(beside.get_by_role("status")).to_have_text("Quoted under “Rationale”.")
    expect(rationale).to_have_value(f"It was looked for. ({PLACE}) “{LAST_LINE}” ({PLACE})")
    expect(lind.page.locator("#saved")).to_contain_text("Saved by itself at")


def _see_picture(lind: Window) -> None:
    beside = lind.page.locator("#file-page")
    beside.get_by_role("link", name="Its picture").click()
    expect(beside.get_by_role("img", name="Page 2 as a picture.")).to_be_visible()
    lind.see(ITEM)
    beside.get_by_role("link", name="Its text").click()
    expect(beside.locator(".file__text")).to_contain_text(LAST_LINE)


def _see_what_the_guideline_reads_as(lind: Window) -> None:
    guideline, sources = lind.page.get_by_label("What your decision is based on"), lind.page.locator("#sources")
    guideline.fill("What I learned at school.")
    expect(sources).to_contain_text("“What I learned at school” (Source not recognised)")
    guideline.fill("Decision based on MTUS Low Back Complaints 2004.")
    expect(sources).to_contain_text("Look: Low Back Complaints, 2004 (Part of the MTUS)")
