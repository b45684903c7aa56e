"""The time to apply, as who decides sees it: one application late by its mail days, one that waits and is taken up again."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.browser.acts.clerk import STANDS
from tests.web.browser.acts.signing_in import DOCKET, come_in
from tests.web.browser.serving import site
from tests.web.browser.windows import PROBLEM, Open, Window

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]

ASKED = "May each item be reviewed?"


def test_an_application_is_late_by_its_mail_days_and_a_deferral_is_taken_up_again(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="a_late_case_and_one_in_dispute") as served:
        late, waits = served.number, served.number.replace("1", "2")
        okafor, alma = window(served, "okafor"), window(served, "alma")
        come_in(okafor)
        refuse_as_late(okafor, late)
        come_in(alma)
        alma.open(f"/my-case/{late}/", "Your case cannot have this review")

        defer(okafor, waits)
        clerk = window(served, "clerk")
        come_in(clerk)
        take_up(clerk, waits)


def refuse_as_late(okafor: Window, case: str) -> None:
    okafor.open(f"/cases/{case}/eligibility/", ASKED)
    okafor.read("The last day is Mon 17 Mar 2025")
    okafor.read("5 calendar days for service by mail")
    for item in okafor.page.locator("section.ruling").all():
        item.get_by_label("Decision").select_option("LATE")
    okafor.press("Preview the decision", "What this decision will do")
    okafor.read("Not eligible")
    okafor.press("Decide", STANDS)
    okafor.read("Not eligible")


def defer(okafor: Window, case: str) -> None:
    okafor.open(f"/cases/{case}/eligibility/", ASKED)
    for item in okafor.page.locator("section.ruling").all():
        item.get_by_label("Decision").select_option("LIABILITY_DISPUTED")
    okafor.press("Preview the decision", "What this decision will do")
    okafor.press("Decide", STANDS)
    okafor.read("Deferred, liability in dispute")


def take_up(clerk: Window, case: str) -> None:
    clerk.open("/docket/", DOCKET)
    expect(clerk.page.get_by_role("row", name=case)).to_contain_text("Wait for the notice that liability is resolved")
    clerk.open(f"/cases/{case}/eligibility/", ASKED)
    clerk.press("Take the case up again", PROBLEM)
    clerk.fill_day("Day on which the notice was served that liability is resolved", date(2025, 6, 2))
    clerk.press("Take the case up again", ASKED)
    clerk.page.get_by_role("region", name="What holds for every item").get_by_text("All questions and answers").click()
    clerk.read("The last day is Wed 2 Jul 2025")
