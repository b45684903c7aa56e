"""What the eligibility page shows: of each item the questions, the answers, what they come to, and the notice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms import BaseForm

from openimr.domain.errors import LawError
from openimr.law.eligibility import REASONS, EligibilityReading, ReasonCode, Standing
from openimr.web.cases.attachments import attachments_of
from openimr.web.cases.facts import reading_of
from openimr.web.cases.forms.decisions import RulingForm, RulingForms
from openimr.web.cases.models import Case, DisputedItem, EligibilityDecision
from openimr.web.cases.services.eligibility import refusal_words, state_after
from openimr.web.cases.values import CaseState, ItemState


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemReading:
    """One item and what the rules make of it.

    Attributes:
        reading: None if the law cannot be applied to the facts.
        problem: Why not, in words; empty otherwise.
        form: The decision of the person.
    """

    item: DisputedItem
    reading: EligibilityReading | None
    problem: str
    form: RulingForm

    @property
    def words(self) -> str:
        """What the rules read, in words."""
        return self.reading.standing.value if self.reading else "not readable"

    @property
    def speaks_against(self) -> bool:
        """Whether the rules read anything but eligible."""
        return self.reading is None or self.reading.standing is not Standing.ELIGIBLE


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """What a decision will do.

    Attributes:
        state: Where the case goes.
        notice: The words of the notice it causes; empty if none.
    """

    state: CaseState
    notice: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionRow:
    """What was decided of one item.

    Attributes:
        decided: In words.
        code: The reason code; empty if eligible.
        read: What the rules read then, in words.
        because: The words of who decided; empty where they decided as the rules read.
    """

    item: str
    decided: str
    code: str
    read: str
    because: str
    by: str
    at: datetime


class RulingPage:
    """The items of a case in eligibility review, each with its reading and its form."""

    def __init__(self, case: Case, posted: Mapping[str, Any] | None) -> None:
        self.case = case
        items = list(case.items.filter(state=ItemState.DISPUTED).select_related("application", "ur_line", "case"))
        read = [(item, *_read(item)) for item in items]
        self.forms = RulingForms(posted, readings=[(item, reading) for item, reading, _ in read])
        self.items = [
            ItemReading(item=item, reading=reading, problem=problem, form=self.forms.by_item[item.number])
            for item, reading, problem in read
        ]

    def preview(self) -> Preview:
        """Return what the decision that was posted will do; the forms are valid."""
        rulings = self.forms.rulings()
        refused = [(each.item, code) for each in self.items if (code := rulings[each.item.number].code) is not None]
        notice = refusal_words(self.case, refused) if refused else ()
        decided = self.case.items.exclude(state=ItemState.DISPUTED).values_list("state", flat=True)
        ruled = (ruling.item_state for ruling in rulings.values())
        return Preview(state=state_after([*decided, *ruled]), notice=notice)

    def told(self, form: BaseForm) -> dict[str, Any]:
        """Return what was decided before, what the form says came with it, and the forms with faults for a summary."""
        forms = [form, *self.forms.by_item.values()]
        has_faults = any(each.is_bound and each.errors for each in forms)
        return {
            "decisions": decisions_of(self.case),
            "attachments": attachments_of(self.case),
            "all_forms": forms,
            "has_faults": has_faults,
        }


def decisions_of(case: Case) -> tuple[DecisionRow, ...]:
    """Return what was decided of the items of a case, in the order decided."""
    decisions = EligibilityDecision.objects.filter(item__case=case).select_related("item", "by")
    return tuple(
        DecisionRow(
            item=f"{decision.item.number}: {decision.item.description}",
            decided=_code_in_words(decision.code),
            code=decision.code,
            read="The same" if decision.read_code == decision.code else _code_in_words(decision.read_code),
            because=decision.because,
            by=decision.by.name,
            at=decision.at,
        )
        for decision in decisions.order_by("at", "item__number")
    )


def _code_in_words(code: str) -> str:
    if not code:
        return "Eligible"
    rule = REASONS[ReasonCode[code]]
    return f"{'Not eligible' if rule.closes else 'Deferred'}: {rule.meaning}"


def _read(item: DisputedItem) -> tuple[EligibilityReading | None, str]:
    try:
        return reading_of(item), ""
    except LawError as error:
        return None, str(error)
