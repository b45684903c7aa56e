"""Which files a person means by the paths given."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from openimr.intake.files import STANDARD_INPUT

_ENDINGS = frozenset({".pdf", ".txt"})


def letter_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield each file, and for a folder its PDF and text files, sorted, at any depth; a folder without any, itself."""
    for path in paths:
        if path.is_dir():
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
    """Return the file that a path means, by one path only; standard input is itself."""
    return path if path == STANDARD_INPUT else path.resolve()


def passed_over(paths: Iterable[Path]) -> Counter[str]:
    """Count by ending the files that folders hold besides PDF and text; hidden ones are none of a person's."""
    return Counter(
        file.suffix.lower() or "no ending"
        for path in paths
        if path.is_dir()
        for file in path.rglob("*")
        if file.suffix.lower() not in _ENDINGS and not _is_hidden(file.relative_to(path)) and file.is_file()
    )


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
