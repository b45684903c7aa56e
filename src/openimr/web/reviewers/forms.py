"""Forms about the roster: one reviewer's entry with its rows, and affiliations."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms.boundfield import BoundField
from django.http import QueryDict

from openimr.matching.candidates import HOURS_OF_A_WEEK, Candidate, Certificate, Licence
from openimr.matching.states import STATES
from openimr.terms.specialties import SPECIALTIES
from openimr.web.days import DayField
from openimr.web.forms import VersionedForm
from openimr.web.people.models import Organization, User
from openimr.web.people.values import OrganizationKind, Role
from openimr.web.reviewers.models import AffiliationKind

_SELECT = ("", "- Select -")
_KNOWN = [("", "Not known"), ("no", "No"), ("yes", "Yes")]
_DEGREES = [("yes", "M.D. or D.O."), ("no", "Another degree")]


def _is_yes(word: str) -> bool:
    return word == "yes"


def _word(known: bool | None) -> str:  # noqa: FBT001 - what a field holds
    return "" if known is None else "yes" if known else "no"


class EntryForm(forms.Form):
    """What the roster holds of a reviewer, but for the licences and certificates."""

    is_physician = forms.TypedChoiceField(
        label="Degree", choices=_DEGREES, widget=forms.RadioSelect, coerce=_is_yes,
        help_text="An M.D. or D.O. must hold a current board certificate (Lab. Code § 139.5(d)(4)(B)).",
    )  # fmt: skip
    practice_since = DayField(
        label="In active practice since", required=False,
        help_text="Leave empty if not known. The contract asks for more than five years.",
    )  # fmt: skip
    practice_hours = forms.IntegerField(
        label="Hours of active practice a week", required=False, min_value=0, max_value=HOURS_OF_A_WEEK,
        help_text="Leave empty if not known. The contract asks for at least 24.",
    )  # fmt: skip
    has_discipline = forms.TypedChoiceField(
        label="History of disciplinary action or sanctions", choices=_KNOWN, widget=forms.RadioSelect, coerce=_is_yes,
        required=False, empty_value=None,
        help_text="Taken or pending, by any hospital, government or regulatory body; loss of staff privileges counts. "
        "While it is not known, no case can be given (Lab. Code § 139.5(d)(4)(C)).",
    )  # fmt: skip
    is_qme = forms.TypedChoiceField(
        label="Appointed as a qualified medical evaluator", choices=_KNOWN, widget=forms.RadioSelect, coerce=_is_yes,
        required=False, empty_value=None,
        help_text="While it is not known, no case can be given (Lab. Code § 139.5(d)(4)(D)).",
    )  # fmt: skip


class NewEntryForm(EntryForm):
    """The same, of a person who is not on the roster yet."""

    person = forms.ModelChoiceField(
        label="Person",
        queryset=User.objects.filter(
            memberships__role=Role.EXPERT_REVIEWER, memberships__until__isnull=True, reviewer__isnull=True
        ).distinct(),
        empty_label="- Select -",
        help_text="Those who hold the role of expert reviewer and are not on the roster.",
    )
    field_order = ("person",)


class ChangedEntryForm(EntryForm, VersionedForm):
    """The same, of a reviewer on the roster."""


class LicenceForm(forms.Form):
    """A licence; a row left empty is none."""

    state = forms.ChoiceField(label="State", choices=[_SELECT, *((state, state) for state in STATES)])
    number = forms.CharField(label="Number", max_length=40, required=False)
    expires = DayField(label="Last day it is in force")
    is_restricted = forms.BooleanField(label="Under a restriction", required=False)

    def value(self) -> Licence:
        """Return the row as a value."""
        return Licence(**self.cleaned_data)


class CertificateForm(forms.Form):
    """A specialty; a row left empty is none."""

    specialty = forms.ChoiceField(label="Specialty", choices=[_SELECT, *((name, name) for name in SPECIALTIES)])
    is_board = forms.BooleanField(label="Certified by a recognized American medical specialty board", required=False)
    expires = DayField(
        label="Last day it is current", required=False, help_text="Leave empty if the certificate names no end."
    )

    def value(self) -> Certificate:
        """Return the row as a value."""
        return Certificate(**self.cleaned_data)


class RowsFormSet(forms.BaseFormSet):  # type: ignore[type-arg] # rows of two kinds
    """Rows of an entry: those there are, each of which may be removed, and a few empty ones."""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Name the box by which a row is removed."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Remove from the roster"

    def values(self) -> tuple[Any, ...]:
        """Return the rows that are filled and not removed."""
        kept = [form for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        for form in kept:
            form.cleaned_data.pop("DELETE", None)
        return tuple(form.value() for form in kept)


def _rows(form: type[forms.Form], *, empty: int) -> type[RowsFormSet]:
    # The factory makes a subclass of ``formset``.
    return forms.formset_factory(  # type: ignore[return-value]
        form, formset=RowsFormSet, extra=empty, can_delete=True, can_delete_extra=False
    )


class EntryForms:
    """The whole page of an entry: the form and its two tables of rows.

    Attributes:
        form: The entry; errors of the whole page stand here.
        licences: Its rows.
        certificates: Its rows.
    """

    def __init__(
        self, data: QueryDict | None, *, candidate: Candidate | None = None, version: int | None = None
    ) -> None:
        kind = NewEntryForm if candidate is None else ChangedEntryForm
        initial = _initial(candidate) | {"version": version} if candidate else None
        self.form = kind(data, initial=initial)
        empty = 1 if candidate else 2
        rows = candidate.licences if candidate else ()
        self.licences = _rows(LicenceForm, empty=empty)(data, prefix="licences", initial=[_row(row) for row in rows])
        held = candidate.certificates if candidate else ()
        self.certificates = _rows(CertificateForm, empty=empty)(
            data, prefix="certificates", initial=[_row(row) for row in held]
        )

    def is_valid(self) -> bool:
        """Return whether all three are; each is asked, so that every fault is shown at once."""
        return all([self.form.is_valid(), self.licences.is_valid(), self.certificates.is_valid()])

    def facts(self) -> dict[str, Any]:
        """Return the arguments of the service."""
        rows = {"licences": self.licences.values(), "certificates": self.certificates.values()}
        return self.form.cleaned_data | rows

    def __iter__(self) -> Iterator[BoundField]:
        """Yield every field of the page, for its one summary of errors."""
        for form in (self.form, *self.licences.forms, *self.certificates.forms):
            yield from form

    def non_field_errors(self) -> list[str]:
        """Return the errors that stand beside no field."""
        forms_of_rows = [*self.licences.forms, *self.certificates.forms]
        found = [self.form.non_field_errors(), self.licences.non_form_errors(), self.certificates.non_form_errors()]
        found += [form.non_field_errors() for form in forms_of_rows]
        return [str(sentence) for errors in found for sentence in errors]


class AvailabilityForm(VersionedForm):
    """When a reviewer is away, and how many cases they take at most."""

    away_from = DayField(label="Away from", required=False, help_text="First day on which they take no case.")
    away_until = DayField(label="Away until", required=False, help_text="Last such day.")
    most_cases = forms.IntegerField(
        label="Open cases at most",
        required=False,
        min_value=1,
        max_value=1000,
        help_text="Leave empty if they said none.",
    )


class AffiliationForm(forms.Form):
    """A material affiliation with one organization or one person."""

    kind = forms.ChoiceField(label="Kind", choices=AffiliationKind.choices, widget=forms.RadioSelect)
    organization = forms.ModelChoiceField(
        label="With the organization", required=False, empty_label="- None -",
        queryset=Organization.objects.exclude(kind=OrganizationKind.IMRO),
    )  # fmt: skip
    person = forms.CharField(
        label="Or with the person",
        max_length=254,
        required=False,
        help_text="E-mail address on this site, or full name.",
    )
    note = forms.CharField(
        label="What it consists of", max_length=200, required=False,
        help_text="For those who keep the roster. A share of income of more than 5 percent is material.",
    )  # fmt: skip

    def clean_kind(self) -> AffiliationKind:
        """Return the kind as a value."""
        return AffiliationKind(self.cleaned_data["kind"])

    def clean_person(self) -> User | None:
        """Return the one person on the site of this address or name; None if none is asked for."""
        typed = self.cleaned_data["person"]
        if not typed:
            return None
        found = list(User.objects.filter(Q(email__iexact=typed) | Q(name__iexact=typed))[:2])
        if not found:
            raise ValidationError("Nobody on this site has this address or name.", code="unknown")
        if len(found) > 1:
            raise ValidationError("Several people have this name; enter the e-mail address.", code="ambiguous")
        return found[0]


def _initial(candidate: Candidate) -> dict[str, object]:
    return {
        "is_physician": _word(candidate.is_physician),
        "practice_since": candidate.practice_since,
        "practice_hours": candidate.practice_hours,
        "has_discipline": _word(candidate.has_discipline),
        "is_qme": _word(candidate.is_qme),
    }


def _row(value: Licence | Certificate) -> Mapping[str, object]:
    return {name: getattr(value, name) for name in value.__slots__}
