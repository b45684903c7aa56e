"""A day typed as month, day and year: what people remember is typed faster than picked."""

import calendar
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

MONTHS = [("", "- Select -"), *((str(month), f"{month:02} - {calendar.month_name[month]}") for month in range(1, 13))]

PARTS = ("month", "day", "year")
"""The parts of a day, in the order they are typed."""

FIRST_YEAR = 1900
"""No day that is asked for anywhere lies before it."""

LONGEST_PART = 4
"""Digits of a year; no part is longer."""


class DayWidget(forms.MultiWidget):
    """Three inputs: month, day, year (the design system's memorable date)."""

    template_name = "components/day.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        parts: dict[str, forms.Widget | type[forms.Widget]] = {
            "month": forms.Select(choices=MONTHS, attrs={"class": "usa-select"}),
            "day": forms.TextInput(attrs={"class": "usa-input", "inputmode": "numeric", "maxlength": "2"}),
            "year": forms.TextInput(attrs={"class": "usa-input", "inputmode": "numeric", "maxlength": "4"}),
        }
        super().__init__(parts, attrs)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Mark each part where the day is at fault."""
        context = super().get_context(name, value, attrs)
        for part in context["widget"]["subwidgets"]:
            if part["attrs"].get("aria-invalid"):
                part["attrs"]["class"] += " usa-input--error"
        return context

    def decompress(self, value: date | None) -> list[str]:
        """Return month, day and year as they are shown."""
        return [str(value.month), str(value.day), str(value.year)] if value else ["", "", ""]

    def id_for_label(self, id_: str) -> str:
        """Return the month's id: where a link from the error summary leads."""
        return f"{id_}_0" if id_ else id_


class DayField(forms.MultiValueField):
    """A calendar day; the error says which part is missing or that there is no such day."""

    widget = DayWidget

    def __init__(self, **kwargs: Any) -> None:
        parts = (forms.CharField(), forms.CharField(), forms.CharField())
        super().__init__(parts, require_all_fields=False, **kwargs)
        for part in self.fields:
            part.required = False

    def clean(self, value: Sequence[str] | None) -> date | None:
        """Return the day typed, or None where none is and none need be."""
        parts = [(part or "").strip() for part in value or ["", "", ""]]
        if not any(parts):
            if self.required:
                raise ValidationError("Enter a date: month, day and year.", code="required")
            return None
        for part, name in zip(parts, PARTS, strict=True):
            if not part.isdecimal() or len(part) > LONGEST_PART:
                raise ValidationError(f"Enter the {name} in digits.", code="incomplete")
        return _day(*(int(part) for part in parts))

    def has_changed(self, initial: date | None, data: Sequence[str] | None) -> bool:
        """Return whether another day was typed."""
        shown = DayWidget().decompress(initial)
        return [part or "" for part in data or ["", "", ""]] != shown


def typed_parts(data: Mapping[str, Any], name: str) -> list[str]:
    """Return the parts of a day as they were typed into a form, unjudged: month, day and year."""
    return [str(data.get(f"{name}_{part}", "")) for part in PARTS]


def _day(month: int, day: int, year: int) -> date:
    if year < FIRST_YEAR:
        slip = "Enter the year with four digits." if year < 1000 else f"Enter a year from {FIRST_YEAR} on."  # noqa: PLR2004
        raise ValidationError(slip, code="year")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValidationError("There is no such day; check the month and the day.", code="no_such_day") from error
