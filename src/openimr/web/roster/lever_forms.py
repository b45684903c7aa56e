"""The form of the levers."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from openimr.matching.allocation.levers import MOST_POINTS, Levers
from openimr.matching.fits import Fit
from openimr.web.roster.models import LONGEST_REASON
from openimr.web.roster.values import LEVERS


class LeversForm(forms.Form):
    """All levers, and why they are changed."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    because = forms.CharField(
        label="Why are they changed?",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Kept with the change, and read by those who choose reviewers.",
        error_messages={"required": "Say why the levers are changed."},
    )
    worst_fit = forms.ChoiceField(
        label="Worst fit that is proposed",
        choices=[(fit.name, fit.value.capitalize()) for fit in Fit],
        help_text="A reviewer who fits worse is proposed for no case; choose by hand then.",
    )

    def __init__(self, data: QueryDict | None = None, *, levers: Levers, version: int) -> None:
        initial: dict[str, Any] = {name: getattr(levers, name) for name in LEVERS}
        initial |= {_of_fit(fit): levers.fit[fit] for fit in Fit}
        super().__init__(data, initial=initial | {"worst_fit": levers.worst_fit.name, "version": version})
        for name, words in LEVERS.items():
            self.fields[name] = _points(words.label, words.more)
        for fit in Fit:
            self.fields[_of_fit(fit)] = _points(fit.value.capitalize(), "")

    def of_fit(self) -> Iterator[BoundField]:
        """Yield the points of each fit, the best first."""
        yield from (self[_of_fit(fit)] for fit in Fit)

    def others(self) -> Iterator[BoundField]:
        """Yield the other numbers."""
        yield from (self[name] for name in LEVERS)

    def clean(self) -> dict[str, Any]:
        """Make the levers of the numbers, or say which do not go together."""
        given = self.cleaned_data
        if not self.errors:
            points = [given[_of_fit(fit)] for fit in Fit]
            for fit, before, here in zip(list(Fit)[1:], points, points[1:], strict=False):
                if here < before:
                    self.add_error(_of_fit(fit), f"A worse fit has no fewer points. Enter {before} or more.")
        return given

    def levers(self) -> Levers:
        """Return the levers; the form is valid."""
        given = self.cleaned_data
        return Levers(
            **{name: given[name] for name in LEVERS},
            fit={fit: given[_of_fit(fit)] for fit in Fit},
            worst_fit=Fit[given["worst_fit"]],
        )


def _of_fit(fit: Fit) -> str:
    return f"fit_{fit.name.lower()}"


def _points(label: str, more: str) -> forms.IntegerField:
    told = dict.fromkeys(("min_value", "max_value", "invalid"), f"Enter a whole number from 0 to {MOST_POINTS:,}.")
    return forms.IntegerField(label=label, help_text=more, min_value=0, max_value=MOST_POINTS, error_messages=told)
