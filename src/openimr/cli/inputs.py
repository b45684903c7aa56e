"""Which files a person means by the paths given."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from openimr.intake.files import STANDARD_INPUT

_ENDINGS = frozenset({".pdf", ".txt"})


def letter_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield each file, and for a folder its PDF and text files, sorted, at any depth; a folder without any, itself."""
    for path in paths:
        if _is_folder(path):
            yield from sorted(file for file in path.rglob("*") if file.suffix.lower() in _ENDINGS) or [path]
        else:
            yield path


def letter_files_once(paths: Iterable[Path]) -> list[Path]:
    """Return the same, a file that is meant more than once (by two paths, or by a link) only where it comes first."""
    by_place: dict[Path, Path] = {}
    for path in letter_files(paths):
        by_place.setdefault(place_of(path), path)
    return list(by_place.values())


def place_of(path: Path) -> Path:
    """Return the file that a path means, by one path only; standard input is itself, as is a link that goes in a circle."""
    return path if path == STANDARD_INPUT else Path(os.path.realpath(path))


def is_file(path: Path) -> bool:
    """Return whether a path is a regular file; where the system refuses to tell, it is none."""
    return os.path.isfile(path)  # noqa: PTH113 - the method raises where the system refuses


def passed_over(paths: Iterable[Path]) -> Counter[str]:
    """Count by ending the files that folders hold besides PDF and text; hidden ones are none of a person's."""
    return Counter(
        file.suffix.lower() or "no ending"
        for path in paths
        if _is_folder(path)
        for file in path.rglob("*")
        if file.suffix.lower() not in _ENDINGS and not _is_hidden(file.relative_to(path)) and is_file(file)
    )


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - as above


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
