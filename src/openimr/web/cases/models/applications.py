"""An application for independent medical review: the fields of DWC Form IMR, and the lines of the UR decision."""

from django.db import models
from django.db.models import Q

from openimr.web.append_only import AppendOnlyModel
from openimr.web.cases.choices import CertifiedBy, Ground, Liability, MailedTo
from openimr.web.cases.models.cases import Case
from openimr.web.cases.values import Filer, ServedBy, UrDecision
from openimr.web.people.models import User


class Application(models.Model):
    """One signed form. A field is empty, or None, while it is not known; an incomplete application is kept.

    What it says of the decision is said of each line that says nothing else itself.

    Attributes:
        is_expedited: Whether an expedited review was asked for; which one is given is the case's ``priority``.
        ur_destination: From where to where the decision was mailed; counts for mail alone.
        ur_communicated_on: Day on which the requesting physician was told of the decision.
        form_given_on: Day on which form and notice were given, where they did not come with the decision.
        is_represented: Whether an attorney represents the employee; who is named as the attorney does.
        is_review_agreed: Of a dispute over liability: whether the claims administrator agrees to the review.
        was_emergency: Of a provider who files: whether the treatment was given in an emergency.

    Source: 8 CCR § 9792.10.2, DWC Form IMR; read in the rulemaking draft of 2013, the final layout is unverified.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="applications")
    received_on = models.DateField()
    is_expedited = models.BooleanField(default=False)
    is_expedited_certified = models.BooleanField(null=True, blank=True)
    expedited_certified_by = models.CharField(max_length=24, choices=CertifiedBy.choices, blank=True)
    expedited_certified_on = models.DateField(null=True, blank=True)
    employee_first_name = models.CharField(max_length=80, blank=True)
    employee_middle_name = models.CharField(max_length=80, blank=True)
    employee_last_name = models.CharField(max_length=80, blank=True)
    employee_date_of_birth = models.DateField(null=True, blank=True)
    employee_address = models.CharField(max_length=300, blank=True)
    employee_phone = models.CharField(max_length=40, blank=True)
    claim_number = models.CharField(max_length=60, blank=True)
    wcis_number = models.CharField(max_length=60, blank=True)
    eams_number = models.CharField(max_length=60, blank=True)
    date_of_injury = models.DateField(null=True, blank=True)
    ur_decided_on = models.DateField(null=True, blank=True)
    ur_served_on = models.DateField(null=True, blank=True)
    ur_served_by = models.CharField(max_length=12, choices=ServedBy.choices, blank=True)
    ur_destination = models.CharField(max_length=24, choices=MailedTo.choices, blank=True)
    ur_communicated_on = models.DateField(null=True, blank=True)
    was_form_sent = models.BooleanField(null=True, blank=True)
    form_given_on = models.DateField(null=True, blank=True)
    ur_organization = models.CharField(max_length=200, blank=True)
    is_represented = models.BooleanField(null=True, blank=True)
    attorney_name = models.CharField(max_length=120, blank=True)
    attorney_office = models.CharField(max_length=200, blank=True)
    attorney_address = models.CharField(max_length=300, blank=True)
    attorney_phone = models.CharField(max_length=40, blank=True)
    physician_name = models.CharField(max_length=120, blank=True)
    physician_specialty = models.CharField(max_length=120, blank=True)
    physician_practice = models.CharField(max_length=200, blank=True)
    physician_address = models.CharField(max_length=300, blank=True)
    physician_phone = models.CharField(max_length=40, blank=True)
    physician_fax = models.CharField(max_length=40, blank=True)
    employer_name = models.CharField(max_length=200, blank=True)
    claims_administrator = models.CharField(max_length=200, blank=True)
    claims_administrator_address = models.CharField(max_length=300, blank=True)
    claims_administrator_phone = models.CharField(max_length=40, blank=True)
    adjuster_name = models.CharField(max_length=120, blank=True)
    diagnosis = models.CharField(max_length=300, blank=True)
    icd_code = models.CharField(max_length=20, blank=True)
    rfa_on = models.DateField(null=True, blank=True)
    is_formulary = models.BooleanField(null=True, blank=True)
    is_liability_disputed = models.BooleanField(null=True, blank=True)
    is_review_agreed = models.BooleanField(null=True, blank=True)
    liability_resolved_on = models.DateField(null=True, blank=True)
    is_on_necessity = models.BooleanField(null=True, blank=True)
    is_information_denial = models.BooleanField(null=True, blank=True)
    filed_by = models.CharField(max_length=24, choices=Filer.choices, blank=True)
    was_emergency = models.BooleanField(null=True, blank=True)
    is_signed = models.BooleanField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    consents_to_records = models.BooleanField(null=True, blank=True)
    is_ur_decision_attached = models.BooleanField(null=True, blank=True)

    class Meta:
        """Found by name, claim number and date of birth; an attorney is named only where one represents the employee."""

        ordering = ("received_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(attorney_name="") | Q(is_represented__isnull=False, is_represented=True),
                name="attorney_named_where_one_represents",
            ),
        )
        indexes = (
            models.Index(fields=("employee_last_name", "employee_first_name"), name="application_by_name"),
            models.Index(fields=("claim_number",), name="application_by_claim"),
            models.Index(fields=("employee_date_of_birth",), name="application_by_birth"),
        )

    def __str__(self) -> str:
        return f"application to {self.case_id}"


class UrLine(models.Model):
    """One line of the utilization review decision.

    Attributes:
        number: From 1, in the decision's order.
        requested: What was asked for, as the decision words it.
        approved: Of a modified line, what was approved; empty otherwise.
        guideline: What the decision was based on, in its words; empty if it cites nothing or is not known.
        ground: Why it was not allowed; empty takes what the application says of the whole decision.
        is_formulary: Whether it is medication under the drug formulary; None takes the same.
        liability: Whether liability for it was disputed; empty takes the same, the day of resolution with it.
        liability_resolved_on: Of a line that says itself that this dispute is resolved, the day of the notice.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="ur_lines")
    number = models.PositiveIntegerField()
    requested = models.TextField()
    decision = models.CharField(max_length=12, choices=UrDecision.choices)
    approved = models.TextField(blank=True)
    guideline = models.TextField(blank=True)
    ground = models.CharField(max_length=12, choices=Ground.choices, blank=True)
    is_formulary = models.BooleanField(null=True, blank=True)
    liability = models.CharField(max_length=12, choices=Liability.choices, blank=True)
    liability_resolved_on = models.DateField(null=True, blank=True)

    class Meta:
        """Numbered within its application."""

        ordering = ("application", "number")
        constraints = (models.UniqueConstraint(fields=("application", "number"), name="one_ur_line_of_a_number"),)

    def __str__(self) -> str:
        return f"line {self.number}"


class Correction(AppendOnlyModel):
    """A corrected field of an application; the old value is kept for ever."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="corrections")
    field = models.CharField(max_length=40)
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In the order made."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.field} corrected"
