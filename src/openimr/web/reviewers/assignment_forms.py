"""Forms about an assignment: choose, attest, decline."""

from collections.abc import Iterator
from textwrap import shorten
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from openimr.matching.attestations import QUESTIONS
from openimr.web.forms import VersionedForm
from openimr.web.reviewers.services.assignments import LONGEST_REASON

LINE = 70
"""Characters of a question by which a person tells it from the others."""

_ANSWERS = [("yes", "Yes"), ("no", "No")]


class ChoiceForm(VersionedForm):
    """The choice of the reviewer whose page it stands on."""


class AttestationForm(VersionedForm):
    """The questions to the reviewer; none is answered beforehand."""

    def __init__(self, data: QueryDict | None = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        for question in QUESTIONS:
            self.fields[question.code] = forms.TypedChoiceField(
                label=question.words,
                help_text=question.provision.source if question.provision.read_since else "Asked by the contract",
                choices=_ANSWERS,
                widget=forms.RadioSelect,
                coerce=lambda word: word == "yes",
                error_messages={"required": f"Answer yes or no: {shorten(question.words, LINE, placeholder='…')}"},
            )

    def affiliations(self) -> Iterator[BoundField]:
        """Yield the questions on affiliations."""
        yield from (self[question.code] for question in QUESTIONS if question.is_of_affiliation)

    def statements(self) -> Iterator[BoundField]:
        """Yield the statements."""
        yield from (self[question.code] for question in QUESTIONS if not question.is_of_affiliation)

    def answers(self) -> dict[str, bool]:
        """Return the answers by code."""
        return {question.code: self.cleaned_data[question.code] for question in QUESTIONS}


class DeclineForm(VersionedForm):
    """Why the reviewer declines."""

    prefix = "decline"
    because = forms.CharField(
        label="Why do you decline?",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Read by the one who chooses the next reviewer; no party sees it.",
        error_messages={"required": "Say why you decline."},
    )
