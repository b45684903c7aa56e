"""What a reviewer typed is never lost."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.browser.acts.reviewer import answer_findings
from tests.web.browser.acts.signing_in import come_in, sign_in
from tests.web.browser.looking import faults_of
from tests.web.browser.serving import site
from tests.web.browser.windows import Open

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]

ITEM_1 = "Item 1: Lumbar fusion L4-S1"
SIGNED_OUT = "You are signed out, and your words are not saved."
OF_ANOTHER = "Another person is signed in in this browser now, and your words are not saved."
WAIT_MS = 30_000


def test_typed_words_survive_a_second_window(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="in_review") as served:
        lind = window(served, "lind")
        sign_in(lind)
        first, second = lind.page, lind.page.context.new_page()
        for page in (first, second):
            page.goto(f"/cases/{served.number}/review/items/1/")
        first.get_by_label("Rationale").fill("From the first window.")
        expect(first.locator("#saved")).to_contain_text("Saved by itself at")

        second.get_by_label("Rationale").fill("From the second window.")
        expect(second.locator("#saved")).to_contain_text("Not saved by itself.")
        expect(second.get_by_label("Rationale")).to_have_value("From the second window.")
        assert faults_of(second) == []
        lind.close()


def test_typed_words_survive_a_sign_out_in_another_tab(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="in_review") as served:
        lind = window(served, "lind")
        come_in(lind)
        editor, rationale = lind.page, lind.page.get_by_label("Rationale", exact=True)
        lind.open(f"/cases/{served.number}/review/items/1/", ITEM_1)
        lind.page = other = editor.context.new_page()
        lind.open("/people/me/", "My account")
        with other.expect_navigation():
            other.get_by_role("button", name="Sign out").click()

        rationale.fill("Written by one who is signed out.")
        expect(editor.locator("#saved")).to_contain_text(SIGNED_OUT)
        editor.get_by_role("button", name="Save", exact=True).click()
        expect(editor.locator("#saved")).to_contain_text(SIGNED_OUT)
        expect(rationale).to_have_value("Written by one who is signed out.")
        assert faults_of(editor) == []
        editor.get_by_role("link", name="Notes").or_(editor.locator(".file__documents a")).first.click()
        expect(editor.get_by_role("alert")).to_contain_text("You are signed out, so this was not done.")
        expect(editor.get_by_role("alert")).to_be_focused()
        assert faults_of(editor) == []

        with editor.context.expect_page() as opened:
            editor.locator("#saved").get_by_role("link", name="Sign in in another tab").click()
        opened.value.close()
        sign_in(lind)
        lind.page = editor
        rationale.press_sequentially(" And back.")
        expect(editor.locator("#saved")).to_contain_text("You signed in again since you opened this page.")
        lind.press("Save", ITEM_1)
        lind.read("Item 1 was saved.")
        expect(rationale).to_have_value("Written by one who is signed out. And back.")
        lind.close()


def test_save_alone_goes_through_after_a_new_sign_in(tmp_path: Path, window: Open) -> None:
    """Typed before the sign-out, saved after the new sign-in: the form has the old token, and asks for the new one."""
    with site(tmp_path, walk="in_review") as served:
        lind = window(served, "lind")
        come_in(lind)
        lind.open(f"/cases/{served.number}/review/summary/", "What does the file tell of the employee?")
        editor = lind.page
        lind.page = other = editor.context.new_page()
        lind.open("/people/me/", "My account")
        with other.expect_navigation():
            other.get_by_role("button", name="Sign out").click()
        sign_in(lind)
        lind.page = editor

        lind.fill({"Clinical case summary": "Saved by the button alone."})
        lind.press("Save", "What does the file tell of the employee?")

        lind.read("The summary was saved.")
        expect(editor.get_by_label("Clinical case summary")).to_have_value("Saved by the button alone.")
        lind.close()


def test_typed_words_are_not_saved_as_those_of_another_who_signed_in_meanwhile(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="in_review") as served:
        lind = window(served, "lind")
        come_in(lind)
        editor, rationale = lind.page, lind.page.get_by_label("Rationale", exact=True)
        lind.open(f"/cases/{served.number}/review/items/1/", ITEM_1)
        lind.page, lind.name = editor.context.new_page(), "okafor"
        come_in(lind)

        for words in ("Typed by Dr Lind.", "Typed by Dr Lind. And more."):
            rationale.fill(words)
            expect(editor.locator("#saved")).to_contain_text(OF_ANOTHER)
            editor.get_by_role("button", name="Save", exact=True).click()
            expect(editor.locator("#saved")).to_contain_text(OF_ANOTHER)
            expect(rationale).to_have_value(words)
        assert faults_of(editor) == []

        lind.name = "lind"
        come_in(lind)
        lind.page = editor
        lind.press("Save", ITEM_1)
        lind.read("Item 1 was saved.")
        lind.close()


def test_a_save_that_is_not_answered_says_so_and_may_be_tried_again(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="in_review") as served:
        lind = window(served, "lind")
        come_in(lind)
        lind.open(f"/cases/{served.number}/review/summary/", "What does the file tell of the employee?")
        editor, saved = lind.page, lind.page.locator("#saved")
        assert editor.evaluate("htmx.config.timeout") == WAIT_MS
        editor.evaluate("htmx.config.timeout = 2000")
        editor.route("**/savable/", lambda _: None)  # as a site that hangs

        lind.fill({"Clinical case summary": "Written while the site hangs."})
        editor.get_by_role("button", name="Save", exact=True).click()
        expect(saved).to_have_text("Saving…")
        expect(saved).to_contain_text("Not saved: the site did not take it.")
        assert faults_of(editor) == []

        editor.unroute("**/savable/")
        lind.press("Save", "What does the file tell of the employee?")
        lind.read("The summary was saved.")
        lind.complaints.clear()
        lind.close()


def test_words_for_a_review_that_was_signed_elsewhere_stay_where_they_were_typed(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="written") as served:
        lind = window(served, "lind")
        come_in(lind)
        editor, rationale = lind.page, lind.page.get_by_label("Rationale", exact=True)
        lind.open(f"/cases/{served.number}/review/items/1/", ITEM_1)
        lind.page = editor.context.new_page()
        lind.open(f"/cases/{served.number}/sign/", "Is it ready to sign?")
        answer_findings(lind)
        lind.press("Sign this determination", "You signed")

        rationale.fill("Too late.")
        expect(editor.locator("#saved")).to_contain_text("You signed this review, so it takes no more words")
        editor.get_by_role("button", name="Save", exact=True).click()
        expect(editor.locator("#saved")).to_contain_text("Your words are still here: copy what you need.")
        expect(rationale).to_have_value("Too late.")

        lind.page = editor
        editor.evaluate("document.getElementById('draft').submit()")  # as without a script
        lind.see("This step cannot be taken now")
        lind.read("Too late.")
        assert [words for words in lind.complaints if "409" not in words] == []
        lind.complaints.clear()
