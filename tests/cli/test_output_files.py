"""Several files are written all or none."""

from pathlib import Path

import pytest

from openimr.cli.output_files import require_writable, write_together
from openimr.domain.errors import UnwritableFileError


def test_where_one_file_is_refused_the_others_are_as_they_were(tmp_path: Path) -> None:
    old, new, taken = (tmp_path / name for name in ("old.html", "new.csv", "taken.csv"))
    old.write_bytes(b"before")
    (taken / "inside").mkdir(parents=True)

    with pytest.raises(UnwritableFileError):
        write_together({old: b"after", new: b"after", taken: b"after"})

    assert old.read_bytes() == b"before"
    assert sorted(tmp_path.iterdir()) == [old, taken]


def test_where_a_late_move_is_refused_the_earlier_are_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new, last = (tmp_path / name for name in ("old.html", "new.csv", "last.csv"))
    old.write_bytes(b"before")
    move = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target == last:
            raise PermissionError(1, "Operation not permitted")
        return move(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UnwritableFileError, match="Operation not permitted"):
        write_together({old: b"after", new: b"after", last: b"after"})

    assert old.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [old]


def test_the_trial_leaves_nothing(tmp_path: Path) -> None:
    require_writable([tmp_path / "a.html", tmp_path / "b.csv"])

    assert not list(tmp_path.iterdir())
