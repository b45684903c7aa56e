"""What each step of an application shows, and what it saves."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.forms import BaseForm

from openimr.web.cases.forms.applications import DecisionForm
from openimr.web.cases.forms.items import EndingForms, ItemForms
from openimr.web.cases.forms.line_facts import FactsOfLines
from openimr.web.cases.forms.lines import line_forms, stored_lines
from openimr.web.cases.impossible_days import faults_of
from openimr.web.cases.models import Case
from openimr.web.cases.services.applications import dispute_items, enter_ur_decision
from openimr.web.cases.services.corrections import correct_endings, correct_lines
from openimr.web.cases.steps.fields import FieldsPage, Posted
from openimr.web.cases.steps.names import Step
from openimr.web.cases.steps.signing import SignPage
from openimr.web.days import DayField, typed_parts
from openimr.web.forms import VersionedForm
from openimr.web.people.models import User


class DecisionPage(FieldsPage):
    """The decision and its lines."""

    template = "cases/application/decision.html"

    def __init__(self, case: Case, step: Step, posted: Posted, *, on: date) -> None:
        super().__init__(case, step, posted, on=on)
        self.stored = stored_lines(self.application.ur_lines.all())
        self.are_chosen = case.items.exists()
        if self.adds:
            self.form = DecisionForm(initial=_typed(posted or {}))
        self.lines = line_forms(None if self.are_lines_fixed else posted, stored=self.stored, add=self.adds)
        self.line_facts = FactsOfLines(posted, lines=self.application.ur_lines.all() if self.are_lines_fixed else ())

    @property
    def are_lines_fixed(self) -> bool:
        """Whether the lines cannot be replaced here: items were chosen from them, or the application is submitted."""
        return self.is_locked or self.are_chosen

    @property
    def all_forms(self) -> list[BaseForm]:
        """The decision and its lines."""
        return [self.form, *(self.line_facts.forms if self.are_lines_fixed else self.lines.forms)]

    def is_valid(self) -> bool:
        """Return whether fields and lines can be saved; both are checked."""
        if self.adds:
            return False
        are_lines_valid = self.line_facts.is_valid() if self.are_lines_fixed else self.lines.is_valid()
        return super().is_valid() and are_lines_valid and self._are_days_possible()

    def write(self, *, version: int, by: User, at: datetime) -> Case:
        """Correct the fields, then replace the lines where they changed."""
        case = super().write(version=version, by=by, at=at)
        if self.are_lines_fixed:
            return correct_lines(case=case, version=case.version, facts=self.line_facts.facts(), by=by, at=at)
        if self.lines.lines() == self.stored:
            return case
        return enter_ur_decision(case=case, version=case.version, lines=self.lines.lines(), by=by, at=at)

    def shown(self) -> dict[str, Any]:
        """Return the lines."""
        return {"lines": self.lines, "line_facts": self.line_facts, "are_lines_fixed": self.are_lines_fixed}

    def _are_days_possible(self) -> bool:
        """Return whether no line says a day that cannot be."""
        known = {"ur_decided_on": self.form.cleaned_data["ur_decided_on"]}
        for line in self.all_forms[1:]:
            entered = {name: day for name, day in line.cleaned_data.items() if name == "liability_resolved_on"}
            for name, sentence in faults_of(entered, known=known, on=self.on):
                line.add_error(name, sentence)
        return not any(line.errors for line in self.all_forms[1:])


class ItemsPage(FieldsPage):
    """The disputed items; of a submitted application only whether the dispute over each has ended."""

    template = "cases/application/items.html"

    def __init__(self, case: Case, step: Step, posted: Posted, *, on: date) -> None:
        super().__init__(case, step, posted, on=on)
        lines, items = self.application.ur_lines.all(), case.items.select_related("ur_line", "primary")
        self.items: ItemForms | EndingForms
        if self.is_locked:
            self.items = EndingForms(posted, items=items)
        else:
            self.items = ItemForms(posted, lines=lines, items=items, add=self.adds)

    @property
    def all_forms(self) -> list[BaseForm]:
        """The version and the rows."""
        return [self.form, *self.items.rows]

    def is_valid(self) -> bool:
        """Return whether every row can be taken."""
        return super().is_valid() and self.items.is_valid()

    def write(self, *, version: int, by: User, at: datetime) -> Case:
        """Replace the items; or, where they stand, say which disputes ended."""
        if isinstance(self.items, EndingForms):
            return correct_endings(case=self.case, version=version, endings=self.items.endings(), by=by, at=at)
        return dispute_items(case=self.case, version=version, disputes=self.items.disputes(), by=by, at=at)

    def shown(self) -> dict[str, Any]:
        """Return the rows."""
        return {"rows": self.items}

    def _form(self, posted: Posted) -> VersionedForm:
        return VersionedForm(posted, initial={"version": self.case.version})


_PAGES: dict[str, type[FieldsPage]] = {
    "decision": DecisionPage,
    "items": ItemsPage,
    "sign": SignPage,
}


def page_of(step: Step, case: Case, posted: Posted, *, on: date) -> FieldsPage:
    """Return the page of a step, as it is entered on a legal day."""
    return _PAGES.get(step.name, FieldsPage)(case, step, posted, on=on)


def _typed(posted: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed so far as the fields show it, without judging it."""
    typed = {name: posted[name] for name in posted}
    days = {
        name: typed_parts(posted, name)
        for name, field in DecisionForm.base_fields.items()
        if isinstance(field, DayField)
    }
    return typed | days
