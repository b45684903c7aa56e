"""Whether the offices that an application names are those of that name on this site."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from openimr.web.cases.completeness import OFFICE
from openimr.web.cases.offices import NamedOffice
from openimr.web.cases.values import PartyKind


class OfficesForm(forms.Form):
    """One question an office; what was answered before stands as it was.

    Attributes:
        offices: The offices asked about.
    """

    is_optional_said = True

    def __init__(self, data: Mapping[str, Any] | None, *, offices: Iterable[NamedOffice]) -> None:
        super().__init__(data)
        self.offices = tuple(offices)
        for office in self.offices:
            name, kind = office.organization.name, office.kind.in_sentence
            self.fields[f"{OFFICE}{office.kind.value}"] = forms.TypedChoiceField(
                label=f"{name}: is this office the {kind} of this case?",
                help_text=f"An office called {name} works on this site. If you say yes, the people who work there can open this "
                "case.",
                choices=[("True", "Yes, it is this office"), ("False", "No, it is another one of that name")],
                coerce=lambda value: value == "True",
                empty_value=None,
                required=False,
                initial=None if office.is_the_same is None else str(office.is_the_same),
                widget=forms.RadioSelect,
            )

    def asked(self) -> Iterator[BoundField]:
        """Yield the questions, in the order of the parties."""
        yield from (self[name] for name in self.fields)

    @property
    def may_open(self) -> tuple[NamedOffice, ...]:
        """The offices that can open the case, as it stands."""
        return tuple(office for office in self.offices if office.is_the_same)

    @property
    def are_open(self) -> tuple[NamedOffice, ...]:
        """The offices of which nobody said it yet."""
        return tuple(office for office in self.offices if office.is_the_same is None)

    def answers(self) -> dict[PartyKind, bool]:
        """Return what was answered; a question that was left open is left out."""
        said = ((name, self.cleaned_data[name]) for name in self.fields)
        return {PartyKind(name.removeprefix(OFFICE)): answer for name, answer in said if answer is not None}
