"""What an application still lacks, and which rule asks for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from openimr.web.cases.forms.applications import FORMS
from openimr.web.cases.models import Application, Case
from openimr.web.cases.offices import offices_of
from openimr.web.cases.priorities import asked_in_vain


@dataclass(frozen=True, kw_only=True, slots=True)
class MissingPart:
    """Something that an application lacks.

    Attributes:
        words: What is missing, for the person who enters it.
        step: Name of the step of the application's form where it is entered.
        rule: The provision that asks for it.
        is_needed_to_submit: Whether the application cannot be submitted without it; else it may be decided upon as it is.
        field: Of that step, where it is entered; empty if it is the step as a whole.
        asked: What to do, as a sentence, where it is needed and missing; empty asks to enter it.
        is_ground_of_refusal: Whether it is said to be missing, and who may may submit the application for that to be
            decided.
    """

    words: str
    step: str
    rule: str
    is_needed_to_submit: bool
    field: str = ""
    asked: str = ""
    is_ground_of_refusal: bool = False

    @property
    def request(self) -> str:
        """What the person is asked to do, as a sentence."""
        return self.asked or f"Enter {self.words}."

    def is_needed(self, *, to_be_refused: bool) -> bool:
        """Return whether the application cannot be submitted without it, or not even so that it is refused."""
        return self.is_needed_to_submit and not (to_be_refused and self.is_ground_of_refusal)

    def address(self, case: Case) -> str:
        """Return where it is entered."""
        return field_address(case, step=self.step, field=self.field)


def field_address(case: Case, *, step: str, field: str) -> str:
    """Return where a field of an application is entered: of a day at its month, of a choice at its answers."""
    page = reverse("cases:application", kwargs={"number": case.number, "step": step})
    if field.startswith(OFFICE):
        return f"{page}#id_{field}"
    if step not in FORMS or field not in FORMS[step].base_fields:
        return page
    named = f"id_{field}"
    return f"{page}#{FORMS[step].base_fields[field].widget.id_for_label(named) or named}"


_FORM = "8 CCR § 9792.10.2 (DWC Form IMR)"
_FIELDS = (
    ("employee_last_name", "the employee’s last name", "who", _FORM, True),
    ("employee_date_of_birth", "the employee’s date of birth", "who", _FORM, False),
    ("date_of_injury", "the date of injury", "injury", _FORM, False),
    ("claim_number", "the claim number", "injury", _FORM, False),
    ("employer_name", "the employer", "injury", _FORM, False),
    ("claims_administrator", "the claims administrator", "injury", _FORM, False),
    ("physician_name", "the requesting physician", "injury", _FORM, False),
    ("ur_decided_on", "the day of the utilization review decision", "decision", "Lab. Code § 4610.5(h)(1)", False),
    ("ur_served_on", "the day that decision was served on the employee", "decision", "Lab. Code § 4610.5(h)(1)", False),
)


_PAPERS = "8 CCR § 9792.10.1(b)(1)"
_CONSENT = ("the employee’s consent to obtain medical records", "sign", "Lab. Code § 4610.5(f)(2)")
_REQUIRED = (
    (
        "is_ur_decision_attached",
        "a copy of the utilization review decision",
        "documents",
        "Say whether a copy of the utilization review decision is attached. There is no answer yet",
        "The answer says that no copy of the utilization review decision is attached. Add the copy, then answer “Yes”",
    ),
    (
        "is_signed",
        "the signature of the employee or representative",
        "sign",
        "Say whether the application is signed. There is no answer yet",
        "The answer says that the application is not signed. Have it signed, then answer “Yes”",
    ),
)
"""The required parts: field, words, step; what is asked where nothing is said of it, and where it is said to be missing."""

OFFICE = "office_"
"""How the field begins that asks whether a named office is the one of that name on this site; its party follows."""


def missing_parts(case: Case) -> tuple[MissingPart, ...]:
    """Return what the application of a case still lacks, in the order of the form.

    Source: 8 CCR § 9792.10.2 for the fields; § 9792.10.1(b)(1) for signature and copy of the decision; § 9792.10.4(b)
    for the attorney; Lab. Code § 4610.5(f)(2) for the consent; Lab. Code § 4610.6(d)(1)(C) for what an expedited review
    takes.
    """
    application = case.applications.get()
    return (
        *_fields_missing(application),
        *_certification_missing(case, application),
        *_attorney_missing(application),
        *_items_missing(case),
        *_papers_missing(application),
        *_offices_open(case, application),
    )


def _fields_missing(application: Application) -> Iterator[MissingPart]:
    for name, words, step, rule, needed in _FIELDS:
        if getattr(application, name) in {None, ""}:
            yield MissingPart(words=words, step=step, rule=rule, is_needed_to_submit=needed, field=name)


def _certification_missing(case: Case, application: Application) -> Iterator[MissingPart]:
    if asked_in_vain(case, application):
        words = "a physician’s certification; without it the review is regular, not expedited"
        rule, name = "Lab. Code § 4610.6(d)(1)(C)", "is_expedited_certified"
        yield MissingPart(words=words, step="who", rule=rule, is_needed_to_submit=False, field=name)


def _attorney_missing(application: Application) -> Iterator[MissingPart]:
    if application.is_represented and not application.attorney_name:
        words, rule = "the name of the employee’s attorney, who gets the notices too", "8 CCR § 9792.10.4(b)"
        yield MissingPart(words=words, step="injury", rule=rule, is_needed_to_submit=False, field="attorney_name")


def _items_missing(case: Case) -> Iterator[MissingPart]:
    if not case.items.exists():
        words, rule = "a disputed item", "Lab. Code § 4610.5(c)(1)"
        yield MissingPart(words=words, step="items", rule=rule, is_needed_to_submit=True)


def _papers_missing(application: Application) -> Iterator[MissingPart]:
    for name, words, step, if_unsaid, if_lacking in _REQUIRED:
        value = getattr(application, name)
        if not value:
            yield MissingPart(
                words=words,
                step=step,
                rule=_PAPERS,
                is_needed_to_submit=True,
                field=name,
                asked=f"{if_unsaid if value is None else if_lacking} ({_PAPERS}).",
                is_ground_of_refusal=value is False,
            )
    if not application.consents_to_records:
        words, step, rule = _CONSENT
        yield MissingPart(words=words, step=step, rule=rule, is_needed_to_submit=False, field="consents_to_records")


def _offices_open(case: Case, application: Application) -> Iterator[MissingPart]:
    for office in offices_of(case, application):
        if office.is_the_same is None:
            kind, name = office.kind.in_sentence, office.organization.name
            yield MissingPart(
                words=f"an answer: is the {kind} the office {name} that works on this site?",
                step="sign",
                rule="Who works there can open the case then",
                is_needed_to_submit=True,
                field=f"{OFFICE}{office.kind.value}",
                asked=f"Say whether the {kind} is the office {name} that works on this site.",
            )
