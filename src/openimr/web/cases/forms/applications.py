"""The steps of an application. Source: 8 CCR § 9792.10.2, DWC Form IMR (its last layout was not read)."""

from datetime import date
from typing import Any, TypedDict

from django import forms

from openimr.web.cases.choices import CertifiedBy, MailedTo
from openimr.web.cases.forms.fields import StepForm, choice, day, telephone, text, yes_no
from openimr.web.cases.forms.follow_ups import FollowUp, follow_up
from openimr.web.cases.impossible_days import faults_of
from openimr.web.cases.models import Application
from openimr.web.cases.values import Filer, ServedBy
from openimr.web.days import DayField
from openimr.web.people.models import User


class NewApplication(TypedDict):
    """What opens a case, as ``openimr.web.cases.services.applications.receive_application`` takes it."""

    fields: dict[str, Any]
    employee: User | None
    received_on: date | None


_CERTIFIED = follow_up("is_expedited_certified", "True", when="a certification comes with it")
_REPRESENTED = follow_up("is_represented", "True", when="an attorney does")
_DISPUTED = follow_up("is_liability_disputed", "True", when="liability was disputed")


class WhoForm(StepForm):
    """The employee, and the kind of review."""

    sections = (
        ("", ("same_as", "received_on")),
        ("Name", ("employee_first_name", "employee_middle_name", "employee_last_name", "employee_date_of_birth")),
        ("How to reach the employee", ("employee_address", "employee_phone")),
        (
            "Kind of review",
            ("is_expedited", "is_expedited_certified", "expedited_certified_by", "expedited_certified_on"),
        ),
    )
    follow_ups = {
        "is_expedited_certified": follow_up("is_expedited", "True", when="the review is expedited"),
        "expedited_certified_by": _CERTIFIED,
        "expedited_certified_on": _CERTIFIED,
    }

    employee_first_name = text("employee_first_name", "First name")
    employee_middle_name = text("employee_middle_name", "Middle name", "Leave empty if there is none.")
    employee_last_name = text("employee_last_name", "Last name")
    employee_date_of_birth = day("Date of birth", "For example: January 19 1980")
    employee_address = text("employee_address", "Mailing address", "Street, city, state and ZIP code.")
    employee_phone = telephone("employee_phone", "Telephone")
    is_expedited = forms.TypedChoiceField(
        label="Is the review expedited?",
        help_text="Only if a physician certified that the employee faces an imminent and serious threat to health. "
        "Without the certification the review is regular.",
        choices=[("False", "No, regular"), ("True", "Yes, expedited")],
        coerce=lambda value: value == "True",
        initial="False",
        widget=forms.RadioSelect,
    )
    is_expedited_certified = yes_no("Does a certification of that threat come with the application?")
    expedited_certified_by = choice("Who certified it?", CertifiedBy.choices)
    expedited_certified_on = day("Day of the certification")


