"""What a person decides of each item, how a notice is served, and the steps that need only a day or a word."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from openimr.law.eligibility import REASONS, EligibilityReading, ReasonCode
from openimr.web.cases.models import DisputedItem
from openimr.web.cases.ruling_faults import fault_in_ruling
from openimr.web.cases.services.eligibility import Ruling
from openimr.web.cases.values import ServedBy
from openimr.web.days import DayField
from openimr.web.forms import VersionedForm

ELIGIBLE = "eligible"

_RULINGS = [
    ("", "- Select -"),
    (ELIGIBLE, "Eligible: goes to review"),
    *(
        (code.name, f"{'Not eligible' if rule.closes else 'Deferred'}: {rule.meaning} ({code.name})")
        for code, rule in REASONS.items()
    ),
]


class RulingForm(forms.Form):
    """The decision on one item."""

    is_optional_said = True

    def __init__(
        self, data: Mapping[str, Any] | None, *, item: DisputedItem, reading: EligibilityReading | None
    ) -> None:
        super().__init__(data, prefix=f"item-{item.number}", initial={"decision": proposed(reading)})
        self.item = item
        self.reading = reading
        self.fields["decision"].error_messages["required"] = f"Item {item.number}: choose a decision."

    decision = forms.ChoiceField(label="Decision", choices=_RULINGS)
    because = forms.CharField(
        label="Why, in your words",
        help_text="Needed where a question is open and you go on, or where you decide otherwise than the rules read. It "
        "stays in the record of the case.",
        required=False,
        widget=forms.Textarea(attrs={"rows": "3", "class": "openimr-short"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a ruling that cannot be made, before it is previewed."""
        entered: dict[str, Any] = super().clean() or {}
        if self.reading is None or self.errors:
            return entered
        code, because = _code(entered["decision"]), entered["because"]
        if fault := fault_in_ruling(self.item, self.reading, code=code, because=because):
            self.add_error(fault.field, fault.sentence)
        return entered

    def ruling(self) -> Ruling:
        """Return the decision."""
        return Ruling(code=_code(self.cleaned_data["decision"]), because=self.cleaned_data["because"])


class MethodForm(VersionedForm):
    """How a notice is served."""

    method = forms.ChoiceField(
        label="How is the notice served?", choices=ServedBy.choices, widget=forms.RadioSelect, initial=ServedBy.MAIL
    )

    def clean_method(self) -> ServedBy:
        """Return the way as a value."""
        return ServedBy(self.cleaned_data["method"])


class ResumeForm(VersionedForm):
    """Deferred items are taken up again: all of them, or those that are ticked where several wait."""

    resolved_on = DayField(
        label="Day on which the notice was served that liability is resolved",
        help_text="From this day there are 30 days to apply.",
    )

    def __init__(self, *args: Any, waiting: Iterable[DisputedItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting = list(waiting)
        if len(self.waiting) > 1:
            for item in self.waiting:
                label = f"Item {item.number}: {item.description}"
                self.fields[_box(item)] = forms.BooleanField(label=label, required=False, initial=True)

    def clean(self) -> dict[str, Any]:
        """Ask for at least one item."""
        entered: dict[str, Any] = super().clean() or {}
        if len(self.waiting) > 1 and not any(entered.get(_box(item)) for item in self.waiting):
            self.add_error(_box(self.waiting[0]), "Choose at least one item.")
        return entered

    def facts(self) -> dict[str, Any]:
        """Return what ``openimr.web.cases.services.deferrals.resume_deferred`` takes."""
        entered = self.cleaned_data
        numbers = frozenset(item.number for item in self.waiting if entered.get(_box(item), True))
        return {"version": entered["version"], "resolved_on": entered["resolved_on"], "numbers": numbers}


def _box(item: DisputedItem) -> str:
    return f"item_{item.number}"


class RulingForms:
    """The decisions on all items, one form an item."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        readings: Iterable[tuple[DisputedItem, EligibilityReading | None]],
    ) -> None:
        self.by_item = {item.number: RulingForm(data, item=item, reading=reading) for item, reading in readings}

    def is_valid(self) -> bool:
        """Return whether every item is decided."""
        return all([form.is_valid() for form in self.by_item.values()])  # noqa: C419 - every form is checked

    def rulings(self) -> dict[int, Ruling]:
        """Return the decisions, by item number."""
        return {number: form.ruling() for number, form in self.by_item.items()}


def proposed(reading: EligibilityReading | None) -> str:
    """Return what the rules read, as the form has it; empty where a question is open or they do not give one answer.

    Nothing is chosen beforehand that a person would have to think about: a blank is no answer.
    """
    if reading is None or reading.not_known:
        return ""
    codes = {rule.code.name for rule in reading.reasons} or {ELIGIBLE}
    return codes.pop() if len(codes) == 1 else ""


def _code(decision: str) -> ReasonCode | None:
    return None if decision == ELIGIBLE else ReasonCode[decision]
