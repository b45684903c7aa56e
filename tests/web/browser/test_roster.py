"""The roster is kept through its pages: added, changed, an affiliation declared and ended, left and returned to."""

from pathlib import Path

import pytest

from tests.web.browser.acts import roster
from tests.web.browser.acts.signing_in import come_in
from tests.web.browser.serving import site
from tests.web.browser.windows import Open

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]


def test_the_roster_is_kept_and_the_choice_of_a_reviewer_follows_it(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="a_case_to_choose_for") as served:
        connie = window(served, "conflict")
        come_in(connie)

        roster.add_reviewer(connie)
        roster.change_reviewer(connie)
        roster.declare_affiliation(connie, served.number)
        roster.end_affiliation(connie, served.number)
        roster.leave_and_return(connie, served.number)
        roster.keep_availability(connie, served.number)
