"""A notice is read before it goes out, sent, printed and proved; the mails that tell of it are seen; the employee reads it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.browser.acts.signing_in import come_in
from tests.web.browser.serving import site
from tests.web.browser.windows import Open

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]

NOTICES = "What was sent, and to whom?"


def test_a_notice_is_previewed_sent_and_proved(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="awaiting_records") as served:
        ines = window(served, "clerk")
        come_in(ines)
        ines.open(f"/cases/{served.number}/", "Where does this case stand?")
        ines.follow("Remind of the records", "Is this reminder ready to send?")
        ines.read(
            "Golden Coast Claims had to send the records by Wed 19 Mar 2025 (8 CCR § 9792.10.5(a)(1)). They are late."
        )
        ines.read("Electronic service, at once")

        ines.press("Send the reminder", NOTICES)
        sent = ines.page.get_by_role("article", name="Reminder that records are due")
        expect(sent.get_by_role("row", name="Golden Coast Claims")).to_contain_text("Electronic service")
        expect(sent).not_to_contain_text("Not served yet")
        with ines.page.expect_download() as taken:
            sent.get_by_role("link", name="Print it with the proof of service").click()
        assert taken.value.suggested_filename.startswith(f"notice-{served.number}-")

        ines.follow(
            "E-mail", "Did each e-mail go out?", within=ines.page.get_by_label(f"Pages of case {served.number}")
        )
        expect(ines.page.get_by_role("row", name="Noor Haddad")).to_contain_text("To be sent")
        ines.open("/mail/", "Which e-mail did not go out?")

        alma = window(served, "alma")
        come_in(alma)
        alma.open(f"/cases/{served.number}/notices/", NOTICES)
        alma.read("Reminder that records are due")
        assert alma.status_of(f"/cases/{served.number}/mail/") == 404
