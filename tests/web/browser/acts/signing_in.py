"""How people come in: with a second factor, by the code of a letter, or signed in before the test began."""

from datetime import date

from tests.web.browser.serving import COOKIE
from tests.web.browser.windows import PROBLEM, Window
from tests.web.cast import PASSWORD
from tests.web.shell.signing_in import code_of

DOCKET = "What must be done next?"


def sign_in(window: Window) -> None:
    """Sign in with e-mail address, password and the code that the authenticator app shows."""
    account = window.site.accounts[window.name]
    window.open("/", "Sign in")
    window.fill({"E-mail address": account.email, "Password": PASSWORD})
    window.press("Sign in", "Enter the code of your second factor")
    _type_code(window, account.secret)
    window.see(DOCKET)


def come_in(window: Window) -> None:
    """Come in with a session that was there before: the forms of signing in were seen in other windows."""
    account = window.site.accounts[window.name]
    window.page.context.add_cookies([{"name": COOKIE, "value": account.session, "url": window.site.address}])
    window.page.goto("/")


def sign_in_by_letter(window: Window, *, case: str, code: str, born: date) -> None:
    """Sign in with case number, date of birth and the one-time code of a letter; keep the sign-in."""
    window.open("/", "Sign in")
    heading = "Sign in with the code of your letter"
    window.follow("Sign in with the code of my letter", heading)
    window.fill({"Case number": case, "One-time code": "AAAA-AAAA-AAAA"})
    window.fill_day("Your date of birth", born)
    window.press("Sign in", PROBLEM)
    window.fill({"One-time code": code})
    window.press("Sign in", "Do you want to come back?")
    window.fill({"E-mail address": "alma@home.test", "Password": PASSWORD})
    window.press("Keep my sign-in", "My cases")


def come_back(window: Window) -> None:
    """Sign out, and in again with the password chosen: people at home need no second factor."""
    with window.page.expect_navigation():
        window.page.get_by_role("button", name="Sign out").click()
    window.see("You are signed out")
    window.follow("Sign in again", "Sign in")
    window.fill({"E-mail address": "alma@home.test", "Password": PASSWORD})
    window.press("Sign in", "My cases")


def _type_code(window: Window, secret: str) -> None:
    """Type the code that shows now; once more where it changed just then, every 30 seconds."""
    for _ in range(2):
        window.page.get_by_role("textbox", name="Code").fill(code_of(secret))
        with window.page.expect_navigation():
            window.page.get_by_role("button", name="Go on").click()
        if window.page.get_by_role("textbox", name="Code").count() == 0:
            return
