"""The form by which a clerical error of a letter is set right."""

from collections.abc import Iterable
from typing import Any

from django import forms

from openimr.web.determinations.corrections.changes import Place
from openimr.web.determinations.corrections.services import LONGEST_REASON, LONGEST_WORDS
from openimr.web.forms import VersionedForm


class CorrectionForm(VersionedForm):
    """Where the error stands, the wrong words and the right ones, and what the error was."""

    pointer = forms.ChoiceField(label="Where in the letter?")
    wrong = forms.CharField(
        label="The words that are wrong",
        max_length=LONGEST_WORDS,
        help_text="As they stand in the letter, with enough words around them that they stand there once.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    right = forms.CharField(
        label="What is to stand there instead", max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 2})
    )
    because = forms.CharField(
        label="What was the error?",
        max_length=LONGEST_REASON,
        help_text="For example: the year of the injury was mistyped. It stands in the new letter, and every party reads it.",
    )

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(place.pointer, place.label.rstrip(":")) for place in places]
        self.fields["pointer"].choices = [("", "- Select -"), *choices]  # type: ignore[attr-defined] # a ChoiceField
