"""An item is authorized while its review is written, and a regular review becomes expedited while records are awaited."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from openimr.law.days import legal_day
from openimr.web import clock
from tests.web.browser.acts.clerk import STANDS
from tests.web.browser.acts.reviewer import REVIEW, answer_findings
from tests.web.browser.acts.signing_in import come_in
from tests.web.browser.serving import site
from tests.web.browser.windows import PROBLEM, Open, Window

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]

ENDED, WILL = "Has the dispute over an item ended?", "What this will do"
PAPER = "The letter of authorization; binder 4."


def test_an_item_authorized_in_mid_review_drops_out_and_the_rest_go_on(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="written") as served:
        case = served.number
        noor, ines, lind = (window(served, name) for name in ("noor", "clerk", "lind"))
        for person in (noor, ines, lind):
            come_in(person)

        _tell(noor, case)
        _confirm(ines, case)

        lind.open(f"/cases/{case}/review/", REVIEW)
        lind.read("2 of 2 items decided")
        lind.read("Item 3 ended")
        lind.open(f"/cases/{case}/sign/", "Is it ready to sign?")
        answer_findings(lind)
        letter = lind.page.get_by_role("main")
        expect(letter.get_by_text("Lumbar brace").first).to_be_visible()
        expect(letter.get_by_text("6 visits of physical therapy")).to_have_count(0)
        lind.press("Sign this determination", "You signed")
        noor.open(f"/cases/{case}/", STANDS)
        noor.read("Authorized")


def test_a_conversion_in_mid_flight_shortens_the_time_and_says_why(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="a_recent_case") as served:
        case, ines = served.number, window(served, "clerk")
        come_in(ines)
        heading = "Is this review expedited from now on?"

        ines.open(f"/cases/{case}/expedite/", heading)
        ines.press("Preview", PROBLEM)
        ines.answer("Who certified the threat?", "A physician who treats the employee")
        ines.fill_day("Date on the certification", legal_day(clock.now()))
        for label in ("The certification", "The paper that supports it"):
            ines.page.get_by_label(label, exact=True).select_option("Progress notes")
        ines.answer("Has the treatment been given already?", "No")
        ines.press("Preview", WILL)
        ines.read("This clock stops: Records from the claims administrator")
        ines.read("This clock runs: Records from the claims administrator, expedited")
        ines.press("Make it expedited", STANDS)
        ines.read("Clocks that were stopped")
        expect(ines.page.get_by_role("main").get_by_text("Expedited", exact=True)).to_be_visible()


def _tell(noor: Window, case: str) -> None:
    """The claims administrator tells it; an empty form is refused."""
    noor.open(f"/cases/{case}/", STANDS)
    noor.follow("Tell us that a dispute has ended", ENDED)
    noor.press("Preview", PROBLEM)
    noor.page.get_by_text("Item 3: 6 visits of physical therapy").click()
    noor.answer("What ended the dispute?", "The claims administrator authorized the treatment in writing")
    yesterday = legal_day(clock.now()) - timedelta(days=1)
    noor.fill_day("Day it happened", yesterday)
    noor.fill_day("Date on the paper", yesterday)
    noor.fill({"If it is not in the file: what it is, and where it is kept": PAPER})
    noor.press("Preview", WILL)
    noor.press("Tell the review organization", ENDED)
    noor.read("Waits for an answer")


def _confirm(ines: Window, case: str) -> None:
    """The clerk finds it on the docket, looks at what it does, and confirms it."""
    ines.open("/docket/", "What must be done next?")
    expect(ines.page.get_by_role("row", name=case)).to_contain_text("Answer word that a dispute has ended")
    ines.open(f"/cases/{case}/ended/", ENDED)
    ines.follow("confirm it, or say why it does not count", "Does the paper show that the dispute has ended?")
    ines.read(PAPER)
    ines.answer("Does the paper show it?", "Yes: the items end")
    ines.press("Preview", WILL)
    ines.read("The case stays as it is: In review.")
    ines.press("Answer", STANDS)
    ines.read("We were told in time")
