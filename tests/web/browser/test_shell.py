"""Signing in, one's account, people, organizations, and the pages of errors, as a browser shows them."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.browser.looking import faults_of
from tests.web.browser.serving import COOKIE, Site, site
from tests.web.cast import PASSWORD
from tests.web.shell.signing_in import code_of

Window = Callable[..., Page]

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("shell"), walk="awaiting_records") as found:
        yield found


@pytest.fixture
def window(browser: Browser, served: Site) -> Iterator[Window]:
    """Return a function that opens a window, signed in as someone of the cast or as nobody."""
    contexts: list[BrowserContext] = []

    def opened(name: str = "") -> Page:
        context = browser.new_context(base_url=served.address, viewport={"width": 1280, "height": 900})
        contexts.append(context)
        if name:
            context.add_cookies([{"name": COOKIE, "value": served.accounts[name].session, "url": served.address}])
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def see(page: Page, heading: str) -> None:
    """Wait for a page by its heading, and hold the accessibility rules and the width of a phone against it."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert faults_of(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 900})


def press(page: Page, button: str) -> None:
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()


def see_problem(page: Page, heading: str) -> None:
    expect(page.get_by_role("alert")).to_contain_text("problem")
    see(page, heading)


def test_a_person_signs_in_or_is_told_why_not(window: Window) -> None:
    page = window()
    page.goto("/people/me/")
    see(page, "Sign in")
    press(page, "Sign in")
    see_problem(page, "Sign in")
    page.get_by_label("E-mail address").fill("nobody@people.test")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    see_problem(page, "Sign in")

    page.get_by_role("link", name="I forgot my password").click()
    see(page, "Set a new password")
    page.get_by_label("E-mail address").fill("nobody@people.test")
    press(page, "Send the link")
    see(page, "Look at your mail")
    page.goto("/sign-in/password/new/a-b/")
    see(page, "This link works no more")
    page.goto("/sign-in/inactive/")
    see(page, "This account is closed")


def test_an_employee_s_code_is_asked_for_and_tried_a_few_times(window: Window) -> None:
    page = window()
    page.goto("/sign-in/")
    page.get_by_role("link", name="Sign in with the code of my letter").click()
    heading = "Sign in with the code of your letter"
    see(page, heading)
    press(page, "Sign in")
    see_problem(page, heading)
    for count in range(6):
        page.goto("/people/invitation/")
        page.get_by_label("Case number").fill("IM25-7777777")
        page.get_by_label("Month").select_option("8")
        page.get_by_label("Day").fill("2")
        page.get_by_label("Year").fill("1971")
        page.get_by_label("One-time code").fill("AAAA-AAAA-AAAA")
        press(page, "Sign in")
        if count == 0:
            see_problem(page, heading)
    see(page, "Too many tries")


def test_a_second_factor_is_removed_set_up_and_used(window: Window) -> None:
    page = window("alma")
    page.goto("/people/me/")
    see(page, "My account")
    page.get_by_role("link", name="Change it").click()
    see(page, "Change your password")
    press(page, "Change the password")
    see_problem(page, "Change your password")

    page.goto("/sign-in/second-factor/mine/")
    see(page, "Your second factor")
    page.get_by_role("link", name="Remove the app").click()
    see(page, "Confirm that it is you")
    page.get_by_label("Password").fill("not the password")
    press(page, "Confirm")
    see_problem(page, "Confirm that it is you")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Confirm")
    see(page, "Remove your authenticator app?")
    press(page, "Remove it")

    page.goto("/sign-in/second-factor/mine/")
    see(page, "Your second factor")
    page.get_by_role("link", name="Set up an authenticator app").click()
    see(page, "Set up your second factor")
    page.get_by_role("textbox", name="Code").fill("000000")
    press(page, "Finish")
    see_problem(page, "Set up your second factor")
    secret = "".join(page.locator("code.secret").inner_text().split())
    page.get_by_role("textbox", name="Code").fill(code_of(secret))
    press(page, "Finish")
    see(page, "Your recovery codes")
    recovery = page.locator("li code").first.inner_text()
    page.reload()
    see(page, "Your recovery codes")
    page.get_by_role("link", name="Make new codes").click()
    see(page, "Make new recovery codes?")

    page.get_by_role("button", name="Sign out").click()
    see(page, "You are signed out")
    page.get_by_role("link", name="Sign in again").click()
    page.get_by_label("E-mail address").fill("alma@home.test")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    see(page, "Enter the code of your second factor")
    page.get_by_role("textbox", name="Code").fill("000000")
    press(page, "Go on")
    see_problem(page, "Enter the code of your second factor")
    page.get_by_role("textbox", name="Code").fill(recovery)
    press(page, "Go on")
    page.goto("/people/me/")
    see(page, "My account")


