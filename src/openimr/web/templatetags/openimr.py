"""Tags and filters that every template has without loading them."""

import uuid
from datetime import date, datetime

from django import template
from django.forms import BaseForm, Field
from django.forms.boundfield import BoundField
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from openimr.law.days import day_in_words, time_in_words
from openimr.web import clock
from openimr.web.once.services import FIELD

register = template.Library()


@register.simple_tag
def once_key() -> SafeString:
    """Write the hidden field by which a form counts once; the view is marked ``counts_once``."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, uuid.uuid4())


@register.filter
def day(value: date | datetime | None) -> str:
    """Write a day as ``Tue 5 Mar 2024``; a moment by its day in California."""
    if not value:
        return "–"
    if isinstance(value, datetime):
        value = clock.legal_day(value)
    return date_format(value, "D j M Y")


@register.filter
def day_and_distance(value: date | None) -> str:
    """Write a day with how far it is, as ``Tue 5 Mar 2024 (in 3 days)``."""
    if value is None:
        return "–"
    days = (value - clock.legal_day(clock.now())).days
    distance = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(
        days, f"in {days} days" if days > 0 else f"{-days} days ago"
    )
    return f"{day(value)} ({distance})"


@register.filter
def moment(value: datetime | None) -> str:
    """Write a moment in California, as ``Tue 5 Mar 2024, 2:05 p.m. Pacific time``; a template ends a sentence with it."""
    return "–" if value is None else day_in_words(value)


@register.filter
def time_of_day(value: datetime) -> str:
    """Write the time of a moment in California, as ``2:05 p.m. Pacific time``."""
    return time_in_words(value)


@register.filter
def ended(words: object) -> str:
    """Write words as the end of a sentence: with a full stop, and never with two, as after ``Inc.`` or ``a.m.``."""
    written = str(words)
    return written if written.endswith((".", "!", "?")) else f"{written}."


@register.filter
def faults(form: BaseForm) -> list[dict[str, str]]:
    """List the faults of a form for its summary: the sentence, and the id of the field it is about."""
    listed = [{"sentence": str(sentence), "target": ""} for sentence in form.non_field_errors()]
    for field in form:
        listed += [{"sentence": _named(field, str(sentence)), "target": _target(field)} for sentence in field.errors]
    return listed


_OF_ANY_FIELD = (
    "Enter a date:",
    "Enter the month",
    "Enter the day",
    "Enter the year",
    "Enter a year",
    "There is no such day",
    "Enter a whole number",
    "Enter a number",
    "Enter a percentage",
    "Ensure this value",
    "Say what they are",
    "Choose one, or enter a name",
)
"""How sentences begin that any field of a kind may bear: in the summary they name their field, or two look the same."""


def _named(field: BoundField, sentence: str) -> str:
    label = field.label.rstrip("?")
    if sentence == str(Field.default_error_messages["required"]):
        return f"{label}: this is required."
    return f"{label} – {sentence[0].lower()}{sentence[1:]}" if sentence.startswith(_OF_ANY_FIELD) else sentence


def _target(field: BoundField) -> str:
    return field.field.widget.id_for_label(field.auto_id) or field.auto_id


@register.filter
def in_groups(letters: str) -> str:
    """Write a long key in groups of four, as it is read aloud and typed."""
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))
