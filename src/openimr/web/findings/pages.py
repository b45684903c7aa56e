"""What the pages show of findings: beside the editor, before the signature, in the record, and which checks are on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from openimr.domain.findings import Severity
from openimr.web.findings.drafts import DraftFinding, findings_of
from openimr.web.findings.forms import AnswerForm, answer_form
from openimr.web.findings.models import FindingStep
from openimr.web.findings.places import Side
from openimr.web.findings.recording import answers_of
from openimr.web.findings.switches import LEAST_PRECISION, off_words, switches
from openimr.web.reviews.models import Review

SUMMARY, SIGN = "summary", "sign"
"""Names of the pages where findings are answered; of the editor of an item ``item-2``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What became of an answer that was posted beside the editor.

    Attributes:
        words: What is told first: that it was kept, or what is at fault with it as a whole; may be empty.
        kept: Key of the finding that it answers, to lead the keyboard on from there; empty if it was not taken.
        refused: Forms that were not taken, as posted, by the key of their finding.
    """

    words: str = ""
    kept: str = ""
    refused: Mapping[str, AnswerForm] = field(default_factory=dict)


_NOTHING = Told()


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A finding on a page.

    Attributes:
        finding: As found now.
        found: The words that it is about.
        against: The words that stand against them.
        answer: The answer in force; None if there is none.
        form: To answer it, or to answer it otherwise; None where it takes no answer.
    """

    finding: DraftFinding
    found: tuple[Side, ...]
    against: tuple[Side, ...]
    answer: FindingStep | None
    form: AnswerForm | None

    @property
    def anchor(self) -> str:
        """Id of the card on its page."""
        return f"finding-{self.finding.key[:12]}"

    @property
    def noted(self) -> str:
        """The words that a note is about; empty of what asks for something."""
        return "”, “".join(side.words for side in self.found) if self.finding.severity is Severity.NOTE else ""


def panel(review: Review, *, at: datetime, item: int | None = None, told: Told = _NOTHING) -> dict[str, Any]:
    """Return what stands beside the editor of an item, or of the summary where ``item`` is None.

    Args:
        review: As saved.
        at: The moment, aware.
        item: Number of the item that is edited.
        told: What became of an answer.
    """
    here = [each for each in findings_of(review, at=at) if _concerns(each, item)]
    shown = answering(review, here, told.refused)
    return {
        **shown,
        "findings_next": _next_after(told.kept, here, shown["findings_open"]) if told.kept else "",
        "findings_on": SUMMARY if item is None else f"item-{item}",
        "findings_said": told.words,
    }


def open_by_item(review: Review, numbers: Iterable[int], *, at: datetime) -> dict[int, int]:
    """Return how many findings are to be looked at on the page of each item.

    Args:
        review: As saved.
        numbers: Of the items.
        at: The moment, aware.
    """
    cards = answering(review, findings_of(review, at=at))["findings_open"]
    return {number: sum(_concerns(card.finding, number) for card in cards) for number in numbers}


def answering(
    review: Review, findings: Iterable[DraftFinding], refused: Mapping[str, AnswerForm] | None = None
) -> dict[str, Any]:
    """Return findings by what they ask of the reviewer, each with its answer and the form for it, and what is not looked for."""
    answers, posted = answers_of(review), refused or {}
    cards = [card_of(each, answers.get(each.key), posted.get(each.key)) for each in findings]
    return {
        "findings_open": [card for card in cards if _is_open(card)],
        "findings_answered": [card for card in cards if card.answer is not None],
        "findings_noted": [card for card in cards if card.finding.severity is Severity.NOTE],
        "findings_on": SIGN,
        "findings_off": off_words(),
    }


def card_of(finding: DraftFinding, answer: FindingStep | None = None, form: AnswerForm | None = None) -> Card:
    """Return a finding as a page shows it."""
    shown = form or (answer_form(finding.key, initial=answer.words if answer else "") if finding.asks else None)
    found, against = _divided(finding.sides)
    return Card(finding=finding, found=found, against=against, answer=answer, form=shown)


def checks_page() -> dict[str, Any]:
    """Return which checks are on, why, and how often each was right."""
    rows = switches()
    return {"switches": rows, "least": LEAST_PRECISION, "by_setting": sum(each.is_by_setting for each in rows)}


def _divided(sides: Sequence[Side]) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    return tuple(each for each in sides if not each.is_against), tuple(each for each in sides if each.is_against)


def _next_after(answered: str, here: Sequence[DraftFinding], waiting: Sequence[Card]) -> str:
    """Return the anchor of the finding to look at after one that was answered; empty if none waits."""
    places = {each.key: place for place, each in enumerate(here)}
    later = [card for card in waiting if places[card.finding.key] > places.get(answered, -1)]
    return next((card.anchor for card in (*later, *waiting)), "")


def _is_open(card: Card) -> bool:
    return card.finding.is_blocking or (card.finding.asks and card.answer is None)


def _concerns(finding: DraftFinding, item: int | None) -> bool:
    """Return whether a finding is of the words on a page; one of the letter as a whole stands beside the summary."""
    if item is not None:
        return item == finding.item or any(side.item == item for side in finding.sides)
    return finding.item is None or any(side.field == SUMMARY for side in finding.sides)
