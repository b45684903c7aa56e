"""That a mail is sent again: a button, and nothing to fill in."""

from django import forms


class SendAgainForm(forms.Form):
    """No field; a refusal stands on it."""
