"""The design system's files come from one locked package, and no script of it is run."""

import json
from pathlib import Path

from openimr.web.assets import LEFT, PARTS, TARGET, fetch_assets


def test_the_lock_names_every_package_by_digest_and_no_address(project: Path) -> None:
    lock = json.loads((project / "package-lock.json").read_text())
    packages = [package for name, package in lock["packages"].items() if name]

    assert packages
    assert all("integrity" in package and "resolved" not in package for package in packages)
    assert "http" not in (project / "package-lock.json").read_text()


def test_the_files_are_there_and_only_those_that_are_served() -> None:
    assert {path.name for path in TARGET.iterdir()} == {*PARTS, "package-lock.json"}
    assert (TARGET / "css" / "uswds.min.css").stat().st_size > 100_000
    assert not [left for left in LEFT if (TARGET / "img" / left).exists()]


def test_what_is_there_already_is_not_fetched_again(project: Path) -> None:
    assert fetch_assets(root=project) == 0
