"""The verbs that run the site, as far as they say something themselves."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_django.fixtures import Settings

from openimr.cli.main import openimr
from openimr.web.samples.cast import ensure_cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["clerk@sample.invalid", " Clerk@Sample.invalid "])
def test_the_code_of_a_sample_person_is_printed(address: str) -> None:
    ensure_cast()

    run = CliRunner().invoke(openimr, ["site", "code", address])

    assert run.exit_code == 0
    assert re.fullmatch(r"\d{6}\n", run.output)


@pytest.mark.parametrize("address", ["nobody@sample.invalid", "clerk@example.org", "clerk"])
def test_of_an_unknown_address_no_code_is_printed(address: str) -> None:
    ensure_cast()

    run = CliRunner().invoke(openimr, ["site", "code", address])

    assert run.exit_code == 2
    assert "Expected the e-mail address of a sample person; found another one." in run.output
    assert "openimr site code" in run.output
    assert address not in run.output
    assert not re.search(r"\d{6}", run.output)


def test_a_sweep_says_in_one_line_what_it_did(settings: Settings, tmp_path: Path) -> None:
    settings.OPENIMR_DATA = tmp_path

    run = CliRunner().invoke(openimr, ["sweep"])

    assert run.exit_code == 0
    assert run.output.splitlines() == [
        (
            "Removed: files 0, keys of forms 0, sessions 0. Documents: read 0, left unread 0. Cases stopped, since something "
            "came up against the reviewer: 0."
        )
    ]


def test_a_pass_of_the_mail_worker_says_in_one_line_what_it_did() -> None:
    run = CliRunner().invoke(openimr, ["site", "deliver"])

    assert (run.exit_code, run.output) == (0, "Mail: sent 0, refused 0, put off 0, uncertain 0.\n")


def test_a_second_demonstration_says_that_all_is_there(settings: Settings, tmp_path: Path) -> None:
    settings.OPENIMR_DATA = tmp_path
    runs = [CliRunner().invoke(openimr, ["site", "demonstrate"]) for _ in range(2)]

    assert [run.stdout.splitlines()[-1] for run in runs] == [
        "14 sample cases",
        "14 sample cases, all of them already here",
    ]
    assert runs[1].stderr == ""
