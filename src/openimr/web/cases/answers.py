"""What an application holds, as a person checks it: every answer, and every corrected one with its old value."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Model

from openimr.law.days import day_in_words
from openimr.web.cases.completeness import field_address
from openimr.web.cases.forms.applications import FOLLOW_UPS, FORMS, LABELS
from openimr.web.cases.forms.follow_ups import does_apply
from openimr.web.cases.forms.items import EndingForm
from openimr.web.cases.forms.line_facts import FACTS, LineFactsForm
from openimr.web.cases.models import Application, Case, Correction, DisputedItem, UrLine

NOT_KNOWN = "Not known"


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One answer.

    Attributes:
        label: What was asked.
        value: What was answered, in words.
        is_known: Whether anything was.
        address: Where it is answered; empty if that is the step as a whole.
    """

    label: str
    value: str
    is_known: bool
    address: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """The answers of one step, or of a part of it; what does not apply is not among them."""

    step: str
    title: str
    answers: tuple[Answer, ...]

    @property
    def known(self) -> tuple[Answer, ...]:
        """The answers that were given."""
        return tuple(answer for answer in self.answers if answer.is_known)

    @property
    def not_known(self) -> tuple[Answer, ...]:
        """The questions that were not answered."""
        return tuple(answer for answer in self.answers if not answer.is_known)


@dataclass(frozen=True, kw_only=True, slots=True)
class Corrected:
    """One field that was corrected."""

    label: str
    old: str
    new: str
    by: str
    at: datetime


_TITLES = {
    "who": "The employee",
    "injury": "The injury and the claim",
    "decision": "The utilization review decision",
    "documents": "Papers",
    "sign": "Signature",
}


def answers_of(case: Case) -> tuple[Section, ...]:
    """Return what the application of a case holds, step by step."""
    application = case.applications.get()
    fields = {step: tuple(_answers(step, application)) for step in FORMS}
    lines = tuple(_line(line) for line in application.ur_lines.all())
    items = tuple(
        Answer(
            label=f"Item {item.number}",
            value=item.description
            + (f" (goes with item {item.primary.number})" if item.primary else "")
            + (f" (added: {item.added_because})" if item.added_because else "")
            + (f" (ended: {item.get_ending_display().lower()})" if item.ending else ""),
            is_known=True,
        )
        for item in case.items.select_related("primary")
    )
    return (
        Section(step="who", title=_TITLES["who"], answers=fields["who"]),
        Section(step="injury", title=_TITLES["injury"], answers=fields["injury"]),
        Section(step="decision", title=_TITLES["decision"], answers=fields["decision"]),
        Section(step="decision", title="Its lines", answers=lines or (_nothing("Lines"),)),
        Section(step="items", title="Disputed items", answers=items or (_nothing("Items"),)),
        Section(step="documents", title=_TITLES["documents"], answers=fields["documents"]),
        Section(step="sign", title=_TITLES["sign"], answers=fields["sign"]),
    )


def corrections_of(case: Case) -> tuple[Corrected, ...]:
    """Return what was corrected in the application of a case, the latest first."""
    corrections = Correction.objects.filter(application__case=case).select_related("by").order_by("-at", "-pk")
    return tuple(
        Corrected(
            label=label_of(correction.field),
            old=_kept(correction.field, correction.old),
            new=_kept(correction.field, correction.new),
            by=correction.by.name,
            at=correction.at,
        )
        for correction in corrections
    )


def _answers(step: str, application: Application) -> Iterator[Answer]:
    """Yield what a step holds, in its order; a follow-up that was not answered only where it applies."""
    given = {name: getattr(application, name) for name in LABELS}
    for name, field in FORMS[step].base_fields.items():
        value = _in_words(name, given[name]) if name in given else ""
        if value or (name in given and does_apply(name, given, FOLLOW_UPS)):
            address = field_address(application.case, step=step, field=name)
            yield Answer(label=str(field.label), value=value or NOT_KNOWN, is_known=bool(value), address=address)


def _line(line: UrLine) -> Answer:
    words = f"{line.requested}: {line.get_decision_display().lower()}"
    approved = f"; approved: {line.approved}" if line.approved else ""
    guideline = f"; cites: {line.guideline}" if line.guideline else ""
    facts = "".join(f"; {label.rstrip('?').lower()}: {value.lower()}" for label, value in _said(line))
    return Answer(label=f"Line {line.number}", value=words + approved + guideline + facts, is_known=True)


def _said(line: UrLine) -> Iterator[tuple[str, str]]:
    """Yield what a line says otherwise than the decision as a whole."""
    for name in FACTS:
        if value := _in_words(name, getattr(line, name), of=UrLine):
            yield str(LineFactsForm.base_fields[name].label), value


def label_of(field: str) -> str:
    """Return how a corrected field is called on the screen; those of a line or an item begin with it."""
    if field in LABELS:
        return LABELS[field]
    match field.split("_", maxsplit=2):
        case ["line", number, name] if name in LineFactsForm.base_fields:
            return f"Line {number}: {LineFactsForm.base_fields[name].label}"
        case ["item", number, name] if name in EndingForm.base_fields:
            return f"Item {number}: {EndingForm.base_fields[name].label}"
        case _:
            return field.replace("_", " ")


def _row_of(field: str) -> tuple[type[Model], str]:
    """Return the kind of row that a corrected field is of, and its name there."""
    if field in LABELS:
        return Application, field
    part, _, name = field.split("_", maxsplit=2)
    return (UrLine if part == "line" else DisputedItem), name


def _nothing(label: str) -> Answer:
    return Answer(label=label, value=NOT_KNOWN, is_known=False)


def _in_words(name: str, value: object, *, of: type[Model] = Application) -> str:
    """Return a value as a person reads it; empty if it is not known."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return day_in_words(value)
    choices = dict(of._meta.get_field(name).flatchoices)  # type: ignore[union-attr]
    return str(choices.get(value, value)) if value else ""


def _kept(field: str, text: str) -> str:
    """Return a kept value as a person reads it; it was kept as text."""
    of, name = _row_of(field)
    if text in {"True", "False"}:
        return _in_words(name, text == "True", of=of)
    try:
        return _in_words(name, date.fromisoformat(text), of=of)
    except ValueError:
        return _in_words(name, "" if text == "None" else text, of=of) or "Nothing"
