"""What is at fault on a page of several forms, for one summary at its top that leads to each field."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import BaseForm

from openimr.web.templatetags.openimr import faults


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One fault.

    Attributes:
        sentence: What is wrong, beginning with the row it is of.
        address: Where it can be mended: a field of the page, or another page; empty if there is no such place.
    """

    sentence: str
    address: str


def faults_in(forms: Iterable[BaseForm]) -> tuple[Fault, ...]:
    """Return the faults of the forms that were sent, in their order."""
    return tuple(
        Fault(sentence=_told(form, fault["sentence"]), address=f"#{fault['target']}" if fault["target"] else "")
        for form in forms
        if form.is_bound
        for fault in faults(form)
    )


def _told(form: BaseForm, sentence: str) -> str:
    """Return a sentence with the row it is of, where the page has several alike: “Line 4: enter what …”."""
    about = getattr(form, "about", "")
    return f"{about}: {sentence[0].lower()}{sentence[1:]}" if about else sentence
