"""What the words of a letter say when they are read closely: the parts of an item, and of the letter."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from openimr.domain.citations import Citation
from openimr.domain.text import Span


class Side(Enum):
    """A side of the body."""

    LEFT = "left"
    RIGHT = "right"
    BILATERAL = "bilateral"


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """An amount that a request names.

    Attributes:
        value: The number; of a range its lower end.
        to: Upper end of a range; None if it is none.
        unit: In the singular, of ``openimr.terms.quantities.UNITS``: ``session``, ``per week``, ``count`` …
        of: What is counted, in the words of the text, small letters; None where it is not said.
        span: Where it stands.
    """

    value: float
    to: float | None = None
    unit: str
    of: str | None = None
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Category:
    """The kind of a treatment, by the Division's taxonomy.

    Attributes:
        path: ``rehabilitation/acupuncture``, ``pharmaceutical/opioid`` …, of ``openimr.terms.categories``.
        because: The words that decided it, as they stand in the text.
        span: Where those words stand.

    Source: the treatment categories of the Division's public search form; the clean list is ours.
    """

    path: str
    because: str
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Conclusion:
    """What a rationale comes to.

    Attributes:
        text: The concluding sentence, white space folded.
        agrees: Whether it says the same as the item's outcome; None where its sign cannot be told.
        span: Where it stands.
    """

    text: str
    agrees: bool | None
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemParts:
    """What the heading, the guideline sentences and the rationale of one item say. Spans are of the letter's text.

    Attributes:
        category: None where no words of the heading decide one.
        body_region: The region that the description names first, or its levels imply; None where neither does.
        other_regions: Further regions that it names, in order.
        levels: Vertebral levels of the description as segments, ``L4-L5``; a single vertebra as ``L5``.
        side: None where the description names none.
        quantities: Every amount of the description, in order.
        drug: Generic name of the first drug of the description; None where it names none.
        dose: Strength of one unit as written, white space folded; None where none is named.
        service_dates: Days of service that the description states.
        depends_on: Number (from 1) of the item on whose outcome this one depends; None if it stands by itself.
        conclusion: None where no sentence concludes.
        claims_administrator_citations: Of the claims administrator's guideline sentence.
        imro_citations: Of the review organization's guideline sentence.
        mentions: Guidelines named in the rationale.
        sum_agrees: Of a partial approval: whether requested = authorized + disputed, or, where the original request stays
            whole, whether both places say the same of it; None where it cannot be told.
        spans: Where ``body_region``, ``levels``, ``side``, ``drug``, ``dose``, ``service_dates``, ``depends_on`` were read.
    """

    category: Category | None = None
    body_region: str | None = None
    other_regions: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    side: Side | None = None
    quantities: tuple[Quantity, ...] = ()
    drug: str | None = None
    dose: str | None = None
    service_dates: tuple[date, ...] = ()
    depends_on: int | None = None
    conclusion: Conclusion | None = None
    claims_administrator_citations: tuple[Citation, ...] = ()
    imro_citations: tuple[Citation, ...] = ()
    mentions: tuple[Citation, ...] = ()
    sum_agrees: bool | None = None
    spans: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class UtilizationReview:
    """What the summary tells of the utilization review decision.

    Attributes:
        day: Its day; None where the sentence names none.
        verb: What it did, as written, small letters ("non-certified"); None where no verb is read.
        span: The words that were read.
    """

    day: date | None
    verb: str | None
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterParts:
    """What a letter says beyond its determination. Spans are of the letter's text.

    Attributes:
        age: Age of the employee in years, from the summary; None where it is not told.
        sex: ``male`` or ``female``; None where it is not told.
        ur: Of the utilization review decision; None where the summary tells nothing of it.
        states: Postal codes of the states of licensure, in the letter's order.
        specialties: The reviewer's specialties in the closed list's spelling.
        corrected: Misspelt specialties: as written → as in the list.
        items: One for each item of the determination, in its order.
        leftovers: What no part covers and is no fixed wording of the layout; with the spans of the parts and of the fixed
            wording they cover the text.
        spans: Where ``age`` and ``sex`` were read.
    """

    age: int | None = None
    sex: str | None = None
    ur: UtilizationReview | None = None
    states: tuple[str, ...] = ()
    specialties: tuple[str, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    items: tuple[ItemParts, ...]
    leftovers: tuple[Span, ...] = ()
    spans: tuple[tuple[str, Span], ...] = ()
