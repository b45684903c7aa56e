"""A question that follows from an answer is shown where it applies; without JavaScript it stands open, and says when."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browser.looking import faults_of
from tests.web.browser.serving import COOKIE, Site, site

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]

CERTIFIED = "Does a certification of that threat come with the application?"
WHO = "Who certified it?"
NAMES = {"First name": "Nova", "Last name": "Quist"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("follow-ups"), walk="awaiting_records") as found:
        yield found


def opened(browser: Browser, served: Site, *, with_javascript: bool) -> Page:
    context = browser.new_context(base_url=served.address, java_script_enabled=with_javascript)
    context.add_cookies([{"name": COOKIE, "value": served.accounts["clerk"].session, "url": served.address}])
    page = context.new_page()
    page.goto("/applications/new/")
    for label, value in NAMES.items():
        page.get_by_label(label, exact=True).fill(value)
    return page


def answer(page: Page, question: str, words: str) -> None:
    page.get_by_role("group", name=question).get_by_text(words, exact=True).click()


def saved(page: Page) -> str:
    """Save the step, and read what the application holds of the kind of review."""
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("heading", name="The injury and the claim")).to_be_visible()
    page.get_by_role("link", name="All answers").click()
    return page.get_by_role("region", name="The employee").inner_text()


def test_with_javascript_it_is_shown_where_it_applies_and_what_is_hidden_is_not_sent(
    browser: Browser, served: Site
) -> None:
    page = opened(browser, served, with_javascript=True)
    certified, who = page.get_by_role("group", name=CERTIFIED), page.get_by_role("group", name=WHO)
    expect(certified).to_be_hidden()

    answer(page, "Is the review expedited?", "Yes, expedited")
    expect(certified).to_be_visible()
    expect(who).to_be_hidden()
    answer(page, CERTIFIED, "Yes")
    answer(page, WHO, "The Administrative Director")
    assert faults_of(page) == []
    answer(page, "Is the review expedited?", "No, regular")
    expect(certified).to_be_hidden()
    expect(who).to_be_hidden()
    assert page.locator("[name=expedited_certified_by]:enabled").count() == 0

    assert WHO not in saved(page)
    page.context.close()


def test_what_is_stored_is_neither_hidden_nor_held_back_where_its_question_loses_its_answer(
    browser: Browser, served: Site
) -> None:
    page = opened(browser, served, with_javascript=True)
    saved(page)
    page.goto(page.url + "who/")
    answer(page, "Is the review expedited?", "Yes, expedited")
    answer(page, CERTIFIED, "Yes")
    answer(page, WHO, "The Administrative Director")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("link", name="All answers").click()
    page.goto(page.url + "who/")
    who = page.get_by_role("group", name=WHO)

    answer(page, CERTIFIED, "Not known")
    expect(who).to_be_visible()
    assert page.locator("[name=expedited_certified_by]:disabled").count() == 0
    answer(page, CERTIFIED, "No")
    expect(who).to_be_hidden()
    page.context.close()


def test_a_line_that_is_added_shows_its_follow_ups_where_they_apply(browser: Browser, served: Site) -> None:
    page = opened(browser, served, with_javascript=True)
    saved(page)
    page.goto(page.url + "decision/")

    page.get_by_role("button", name="Add a line").click()
    line = page.get_by_role("group", name="Line 2", exact=True)
    expect(line).to_be_visible()
    expect(line.get_by_label("What was approved")).to_be_hidden()
    line.get_by_label("What was decided").select_option("Modified")
    expect(line.get_by_label("What was approved")).to_be_visible()
    page.context.close()


def test_without_javascript_it_stands_open_and_says_when_it_is_asked(browser: Browser, served: Site) -> None:
    page = opened(browser, served, with_javascript=False)
    expect(page.get_by_text("If the review is expedited:")).to_be_visible()
    expect(page.get_by_text("If a certification comes with it:")).to_be_visible()
    expect(page.get_by_role("group", name=WHO)).to_be_visible()

    answer(page, CERTIFIED, "Yes")
    answer(page, WHO, "The Administrative Director")

    assert WHO not in saved(page)
    answers = page.url
    page.goto(answers + "who/")
    answer(page, "Is the review expedited?", "Yes, expedited")
    answer(page, CERTIFIED, "Yes")
    answer(page, WHO, "The Administrative Director")
    page.get_by_role("button", name="Save and leave").click()
    page.goto(answers)
    expect(page.get_by_role("region", name="The employee")).to_contain_text("The Administrative Director")
    page.context.close()
