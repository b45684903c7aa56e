"""A letter as read for the page: whole, or what reads of a damaged one; its headings alone; or another programme's rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from openimr.domain.determinations import DecidedItem, Determination, ReviewerCredentials, Spans
from openimr.domain.errors import LetterError, LetterSyntaxError, UnknownLayoutError
from openimr.domain.parts import ItemParts, LetterParts
from openimr.domain.text import Span
from openimr.letters.damaged_parts import read_damaged_parts
from openimr.letters.headers import Header
from openimr.letters.letter_parts import read_letter_parts
from openimr.letters.objects import JsonObject, determination_object
from openimr.letters.other_programs.objects import other_object
from openimr.letters.other_programs.places import row_spans
from openimr.letters.other_programs.reading import OtherDetermination, holds_rows, placed_rows
from openimr.letters.partial_objects import partial_object, unread_object
from openimr.letters.parts_objects import part_spans, with_parts
from openimr.letters.reading import read_letter
from openimr.letters.salvage import PartialReading, read_damaged
from openimr.letters.unread_layouts import HeadedSection, split_at_headings
from openimr.web.letters.texts import MOST_VALUES, TooManyValuesError


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberedItem:
    """An item that reads.

    Attributes:
        number: In the letter, from 1.
        decided: What was decided.
        parts: What its words say.
    """

    number: int
    decided: DecidedItem
    parts: ItemParts


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterRead:
    """A letter in a layout that has a reader.

    Attributes:
        text: Its text, of which all spans are.
        read: The determination; of a damaged letter what reads of it.
        parts: What the letter says beyond it.
    """

    text: str
    read: Determination | PartialReading
    parts: LetterParts

    @property
    def whole(self) -> Determination | None:
        """The determination of a letter that reads whole."""
        return self.read if isinstance(self.read, Determination) else None

    @property
    def header(self) -> Determination | Header:
        """What has the fields of the header."""
        return self.read.header if isinstance(self.read, PartialReading) else self.read

    @property
    def reviewer(self) -> ReviewerCredentials | None:
        """The reviewer's credentials, if they read."""
        return self.read.reviewer

    @property
    def items(self) -> tuple[NumberedItem, ...]:
        """The items that read."""
        numbered = (
            self.read.items if isinstance(self.read, PartialReading) else tuple(enumerate(self.read.items, start=1))
        )
        return tuple(
            NumberedItem(number=number, decided=decided, parts=parts)
            for (number, decided), parts in zip(numbered, self.parts.items, strict=True)
        )

    @property
    def errors(self) -> tuple[LetterSyntaxError, ...]:
        """What does not read, with its places."""
        return self.read.errors if isinstance(self.read, PartialReading) else ()

    @property
    def spans(self) -> Spans:
        """Where each value was read: JSON pointer → span."""
        return {**self.read.spans, **dict(part_spans(self.parts))}

    def as_objects(self) -> list[JsonObject]:
        """Return the data as ``openimr read`` prints them, with the spans."""
        if isinstance(self.read, Determination):
            found = determination_object(self.read, with_spans=True)
        else:
            found = _sourceless(partial_object(self.read, source="", with_spans=True))
        return [with_parts(found, self.parts)]


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadingsRead:
    """A letter in a known layout without a verified reader: where its headings stand, nothing interpreted.

    Attributes:
        text: Its text.
        layout: Name of the layout.
        sections: What stands under each heading, in the order of the text.
    """

    text: str
    layout: str
    sections: tuple[HeadedSection, ...]

    @property
    def spans(self) -> Spans:
        """Where each heading stands."""
        return {f"/headings/{index}": one.at for index, one in enumerate(self.sections) if one.at is not None}

    def as_objects(self) -> list[JsonObject]:
        """Return what ``openimr read`` prints of it."""
        return [_sourceless(unread_object(self.sections, layout=self.layout, source=""))]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedRow:
    """A row of another programme.

    Attributes:
        number: In the text, from 1.
        found: What was read of it.
        spans: Where its values stand: JSON pointer into the row's object → span of the text.
    """

    number: int
    found: OtherDetermination
    spans: Mapping[str, Span]


@dataclass(frozen=True, kw_only=True, slots=True)
class RowsRead:
    """Rows of California's DMHC or New York's DFS.

    Attributes:
        text: The text that holds them.
        rows: Those that read.
        errors: Of those that do not.
    """

    text: str
    rows: tuple[PlacedRow, ...]
    errors: tuple[LetterSyntaxError, ...]

    @property
    def spans(self) -> Spans:
        """Where each value stands: JSON pointer into the rows → span."""
        return {
            f"/rows/{index}{pointer}": span
            for index, row in enumerate(self.rows)
            for pointer, span in row.spans.items()
        }

    def as_objects(self) -> list[JsonObject]:
        """Return what ``openimr read`` prints of them, one object a row."""
        return [_sourceless(other_object(row.found, source="")) for row in self.rows]


AnyRead = LetterRead | HeadingsRead | RowsRead
"""What a text was read as."""


def read_text(text: str) -> AnyRead:
    """Read the text of a letter, of a damaged one what reads, or rows of another programme.

    Raises:
        LetterError: Nothing of it reads, or more than ``MOST_VALUES``.
    """
    read = _read(text)
    if len(read.spans) > MOST_VALUES:
        raise TooManyValuesError
    return read


def _read(text: str) -> AnyRead:
    if holds_rows(text):
        return _rows(text)
    try:
        determination = read_letter(text)
    except UnknownLayoutError as error:
        if error.layout is not None:
            return HeadingsRead(text=text, layout=error.layout, sections=split_at_headings(text, layout=error.layout))
        return _damaged(text, error)
    except LetterError as error:
        return _damaged(text, error)
    return LetterRead(text=text, read=determination, parts=read_letter_parts(text, determination))


def _damaged(text: str, refusal: LetterError) -> LetterRead:
    try:
        found = read_damaged(text)
    except LetterError:
        raise refusal from None
    if found.is_empty:
        raise refusal
    return LetterRead(text=text, read=found, parts=read_damaged_parts(text, found))


def _rows(text: str) -> RowsRead:
    rows: list[PlacedRow] = []
    errors: list[LetterSyntaxError] = []
    for number, (place, found) in enumerate(placed_rows(text), start=1):
        if isinstance(found, LetterSyntaxError):
            errors.append(found)
        else:
            rows.append(PlacedRow(number=number, found=found, spans=row_spans(text, place, found)))
    if not rows:
        raise errors[0]
    return RowsRead(text=text, rows=tuple(rows), errors=tuple(errors))


def _sourceless(found: JsonObject) -> JsonObject:
    return {name: value for name, value in found.items() if name != "source"}
