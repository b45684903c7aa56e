"""Write a determination as a letter in our own layout, OI-1."""

from collections.abc import Iterator

from openimr.domain.determinations import DecidedItem, Determination, LetterLayout
from openimr.domain.errors import LetterError, UnwritableValueError
from openimr.letters.blocks import SAMPLE_MARK, Block, BlockKind, LetterContent
from openimr.letters.headers import write_date
from openimr.letters.layouts import LICENSURE_LABEL, OPEN_IMR, SPECIALTY_LABEL
from openimr.letters.objects import determination_object
from openimr.letters.own_layout import ASSERTIONS, DOCUMENT_LABEL, HEADER_LABELS, SENT_BY, STEP_LABEL, TITLE
from openimr.letters.reading import read_letter
from openimr.letters.writable import refuse_unwritable


def letter_content(determination: Determination) -> LetterContent:
    """Return a determination as the blocks of a letter, which text, PDF and Word are made from.

    Reading the letter gives the determination back: a value that would not come back is refused.

    Args:
        determination: Of layout OI-1; its organization is named.

    Raises:
        UnwritableValueError: A value holds a label, an outcome line or a character that no letter carries, or would
            read back as another value; the error names the value.
    """
    if determination.layout is not LetterLayout.OI_1:
        raise UnwritableValueError(pointer="/layout", reason="expected OI-1, the one layout that we write")
    if determination.organization is None:
        raise UnwritableValueError(pointer="/organization", reason="expected the name of the issuing organization")
    refuse_unwritable(determination)
    content = _content(determination)
    _refuse_what_reads_otherwise(determination, letter_text(content))
    return content


def write_letter(determination: Determination) -> str:
    """Return a determination as the text of a letter; ``openimr.letters.reading.read_letter`` gives it back.

    Raises:
        UnwritableValueError: As ``letter_content``.
    """
    return letter_text(letter_content(determination))


def letter_text(content: LetterContent) -> str:
    """Return the blocks of a letter as text: a paragraph a line, a blank line between paragraphs, facts together."""
    lines: list[str] = []
    for before, block in zip([None, *content.blocks], content.blocks, strict=False):
        is_row = block.kind is BlockKind.FACT and before is not None and before.kind is BlockKind.FACT
        if before is not None and not is_row:
            lines.append("")
        lines.append(block.line)
    return "\n".join(lines) + "\n"


def _content(determination: Determination) -> LetterContent:
    number = determination.case_number
    return LetterContent(
        title=TITLE if number is None else f"{TITLE}, {number}",
        language="en-US",
        sample=determination.sample,
        blocks=tuple(_blocks(determination)),
    )


def _blocks(determination: Determination) -> Iterator[Block]:
    if determination.sample:
        yield Block(kind=BlockKind.SAMPLE_MARK, text=SAMPLE_MARK)
    yield Block(kind=BlockKind.TITLE, text=TITLE)
    yield from _header(determination)
    yield from _how(determination)
    if determination.documents:
        yield Block(kind=BlockKind.HEADING, text=str(OPEN_IMR.documents))
        yield from _entries(determination.documents, label=DOCUMENT_LABEL, pointer="/documents")
    yield Block(kind=BlockKind.HEADING, text=OPEN_IMR.summary)
    yield Block(kind=BlockKind.PARAGRAPH, text=OPEN_IMR.summary_opening)
    yield Block(kind=BlockKind.PARAGRAPH, text=determination.summary, pointer="/summary")
    yield Block(kind=BlockKind.HEADING, text=OPEN_IMR.decisions)
    yield Block(kind=BlockKind.PARAGRAPH, text=OPEN_IMR.decisions_opening)
    for number, item in enumerate(determination.items, start=1):
        yield from _item(item, number)
    if determination.what_happens_next:
        yield Block(kind=BlockKind.HEADING, text=str(OPEN_IMR.next_steps))
        yield from _entries(determination.what_happens_next, label=STEP_LABEL, pointer="/what_happens_next")


def _header(determination: Determination) -> Iterator[Block]:
    for name, label in HEADER_LABELS.items():
        value = getattr(determination, name)
        if value is not None:
            text = value if isinstance(value, str) else write_date(value)
            yield Block(kind=BlockKind.FACT, label=label, text=text, pointer=f"/{name}")


def _how(determination: Determination) -> Iterator[Block]:
    sentences = [SENT_BY.format(organization=determination.organization)]
    sentences += [words for assertion, words in ASSERTIONS.items() if assertion in determination.assertions]
    reviewer = determination.reviewer
    yield Block(kind=BlockKind.HEADING, text=OPEN_IMR.how)
    yield Block(kind=BlockKind.PARAGRAPH, text=" ".join(sentences), pointer="/organization")
    yield Block(kind=BlockKind.PARAGRAPH, text=OPEN_IMR.credentials)
    yield Block(
        kind=BlockKind.LABELLED,
        label=LICENSURE_LABEL,
        text=", ".join(reviewer.licensure),
        pointer="/reviewer/licensure",
    )
    yield Block(
        kind=BlockKind.LABELLED,
        label=SPECIALTY_LABEL,
        text=", ".join(reviewer.specialties),
        pointer="/reviewer/specialties",
    )


def _entries(texts: tuple[str, ...], *, label: str, pointer: str) -> Iterator[Block]:
    for index, text in enumerate(texts):
        yield Block(kind=BlockKind.ENTRY, label=label.format(number=index + 1), text=text, pointer=f"{pointer}/{index}")


def _item(item: DecidedItem, number: int) -> Iterator[Block]:
    pointer = f"/items/{number - 1}"
    is_part = " is" if item.requested is not None else ""
    yield Block(
        kind=BlockKind.ITEM_HEADING,
        label=str(OPEN_IMR.item_label).format(number=number),
        text=f"{item.heading}{is_part}: {item.outcome.value}",
        pointer=f"{pointer}/heading",
    )
    for name, label in (
        ("claims_administrator_guideline", OPEN_IMR.claims_label),
        ("imro_guideline", OPEN_IMR.imro_label),
        ("rationale", OPEN_IMR.rationale_label),
    ):
        yield Block(kind=BlockKind.LABELLED, label=label, text=getattr(item, name), pointer=f"{pointer}/{name}")


def _refuse_what_reads_otherwise(determination: Determination, text: str) -> None:
    """Read the letter that would go out, and refuse the first value that does not come back."""
    try:
        found = read_letter(text)
    except LetterError:
        raise UnwritableValueError(
            pointer="", reason="the letter would not read back; a value holds fixed words"
        ) from None
    if found == determination:
        return
    pointer = _first_difference(determination_object(determination), determination_object(found))
    raise UnwritableValueError(pointer=pointer, reason="the letter would read back with another value here")


def _first_difference(wanted: object, found: object, pointer: str = "") -> str:
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key, value in wanted.items():
            if value != found.get(key):
                return _first_difference(value, found.get(key), f"{pointer}/{key}")
    if isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        for index, (one, other) in enumerate(zip(wanted, found, strict=True)):
            if one != other:
                return _first_difference(one, other, f"{pointer}/{index}")
    return pointer
