"""Fields of the application's form, made from what the model holds."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from openimr.web.cases.forms.follow_ups import Asked, FollowingForm
from openimr.web.cases.models import Application
from openimr.web.days import DayField
from openimr.web.forms import VersionedForm

FEWEST_DIGITS = 7
"""Digits of a telephone number without its area code."""

_YES_NO = [("True", "Yes"), ("False", "No"), ("", "Not known")]


def text(name: str, label: str, hint: str = "", **attributes: str) -> forms.CharField:
    """Return a field for a text of the application, as long as the model takes it."""
    length = getattr(Application._meta.get_field(name), "max_length", None)
    widget = forms.TextInput(attrs=attributes)
    return forms.CharField(label=label, help_text=hint, max_length=length, required=False, widget=widget)


def telephone(name: str, label: str) -> forms.CharField:
    """Return a field for a telephone number, in any way of writing; without enough digits it is none."""
    field = text(name, label, inputmode="tel")
    field.validators.append(_is_telephone)
    return field


def _is_telephone(typed: str) -> None:
    if sum(sign.isdigit() for sign in typed) < FEWEST_DIGITS:
        raise ValidationError("Enter a telephone number, for example 510-555-0160.", code="telephone")


def day(label: str, hint: str = "For example: April 28 2025") -> DayField:
    """Return a field for a day that may not be known."""
    return DayField(label=label, help_text=hint, required=False)


def yes_no(label: str, hint: str = "") -> forms.TypedChoiceField:
    """Return a field for a fact that is so, is not so, or is not known."""
    return forms.TypedChoiceField(
        label=label,
        help_text=hint,
        choices=_YES_NO,
        coerce=lambda value: value == "True",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


def choice(label: str, choices: list[tuple[str, str]], hint: str = "") -> forms.ChoiceField:
    """Return a field for one of a few answers, or none."""
    widget = forms.RadioSelect
    return forms.ChoiceField(
        label=label, help_text=hint, choices=[*choices, ("", "Not known")], required=False, widget=widget
    )


class StepForm(FollowingForm, VersionedForm):
    """One step of the application; its fields are those of ``Application`` of the same names.

    Attributes:
        sections: Headings and the fields beneath each; every visible field is in one, a follow-up in that of its question.
        is_optional_said: The page says once that what is not known may be left empty; its fields need not.
    """

    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    is_optional_said = True

    def fieldsets(self) -> Iterator[tuple[str, list[Asked]]]:
        """Yield each heading with its fields, as they are asked."""
        for heading, names in self.sections:
            shown = [name for name in names if name in self.fields and not self[name].is_hidden]
            yield heading, list(self.asked(shown))

    def entered(self) -> dict[str, Any]:
        """Return what was entered, by field of the application."""
        return {name: value for name, value in self.cleaned_data.items() if hasattr(Application, name)}

    @classmethod
    def initial_of(cls, application: Application) -> dict[str, Any]:
        """Return what the application holds, as the form shows it."""
        return {name: getattr(application, name) for name in cls.base_fields if hasattr(application, name)}
