"""What a person typed into a form that was not taken: the words and choices, each under the label it was asked with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.choices import flatten_choices

from openimr.web.days import DayField, typed_parts

_NEVER_SHOWN = (forms.HiddenInput, forms.PasswordInput, forms.FileInput)


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """One answer of a person.

    Attributes:
        label: What was asked, in the form's words.
        values: What was answered: the words typed, or the choice in words.
    """

    label: str
    values: tuple[str, ...]


def typed_into(request: HttpRequest) -> tuple[Typed, ...]:
    """Return what a person typed into the posted form, in the order asked; nothing that only the page put there.

    The labels are those of the forms of the app whose page was posted to. Of several, the one counts that asks for
    most of what came, for each row of a form with rows. What no form asks for is not shown, nor an empty answer, nor a row
    of the database that was chosen: whoever sent its number would learn its name, signed in or not.
    """
    module = request.resolver_match.func.__module__ if request.resolver_match else ""
    classes = _form_classes(".".join(module.split(".")[:3]))
    return tuple(
        answer
        for prefix in _prefixes(request.POST)
        if (form := _form_asking(request.POST, prefix, classes)) is not None
        for answer in _answers(form, request.POST, prefix)
    )


def _form_classes(app: str) -> list[type[forms.Form]]:
    found: list[type[forms.Form]] = []
    waiting = list(forms.Form.__subclasses__())
    while waiting:
        each = waiting.pop()
        waiting += each.__subclasses__()
        if each.__module__.startswith(f"{app}.") and each not in found:
            found.append(each)
    return sorted(found, key=lambda each: (each.__module__, each.__qualname__))


def _prefixes(posted: QueryDict) -> list[str]:
    """Return the prefixes of the rows posted, the form without one first; each ends in its hyphen."""
    return sorted({name[: name.rfind("-") + 1] for name in posted}, key=lambda prefix: (bool(prefix), _place(prefix)))


def _place(prefix: str) -> tuple[str, int]:
    """Order rows by their number, not its digits."""
    word, _, number = prefix.strip("-").rpartition("-")
    return (word, int(number)) if number.isdecimal() else (prefix, 0)


def _form_asking(posted: QueryDict, prefix: str, classes: list[type[forms.Form]]) -> type[forms.Form] | None:
    names = {name.removeprefix(prefix) for name in posted if name.startswith(prefix)}

    def asked(form: type[forms.Form]) -> tuple[int, int]:
        fields = form.base_fields
        parts = set(fields) | {f"{name}_month" for name, field in fields.items() if isinstance(field, DayField)}
        return len(parts & names), -len(fields)

    best = max(classes, key=asked, default=None)
    return best if best is not None and asked(best)[0] else None


def _answers(form: type[forms.Form], posted: QueryDict, prefix: str) -> Iterator[Typed]:
    for name, field in form.base_fields.items():
        if field.label and not isinstance(field.widget, _NEVER_SHOWN):
            values = tuple(_values(field, posted, f"{prefix}{name}"))
            if values:
                yield Typed(label=str(field.label), values=values)


def _values(field: forms.Field, posted: QueryDict, name: str) -> Iterator[str]:
    """Yield what was typed into one field, in words."""
    if isinstance(field, DayField):
        parts = [part.strip() for part in typed_parts(posted, name)]
        if any(parts):
            yield "/".join(part or "–" for part in parts)
        return
    words = _choices(field)
    for value in posted.getlist(name):
        if isinstance(field.widget, forms.CheckboxInput):
            yield "Yes"
        elif words is None and value.strip():
            yield value.strip()
        elif words is not None and value in words:
            yield words[value]


def _choices(field: forms.Field) -> dict[str, str] | None:
    """Return the choices of a field, empty ones left out; none if they are rows of the database; None if it is a text."""
    if isinstance(field, forms.ModelChoiceField):
        return {}
    if not isinstance(field, forms.ChoiceField):
        return None
    pairs: Iterable[tuple[object, object]] = flatten_choices(field.choices)  # type: ignore[arg-type] # pairs or groups
    return {str(key): str(label) for key, label in pairs if str(key)}
