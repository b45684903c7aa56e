"""Letters that the command is tried on."""

from pathlib import Path

import pytest

from tests.cli.commands import openimr


@pytest.fixture
def letter(project: Path, tmp_path: Path) -> Path:
    """A sample whose first outcome word is turned round, so that its conclusion says otherwise."""
    text = project.joinpath("samples/letters/ca1c-prose-heading.txt").read_text(encoding="utf-8")
    turned = (
        text.replace(": Upheld", ": Overturned", 1)
        if ": Upheld" in text
        else text.replace(": Overturned", ": Upheld", 1)
    )
    assert turned != text
    path = tmp_path / "letter.txt"
    path.write_text(turned, encoding="utf-8")
    return path


@pytest.fixture
def written_twice(project: Path, tmp_path: Path) -> Path:
    """A folder with one letter as PDF and as text."""
    folder = tmp_path / "letters"
    folder.mkdir()
    data = project / "samples/letters/ca1c-prose-heading.json"
    for ending in ("pdf", "txt"):
        assert openimr("write", data, "--to", folder / f"one.{ending}").returncode == 0
    return folder
