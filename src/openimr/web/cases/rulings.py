"""What the eligibility page shows: of each item the questions, the answers, what they come to, and the notice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.forms import BaseForm

from openimr.domain.errors import LawError
from openimr.law.eligibility import REASONS, EligibilityReading, LackingPart, ReasonCode, lacking_parts
from openimr.web.cases.attachments import attachments_of
from openimr.web.cases.completeness import field_address
from openimr.web.cases.facts import application_facts, reading_of
from openimr.web.cases.forms.decisions import RulingForms
from openimr.web.cases.forms.faults import Fault, faults_in
from openimr.web.cases.models import Case, DisputedItem, EligibilityDecision
from openimr.web.cases.readings import ItemReading, own_answers, shared_answers
from openimr.web.cases.services.assignment import served_with_notice
from openimr.web.cases.services.eligibility import refusal_words, state_after
from openimr.web.cases.values import CaseState, ItemState
from openimr.web.errors import RefusedError


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
        because: The words of who decided; empty where they decided as the rules read, and nothing was open.
        open: The questions that were open then, each with its provision.
    """

    item: str
    decided: str
    code: str
    read: str
    because: str
    open: tuple[str, ...]
    by: str
    at: datetime


_ENTERED = {
    ReasonCode.NO_SIGNATURE: ("is_signed", "sign"),
    ReasonCode.NO_UR_DECISION_ATTACHED: ("is_ur_decision_attached", "documents"),
}
"""Reason code of a required part → field and step of the application where it is entered."""


class RulingPage:
    """The items of a case in eligibility review, each with its reading and its form.

    Attributes:
        shared: What the rules read of every item alike.
        unnamed: Which party the application must name before an item can go to review, as a sentence; empty if none.
    """

    def __init__(self, case: Case, posted: Mapping[str, Any] | None, *, at: datetime) -> None:
        self.case = case
        self.unnamed = _unnamed(case, at=at)
        items = list(case.items.filter(state=ItemState.DISPUTED).select_related("application", "ur_line", "case"))
        read = [(item, *_read(item)) for item in items]
        self.forms = RulingForms(posted, readings=[(item, reading) for item, reading, _ in read])
        self.shared = shared_answers(reading for _, reading, _ in read if reading)
        self.items = [
            ItemReading(
                item=item,
                reading=reading,
                problem=problem,
                own=own_answers(reading, shared=self.shared),
                form=self.forms.by_item[item.number],
            )
            for item, reading, problem in read
        ]

    @property
    def lacking(self) -> tuple[tuple[LackingPart, str], ...]:
        """The required parts that the application is not known to have, each with the page where it is entered."""
        found = lacking_parts(application_facts(self.case.applications.get()))
        return tuple(
            (part, field_address(self.case, step=step, field=field))
            for part in found
            for field, step in [_ENTERED[part.code]]
        )

    @property
    def unnamed_address(self) -> str:
        """Where the party that is not named is entered."""
        return field_address(self.case, step="injury", field="")

    def preview(self) -> Preview:
        """Return what the decision that was posted will do; the forms are valid."""
        rulings = self.forms.rulings()
        refused = [(each.item, code) for each in self.items if (code := rulings[each.item.number].code) is not None]
        notice = refusal_words(self.case, refused) if refused else ()
        decided = self.case.items.exclude(state=ItemState.DISPUTED).values_list("state", flat=True)
        ruled = (ruling.item_state for ruling in rulings.values())
        return Preview(state=state_after([*decided, *ruled]), notice=notice)

    def told(self, form: BaseForm) -> dict[str, Any]:
        """Return what was decided before, what the form says came with it, and every fault with the way to it."""
        return {
            "decisions": decisions_of(self.case),
            "attachments": attachments_of(self.case),
            "faults": [self._led(fault) for fault in faults_in([form, *self.forms.by_item.values()])],
        }

    def _led(self, fault: Fault) -> Fault:
        return replace(fault, address=self.unnamed_address) if fault.sentence == self.unnamed else fault


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
            open=tuple(f"{each['question']} ({each['provision']})" for each in decision.open_questions),
            by=decision.by.name,
            at=decision.at,
        )
        for decision in decisions.order_by("at", "item__number")
    )


def _unnamed(case: Case, *, at: datetime) -> str:
    try:
        served_with_notice(case, at=at)
    except RefusedError as error:
        return error.reason
    except LawError:
        pass
    return ""


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
