"""Which files a person means by the paths given."""

from collections.abc import Iterable, Iterator
from pathlib import Path

_ENDINGS = frozenset({".pdf", ".txt"})


def letter_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield each file, and for a folder its PDF and text files, sorted, at any depth; a folder without any, itself."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.suffix.lower() in _ENDINGS) or [path]
        else:
            yield path
