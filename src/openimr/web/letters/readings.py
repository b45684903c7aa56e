"""A letter as read for the page: whole with all its parts, or what reads of a damaged one."""

from dataclasses import dataclass

from openimr.domain.determinations import DecidedItem, Determination, ReviewerCredentials, Spans
from openimr.domain.errors import LetterError, LetterSyntaxError, UnknownLayoutError
from openimr.domain.parts import ItemParts, LetterParts
from openimr.letters.headers import Header
from openimr.letters.letter_parts import read_letter_parts
from openimr.letters.objects import JsonObject, determination_object
from openimr.letters.partial_objects import partial_object
from openimr.letters.parts_objects import part_spans, with_parts
from openimr.letters.reading import read_letter
from openimr.letters.salvage import PartialReading, read_damaged


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberedItem:
    """An item that reads.

    Attributes:
        number: In the letter, from 1.
        decided: What was decided.
        parts: What its words say; None of a damaged letter, whose parts are not read.
    """

    number: int
    decided: DecidedItem
    parts: ItemParts | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterRead:
    """A letter as read.

    Attributes:
        text: Its text, of which all spans are.
        whole: The determination, and what the letter says beyond it; None of a damaged letter.
        damaged: What reads of a damaged letter; None of one that reads whole.
    """

    text: str
    whole: tuple[Determination, LetterParts] | None = None
    damaged: PartialReading | None = None

    @property
    def facts(self) -> Determination | Header | None:
        """What has the fields of the header."""
        if self.whole is not None:
            return self.whole[0]
        return None if self.damaged is None else self.damaged.header

    @property
    def reviewer(self) -> ReviewerCredentials | None:
        """The reviewer's credentials, if they read."""
        found = self.whole[0] if self.whole is not None else self.damaged
        return None if found is None else found.reviewer

    @property
    def parts(self) -> LetterParts | None:
        """What the letter says beyond its determination."""
        return None if self.whole is None else self.whole[1]

    @property
    def items(self) -> tuple[NumberedItem, ...]:
        """The items that read."""
        if self.whole is not None:
            pairs = zip(self.whole[0].items, self.whole[1].items, strict=True)
            return tuple(
                NumberedItem(number=number, decided=decided, parts=parts)
                for number, (decided, parts) in enumerate(pairs, start=1)
            )
        found = () if self.damaged is None else self.damaged.items
        return tuple(NumberedItem(number=number, decided=decided, parts=None) for number, decided in found)

    @property
    def errors(self) -> tuple[LetterSyntaxError, ...]:
        """What does not read, with its places."""
        return () if self.damaged is None else self.damaged.errors

    @property
    def spans(self) -> Spans:
        """Where each value was read: JSON pointer → span."""
        if self.whole is not None:
            return {**self.whole[0].spans, **dict(part_spans(self.whole[1]))}
        return {} if self.damaged is None else self.damaged.spans

    def as_object(self) -> JsonObject:
        """Return the data as ``openimr read`` prints them, with the spans."""
        if self.whole is not None:
            determination, parts = self.whole
            return with_parts(determination_object(determination, with_spans=True), parts)
        assert self.damaged is not None  # noqa: S101 - one of the two is there
        found = partial_object(self.damaged, source="", with_spans=True)
        del found["source"]
        return found


def read_text(text: str) -> LetterRead:
    """Read the text of a letter; of a damaged one what reads.

    Raises:
        LetterError: Nothing of it reads.
    """
    try:
        determination = read_letter(text)
    except LetterError as error:
        return _damaged(text, error)
    return LetterRead(text=text, whole=(determination, read_letter_parts(text, determination)))


def _damaged(text: str, refusal: LetterError) -> LetterRead:
    if isinstance(refusal, UnknownLayoutError) and refusal.layout is not None:
        raise refusal
    try:
        found = read_damaged(text)
    except LetterError:
        raise refusal from None
    if found.is_empty:
        raise refusal
    return LetterRead(text=text, damaged=found)
