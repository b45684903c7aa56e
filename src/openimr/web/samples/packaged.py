"""Read our own TOML files as typed tables; a slip in one is a ``StoryDataError`` that names the place."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_FOLDER = files("openimr.web.samples") / "stories"


class StoryDataError(Exception):
    """A story file of ours lacks something, or holds what it should not; a fault of the package, never of a user."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a TOML file.

    Attributes:
        values: As TOML has them.
        place: File and name of the table, for errors.
    """

    values: Mapping[str, object]
    place: str

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text, its line breaks at the ends taken off.

        Raises:
            StoryDataError: It is missing and there is no default, or is no text.
        """
        value = self.values.get(name, default)
        if not isinstance(value, str):
            raise self._fault(name, "a text")
        return value.strip()

    def whole_number(self, name: str) -> int:
        """Return a whole number.

        Raises:
            StoryDataError: It is missing, or is none.
        """
        value = self.values.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._fault(name, "a whole number")
        return value

    def day(self, name: str) -> str | int:
        """Return a day: a name that the story gives it, or how many days it lies back.

        Raises:
            StoryDataError: It is missing, or is neither.
        """
        value = self.values.get(name)
        if not isinstance(value, str | int) or isinstance(value, bool):
            raise self._fault(name, "a name or a whole number")
        return value

    def item_number(self, name: str) -> int | None:
        """Return the number of a line or an item; None if it is left out."""
        return self.whole_number(name) if name in self.values else None

    def is_set(self, name: str) -> bool:
        """Return whether a truth value stands there and is true."""
        return self.values.get(name) is True

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts; empty if it is left out.

        Raises:
            StoryDataError: It is no list of texts.
        """
        return tuple(value for value in self._list(name, str) if isinstance(value, str))

    def whole_numbers(self, name: str) -> tuple[int, ...]:
        """Return a list of whole numbers; empty if it is left out.

        Raises:
            StoryDataError: It is no list of whole numbers.
        """
        return tuple(value for value in self._list(name, int) if isinstance(value, int))

    def table(self, name: str) -> "Table":
        """Return a table within this one; an empty one if it is left out.

        Raises:
            StoryDataError: It is no table.
        """
        value = self.values.get(name, {})
        if not isinstance(value, dict):
            raise self._fault(name, "a table")
        return Table(value, f"{self.place}: {name}")

    def tables(self, name: str) -> tuple["Table", ...]:
        """Return a list of tables; empty if it is left out.

        Raises:
            StoryDataError: It is no list of tables.
        """
        found = [value for value in self._list(name, dict) if isinstance(value, dict)]
        return tuple(Table(value, f"{self.place}: {name} {number}") for number, value in enumerate(found, start=1))

    def _list(self, name: str, kind: type) -> list[object]:
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, kind) for each in value):
            raise self._fault(name, f"a list of {kind.__name__}")
        return value

    def _fault(self, name: str, expected: str) -> StoryDataError:
        return StoryDataError(f"{self.place}: expected {name} to be {expected}; found something else or nothing")


@cache
def packaged_table(name: str) -> Table:
    """Return the whole of one file of the folder ``stories``; each is read once.

    Raises:
        FileNotFoundError: There is no such file.
        tomllib.TOMLDecodeError: It is no TOML.
    """
    return Table(tomllib.loads((_FOLDER / name).read_text(encoding="utf-8")), name)


@cache
def packaged_names(prefix: str) -> tuple[str, ...]:
    """Return the names of the files of the folder ``stories`` that begin so, in order."""
    return tuple(sorted(each.name for each in _FOLDER.iterdir() if each.name.startswith(prefix)))
