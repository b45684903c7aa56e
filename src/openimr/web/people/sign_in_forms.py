"""The sign-in library's forms, with the site's words."""

from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.base import forms as factor
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError

from openimr.web.people.models import User
from openimr.web.people.second_factor import SecondFactorAdapter, hold_for_used, is_of_app
from openimr.web.people.sign_in import record_factor_failure


def _reword(form: forms.Form, **words: tuple[str, str]) -> None:
    """Set label and help of each field, and take away its placeholder."""
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        if name in words:
            field.label, field.help_text = words[name]


class SignInForm(account.LoginForm):  # type: ignore[misc] # the library has no types
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"
        _reword(self, login=("E-mail address", ""), password=("Password", ""))


class ForgottenPasswordForm(account.ResetPasswordForm):  # type: ignore[misc] # the library has no types
    """The address to which a link for a new password is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(self, email=("E-mail address", ""))


_NEW_PASSWORD = ("New password", "At least 12 characters. A few words that you remember make a good one.")
_AGAIN = ("New password, once more", "")


class NewPasswordForm(account.ResetPasswordKeyForm):  # type: ignore[misc] # the library has no types
    """A new password, by the link in the mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(self, password1=_NEW_PASSWORD, password2=_AGAIN)


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc] # the library has no types
    """A new password, by the present one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(self, oldpassword=("Present password", ""), password1=_NEW_PASSWORD, password2=_AGAIN)


class ConfirmPasswordForm(account.ReauthenticateForm):  # type: ignore[misc] # the library has no types
    """The password once more, before something that protects the account is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(self, password=("Password", ""))


_CODE = ("Code", "Six digits from your authenticator app, or one of your recovery codes.")


class _CodeForm(forms.Form):
    """What both forms of the second factor's code have in common; mixed into the library's."""

    user: User

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(self, code=_CODE)

    def clean_code(self) -> str:
        """Return the code, if it is right and was not used; a try beyond the limit is recorded.

        Of a code that was used the library says only that it does not fit. Whoever is asked for a code has given the password, so
        that only they learn of it.
        """
        try:
            code = str(super().clean_code())  # type: ignore[misc] # the library's, behind this in the order of classes
        except ValidationError as error:
            if error.code == "too_many_login_attempts":
                record_factor_failure(context.request, verb="second_factor_locked_out", person=self.user)
            is_used = error.code == "incorrect_code" and is_of_app(self.cleaned_data["code"], person=self.user)
            raise (SecondFactorAdapter().validation_error("used_code") if is_used else error) from None
        hold_for_used(code, person=self.user)
        return code


class SecondFactorForm(_CodeForm, factor.AuthenticateForm):  # type: ignore[misc] # the library has no types
    """The code of the second factor, at sign-in."""


class ConfirmSecondFactorForm(_CodeForm, factor.ReauthenticateForm):  # type: ignore[misc] # the library has no types
    """The code of the second factor, before something that protects the account is changed."""


class SetUpSecondFactorForm(ActivateTOTPForm):  # type: ignore[misc] # the library has no types
    """The first code of a new second factor."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
        _reword(self, code=("Code", "The six digits that the app shows now."))

    def clean_code(self) -> str:
        """Return the code, if it is right; it does not sign in a second time."""
        code = str(super().clean_code())
        hold_for_used(code, person=self.user)
        return code
