"""The report on a letter: what its page shows, as a file to print and to keep."""

from collections.abc import Callable, Iterator
from datetime import datetime

from openimr.letters.blocks import Block, BlockKind, LetterContent
from openimr.typeset.pdf import REPORT, typeset_pdf
from openimr.typeset.settable import settable
from openimr.web.findings.switches import off_words
from openimr.web.letters.items_shown import ItemShown, SourceShown
from openimr.web.letters.shown import ReadAs, Shown
from openimr.web.letters.values_shown import Fact
from openimr.web.templatetags.openimr import moment

TITLE = "What a determination says"
"""Also the title of the file: it names no case."""

_LONGEST_PARAGRAPH = 3_000
"""Characters: a page of them; what is longer is no value that a person reads on paper, and stands in the data."""

_OPENINGS = {
    ReadAs.LETTER: "from the text of a letter, which reads whole. It is no part of the letter, whose own words count.",
    ReadAs.DAMAGED: (
        "from the text of a letter that does not read whole: here is what could be read, and where it does not read. "
        "It is no part of the letter, whose own words count."
    ),
    ReadAs.HEADINGS: (
        "from the text of a letter in a known layout for which there is no verified reader. The letter was split at its "
        "headings, and nothing in it is taken for data."
    ),
    ReadAs.ROWS: "from rows that another programme publishes. It is no part of them; their own words count.",
}


_LOOKED = "A program looked at the words of this letter alone. It knows no file and decides nothing; it may be wrong."
_NOTHING = "Nothing."


def report_pdf(shown: Shown, *, at: datetime) -> bytes:
    """Return the report as PDF, to PDF/UA-1 and PDF/A-2a at once.

    Args:
        shown: What the page shows.
        at: The aware moment at which the letter was read.
    """
    return typeset_pdf(report_content(shown, at=at), issued_at=at, measures=REPORT)


def report_content(shown: Shown, *, at: datetime) -> LetterContent:
    """Return the report as blocks, section by section; a further section is one more function."""
    opening = (
        Block(kind=BlockKind.TITLE, text=TITLE),
        Block(
            kind=BlockKind.PARAGRAPH,
            text=f"This report was made on {moment(at)} {_OPENINGS[shown.read_as]}",
        ),
    )
    sections = [block for section in _SECTIONS for block in section(shown)]
    return LetterContent(title=TITLE, language="en-US", sample=shown.is_sample, blocks=(*opening, *sections))


def _in_short(shown: Shown) -> Iterator[Block]:
    if not shown.items:
        return
    yield _heading("What was decided")
    for item in shown.items:
        yield _fact(f"{item.title}:", f"{item.outcome.words}: {item.description.words}")


def _groups(shown: Shown) -> Iterator[Block]:
    for group in shown.groups:
        yield _heading(group.title)
        yield from (_fact_of(fact, shown.unstated) for fact in group.facts)


def _items(shown: Shown) -> Iterator[Block]:
    if shown.items:
        yield _heading("The rows" if shown.read_as is ReadAs.ROWS else "The items")
    for item in shown.items:
        yield from _item(item, shown.unstated)


def _item(item: ItemShown, unstated: str) -> Iterator[Block]:
    words = f"{item.description.words}: {item.outcome.words}"
    yield Block(kind=BlockKind.ITEM_HEADING, label=f"{item.title}:", text=_printed(words))
    yield from (_fact_of(fact, unstated) for fact in item.facts)
    for title, sources in item.sources:
        lonely = _named(sources[0]) if len(sources) == 1 and not sources[0].answers else ""
        yield Block(kind=BlockKind.LABELLED, label=f"{title}:", text=_printed(lonely))
        for number, source in enumerate(sources, start=1):
            if not lonely:
                yield from _source(number, source)


def _source(number: int, source: SourceShown) -> Iterator[Block]:
    sentences = (_named(source), source.basis if source.answers else "", source.particulars)
    text = ". ".join(each for each in sentences if each)
    yield Block(kind=BlockKind.ENTRY, label=f"{number}.", text=_printed(text))
    for answer in source.answers:
        yield _fact(answer.question, f"{answer.verdict}: {answer.because}")


def _named(source: SourceShown) -> str:
    return f"{source.cited.words} ({source.id})" if source.id else source.cited.words


def _findings(shown: Shown) -> Iterator[Block]:
    if shown.read_as is not ReadAs.LETTER:
        return
    yield _heading("What the checks find")
    said = (_LOOKED if shown.findings else _NOTHING, off_words())
    yield Block(kind=BlockKind.PARAGRAPH, text=" ".join(each for each in said if each))
    for finding in shown.findings:
        law = f" ({finding.provision})" if finding.provision else ""
        text = _printed(f"{finding.asks}. {finding.message}{law}")
        yield Block(kind=BlockKind.ENTRY, label=f"{finding.number}.", text=text)
        for title, places in (("Found", finding.found), ("Against it", finding.against)):
            for place in places:
                side = place.side
                yield _fact(f"{title}, {side.label}:", f"“{side.before}{side.words}{side.after}”")


def _headings(shown: Shown) -> Iterator[Block]:
    if not shown.headings:
        return
    yield _heading("The headings")
    for number, heading in enumerate(shown.headings, start=1):
        text = f"{heading.words.words} Line {heading.line}, {heading.size} words below it."
        yield Block(kind=BlockKind.ENTRY, label=f"{number}.", text=_printed(text))


def _unread(shown: Shown) -> Iterator[Block]:
    if not (shown.faults or shown.leftovers):
        return
    yield _heading("What does not read")
    for number, fault in enumerate(shown.faults, start=1):
        text = f"Line {fault.line}, column {fault.column}: expected {fault.expected}."
        yield Block(kind=BlockKind.ENTRY, label=f"{number}.", text=_printed(text))
    if shown.leftovers:
        yield Block(kind=BlockKind.PARAGRAPH, text=leftover_words(shown.leftovers))


def leftover_words(leftovers: int) -> str:
    """Return how many places of a text belong to no value and to no fixed wording of its layout, in a sentence."""
    if leftovers == 1:
        return "1 place in the text belongs to no value and to no fixed wording of the layout."
    return f"{leftovers} places in the text belong to no value and to no fixed wording of the layout."


_SECTIONS: tuple[Callable[[Shown], Iterator[Block]], ...] = (_in_short, _findings, _groups, _items, _headings, _unread)


def _printed(words: str) -> str:
    """Return words that can be set; of more than a paragraph holds, the beginning."""
    clipped = words if len(words) <= _LONGEST_PARAGRAPH else f"{words[:_LONGEST_PARAGRAPH]} …"
    return settable(clipped)


def _heading(words: str) -> Block:
    return Block(kind=BlockKind.HEADING, text=words)


def _fact_of(fact: Fact, unstated: str) -> Block:
    words = ", ".join(value.words for value in fact.values) or unstated
    return _fact(f"{fact.label}:", f"{words} – {fact.because}" if fact.because else words)


def _fact(label: str, words: str) -> Block:
    return Block(kind=BlockKind.FACT, label=label, text=_printed(words))
