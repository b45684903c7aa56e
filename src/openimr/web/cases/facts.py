"""Rows of a case → the facts that the law asks about."""

from datetime import date

from django.db.models import Q, QuerySet

from openimr.domain.time_limits import Destination, ServiceMethod
from openimr.law.eligibility import (
    Applicant,
    ApplicationFacts,
    EligibilityFacts,
    EligibilityReading,
    Ending,
    ItemFacts,
    LiabilityDispute,
    UrFacts,
    UrOutcome,
    eligibility_of,
)
from openimr.web.cases.models import Application, Case, DisputedItem
from openimr.web.cases.values import CaseState, Filer, ItemState
from openimr.web.people.models import Designation

_OUTCOMES = {"approved": UrOutcome.APPROVED, "modified": UrOutcome.MODIFIED, "denied": UrOutcome.DENIED}


def reading_of(item: DisputedItem) -> EligibilityReading:
    """Return what the law makes of what is known of an item."""
    return eligibility_of(eligibility_facts(item))


def eligibility_facts(item: DisputedItem) -> EligibilityFacts:
    """Return what is known of an item's eligibility; what the rows do not hold is None."""
    application = item.application
    return EligibilityFacts(
        review=_review(application),
        application=ApplicationFacts(
            received=application.received_on,
            is_signed=application.is_signed,
            has_ur_decision=application.is_ur_decision_attached,
            filed_by=Applicant[_filer(application).name],
            designated=_designated(application),
        ),
        item=_item(item, application),
    )


def _review(application: Application) -> UrFacts:
    method = ServiceMethod(application.ur_served_by) if application.ur_served_by else None
    return UrFacts(
        injured=application.date_of_injury,
        decided=application.ur_decided_on,
        served=application.ur_served_on,
        method=method,
        destination=Destination.CALIFORNIA if method is ServiceMethod.MAIL else None,
        liability=_liability(application),
        resolution_served=application.liability_resolved_on,
    )


def _liability(application: Application) -> LiabilityDispute | None:
    if application.is_liability_disputed is None:
        return None
    if not application.is_liability_disputed:
        return LiabilityDispute.NONE
    return LiabilityDispute.RESOLVED if application.liability_resolved_on else LiabilityDispute.OPEN


def _filer(application: Application) -> Filer:
    """Who filed, as the form says; where it does not say, the employee."""
    return Filer(application.filed_by) if application.filed_by else Filer.EMPLOYEE


def _designated(application: Application) -> date | None:
    """Return when the designee who filed was designated, by the latest standing designation.

    An older one may be for an earlier decision, and is no reason against a form that the employee filed.
    """
    if _filer(application) is not Filer.DESIGNEE:
        return None
    standing = Designation.objects.filter(employee=application.case.employee, until__isnull=True)
    designation = standing.order_by("-signed_on").first()
    return designation.signed_on if designation else None


def _item(item: DisputedItem, application: Application) -> ItemFacts:
    line = item.ur_line
    return ItemFacts(
        outcome=None if line is None else _OUTCOMES[line.decision],
        is_on_necessity=None if application.is_information_denial is None else not application.is_information_denial,
        is_conditional=application.is_information_denial,
        is_formulary=application.is_formulary,
        duplicate_of=tuple(case.number for case in _same_request(item, application)),
        ending=Ending.NONE,
    )


def _same_request(item: DisputedItem, application: Application) -> QuerySet[Case]:
    """Return the earlier cases of the employee in which the same physician's same treatment is pending or decided.

    A later case is none of them, else the two would refuse each other; nor is one not submitted yet, or an item that
    was held not eligible.
    """
    same = DisputedItem.objects.filter(
        case__employee=item.case.employee,
        application__physician_name__iexact=application.physician_name,
        description__iexact=item.description,
    ).exclude(state=ItemState.INELIGIBLE)
    received = item.case.received_at
    earlier = Q(received_at__lt=received) | Q(received_at=received, pk__lt=item.case.pk)
    unsettled = (CaseState.RECEIVED, CaseState.INELIGIBLE)
    return Case.objects.filter(earlier, items__in=same).exclude(state__in=unsettled).distinct()
