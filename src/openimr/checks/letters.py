"""A determination as the checks look at it: its values one after the other in one text, read closely once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from openimr.checks.content_words import content_words
from openimr.checks.told_regions import regions_asked_for, regions_of_story
from openimr.citations.mentions import find_mentions
from openimr.domain.citations import Citation
from openimr.domain.determinations import DecidedItem, Determination
from openimr.domain.findings import Passage
from openimr.domain.parts import ItemParts, LetterParts
from openimr.domain.text import Span
from openimr.letters.letter_parts import read_values_parts
from openimr.terms.lexicons import Word, words_in
from openimr.terms.sentences import sentences_of

_BETWEEN = "\n\n"
_LABORATORY = "diagnostic testing/laboratory"
_OF_ITEM = ("heading", "claims_administrator_guideline", "imro_guideline", "rationale")


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One item of a determination. Spans are of the letter's text.

    Attributes:
        number: From 1.
        decided: Its values.
        parts: What they say.
        heading: Where its heading stands.
        description: Where the description of the treatment stands, within the heading if it is a part of it.
        claims: Where the claims administrator's guideline sentence stands.
        imro: Where the review organization's guideline sentence stands.
        rationale: Where its rationale stands.
    """

    number: int
    decided: DecidedItem
    parts: ItemParts
    heading: Span
    description: Span
    claims: Span
    imro: Span
    rationale: Span

    @property
    def pointer(self) -> str:
        """JSON pointer of the item."""
        return f"/items/{self.number - 1}"

    @property
    def category(self) -> str:
        """Path of its category; empty where none is read."""
        return self.parts.category.path if self.parts.category is not None else ""


@dataclass(frozen=True, slots=True)
class _Laid:
    """Values laid one after the other: their text, and the run of each by its pointer, in order."""

    text: str
    runs: dict[str, Span]


class Letter:
    """A determination with its values in one text.

    The text is ours, not the page's: the summary, then of each item heading, guideline sentences and rationale, each with
    its white space folded. So a check finds the same whatever took the text out of a PDF, and in a draft that is no letter.

    Attributes:
        determination: The values; their spans are of ``text``.
        text: The values, one after the other.
        parts: What they say; spans are of ``text``.
        summary: Where the summary stands.
        items: The items, in their order.
    """

    def __init__(self, determination: Determination) -> None:
        laid = _laid(determination)
        spans = {**laid.runs, **dict(_within_headings(determination, laid.runs))}
        self.text = laid.text
        self.determination = replace(determination, spans=spans)
        self.parts: LetterParts = read_values_parts(laid.text, self.determination)
        self.summary = spans["/summary"]
        self.items = tuple(self._items())
        self._pointers = tuple(laid.runs)
        self._sentences: dict[Span, tuple[Span, ...]] = {}
        self._starts = [run.start for run in laid.runs.values()]

    def _items(self) -> Iterator[Item]:
        spans = self.determination.spans
        pairs = zip(self.determination.items, self.parts.items, strict=True)
        for number, (decided, parts) in enumerate(pairs, start=1):
            pointer = f"/items/{number - 1}"
            yield Item(
                number=number,
                decided=decided,
                parts=parts,
                heading=spans[f"{pointer}/heading"],
                description=spans[f"{pointer}/description"],
                claims=spans[f"{pointer}/claims_administrator_guideline"],
                imro=spans[f"{pointer}/imro_guideline"],
                rationale=spans[f"{pointer}/rationale"],
            )

    def sentences(self, zone: Span) -> tuple[Span, ...]:
        """Return the sentences of a zone of the text; each zone is read once, whichever checks ask."""
        found = self._sentences.get(zone)
        if found is None:
            found = self._sentences[zone] = tuple(sentences_of(self.text, zone))
        return found

    def words_in(self, zone: Span) -> list[Word]:
        """Return the words of a zone of the text; those of the summary are read once."""
        if not self.summary.start <= zone.start <= zone.end <= self.summary.end:
            return words_in(self.text, zone)
        words, starts = self._summary_words
        return words[bisect_left(starts, zone.start) : bisect_left(starts, zone.end)]

    @cached_property
    def _summary_words(self) -> tuple[list[Word], list[int]]:
        words = words_in(self.text, self.summary)
        return words, [word.start for word in words]

    @cached_property
    def summary_mentions(self) -> tuple[Citation, ...]:
        """Guidelines named in the summary; spans are of ``text``."""
        return tuple(find_mentions(self.text[: self.summary.end]))

    @cached_property
    def story(self) -> Mapping[str, Span]:
        """Parts of the body that the summary tells of, each where it is told first."""
        return regions_of_story(self.text, self.summary, self.sentences(self.summary), self.words_in(self.summary))

    @cached_property
    def asked_for(self) -> tuple[Mapping[str, Span], ...]:
        """For each item the parts of the body that its description is for; a laboratory test is for none."""
        return tuple(
            {} if item.category == _LABORATORY else regions_asked_for(self.text, item.description)
            for item in self.items
        )

    @cached_property
    def content_words(self) -> tuple[frozenset[str], ...]:
        """For each item the words of its description that tell it from others."""
        return tuple(content_words(self.text, item.description) for item in self.items)

    def words(self, span: Span) -> str:
        """Return the words of a span."""
        return span.of(self.text)

    def passage(self, span: Span) -> Passage:
        """Return a span of the text as words of the value that holds it.

        Raises:
            ValueError: No one value holds it.
        """
        pointer = self._pointers[max(bisect_right(self._starts, span.start) - 1, 0)]
        run = self.determination.spans[pointer]
        if not run.start <= span.start <= span.end <= run.end:
            raise ValueError(f"no value of the determination holds the characters {span.start} to {span.end}")
        within = Span(span.start - run.start, span.end - run.start)
        return Passage(pointer=pointer, span=within, words=span.of(self.text))


def passage_of_value(pointer: str, words: str) -> Passage:
    """Return the whole of a value that stands in no text: a date of the header, the reviewer's specialties."""
    return Passage(pointer=pointer, span=Span(0, len(words)), words=words)


def _laid(determination: Determination) -> _Laid:
    values = [("/summary", determination.summary)]
    for index, item in enumerate(determination.items):
        names = _OF_ITEM if item.description in item.heading else (*_OF_ITEM, "description")
        values += [(f"/items/{index}/{name}", getattr(item, name)) for name in names]
    runs, length = {}, 0
    for pointer, words in values:
        runs[pointer] = Span(length, length + len(words))
        length += len(words) + len(_BETWEEN)
    return _Laid("".join(words + _BETWEEN for _, words in values), runs)


def _within_headings(determination: Determination, runs: Mapping[str, Span]) -> Iterator[tuple[str, Span]]:
    """Yield where the values stand that are a part of a heading; the description is its last."""
    for index, item in enumerate(determination.items):
        start = runs[f"/items/{index}/heading"].start
        for name in ("requested", "authorized", "description"):
            words = getattr(item, name)
            pointer = f"/items/{index}/{name}"
            if words is None or words not in item.heading or pointer in runs:
                continue
            at = start + (item.heading.rindex(words) if name == "description" else item.heading.index(words))
            yield pointer, Span(at, at + len(words))
