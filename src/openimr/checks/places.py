"""Where the words of a finding stand in the letter that was read."""

from openimr.domain.determinations import Determination
from openimr.domain.findings import Passage
from openimr.domain.text import Span
from openimr.letters.leftovers import without_fixed_lines


class Places:
    """The places of a letter's values, character for character.

    Args:
        text: The letter, as ``openimr.letters.reading.read_letter`` was given it.
        determination: What was read of it, with its spans.
    """

    def __init__(self, text: str, determination: Determination) -> None:
        self._plain = without_fixed_lines(text, determination)
        self._determination = determination
        self._offsets_by_pointer: dict[str, tuple[int, ...]] = {}

    def of(self, passage: Passage) -> Span | None:
        """Return where the words of a passage stand in the text.

        A value that is printed otherwise than it reads (a date) has its whole place; one that the letter does not hold None.
        """
        zone = self._determination.spans.get(passage.pointer)
        value = _value(self._determination, passage.pointer)
        if zone is None or value is None:
            return zone
        offsets = self._offsets(passage.pointer, zone)
        first, last = (_marks(value[:offset]) for offset in (passage.span.start, passage.span.end))
        if len(offsets) != _marks(value) or first == last:
            return zone
        return Span(offsets[first], offsets[last - 1] + 1)

    def _offsets(self, pointer: str, zone: Span) -> tuple[int, ...]:
        """Return where each character of a value stands that is no white space."""
        if pointer not in self._offsets_by_pointer:
            inside = enumerate(zone.of(self._plain), start=zone.start)
            self._offsets_by_pointer[pointer] = tuple(at for at, each in inside if not each.isspace())
        return self._offsets_by_pointer[pointer]


def _value(determination: Determination, pointer: str) -> str | None:
    """Return a value that is text; None for all else."""
    if pointer == "/summary":
        return determination.summary
    match pointer.split("/"):
        case ["", "items", index, name]:
            value = getattr(determination.items[int(index)], name)
            return value if isinstance(value, str) else None
        case _:
            return None


def _marks(words: str) -> int:
    return sum(not each.isspace() for each in words)
