"""The lines of the utilization review decision, as typed."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory

from openimr.web.cases.forms.follow_ups import Asked, follow_up
from openimr.web.cases.forms.line_facts import FACTS, LineFactsForm, facts_shown, stored_facts
from openimr.web.cases.models import UrLine
from openimr.web.cases.services.applications import Line
from openimr.web.cases.values import UrDecision
from openimr.web.days import DayField, typed_parts

EMPTY_LINES = 1
"""Empty lines shown where none was entered, and where one more is asked for."""

MOST_LINES = 200
"""More lines than any decision has."""

_LINE = ("requested", "decision", "approved", "guideline")

_BESIDE = ("decision", "approved", "guideline", *FACTS)
"""What is said of a line beside its words."""

_TWO_ROWS = {"rows": "2", "class": "openimr-short"}


class LineForm(LineFactsForm):
    """One line; left empty it is none."""

    requested = forms.CharField(label="What was asked for", required=False, widget=forms.Textarea(attrs=_TWO_ROWS))
    decision = forms.ChoiceField(
        label="What was decided", required=False, choices=[("", "- Select -"), *UrDecision.choices]
    )
    approved = forms.CharField(
        label="What was approved",
        help_text="In the decision’s words.",
        required=False,
        widget=forms.Textarea(attrs=_TWO_ROWS),
    )
    guideline = forms.CharField(label="What the decision cites", required=False, widget=forms.Textarea(attrs=_TWO_ROWS))
    field_order = (*_LINE, *FACTS)
    follow_ups = {
        "approved": follow_up("decision", UrDecision.MODIFIED.value, when="it was modified"),
        **LineFactsForm.follow_ups,
    }

    @property
    def asked_line(self) -> list[Asked]:
        """The line itself as the page asks it."""
        return list(self.asked(_LINE))

    def clean(self) -> dict[str, Any]:
        """Say beside the field what a line lacks."""
        entered: dict[str, Any] = super().clean() or {}
        if any(entered.get(name) not in {None, ""} for name in _BESIDE) and not entered.get("requested"):
            self.add_error("requested", "Enter what was asked for, in the decision’s words.")
        if entered.get("requested") and not (entered.get("decision") or self.has_error("decision")):
            self.add_error("decision", "Choose what was decided of this line.")
        if entered.get("decision") == UrDecision.MODIFIED and not entered.get("approved"):
            self.add_error("approved", "Enter what was approved of this line.")
        return entered

    def line(self) -> Line | None:
        """Return the line entered; None if it was left empty."""
        entered = self.cleaned_data
        if not entered.get("requested"):
            return None
        return Line(
            requested=entered["requested"],
            decision=UrDecision(entered["decision"]),
            approved=entered["approved"],
            guideline=entered["guideline"],
            facts=self.facts(),
        )


if TYPE_CHECKING:
    _Forms = BaseFormSet[LineForm]
else:
    _Forms = BaseFormSet


class LineForms(_Forms):
    """The forms of all lines."""

    def lines(self) -> list[Line]:
        """Return the lines entered, in order."""
        return [line for form in self.forms if (line := form.line())]


_PREFIX = "lines"
_factory: Any = formset_factory(
    LineForm, formset=LineForms, extra=EMPTY_LINES, max_num=MOST_LINES, absolute_max=MOST_LINES + EMPTY_LINES
)


def line_forms(data: Mapping[str, Any] | None, *, stored: Iterable[Line], add: bool = False) -> "LineForms":
    """Return the forms of the lines: as posted, or with one more; else as stored."""
    if data is None:
        rows = [_shown(line) for line in stored]
        return _numbered(_factory(prefix=_PREFIX, initial=rows), extra=0 if rows else EMPTY_LINES)
    if add:
        return _numbered(_factory(prefix=_PREFIX, initial=_typed(data)))
    return _numbered(_factory(data, prefix=_PREFIX))


def _numbered(forms: "LineForms", *, extra: int = EMPTY_LINES) -> "LineForms":
    """Let each form know which line it is; beneath what stands there, so many are empty."""
    forms.extra = extra
    for number, form in enumerate(forms.forms, start=1):
        form.about = f"Line {number}"
    return forms


def _typed(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what was typed so far, without judging it."""
    total = str(data.get(f"{_PREFIX}-TOTAL_FORMS", ""))
    count = min(int(total), MOST_LINES) if total.isascii() and total.isdigit() and len(total) < len("10000") else 0
    return [
        {
            name: typed_parts(data, f"{_PREFIX}-{row}-{name}")
            if isinstance(field, DayField)
            else str(data.get(f"{_PREFIX}-{row}-{name}", ""))
            for name, field in LineForm.base_fields.items()
        }
        for row in range(count)
    ]


def stored_lines(lines: Iterable[UrLine]) -> list[Line]:
    """Return the lines of an application as they would be entered."""
    return [
        Line(
            requested=line.requested,
            decision=UrDecision(line.decision),
            approved=line.approved,
            guideline=line.guideline,
            facts=stored_facts(line),
        )
        for line in lines
    ]


def _shown(line: Line) -> dict[str, Any]:
    return {
        "requested": line.requested,
        "decision": line.decision.value,
        "approved": line.approved,
        "guideline": line.guideline,
        **facts_shown(line.facts),
    }
