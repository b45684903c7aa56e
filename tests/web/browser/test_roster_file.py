"""The roster is taken in from a file by its pages, and a case that waits is assigned from it by a proposal."""

from pathlib import Path

import pytest

from tests.web.browser.acts import roster_file
from tests.web.browser.acts.signing_in import come_in
from tests.web.browser.serving import site
from tests.web.browser.windows import Open

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]


def test_the_roster_is_taken_in_from_a_file_and_assigned_from(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="a_case_to_choose_for") as served:
        connie = window(served, "conflict")
        come_in(connie)

        roster_file.see_faults(connie, tmp_path)
        roster_file.take_in(connie, tmp_path)
        roster_file.see_what_ended(connie)
        roster_file.assign_at_once(connie, served.number)
