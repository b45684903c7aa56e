"""Ctrl-C while ``openimr check`` runs."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from openimr.cli.checking.interruptions import Interruption

_COMMAND = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from openimr.cli.main import main; main()"
)


@pytest.fixture
def python_heeds() -> Iterator[None]:
    """Ctrl-C is Python's, even where who started the tests had it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a check whose second letter never comes, and press Ctrl-C when the first is done."""
    command = [sys.executable, "-c", _COMMAND, "check", *map(str, arguments), "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    return subprocess.CompletedProcess(command, process.returncode, out, first + err)


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_what_was_printed_is_whole(letter: Path, tmp_path: Path, form: str) -> None:
    note = tmp_path / "note.txt"
    note.write_text("no letter")  # the line that tells of it says that the letter before it is done

    run = interrupted("--format", form, letter, note)

    assert run.returncode == 130
    assert "interrupted, 2 of 3 files checked" in run.stderr.splitlines()
    assert "Traceback" not in run.stderr
    found = json.loads(run.stdout)
    if form == "json":
        assert {one["source"] for one in found} == {str(letter)}
    else:
        assert found["runs"][0]["results"]
        assert not found["runs"][0]["invocations"][0]["executionSuccessful"]


def test_of_an_interrupted_run_there_is_no_report(letter: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("no letter")
    before = sorted(tmp_path.iterdir())

    run = interrupted("--report", tmp_path / "report.html", letter, note)

    assert run.returncode == 130
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.usefixtures("python_heeds")
def test_work_ends_at_once_and_printing_goes_on_to_its_end() -> None:
    interruption = Interruption()
    done = []

    with interruption.heeded():
        with interruption.ends_work():
            done.append("begun")
            signal.raise_signal(signal.SIGINT)
            done.append("ended")
        done.append("printed")

    assert done == ["begun", "printed"]
    assert interruption.is_asked()


@pytest.mark.usefixtures("python_heeds")
def test_the_second_time_ends_printing_too() -> None:
    interruption = Interruption()

    with interruption.heeded():
        signal.raise_signal(signal.SIGINT)
        assert interruption.is_asked()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)

    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.usefixtures("python_heeds")
def test_what_is_ignored_stays_ignored() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    with Interruption().heeded():
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
