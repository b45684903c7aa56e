"""What an application still lacks, and which rule asks for it."""

from dataclasses import dataclass

from openimr.web.cases.models import Case
from openimr.web.cases.priorities import asked_in_vain


@dataclass(frozen=True, kw_only=True, slots=True)
class MissingPart:
    """Something that an application lacks.

    Attributes:
        words: What is missing, for the person who enters it.
        step: Name of the step of the application's form where it is entered.
        rule: The provision that asks for it.
        is_needed_to_submit: Whether eligibility cannot be read without it; else it may be decided upon as it is.
    """

    words: str
    step: str
    rule: str
    is_needed_to_submit: bool


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


def missing_parts(case: Case) -> tuple[MissingPart, ...]:
    """Return what the application of a case still lacks, in the order of the form.

    Source: 8 CCR § 9792.10.2 for the fields; § 9792.10.1(b)(1) for signature and copy of the decision; Lab. Code
    § 4610.5(f)(2) for the consent; Lab. Code § 4610.6(d)(1)(C) for what an expedited review takes.
    """
    application = case.applications.get()
    missing = [
        MissingPart(words=words, step=step, rule=rule, is_needed_to_submit=needed)
        for name, words, step, rule, needed in _FIELDS
        if getattr(application, name) in {None, ""}
    ]
    if asked_in_vain(case, application):
        words = "a physician’s certification; without it the review is regular, not expedited"
        rule = "Lab. Code § 4610.6(d)(1)(C)"
        missing.append(MissingPart(words=words, step="who", rule=rule, is_needed_to_submit=False))
    if not case.items.exists():
        missing.append(
            MissingPart(
                words="a disputed item", step="items", rule="Lab. Code § 4610.5(c)(1)", is_needed_to_submit=True
            )
        )
    rule = "8 CCR § 9792.10.1(b)(1)"
    if not application.is_ur_decision_attached:
        words = "a copy of the utilization review decision"
        missing.append(MissingPart(words=words, step="documents", rule=rule, is_needed_to_submit=False))
    if not application.is_signed:
        words = "the signature of the employee or representative"
        missing.append(MissingPart(words=words, step="sign", rule=rule, is_needed_to_submit=False))
    if not application.consents_to_records:
        words = "the employee’s consent to obtain medical records"
        rule = "Lab. Code § 4610.5(f)(2)"
        missing.append(MissingPart(words=words, step="sign", rule=rule, is_needed_to_submit=False))
    return tuple(missing)
