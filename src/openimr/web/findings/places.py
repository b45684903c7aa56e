"""The two places that a finding shows: whose words they are, what stands around them, where they are changed."""

from collections.abc import Callable
from dataclasses import dataclass

from openimr.domain.determinations import Determination
from openimr.domain.findings import Finding, Passage
from openimr.letters.layouts import LABELS_OF_DATES
from openimr.letters.objects import JsonObject, JsonValue, determination_object

AROUND = 90
"""Characters shown before and behind the words, at most."""

FIELDS = {
    "rationale": "rationale",
    "imro_guideline": "what the decision is based on",
    "claims_administrator_guideline": "what the claims administrator’s decision was based on",
    "heading": "request",
    "description": "request",
    "requested": "request",
    "authorized": "request",
    "outcome": "outcome",
}
"""A decided item's value → its name on the page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """Words of one value that a finding shows.

    Attributes:
        label: Whose they are: "Item 1, rationale", "Clinical case summary".
        before: What stands before them.
        words: The words.
        after: What stands behind them.
        item: Number of the item; None where they are of the letter as a whole.
        field: Name of the value: ``rationale``, ``summary``, ``decision_date`` …
        is_against: Whether they stand against what was found, or are what was found.
    """

    label: str
    before: str
    words: str
    after: str
    item: int | None
    field: str
    is_against: bool

    def as_object(self) -> dict[str, str | int | bool | None]:
        """Return the side as JSON; ``side_of_object`` reads it back."""
        return {name: getattr(self, name) for name in self.__slots__}


def side_of_object(found: dict[str, str | int | bool | None]) -> Side:
    """Return a side from its JSON."""
    return Side(**found)  # type: ignore[arg-type] # as ``as_object`` wrote it


class Sides:
    """The sides of the findings of one determination.

    Args:
        determination: In which they were found.
        number_of: Place of an item in the letter, from 1 → its number on the page.
    """

    def __init__(self, determination: Determination, number_of: Callable[[int], int] = lambda place: place) -> None:
        self._values: JsonObject = determination_object(determination)
        self._number_of = number_of

    def of(self, finding: Finding) -> tuple[Side, ...]:
        """Return both sides of a finding: what was found, then what stands against it."""
        found = [self._side(passage, is_against=False) for passage in finding.found]
        return (*found, *(self._side(passage, is_against=True) for passage in finding.against))

    def _side(self, passage: Passage, *, is_against: bool) -> Side:
        names = passage.pointer.strip("/").split("/")
        item = self._number_of(int(names[1]) + 1) if names[0] == "items" else None
        field = names[2] if item is not None else names[0]
        before, after = self._around(passage)
        return Side(
            label=_label(item, field),
            before=before,
            words=passage.words,
            after=after,
            item=item,
            field=field,
            is_against=is_against,
        )

    def _around(self, passage: Passage) -> tuple[str, str]:
        value: JsonValue = self._values
        for name in passage.pointer.strip("/").split("/"):
            match value:
                case list():
                    value = value[int(name)] if name.isdecimal() and int(name) < len(value) else None
                case dict():
                    value = value.get(name)
                case _:
                    return "", ""
        span = passage.span
        if not isinstance(value, str) or span.of(value) != passage.words:
            return "", ""
        return _end_of(value[: span.start]), _beginning_of(value[span.end :])


def _label(item: int | None, field: str) -> str:
    if item is not None:
        return f"Item {item}, {FIELDS.get(field, field.replace('_', ' '))}"
    if field == "summary":
        return "Clinical case summary"
    if field in LABELS_OF_DATES:
        return LABELS_OF_DATES[field].rstrip(":")
    return field.replace("_", " ").capitalize()


def _end_of(words: str) -> str:
    """Return the end of what stands before, from the beginning of a word."""
    if len(words) <= AROUND:
        return words
    return f"… {words[-AROUND:].partition(' ')[2]}"


def _beginning_of(words: str) -> str:
    if len(words) <= AROUND:
        return words
    return f"{words[:AROUND].rpartition(' ')[0]} …"
