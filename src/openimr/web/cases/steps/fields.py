"""What every step of an application shows and saves: fields of the application, and what may be refused of them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.forms import BaseForm

from openimr.web.cases.forms.applications import FORMS
from openimr.web.cases.forms.faults import Fault, faults_in
from openimr.web.cases.forms.fields import StepForm
from openimr.web.cases.impossible_days import NOT_IN_FUTURE, faults_of
from openimr.web.cases.models import Case
from openimr.web.cases.services.applications import correct_application
from openimr.web.cases.steps.names import Step
from openimr.web.cases.values import CaseState
from openimr.web.errors import RefusedError
from openimr.web.forms import VersionedForm, refuse
from openimr.web.people.models import User

Posted = Mapping[str, Any] | None


class FieldsPage:
    """A step that enters fields of the application.

    Attributes:
        form: The fields, and the version they were made from; a refusal is shown on it.
        adds: Whether only a further row was asked for, so that nothing is saved.
    """

    template = "cases/application/fields.html"

    def __init__(self, case: Case, step: Step, posted: Posted, *, on: date) -> None:
        self.case = case
        self.step = step
        self.on = on
        self.application = case.applications.get()
        self.adds = posted is not None and posted.get("go") == "add"
        self.form = self._form(None if self.adds else posted)

    def is_valid(self) -> bool:
        """Return whether what was posted can be saved, and no day of it is impossible."""
        if self.adds or not self.form.is_valid():
            return False
        known = {name: getattr(self.application, name) for name in NOT_IN_FUTURE}
        for name, sentence in faults_of(self.form.cleaned_data, known=known, on=self.on):
            self.form.add_error(name, sentence)
        return not self.form.errors

    def save(self, *, by: User, at: datetime) -> bool:
        """Save what was posted; a refusal stands on the form, and nothing is saved."""
        try:
            with transaction.atomic():
                self.write(version=self.form.cleaned_data["version"], by=by, at=at)
        except RefusedError as error:
            refuse(self.form, error)
            return False
        return True

    def write(self, *, version: int, by: User, at: datetime) -> Case:
        """Call the services of the step."""
        assert isinstance(self.form, StepForm)  # noqa: S101 - for the type checker
        return correct_application(case=self.case, version=version, fields=self.form.entered(), by=by, at=at)

    def shown(self) -> dict[str, Any]:
        """Return what the template needs besides the frame of every step."""
        return {}

    @property
    def all_forms(self) -> list[BaseForm]:
        """Every form of the step, for one summary of their faults."""
        return [self.form]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is at fault in the step, each with the way to it."""
        return faults_in(self.all_forms)

    @property
    def is_locked(self) -> bool:
        """Whether lines and items stand as they are, since the application is submitted."""
        return self.case.state != CaseState.RECEIVED

    def _form(self, posted: Posted) -> VersionedForm:
        form = FORMS[self.step.name]
        return form(posted, initial=form.initial_of(self.application) | {"version": self.case.version})
