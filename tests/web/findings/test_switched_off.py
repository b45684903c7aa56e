"""What is not looked for is said wherever findings are shown: how many kinds are off, why, and where to read which."""

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from openimr.web.findings.measured import MEASURED
from openimr.web.findings.switches import LEAST_PRECISION, off_words, switches
from openimr.web.people.models import User
from tests.web.cast import Cast
from tests.web.findings.test_findings import faulty

SignedIn = Callable[[User], Client]

STATEMENT = "“no documentation of physical therapy”"
_CONTRADICTED = MEASURED["negative-finding: contradicted"]
CONTRADICTED = round(100 * _CONTRADICTED.right / (_CONTRADICTED.right + _CONTRADICTED.wrong))
"""Of 100 such findings how many were right, as measured."""

LINK = '<a class="usa-link" href="/checks/">'


@pytest.fixture(autouse=True)
def _as_shipped(settings: Settings) -> None:
    settings.OPENIMR_CHECKS = ()


def words_of(page: str) -> str:
    """Return what a page says, without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def page_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def rows_of(page: str) -> Iterator[str]:
    """Yield what the table of the checks says, row by row."""
    yield from (words_of(row) for row in re.findall(r"<tr>\s*<th scope=\"row\".*?</tr>", page, re.DOTALL))


def test_as_shipped_the_sentence_counts_what_was_right_too_seldom_and_says_how_often() -> None:
    shares = [each.measured.precision for each in switches() if not each.is_on and each.measured]
    told = re.fullmatch(
        r"(\d+) kinds of finding are off on this site because they were right too seldom: in (\d+) to (\d+) of 100, where 80 "
        r"are asked for\.",
        off_words(),
    )

    assert told is not None
    assert int(told[1]) == len(shares) > 1
    assert [int(told[2]), int(told[3])] == [round(100 * (share or 0)) for share in (min(shares), max(shares))]
    assert max(shares) < LEAST_PRECISION


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        (("all",), ""),
        (("all", "-anatomy"), "1 kind of finding is off by this site’s setting."),
        (("all", "-anatomy", "-citation"), "2 kinds of finding are off by this site’s setting."),
        (
            ("all", "-negative-finding: contradicted"),
            f"1 kind of finding is off on this site because it was right too seldom: in {CONTRADICTED} of 100, where 80 are asked for.",
        ),
    ],
    ids=["none", "one-by-setting", "two-by-setting", "one-right-too-seldom"],
)
def test_the_sentence_tells_one_from_several_and_why_from_why(
    settings: Settings, setting: tuple[str, ...], told: str
) -> None:
    settings.OPENIMR_CHECKS = setting

    assert off_words() == told


def test_what_is_off_for_both_reasons_is_said_apart(settings: Settings) -> None:
    settings.OPENIMR_CHECKS = ("-anatomy",)

    assert off_words().endswith("are asked for. 1 more kind of finding is off by this site’s setting.")


@pytest.mark.parametrize("page", ["review/items/1", "review/summary", "sign"])
def test_the_editor_and_ready_to_sign_say_what_is_not_looked_for(cast: Cast, signed_in: SignedIn, page: str) -> None:
    number = faulty(cast).assignment.case.number

    shown = page_of(signed_in(cast.lind), f"/cases/{number}/{page}/")

    assert off_words() in words_of(shown)
    assert LINK in shown


@pytest.mark.parametrize("page", ["review/items/1", "sign"])
def test_a_folded_note_names_the_statement_to_be_seen_in_the_file(cast: Cast, signed_in: SignedIn, page: str) -> None:
    number = faulty(cast).assignment.case.number

    shown = page_of(signed_in(cast.lind), f"/cases/{number}/{page}/")

    (folded,) = re.findall(r"<summary>(To know.*?)</summary>", shown)
    heading = next(each for each in re.findall(r"<h3.*?</h3>", shown) if STATEMENT in each)
    assert words_of(folded).startswith("To know, no answer needed: 1 ")
    assert STATEMENT in folded
    assert words_of(heading) == f"Item 1: {STATEMENT}. The rationale says that something is absent."


def test_with_every_check_on_the_pages_still_lead_to_them(cast: Cast, signed_in: SignedIn, settings: Settings) -> None:
    settings.OPENIMR_CHECKS = ("all",)
    number = faulty(cast).assignment.case.number

    shown = page_of(signed_in(cast.lind), f"/cases/{number}/sign/")

    assert LINK in shown
    assert "on this site" not in words_of(shown)


def test_the_page_of_the_checks_says_of_each_kind_whether_it_is_on_and_how_right_it_was(
    cast: Cast, signed_in: SignedIn
) -> None:
    page = page_of(signed_in(cast.okafor), "/checks/")

    for each in switches():
        assert f"<code>{each.name}</code>" in page
    assert sum(" Off right too seldom" in row for row in rows_of(page)) == sum(not each.is_on for each in switches())
    assert "by this site’s setting" not in page


def test_a_check_that_the_setting_switched_says_so(settings: Settings) -> None:
    settings.OPENIMR_CHECKS = ("all", "-citation")
    rows = {row.split()[0]: row for row in rows_of(page_of(Client(), "/checks/"))}

    assert " On by this site’s setting, though right too seldom " in rows["spelling-of-terms"]
    assert " Off by this site’s setting " in rows["citation"]
    assert " by this site’s setting" not in rows["date-conflict"]


def test_no_two_kinds_of_finding_ask_the_same() -> None:
    questions = [each.asks for each in switches()]

    assert len(set(questions)) == len(questions)


def test_nobody_is_made_a_physician_who_is_not_known_as_one() -> None:
    words = words_of(page_of(Client(), "/checks/"))

    assert "a physician would share" not in words
    assert "that any of them is a physician is not known" in words


def test_whoever_may_read_a_letter_may_read_which_checks_are_on(
    cast: Cast, signed_in: SignedIn, settings: Settings
) -> None:
    stranger = Client()
    assert stranger.get("/checks/").status_code == 200
    assert not stranger.cookies
    settings.OPENIMR_PUBLIC_READING = False

    assert stranger.get("/checks/").headers["Location"] == "/sign-in/?next=/checks/"
    assert signed_in(cast.alma).get("/checks/").status_code == 200


def test_the_demonstration_and_the_way_back_to_it_show_every_check(project: Path) -> None:
    variables = (project / "Makefile").read_text(encoding="utf-8").split("\nDEMO := ")[1].partition("\n")[0]
    way_back = re.search(
        r"^ +export (OPENIMR_DEVELOPMENT=1 .*)$", (project / "README.md").read_text("utf-8"), re.MULTILINE
    )

    assert "OPENIMR_CHECKS=all" in variables.split()
    assert way_back is not None
    assert way_back[1] == variables