def test_the_administrator_keeps_people_and_organizations(window: Window) -> None:
    page = window("founder")
    page.goto("/people/organizations/")
    see(page, "Which organizations are there?")
    press(page, "Add the organization")
    see_problem(page, "Which organizations are there?")
    page.get_by_label("Kind").select_option(label="Employer")
    page.get_by_label("Name").fill("Valley Orchards")
    press(page, "Add the organization")
    expect(page.get_by_role("status")).to_have_text("Valley Orchards was added.")
    see(page, "Which organizations are there?")

    page.get_by_role("link", name="People").click()
    see(page, "Who may sign in?")
    page.get_by_role("link", name="Add a person").click()
    see(page, "Add a person")
    page.get_by_label("Full name").fill("Mina Mason")
    page.get_by_label("E-mail address").fill("mina@people.test")
    press(page, "Add the person")
    see(page, "Mina Mason")
    page.get_by_label("Role").select_option(label="Attorney")
    page.get_by_label("For the organization").select_option(label="Golden Coast Claims")
    press(page, "Give the role")
    see_problem(page, "Mina Mason")
    page.get_by_label("For the organization").select_option(label="Osei Law")
    press(page, "Give the role")
    see(page, "Mina Mason")
    page.get_by_role("link", name="End it").click()
    see(page, "End this role?")
    press(page, "End the role now")
    see(page, "Mina Mason")

    page.goto("/people/")
    page.get_by_role("link", name="Noor Haddad").click()
    see(page, "Noor Haddad")
    page.get_by_role("link", name="Lost: reset it").click()
    see(page, "Reset the second factor of Noor Haddad?")


def test_each_refusal_has_its_page(window: Window) -> None:
    page = window("founder")
    page.goto("/no/such/page/")
    see(page, "This page is not here")

    page.goto("/people/me/")
    other = page.context.new_page()
    other.goto("/people/me/")
    other.get_by_label("Full name").fill("Ada F. Founder")
    press(other, "Save the name")
    expect(other.get_by_role("status")).to_have_text("Your name was changed.")
    page.get_by_label("Full name").fill("Ada Founder-Lovelace")
    press(page, "Save the name")
    see(page, "This changed while you worked on it")
    expect(page.get_by_text("Ada Founder-Lovelace")).to_be_visible()
    page.get_by_role("main").get_by_role("link").click()
    see(page, "My account")

    for field, heading in [("once", "What was sent cannot be read"), ("csrfmiddlewaretoken", "The form was not taken")]:
        page.goto("/people/me/")
        page.evaluate(f"document.querySelectorAll('main [name={field}]').forEach(input => input.remove())")
        press(page, "Save the name")
        see(page, heading)

    page.goto("/people/")
    page.get_by_role("link", name=re.compile("^Ada")).click()
    page.get_by_role("link", name="End it").click()
    press(page, "End the role now")
    see(page, "This step cannot be taken now")


@pytest.mark.parametrize(
    ("template", "heading"), [("422.html", "The letter cannot be written so"), ("500.html", "Something failed here")]
)
def test_what_no_page_of_a_sound_site_answers_can_be_read_too(window: Window, template: str, heading: str) -> None:
    page = window()
    words = {"sentence": "Item 2: expected an outcome.", "path": "/cases/IM25-0000001/", "organization_name": "Review"}
    shown = render_to_string(template, words)
    page.route("**/pretended/", lambda route: route.fulfill(body=shown, content_type="text/html"))

    page.goto("/pretended/")

    see(page, heading)


def test_the_first_form_is_sent_by_keyboard_alone(window: Window) -> None:
    page = window()
    page.goto("/sign-in/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("nobody@people.test")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")

    see_problem(page, "Sign in")
