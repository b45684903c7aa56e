"""Forms about people, organizations and invitations."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from openimr.web.days import DayField
from openimr.web.forms import VersionedForm
from openimr.web.people.models import Organization
from openimr.web.people.values import OrganizationKind, Role


class NameForm(VersionedForm):
    """How a person's name is shown."""

    name = forms.CharField(
        label="Full name", max_length=120, help_text="As it stands on notices and in the history of a case."
    )


class PersonForm(forms.Form):
    """A person to be added, with a first role."""

    name = forms.CharField(label="Full name", max_length=120)
    email = forms.EmailField(
        label="E-mail address", help_text="They sign in with it. A link to set a password is sent to it."
    )


class OrganizationForm(forms.Form):
    """An organization to be added."""

    kind = forms.ChoiceField(label="Kind", choices=[("", "- Select -"), *OrganizationKind.choices])
    name = forms.CharField(label="Name", max_length=200)

    def clean_kind(self) -> OrganizationKind:
        """Return the kind as a value."""
        return OrganizationKind(self.cleaned_data["kind"])


class MembershipForm(forms.Form):
    """A role to be given."""

    role = forms.ChoiceField(
        label="Role",
        choices=[
            ("", "- Select -"),
            *((role.value, role.label) for role in Role if role not in {Role.EMPLOYEE, Role.REPRESENTATIVE}),
        ],
    )
    organization = forms.ModelChoiceField(
        label="For the organization", queryset=Organization.objects.all(), empty_label="- Select -"
    )

    def clean_role(self) -> Role:
        """Return the role as a value."""
        return Role(self.cleaned_data["role"])


class InvitationForm(forms.Form):
    """What stands in the employee's letter, and the date of birth."""

    case_number = forms.CharField(label="Case number", max_length=64, help_text="At the top of your letter.")
    date_of_birth = DayField(label="Your date of birth", help_text="For example: January 19 1980")
    code = forms.CharField(
        label="One-time code",
        max_length=32,
        help_text="In your letter, for example K7QM-2XRD-9HTA. It works once.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {
            "autocomplete": "one-time-code",
            "autocapitalize": "characters",
            "spellcheck": "false",
        }


class KeepSignInForm(forms.Form):
    """How an employee comes back without a new code."""

    email = forms.EmailField(label="E-mail address", widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(
        label="Password",
        help_text="At least 12 characters. A few words that you remember make a good one.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        """Refuse a password that is short or common."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password
