"""From the attestation to the closed case, as reviewer, quality reviewer, director, clerk and employee see it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser.conftest import faults_of
from tests.web.browser.serving import Site, site

Window = Callable[[Site, str], Page]

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]


def see(page: Page, heading: str) -> None:
    """Wait for a page by its heading, and hold the accessibility rules against it."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    assert faults_of(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 900})


def attest(page: Page, case: str) -> None:
    page.goto(f"/cases/{case}/attest/")
    see(page, "May you review case")
    for group in page.locator("fieldset").all():
        legend = group.locator("legend").inner_text()
        answer = "Yes" if legend.startswith(("I am", "I hold", "I have", "I do")) else "No"
        group.get_by_text(answer, exact=True).first.click()
    page.get_by_role("button", name="Attest and open the file").click()


def write_item(page: Page, *, outcome: str, guideline: str, rationale: str) -> None:
    page.get_by_text(f"{outcome}:").click()
    page.get_by_label("What your decision is based on").fill(guideline)
    page.get_by_label("Rationale").fill(rationale)


def test_a_case_goes_from_the_attestation_to_closed(tmp_path: Path, signed_in_browser: Window) -> None:
    with site(tmp_path, walk="chosen") as served:
        case = served.number
        lind = signed_in_browser(served, "lind")
        attest(lind, case)

        lind.goto(f"/cases/{case}/review/")
        see(lind, "What is decided and why?")
        lind.get_by_role("link", name="Go on with the summary").click()
        see(lind, "What does the file tell of the employee?")
        lind.get_by_label("Clinical case summary").fill("A lumbar injury of 05/09/2023.\n\nA fusion was requested.")
        expect(lind.locator("#saved")).to_contain_text("Saved by itself at")
        assert faults_of(lind) == []

        lind.goto(f"/cases/{case}/review/items/1/")
        see(lind, "Item 1: Lumbar fusion L4-S1")
        lind.get_by_role("link", name="Progress notes").click()
        expect(lind.locator("#file-page")).to_contain_text("Progress note, lumbar spine")
        lind.get_by_role("link", name="Next page").click()
        expect(lind.locator("#file-page")).to_contain_text("Norco 10 mg")
        assert faults_of(lind) == []
        write_item(lind, outcome="Upheld", guideline="MTUS, Low Back, 2023.", rationale="No instability was found.")
        expect(lind.locator("#missing")).not_to_contain_text("Item 1")
        lind.get_by_role("button", name="Save and go to item 2").click()

        see(lind, "Item 2: Lumbar brace")
        lind.get_by_text("Upheld:").click()
        lind.get_by_label("Does it follow another item?").select_option(label="Yes, item 1: Lumbar fusion L4-S1")
        lind.get_by_role("button", name="Save and go to item 3").click()

        see(lind, "Item 3: 6 visits of physical therapy")
        write_item(lind, outcome="Overturned", guideline="MTUS, Low Back, 2023.", rationale="See above. Item 1: Upheld")
        lind.get_by_role("button", name="Save", exact=True).click()
        expect(lind.get_by_text("Item 3 was saved.")).to_be_visible()

        lind.goto(f"/cases/{case}/sign/")
        see(lind, "Is it ready to sign?")
        lind.get_by_role("link", name="Item 3, the rationale").click()
        lind.get_by_label("Rationale").fill("Function improved with the visits so far.")
        lind.get_by_role("button", name="Save", exact=True).click()
        expect(lind.get_by_text("Item 3 was saved.")).to_be_visible()
        lind.goto(f"/cases/{case}/review/")
        see(lind, "What is decided and why?")
        lind.get_by_role("link", name="Read the letter and sign").click()
        see(lind, "Is it ready to sign?")
        expect(lind.get_by_text("Nothing blocks")).to_be_visible()
        lind.get_by_role("button", name="Sign this determination").click()
        see(lind, "You signed")

        quality = signed_in_browser(served, "quality")
        quality.goto(f"/cases/{case}/issue/")
        see(quality, "Is it ready to go out?")
        assert quality.get_by_role("button", name="Issue this determination").count() == 0
        quality.get_by_label("What must be looked at again").fill("Which visits?")
        quality.get_by_role("button", name="Return to the reviewer").click()
        lind.goto(f"/cases/{case}/review/")
        expect(lind.get_by_text("Which visits?")).to_be_visible()
        see(lind, "What is decided and why?")
        lind.goto(f"/cases/{case}/sign/")
        lind.get_by_role("button", name="Sign this determination").click()
        see(lind, "You signed")

        okafor = signed_in_browser(served, "okafor")
        okafor.goto(f"/cases/{case}/issue/")
        see(okafor, "Is it ready to go out?")
        okafor.get_by_role("button", name="Issue this determination").click()
        see(okafor, "On whom must it still be served?")

        clerk = signed_in_browser(served, "clerk")
        clerk.goto(f"/cases/{case}/serve/")
        for _ in range(5):
            see(clerk, "On whom must it still be served?")
            clerk.get_by_role("button", name="Served now").first.click()
        see(clerk, "It was served on everyone")

        alma = signed_in_browser(served, "alma")
        alma.goto(f"/cases/{case}/letter/")
        see(alma, "What was decided in your case")
        with alma.expect_download() as taken:
            alma.get_by_role("link", name="PDF", exact=True).click()
        assert taken.value.suggested_filename == f"determination-{case}.pdf"
        noor = signed_in_browser(served, "noor")
        noor.goto(f"/cases/{case}/letter/")
        see(noor, "What was decided and why?")


def test_typed_words_survive_a_second_window_and_a_broken_line(tmp_path: Path, signed_in_browser: Window) -> None:
    with site(tmp_path, walk="in_review") as served:
        first, second = (signed_in_browser(served, "lind") for _ in range(2))
        for page in (first, second):
            page.goto(f"/cases/{served.number}/review/items/1/")
        first.get_by_label("Rationale").fill("From the first window.")
        expect(first.locator("#saved")).to_contain_text("Saved by itself at")

        second.get_by_label("Rationale").fill("From the second window.")
        expect(second.locator("#saved")).to_contain_text("Not saved by itself.")
        expect(second.get_by_label("Rationale")).to_have_value("From the second window.")
        assert faults_of(second) == []


def test_records_are_asked_for_and_answered(tmp_path: Path, signed_in_browser: Window) -> None:
    with site(tmp_path, walk="in_review") as served:
        lind, noor = signed_in_browser(served, "lind"), signed_in_browser(served, "noor")
        lind.goto(f"/cases/{served.number}/records-requests/")
        see(lind, "Which records were asked for?")
        lind.get_by_label("Of whom").select_option(label="Golden Coast Claims (claims administrator)")
        lind.get_by_label("Which records").fill("The operative report, please.")
        lind.get_by_role("button", name="Send to every party").click()
        expect(lind.get_by_text("The request was sent.")).to_be_visible()

        noor.goto(f"/cases/{served.number}/records-requests/")
        see(noor, "Which records were asked for?")
        noor.get_by_role("link", name="Answer it").click()
        see(noor, "What was sent?")
        noor.get_by_label("Your answer").fill("It is enclosed.")
        noor.get_by_role("button", name="Send to every party").click()
        see(noor, "Which records were asked for?")
