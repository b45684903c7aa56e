"""Several files are written all or none."""

from pathlib import Path

import pytest

from openimr.cli.output_files import require_writable, write_together, write_whole
from openimr.domain.errors import UnwritableFileError


def test_where_one_file_is_refused_the_others_are_as_they_were(tmp_path: Path) -> None:
    old, new, taken = (tmp_path / name for name in ("old.html", "new.csv", "taken.csv"))
    old.write_bytes(b"before")
    (taken / "inside").mkdir(parents=True)

    with pytest.raises(UnwritableFileError):
        write_together({old: b"after", new: b"after", taken: b"after"})

    assert old.read_bytes() == b"before"
    assert sorted(tmp_path.iterdir()) == [old, taken]


@pytest.fixture
def refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place to which nothing can be moved."""
    place = tmp_path / "last.csv"
    move = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target == place:
            raise PermissionError(1, "Operation not permitted")
        return move(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    return place


def test_where_a_late_move_is_refused_the_earlier_are_undone(tmp_path: Path, refused: Path) -> None:
    old, new = tmp_path / "old.html", tmp_path / "new.csv"
    old.write_bytes(b"before")
    file = old.stat().st_ino

    with pytest.raises(UnwritableFileError, match="Operation not permitted"):
        write_together({old: b"after", new: b"after", refused: b"after"})

    assert (old.read_bytes(), old.stat().st_ino) == (b"before", file)
    assert list(tmp_path.iterdir()) == [old]


def test_where_a_late_move_is_refused_a_link_is_a_link_still(tmp_path: Path, refused: Path) -> None:
    link, old = tmp_path / "link.html", tmp_path / "old.html"
    old.write_bytes(b"before")
    link.symlink_to("old.html")

    with pytest.raises(UnwritableFileError):
        write_together({link: b"after", refused: b"after"})

    assert (link.is_symlink(), old.read_bytes()) == (True, b"before")
    assert sorted(tmp_path.iterdir()) == [link, old]


@pytest.mark.parametrize("before", [b"before", None], ids=["old", "absent"])
def test_through_a_link_its_target_is_written(tmp_path: Path, before: bytes | None) -> None:
    for name in ("whole", "together"):
        link, target = tmp_path / f"{name}.html", tmp_path / f"target of {name}"
        link.symlink_to(target.name)
        if before is not None:
            target.write_bytes(before)

    write_whole(tmp_path / "whole.html", b"after")
    write_together({tmp_path / "together.html": b"after"})

    assert {path.name: (path.is_symlink(), path.read_bytes()) for path in tmp_path.iterdir()} == {
        "whole.html": (True, b"after"),
        "target of whole": (False, b"after"),
        "together.html": (True, b"after"),
        "target of together": (False, b"after"),
    }


def test_of_what_was_replaced_nothing_is_left(tmp_path: Path) -> None:
    old = tmp_path / "old.html"
    old.write_bytes(b"before")

    write_together({old: b"after"})

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"old.html": b"after"}


def test_a_name_may_be_as_long_as_the_system_allows(tmp_path: Path) -> None:
    longest = tmp_path / f"{'x' * 250}.html"

    require_writable([longest])
    write_together({longest: b"after"})

    assert longest.read_bytes() == b"after"


def test_the_trial_leaves_nothing(tmp_path: Path) -> None:
    require_writable([tmp_path / "a.html", tmp_path / "b.csv"])

    assert not list(tmp_path.iterdir())
