"""From the application to the sent assignment notice, as clerk, director, claims administrator and employee see it."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from openimr.web import clock
from tests.web.browser.conftest import faults_of
from tests.web.browser.serving import Site, site

Window = Callable[[Site, str], Page]

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]


def see(page: Page, heading: str) -> None:
    """Wait for a page by a heading, and hold the accessibility rules and the width of a phone against it."""
    expect(page.get_by_role("heading", name=heading, exact=True).first).to_be_visible()
    assert faults_of(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert faults_of(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})


def type_day(page: Page, legend: str, day: date) -> None:
    group = page.get_by_role("group", name=legend)
    group.get_by_label("Month").select_option(str(day.month))
    group.get_by_label("Day").fill(str(day.day))
    group.get_by_label("Year").fill(str(day.year))


def answer(page: Page, question: str, words: str) -> None:
    page.get_by_role("group", name=question).get_by_text(words, exact=True).click()


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Save and go on").click()


def enter_who(page: Page) -> None:
    page.goto("/docket/")
    see(page, "What must be done next?")
    page.get_by_role("link", name="New application").click()
    see(page, "Who is the employee?")
    page.get_by_label("First name").fill("Alma")
    page.get_by_label("Last name").fill("Reyes")
    type_day(page, "Date of birth", date(1971, 6, 3))
    go_on(page)
    see(page, "There is a problem")
    answer(page, "Is this one of the employees we know?", "Alma Reyes")
    go_on(page)


def enter_injury(page: Page) -> None:
    see(page, "The injury and the claim")
    type_day(page, "Date of injury", date(2023, 5, 9))
    page.get_by_label("Claim number", exact=True).fill("GC-4471-88")
    page.get_by_label("Employer").fill("Valley Orchards")
    page.get_by_label("Company", exact=True).fill("Golden Coast Claims")
    page.get_by_label("Name of the physician").fill("Dr Paul Tanaka")
    page.get_by_label("Practice or medical group").fill("Bayside Spine Group")
    go_on(page)


def enter_decision(page: Page, decided: date) -> None:
    see(page, "The utilization review decision and its lines")
    type_day(page, "Day of the decision", decided)
    type_day(page, "Day it was mailed or handed over", decided)
    answer(page, "How it was served", "Mail")
    answer(page, "Is the dispute over a drug under the drug formulary?", "No")
    answer(page, "Was it denied only because information never came?", "No")
    answer(page, "Was liability also disputed when it was decided?", "No")
    first = page.get_by_role("group", name="Line 1")
    first.get_by_label("What was asked for").fill("Spinal cord stimulator trial")
    first.get_by_label("What was decided").select_option("Denied")
    page.get_by_role("button", name="Add a line").click()
    second = page.get_by_role("group", name="Line 2")
    expect(second).to_be_visible()
    expect(first.get_by_label("What was asked for")).to_have_value("Spinal cord stimulator trial")
    second.get_by_label("What was asked for").fill("Physical therapy, 12 visits")
    second.get_by_label("What was decided").select_option("Modified")
    go_on(page)
    see(page, "There is a problem")
    page.get_by_role("link", name="Enter what was approved of this line.").click()
    page.get_by_role("group", name="Line 2").get_by_label("What was approved").fill("6 visits")
    go_on(page)


def enter_items_and_sign(page: Page) -> None:
    see(page, "What is disputed?")
    page.locator("label", has_text="Line 1: Spinal cord stimulator trial").click()
    page.locator("label", has_text="Line 2: Physical therapy, 12 visits").click()
    page.get_by_label("The portion in dispute").fill("6 visits of physical therapy")
    go_on(page)
    see(page, "The papers that go with it")
    answer(page, "Is a copy of the utilization review decision attached?", "Yes")
    go_on(page)
    see(page, "Check your answers and sign")
    answer(page, "Who files this application?", "The employee")
    answer(page, "Is it signed by the employee, or by who files it?", "Yes")
    answer(page, "Does the employee consent to obtaining the medical records?", "Yes")
    page.get_by_role("button", name="Submit the application").click()
    see(page, "Where does this case stand?")


def decide(page: Page, case: str) -> None:
    page.goto(f"/cases/{case}/")
    page.get_by_role("link", name="Decide eligibility").click()
    see(page, "May each item be reviewed?")
    second = page.get_by_role("region", name="Item 2")
    second.get_by_text("All questions and answers").click()
    assert faults_of(page) == []
    second.get_by_label("Decision").select_option("NOT_UR_DECISION")
    page.get_by_role("button", name="Preview the decision").click()
    see(page, "What this decision will do")
    page.get_by_role("button", name="Decide", exact=True).click()
    see(page, "There is a problem")
    second = page.get_by_role("region", name="Item 2")
    second.get_by_label("Why, in your words").fill("The body part of this item is in dispute.")
    page.get_by_role("button", name="Decide", exact=True).click()
    see(page, "Where does this case stand?")


def send_notice(page: Page, case: str) -> None:
    page.goto(f"/cases/{case}/")
    page.get_by_role("link", name="Send the assignment notice").click()
    see(page, "Is this notice ready to send?")
    page.get_by_text("Electronic service", exact=True).click()
    page.get_by_role("button", name="Preview").click()
    page.get_by_text("Why this date").click()
    expect(page.get_by_text("12 calendar days from").first).to_be_visible()
    page.get_by_role("button", name="Send it: electronic service").click()
    see(page, "What was sent, and to whom?")


def test_an_application_becomes_an_assigned_case(tmp_path: Path, signed_in_browser: Window) -> None:
    decided = clock.legal_day(clock.now()) - timedelta(days=10)
    with site(tmp_path, walk="awaiting_records") as served:
        clerk = signed_in_browser(served, "clerk")
        enter_who(clerk)
        case = clerk.url.split("/")[4]
        enter_injury(clerk)
        enter_decision(clerk, decided)
        enter_items_and_sign(clerk)
        decide(signed_in_browser(served, "okafor"), case)
        send_notice(clerk, case)
        for page, heading in (
            ("history/?readings=1", "Who did what, and when?"),
            ("application/", "What does the application say?"),
            ("eligibility/", "May each item be reviewed?"),
            ("close-records/", "Are the records complete?"),
        ):
            clerk.goto(f"/cases/{case}/{page}")
            see(clerk, heading)

        noor = signed_in_browser(served, "noor")
        noor.goto("/docket/")
        see(noor, "What must be done next?")
        noor.get_by_role("row", name=case).get_by_text("Why", exact=False).first.click()
        expect(noor.get_by_text("12 calendar days from").first).to_be_visible()
        alma = signed_in_browser(served, "alma")
        alma.goto("/")
        see(alma, "My cases")
        alma.get_by_role("link", name=f"Case {case}").click()
        see(alma, "We are waiting for your medical records")
        stranger = signed_in_browser(served, "stranger")
        assert stranger.request.get(f"/cases/{case}/").status == 404


def test_every_page_is_read_without_javascript(tmp_path: Path, browser: object) -> None:
    with site(tmp_path, walk="awaiting_records") as served:
        context = browser.new_context(base_url=served.address, java_script_enabled=False)  # type: ignore[attr-defined] # playwright's Browser
        context.add_cookies([{"name": "sessionid", "value": served.sessions["clerk"], "url": served.address}])
        page = context.new_page()
        page.goto(f"/cases/{served.number}/")
        page.locator("summary", has_text="Why").first.click()
        expect(page.get_by_text("15 calendar days from").first).to_be_visible()
        page.get_by_role("link", name="Notices").click()
        expect(page.get_by_text("Disputed treatment 1: Lumbar fusion L4-S1")).to_be_visible()
        context.close()
