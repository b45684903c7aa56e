"""An item on the page: what was decided of it, what its words say, and the sources that are cited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from openimr.citations.answers import Answer
from openimr.citations.standing import belongs, in_force, is_about
from openimr.domain.citations import Basis, Citation
from openimr.domain.determinations import DecidedItem, ItemOutcome
from openimr.domain.parts import ItemParts
from openimr.letters.item_rows import quantity_words
from openimr.web.letters.readings import NumberedItem
from openimr.web.letters.values_shown import Fact, Lit, Value
from openimr.web.letters.words import about_answer, basis_words, citation_words, day_words, verdict_words


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerShown:
    """What the register answers to a question about a source."""

    question: str
    verdict: str
    because: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceShown:
    """A source that is cited.

    Attributes:
        cited: What is cited, with its mark.
        id: The same for every spelling of it; empty where it has none.
        basis: What it is to the schedule, in words.
        particulars: Its sections and pages as the letter has them; may be empty.
        answers: What the register knows; none where nothing is cited.
    """

    cited: Value
    id: str
    basis: str
    particulars: str
    answers: tuple[AnswerShown, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemShown:
    """An item.

    Attributes:
        title: What it is, with its number: "Item 1"; of another programme "Row 1".
        anchor: Id of its heading.
        description: What is disputed, with its mark.
        outcome: The decision, with its mark.
        is_overturned: Whether the treatment is to be given.
        facts: What its words say.
        sources: Who cites → what is cited.
    """

    title: str
    anchor: str
    description: Value
    outcome: Value
    is_overturned: bool
    facts: tuple[Fact, ...]
    sources: tuple[tuple[str, tuple[SourceShown, ...]], ...]


def item_shown(item: NumberedItem, *, pointer: str, lit: Lit, decided: date | None) -> ItemShown:
    """Return an item as the page shows it.

    Args:
        item: As read.
        pointer: JSON pointer of it.
        lit: The values that have a mark.
        decided: Day of the determination, by which its sources are looked up; None where the letter states none.
    """
    return ItemShown(
        title=f"Item {item.number}",
        anchor=f"item-{item.number}",
        description=lit.value(item.decided.description, f"{pointer}/description"),
        outcome=lit.value(item.decided.outcome.value, f"{pointer}/outcome"),
        is_overturned=item.decided.outcome is ItemOutcome.OVERTURNED,
        facts=(*_decided(item.decided, pointer, lit), *_parts(item.parts, pointer, lit)),
        sources=_sources(item.parts, pointer, lit, decided),
    )


def _decided(item: DecidedItem, pointer: str, lit: Lit) -> Iterator[Fact]:
    if item.requested is not None:
        yield lit.fact("Requested", [item.requested], f"{pointer}/requested")
    if item.authorized is not None:
        yield lit.fact("Authorized", [item.authorized], f"{pointer}/authorized")


def _parts(parts: ItemParts, pointer: str, lit: Lit) -> Iterator[Fact]:
    if parts.sum_agrees is not None:
        agrees = "Yes" if parts.sum_agrees else "No"
        yield lit.fact("Authorized and disputed add up to requested", [agrees])
    category = parts.category
    because = "" if category is None else f"decided by the words “{category.because}”"
    yield lit.fact(
        "Category",
        [None if category is None else category.path.replace("/", " / ")],
        f"{pointer}/category",
        because=because,
    )
    yield lit.fact("Region of the body", [parts.body_region], f"{pointer}/body_region")
    yield from _if_any(
        lit.fact("Other regions", parts.other_regions),
        lit.fact("Levels", parts.levels, f"{pointer}/levels"),
        lit.fact("Side", [None if parts.side is None else parts.side.value], f"{pointer}/side"),
        lit.each(
            "Quantities",
            (quantity_words(value=one.value, to=one.to, unit=one.unit, of=one.of) for one in parts.quantities),
            f"{pointer}/quantities",
        ),
        lit.fact("Drug", [parts.drug], f"{pointer}/drug"),
        lit.fact("Dose", [parts.dose], f"{pointer}/dose"),
        lit.each("Dates of service", map(day_words, parts.service_dates), f"{pointer}/service_dates"),
        lit.fact(
            "Depends on", [None if parts.depends_on is None else f"item {parts.depends_on}"], f"{pointer}/depends_on"
        ),
    )
    yield _conclusion(parts, pointer, lit)


def _conclusion(parts: ItemParts, pointer: str, lit: Lit) -> Fact:
    found = parts.conclusion
    if found is None:
        return Fact(label="Conclusion", values=())
    words = {True: "agrees with the outcome", False: "says the opposite of the outcome", None: "cannot be told"}
    return lit.fact("Conclusion", [words[found.agrees]], f"{pointer}/conclusion", because=f"“{found.text}”")


def _if_any(*facts: Fact) -> Iterator[Fact]:
    yield from (fact for fact in facts if fact.values)


def _sources(
    parts: ItemParts, pointer: str, lit: Lit, decided: date | None
) -> tuple[tuple[str, tuple[SourceShown, ...]], ...]:
    told: tuple[tuple[str, str, Sequence[Citation]], ...] = (
        ("Cited by the claims administrator", "claims_administrator", parts.claims_administrator_citations),
        ("Cited by the reviewer", "imro", parts.imro_citations),
        ("Named in the rationale", "mentions", parts.mentions),
    )
    return tuple(
        (
            title,
            tuple(
                _source(one, lit.target(f"{pointer}/citations/{name}/{index}"), parts.body_region, decided)
                for index, one in enumerate(citations)
            ),
        )
        for title, name, citations in told
        if citations
    )


def _source(citation: Citation, target: str, region: str | None, decided: date | None) -> SourceShown:
    particulars = [("Sections", "; ".join(citation.sections)), ("Pages", ", ".join(citation.pages))]
    return SourceShown(
        cited=Value(words=citation_words(citation), target=target),
        id=citation.id or "",
        basis=basis_words(citation),
        particulars=". ".join(f"{name}: {words}" for name, words in particulars if words),
        answers=() if citation.basis is Basis.NONE else tuple(_answers(citation, region, decided)),
    )


def _answers(citation: Citation, region: str | None, decided: date | None) -> Iterator[AnswerShown]:
    unknown = Answer(None, "the letter states no decision date")
    yield _answer("In force when decided?", unknown if decided is None else in_force(citation, on=decided))
    if citation.sections or citation.pages:
        yield _answer("Pages and sections fit?", belongs(citation))
    if region is not None:
        yield _answer("Fits the part of the body?", about_answer(is_about(citation, region), region))


def _answer(question: str, answer: Answer) -> AnswerShown:
    return AnswerShown(question=question, verdict=verdict_words(answer.holds), because=answer.because)
