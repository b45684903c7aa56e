"""A conflict two steps away is found, and cleared in writing before the case is assigned."""

from pathlib import Path

import pytest

from tests.web.browser.acts import conflicts
from tests.web.browser.acts.signing_in import come_in
from tests.web.browser.serving import site
from tests.web.browser.windows import Open

pytestmark = [pytest.mark.enable_socket, pytest.mark.browser]


def test_a_conflict_two_steps_away_is_found_and_cleared_in_writing(tmp_path: Path, window: Open) -> None:
    with site(tmp_path, walk="a_case_to_choose_for") as served:
        lind, connie, okafor = (window(served, name) for name in ("lind", "conflict", "okafor"))
        for each in (lind, connie, okafor):
            come_in(each)

        conflicts.declare_spouse_and_employer(lind)
        conflicts.enter_maker(connie, served.number)
        conflicts.is_barred(okafor, served.number)
        conflicts.clear(connie, served.number)
        conflicts.choose(okafor, served.number)
