"""The last step of an application: check the answers, say which offices may open the case, sign, submit."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.forms import BaseForm

from openimr.web.cases.answers import answers_of
from openimr.web.cases.forms.faults import Fault
from openimr.web.cases.forms.offices import OfficesForm
from openimr.web.cases.models import Case
from openimr.web.cases.offices import offices_of
from openimr.web.cases.services.applications import IncompleteApplicationError, submit_application
from openimr.web.cases.services.offices import confirm_offices
from openimr.web.cases.steps.fields import FieldsPage, Posted
from openimr.web.cases.steps.names import Step
from openimr.web.people.models import User

if TYPE_CHECKING:
    from openimr.web.cases.completeness import MissingPart


class SignPage(FieldsPage):
    """Check the answers, say which offices may open the case, sign, submit.

    Attributes:
        submits: Whether it is submitted now.
        to_be_refused: Whether it is submitted though a required part is said to be missing, for that to be decided.
        needed: Where submitting was refused: the parts that are needed.
    """

    template = "cases/application/sign.html"

    def __init__(self, case: Case, step: Step, posted: Posted, *, on: date) -> None:
        super().__init__(case, step, posted, on=on)
        go = posted.get("go") if posted is not None else None
        self.to_be_refused = go == "submit-to-be-refused"
        self.submits = go == "submit" or self.to_be_refused
        self.offices = OfficesForm(posted, offices=offices_of(case, self.application))
        self.needed: tuple[MissingPart, ...] = ()

    @property
    def all_forms(self) -> list[BaseForm]:
        """The offices and the signature."""
        return [self.offices, self.form]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """As of any step; where submitting was refused, each part that is needed, with the way to it."""
        if not self.needed:
            return super().faults
        return tuple(Fault(sentence=part.request, address=part.address(self.case)) for part in self.needed)

    def is_valid(self) -> bool:
        """Return whether the answers can be taken; both forms are checked."""
        are_offices_valid = self.offices.is_valid()
        return super().is_valid() and are_offices_valid

    def save(self, *, by: User, at: datetime) -> bool:
        """Save the answers, then submit if asked; where it cannot be submitted, the answers stay saved."""
        if not super().save(by=by, at=at):
            return False
        if not self.submits:
            return True
        self.case.refresh_from_db()
        try:
            submit_application(
                case=self.case, version=self.case.version, to_be_refused=self.to_be_refused, by=by, at=at
            )
        except IncompleteApplicationError as error:
            self.needed = error.parts
            self._show_anew()
            return False
        return True

    def write(self, *, version: int, by: User, at: datetime) -> Case:
        """Save the answers and which offices may open the case."""
        case = super().write(version=version, by=by, at=at)
        return confirm_offices(case=case, version=case.version, answers=self.offices.answers(), by=by, at=at)

    def shown(self) -> dict[str, Any]:
        """Return the answers given so far, who will be able to open the case, and what is needed to submit it."""
        return {
            "answers": answers_of(self.case),
            "offices": self.offices,
            "needed": self.needed,
            "is_refusable": bool(self.needed) and all(part.is_ground_of_refusal for part in self.needed),
        }

    def _show_anew(self) -> None:
        """Show what is saved now, with its version, so that the page can be sent again."""
        self.application.refresh_from_db()
        self.form = self._form(None)
        self.offices = OfficesForm(None, offices=offices_of(self.case, self.application))
