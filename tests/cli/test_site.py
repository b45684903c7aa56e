"""The verbs that run the site, as far as they say something themselves."""

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_django.fixtures import Settings

from openimr.cli.main import openimr
from openimr.web.samples.cast import ensure_cast
from tests.cli.commands import openimr_alone

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


@pytest.mark.parametrize(
    ("environment", "setting"),
    [
        ({"OPENIMR_CHECKS": "nonsense", "OPENIMR_DEVELOPMENT": "1"}, "OPENIMR_CHECKS"),
        ({}, "OPENIMR_HOSTS"),
    ],
)
def test_a_wrong_setting_is_told_once_before_the_site_is_served(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], setting: str
) -> None:
    for name in [name for name in os.environ if name.startswith("OPENIMR_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "openimr.web.settings")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    run = openimr_alone("site", "serve", "--port", "0")

    assert run.returncode == 2
    assert not run.stdout
    [line] = run.stderr.splitlines()
    assert line.startswith(f"Error: {setting}: expected ")
