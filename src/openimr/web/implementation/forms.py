"""Forms by which it is said when a determination was received and how it is carried out."""

from collections.abc import Iterable
from typing import Any

from django import forms

from openimr.web.days import DayField
from openimr.web.forms import VersionedForm
from openimr.web.implementation.duties import OverturnedItem
from openimr.web.implementation.models import CareKind, StepKind
from openimr.web.implementation.services import LONGEST_EVIDENCE


def _evidence(example: str) -> forms.CharField:
    return forms.CharField(
        label="What shows it",
        max_length=LONGEST_EVIDENCE,
        help_text=f"For example: {example}. Every party reads these words.",
    )


class ReceiptForm(VersionedForm):
    """When the claims administrator received the determination."""

    received_on = DayField(
        label="Day on which it was received", help_text="The time to authorize and to pay runs from this day."
    )
    shown_by = _evidence("stamp of receipt, return receipt no. 12")


class CareForm(VersionedForm):
    """Of each overturned item, whether the treatment was given already."""

    def __init__(self, *args: Any, items: Iterable[OverturnedItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in items:
            self.fields[f"item_{each.item.number}"] = forms.ChoiceField(
                label=f"Item {each.item.number}: {each.item.description}",
                choices=CareKind.choices,
                initial=each.care.value,
                widget=forms.RadioSelect,
            )

    def care(self) -> dict[int, CareKind]:
        """Return what was said, by number of the item."""
        said = {name: value for name, value in self.cleaned_data.items() if name.startswith("item_")}
        return {int(name.removeprefix("item_")): CareKind(value) for name, value in said.items()}


class StepForm(VersionedForm):
    """What was done of one overturned item, or why it is not."""

    kind = forms.ChoiceField(label="What was done", widget=forms.RadioSelect)
    done_on = DayField(label="On which day", help_text="For example: April 28 2025")
    shown_by = _evidence("letter to the physician and the employee, authorization no. 4711")

    def __init__(self, *args: Any, offered: Iterable[StepKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in offered]  # type: ignore[attr-defined] # a ChoiceField

    def clean_kind(self) -> StepKind:
        """Return what was done as a value."""
        return StepKind(self.cleaned_data["kind"])
