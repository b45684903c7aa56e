"""A known layout without a verified reader, as the page shows it: its headings and where they stand."""

from openimr.domain.text import place_at
from openimr.web.letters.readings import HeadingsRead
from openimr.web.letters.shown import HeadingShown, ReadAs, Shown
from openimr.web.letters.values_shown import Fact, FactGroup, Lit, Value
from openimr.web.letters.words import layout_words


def headings_shown(read: HeadingsRead) -> Shown:
    """Return what the page shows of a letter that is split at its headings, nothing interpreted."""
    lit = Lit(read.spans)
    layout = Fact(label="Layout", values=(Value(words=layout_words(read.layout)),))
    return Shown(
        text=read.text,
        spans=read.spans,
        read_as=ReadAs.HEADINGS,
        groups=(FactGroup(title="The letter", facts=(layout,)),),
        headings=tuple(
            HeadingShown(
                words=lit.value(section.heading, f"/headings/{index}"),
                line=place_at(read.text, section.at.start).line,
                size=len(section.span.of(read.text).split()),
            )
            for index, section in enumerate(read.sections)
            if section.heading is not None and section.at is not None
        ),
    )
