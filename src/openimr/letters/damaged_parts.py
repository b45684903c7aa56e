"""What the words of a damaged letter say, as far as it reads."""

from collections.abc import Sequence
from dataclasses import replace

from openimr.domain.determinations import Determination, ReviewerCredentials
from openimr.domain.parts import ItemParts, LetterParts
from openimr.domain.text import Span
from openimr.letters.credential_names import listed_specialties, postal_codes
from openimr.letters.letter_parts import read_letter_parts
from openimr.letters.parts.categories import is_surgery
from openimr.letters.parts.persons import read_person
from openimr.letters.parts.utilization_reviews import read_utilization_review
from openimr.letters.salvage import PartialReading

_NOWHERE = Span(0, 0)


def read_damaged_parts(text: str, reading: PartialReading) -> LetterParts:
    """Read all the parts of the items that read, and those of the letter as far as summary and credentials read.

    Args:
        text: The letter's text, as ``openimr.letters.salvage.read_damaged`` was given it.
        reading: What it read.

    Returns:
        The parts; every span is of ``text``; one of ``items`` for each item that reads, in its order. ``depends_on`` is
        the number of an item in the letter, and None where an item that does not read may be meant instead.
        ``leftovers`` hold what does not read too; they are empty where no item reads.
    """
    if reading.layout is None:
        return _without_items(text, reading)
    parts = read_letter_parts(
        text,
        Determination(
            layout=reading.layout,
            organization=reading.organization,
            reviewer=reading.reviewer or ReviewerCredentials(),
            summary=reading.summary or "",
            items=tuple(item for _, item in reading.items),
            spans={"/summary": _NOWHERE, **reading.spans},
        ),
    )
    numbers = [number for number, _ in reading.items]
    told = (_numbered(index, parts.items, numbers) for index in range(len(numbers)))
    return replace(parts, items=tuple(told))


def _without_items(text: str, reading: PartialReading) -> LetterParts:
    summary = reading.spans.get("/summary", _NOWHERE)
    person = read_person(text, summary)
    reviewer = reading.reviewer or ReviewerCredentials()
    specialties, corrected = listed_specialties(reviewer.specialties)
    return LetterParts(
        age=person.age,
        sex=person.sex,
        ur=read_utilization_review(text, summary),
        states=postal_codes(reviewer.licensure),
        specialties=specialties,
        corrected=corrected,
        items=(),
        spans=person.spans,
    )


def _numbered(index: int, items: Sequence[ItemParts], numbers: Sequence[int]) -> ItemParts:
    """Return an item's parts with the number in the letter of the one that it depends on.

    Where an item does not read it may be the one that is meant, but for one case: of several surgeries the nearest before
    counts, and none is missing between the two.
    """
    item = items[index]
    if item.depends_on is None:
        return item
    other = item.depends_on - 1
    is_whole = numbers[-1] == len(numbers)
    is_nearest = other < index and numbers[index] - numbers[other] == index - other
    if is_whole or (is_nearest and is_surgery(items[other].category)):
        return replace(item, depends_on=numbers[other])
    spans = tuple((name, span) for name, span in item.spans if name != "depends_on")
    return replace(item, depends_on=None, spans=spans)
