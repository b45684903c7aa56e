"""What a reviewer typed is never lost."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.browser.acts.signing_in import sign_in
from tests.web.browser.looking import faults_of
from tests.web.browser.serving import site
from tests.web.browser.windows import Open

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]


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
