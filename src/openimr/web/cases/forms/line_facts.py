"""What one line of the decision turned on, where it differs from the decision as a whole."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from openimr.web.cases.choices import Ground, Liability
from openimr.web.cases.forms.fields import day
from openimr.web.cases.forms.follow_ups import Asked, FollowingForm, follow_up
from openimr.web.cases.models import UrLine
from openimr.web.cases.services.entries import LineFacts

AS_WHOLE = ("", "As said of the whole decision")

_YES_NO = [AS_WHOLE, ("True", "Yes"), ("False", "No")]

FACTS = ("ground", "is_formulary", "liability", "liability_resolved_on")
"""The fields of a line that say what it turned on."""


class LineFactsForm(FollowingForm):
    """The facts of one line; each, left as it is, is that of the whole decision.

    Attributes:
        about: Which line it is; in the summary of faults, what is at fault in it begins so.
    """

    is_optional_said = True
    about = ""
    follow_ups = {
        "liability_resolved_on": follow_up(
            "liability",
            Liability.RESOLVED.value,
            when="that dispute is resolved",
            amiss="Say that this dispute is resolved, or leave the day of its notice empty.",
        )
    }

    ground = forms.ChoiceField(label="Why it was not allowed", required=False, choices=[AS_WHOLE, *Ground.choices])
    is_formulary = forms.TypedChoiceField(
        label="Is it a drug under the drug formulary?",
        required=False,
        choices=_YES_NO,
        coerce=lambda value: value == "True",
        empty_value=None,
    )
    liability = forms.ChoiceField(
        label="Was liability for it disputed too?", required=False, choices=[AS_WHOLE, *Liability.choices]
    )
    liability_resolved_on = day("Day of the notice that this dispute over the line is resolved")

    @property
    def asked_facts(self) -> list[Asked]:
        """The facts as the page asks them."""
        return list(self.asked(FACTS))

    @property
    def is_open(self) -> bool:
        """Whether the line says something of its own, or something is at fault in it."""
        return any(self[name].errors or self._is_entered(name) for name in FACTS)

    def facts(self) -> LineFacts:
        """Return what the line says."""
        entered = self.cleaned_data
        return LineFacts(
            ground=Ground(entered["ground"]) if entered.get("ground") else None,
            is_formulary=entered.get("is_formulary"),
            liability=Liability(entered["liability"]) if entered.get("liability") else None,
            liability_resolved_on=entered.get("liability_resolved_on"),
        )


class FactsOfLines:
    """One form for each line, where the lines themselves stand."""

    def __init__(self, data: Mapping[str, Any] | None, *, lines: Iterable[UrLine]) -> None:
        self.by_line = {
            line: LineFactsForm(data, prefix=f"line-{line.number}", initial=facts_shown(stored_facts(line)))
            for line in lines
        }
        for line, form in self.by_line.items():
            form.about = f"Line {line.number}"

    @property
    def forms(self) -> list[LineFactsForm]:
        """Every form, in the order of the lines."""
        return list(self.by_line.values())

    def is_valid(self) -> bool:
        """Return whether every form can be taken; all are checked."""
        return all([form.is_valid() for form in self.forms])  # noqa: C419 - every form is checked

    def facts(self) -> dict[int, LineFacts]:
        """Return what each line says, by its number."""
        return {line.number: form.facts() for line, form in self.by_line.items()}


def stored_facts(line: UrLine) -> LineFacts:
    """Return what a line of an application says as it would be entered."""
    return LineFacts(
        ground=Ground(line.ground) if line.ground else None,
        is_formulary=line.is_formulary,
        liability=Liability(line.liability) if line.liability else None,
        liability_resolved_on=line.liability_resolved_on,
    )


def facts_shown(facts: LineFacts) -> dict[str, Any]:
    """Return the facts of a line as its form shows them."""
    return {
        "ground": facts.ground or "",
        "is_formulary": "" if facts.is_formulary is None else facts.is_formulary,
        "liability": facts.liability or "",
        "liability_resolved_on": facts.liability_resolved_on,
    }
