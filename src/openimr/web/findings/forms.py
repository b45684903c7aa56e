"""The form by which a finding is answered."""

from typing import Any

from django import forms

from openimr.web.findings.services import LONGEST_ANSWER


class AnswerForm(forms.Form):
    """One line: why it stays as it is."""

    words = forms.CharField(
        label="Why does it stay as it is? One line",
        max_length=LONGEST_ANSWER,
        error_messages={"required": "Say in one line why it stays as it is."},
        help_text="It is kept with the case, and stands in no letter. No party sees it.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def answer_form(key: str, data: Any = None, *, initial: str = "") -> AnswerForm:
    """Return the form of one finding, empty or as it was posted; its field has an id of its own, since a page has several."""
    return AnswerForm(data, initial={"words": initial}, auto_id=f"id_answer_{key[:12]}_%s")