class NewApplicationForm(WhoForm):
    """The first step, before there is a case.

    The site may know the employee already: then who enters it says whether this is the same person, since the same
    request twice is found by it.

    Attributes:
        known: The employees to choose from, by public id.
        by: Who files it; None for staff, who enter what others filed, of anyone.
        on: The legal day on which it is entered.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    same_as = forms.ChoiceField(label="Is this one of the employees we know?", widget=forms.RadioSelect, required=False)
    received_on = DayField(label="Day the application was received", required=False)

    def __init__(self, *args: Any, known: list[User], by: User | None, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.on = on
        may_be_new = by is None
        self.known = {str(person.public_id): person for person in known}
        if not known:
            del self.fields["same_as"]
        else:
            field = self.fields["same_as"]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
            field.choices = [(key, person.name) for key, person in self.known.items()]
            if may_be_new:
                field.choices = [*field.choices, ("new", "No, someone else")]
            field.required = True
            field.error_messages["required"] = "Say whether this is the same person."
            if len(field.choices) == 1:
                field.widget = forms.HiddenInput()
        if not may_be_new:
            del self.fields["received_on"]

    @property
    def may_file(self) -> bool:
        """Whether there is anyone to apply for: staff enter anyone, all others whom the site knows they may file for."""
        return self.by is None or bool(self.known)

    def clean(self) -> dict[str, Any]:
        """Refuse days that cannot be."""
        entered: dict[str, Any] = super().clean() or {}
        for name, sentence in faults_of(entered, known={}, on=self.on):
            self.add_error(name, sentence)
        return entered

    def facts(self) -> NewApplication:
        """Return what the service takes: no employee for a new one, no day for today."""
        fields = {name: value for name, value in self.entered().items() if name != "received_on"}
        employee = self.known.get(self.cleaned_data.get("same_as", ""))
        if self.by is not None:
            fields["filed_by"] = Filer.EMPLOYEE if employee == self.by else Filer.DESIGNEE
        return NewApplication(fields=fields, employee=employee, received_on=self.cleaned_data.get("received_on"))


class InjuryForm(StepForm):
    """The injury, the claim, and who takes part in it."""

    sections = (
        ("Injury", ("date_of_injury", "diagnosis", "icd_code")),
        ("Claim", ("claim_number", "wcis_number", "eams_number", "employer_name")),
        (
            "Claims administrator",
            (
                "claims_administrator",
                "claims_administrator_address",
                "claims_administrator_phone",
                "adjuster_name",
            ),
        ),
        (
            "Physician who asked for the treatment",
            (
                "physician_name",
                "physician_specialty",
                "physician_practice",
                "physician_address",
                "physician_phone",
                "physician_fax",
            ),
        ),
        (
            "Employee’s attorney",
            ("is_represented", "attorney_name", "attorney_office", "attorney_address", "attorney_phone"),
        ),
    )
    follow_ups = {f"attorney_{part}": _REPRESENTED for part in ("name", "office", "address", "phone")}

    date_of_injury = day("Date of injury", "Of an injury over time, the date on the claim.")
    diagnosis = text("diagnosis", "Primary diagnosis")
    icd_code = text("icd_code", "Its ICD code", "For example: M51.26")
    claim_number = text("claim_number", "Claim number")
    wcis_number = text(
        "wcis_number", "Jurisdictional claim number", "From the workers’ compensation information system."
    )
    eams_number = text("eams_number", "EAMS case number", "Begins with ADJ.")
    employer_name = text("employer_name", "Employer")
    claims_administrator = text("claims_administrator", "Company", "As on the utilization review decision.")
    claims_administrator_address = text("claims_administrator_address", "Mailing address of the company")
    claims_administrator_phone = telephone("claims_administrator_phone", "Telephone of the company")
    adjuster_name = text("adjuster_name", "Adjuster")
    physician_name = text("physician_name", "Name of the physician")
    physician_specialty = text("physician_specialty", "Specialty")
    physician_practice = text("physician_practice", "Practice or medical group")
    physician_address = text("physician_address", "Mailing address of the physician")
    physician_phone = telephone("physician_phone", "Telephone of the physician")
    physician_fax = telephone("physician_fax", "Fax of the physician")
    is_represented = yes_no("Does an attorney represent the employee?")
    attorney_name = text("attorney_name", "Name of the attorney")
    attorney_office = text("attorney_office", "Law office")
    attorney_address = text(
        "attorney_address",
        "Mailing address of the attorney",
        "Notices go there where the attorney has no account here.",
    )
    attorney_phone = telephone("attorney_phone", "Telephone of the attorney")


class DecisionForm(StepForm):
    """The decision as a whole; its lines are ``openimr.web.cases.forms.lines``, and may say otherwise of themselves."""

    sections = (
        ("The decision", ("ur_decided_on", "ur_organization", "rfa_on", "ur_communicated_on")),
        (
            "How the employee got it",
            ("ur_served_on", "ur_served_by", "ur_destination", "was_form_sent", "form_given_on"),
        ),
        (
            "What it turned on",
            (
                "is_on_necessity",
                "is_information_denial",
                "is_formulary",
                "is_liability_disputed",
                "is_review_agreed",
                "liability_resolved_on",
            ),
        ),
    )
    follow_ups = {
        "ur_destination": follow_up("ur_served_by", ServedBy.MAIL.value, when="it was mailed"),
        "form_given_on": follow_up("was_form_sent", "False", when="they did not come with it"),
        "is_review_agreed": _DISPUTED,
        "liability_resolved_on": _DISPUTED,
    }

    ur_decided_on = day("Day of the decision", "On the first page of the decision.")
    ur_organization = text("ur_organization", "Utilization review organization", "If another company made it.")
    rfa_on = day("Day of the request for authorization")
    ur_communicated_on = day("Day the physician was told of it")
    ur_served_on = day("Day it was mailed or handed over", "The time to apply starts on this day.")
    ur_served_by = choice("How it was served", ServedBy.choices)
    ur_destination = choice(
        "From where to where was it mailed?", MailedTo.choices, "The days that mail adds turn on it."
    )
    was_form_sent = yes_no(
        "Did the application form and its notice come with it?", "If not, the time to apply does not run yet."
    )
    form_given_on = day("Day the form and notice were given", "Leave empty if they were not given yet.")
    is_on_necessity = yes_no(
        "Was it refused, at least in part, as not medically necessary?",
        "Said of the whole decision. A line that differs says so below.",
    )
    is_information_denial = yes_no("Was it denied only because information never came?")
    is_formulary = yes_no("Is the dispute over a drug under the drug formulary?", "Then the time to apply is 10 days.")
    is_liability_disputed = yes_no(
        "Was liability also disputed when it was decided?", "For the injury, the body part or for another reason."
    )
    is_review_agreed = yes_no("Does the claims administrator agree to the review all the same?")
    liability_resolved_on = day("Day of the notice that this dispute is resolved", "Leave empty while it is open.")

    def clean(self) -> dict[str, Any]:
        """Refuse two answers of which one excludes the other."""
        entered: dict[str, Any] = super().clean() or {}
        if entered.get("is_information_denial") and entered.get("is_on_necessity"):
            self.add_error(
                "is_information_denial", "It is one or the other: only since information never came, or not."
            )
        return entered


class PapersForm(StepForm):
    """Whether the copy of the decision is there."""

    sections = (("", ("is_ur_decision_attached",)),)

    is_ur_decision_attached = yes_no("Is a copy of the utilization review decision attached?")


class SignatureForm(StepForm):
    """Who filed the application and whether it is signed."""

    sections = (
        ("Signature", ("filed_by", "was_emergency", "is_signed", "signed_on")),
        ("Consent", ("consents_to_records",)),
    )
    follow_ups = {
        "was_emergency": follow_up(
            "filed_by", Filer.EMERGENCY_PROVIDER.value, when="a provider of emergency treatment files"
        ),
        "signed_on": follow_up("is_signed", "True", when="it is signed"),
    }

    filed_by = choice("Who files this application?", Filer.choices)
    was_emergency = yes_no(
        "Was there an imminent and serious threat when the treatment was given?", "To the employee’s health."
    )
    is_signed = yes_no("Is it signed by the employee, or by who files it?")
    signed_on = day("Day of the signature")
    consents_to_records = yes_no("Does the employee consent to obtaining the medical records?")


FORMS: dict[str, type[StepForm]] = {
    "who": WhoForm,
    "injury": InjuryForm,
    "decision": DecisionForm,
    "documents": PapersForm,
    "sign": SignatureForm,
}
"""The form of each step that enters fields of the application."""

FOLLOW_UPS: dict[str, FollowUp] = {name: when for form in FORMS.values() for name, when in form.follow_ups.items()}
"""Every follow-up of the application: when it is asked."""

LABELS: dict[str, str] = {
    name: str(field.label or name)
    for form in FORMS.values()
    for name, field in form.base_fields.items()
    if hasattr(Application, name)
}
"""How each field of an application is called on the screen."""
