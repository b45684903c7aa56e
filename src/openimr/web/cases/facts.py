"""Rows of a case → the facts that the law asks about."""

from datetime import date

from django.conf import settings
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
from openimr.web.cases.choices import Ground, ItemEnding, Liability
from openimr.web.cases.models import Application, Case, DisputedItem
from openimr.web.cases.values import CaseState, Filer, ItemState
from openimr.web.people.models import Designation

_OUTCOMES = {"approved": UrOutcome.APPROVED, "modified": UrOutcome.MODIFIED, "denied": UrOutcome.DENIED}


def reading_of(item: DisputedItem) -> EligibilityReading:
    """Return what the law makes of what is known of an item."""
    return eligibility_of(eligibility_facts(item), assumptions=settings.OPENIMR_LAW)


def eligibility_facts(item: DisputedItem) -> EligibilityFacts:
    """Return what is known of an item's eligibility; what the rows do not hold is None.

    What a line of the decision says itself counts for its item; else what the application says of the whole decision.
    An item that is on no line takes neither: nobody said it of that item.
    """
    application = item.application
    return EligibilityFacts(
        review=_review(item, application),
        application=application_facts(application),
        item=_item(item, application),
    )


def application_facts(application: Application) -> ApplicationFacts:
    """Return what is known of an application as a whole; what its row does not hold is None."""
    filer = Filer(application.filed_by) if application.filed_by else None
    return ApplicationFacts(
        received=application.received_on,
        is_signed=application.is_signed,
        has_ur_decision=application.is_ur_decision_attached,
        filed_by=Applicant[filer.name] if filer else None,
        designated=_designated(application),
        was_emergency=application.was_emergency,
    )


def has_formulary_item(case: Case) -> bool:
    """Return whether an item that is under review is known to be a dispute under the drug formulary.

    Its determination is then due in the time of such disputes, for the other items of the case too: one determination
    decides them all, and is in time for each only if it is in time for the shortest. That a mixed case is held to the
    shorter time is our choice [unverified]; where it is not known of any item, the longer one runs.

    Source: Lab. Code § 4610.6(d)(1)(A).
    """
    items = case.items.filter(state=ItemState.DISPUTED).select_related("application", "ur_line")
    return any(_is_formulary(item, item.application) for item in items)


def _review(item: DisputedItem, application: Application) -> UrFacts:
    method = ServiceMethod(application.ur_served_by) if application.ur_served_by else None
    is_mailed = method is ServiceMethod.MAIL and application.ur_destination
    liability, resolved = _liability(item, application)
    return UrFacts(
        injured=application.date_of_injury,
        decided=application.ur_decided_on,
        communicated=application.ur_communicated_on,
        served=application.ur_served_on,
        method=method,
        destination=Destination(application.ur_destination) if is_mailed else None,
        was_form_sent=application.was_form_sent,
        form_given=application.form_given_on,
        liability=liability,
        resolution_served=resolved,
    )


def _liability(item: DisputedItem, application: Application) -> tuple[LiabilityDispute | None, date | None]:
    """Return whether liability was disputed for an item, and the day of the notice that this is resolved."""
    if item.liability_resolved_on:
        return LiabilityDispute.RESOLVED, item.liability_resolved_on
    line = item.ur_line
    if line is None:
        return None, None
    if line.liability:
        return LiabilityDispute[Liability(line.liability).name], line.liability_resolved_on
    return _liability_of_decision(application), application.liability_resolved_on


def _liability_of_decision(application: Application) -> LiabilityDispute | None:
    if application.is_liability_disputed is None:
        return None
    if not application.is_liability_disputed:
        return LiabilityDispute.NONE
    if application.liability_resolved_on:
        return LiabilityDispute.RESOLVED
    return LiabilityDispute.AGREED if application.is_review_agreed else LiabilityDispute.OPEN


def _designated(application: Application) -> date | None:
    """Return when the designee who filed was designated, by the latest designation that stood when the form was received.

    An older one may be for an earlier decision, and is no reason against a form that the employee filed; one signed
    afterwards does not mend a form that was filed without.
    """
    if application.filed_by != Filer.DESIGNEE:
        return None
    standing = Designation.objects.filter(employee=application.case.employee, until__isnull=True)
    designation = standing.filter(signed_on__lte=application.received_on).order_by("-signed_on").first()
    return designation.signed_on if designation else None


def _item(item: DisputedItem, application: Application) -> ItemFacts:
    line = item.ur_line
    is_on_necessity, is_conditional = _ground(item, application)
    return ItemFacts(
        outcome=None if line is None else _OUTCOMES[line.decision],
        is_on_necessity=is_on_necessity,
        is_conditional=is_conditional,
        is_formulary=_is_formulary(item, application),
        duplicate_of=tuple(case.number for case in _same_request(item, application)),
        ending=Ending[ItemEnding(item.ending).name] if item.ending else None,
    )


def _ground(item: DisputedItem, application: Application) -> tuple[bool | None, bool | None]:
    """Return whether an item was refused on necessity, and whether only since information was missing.

    A yes to one is a no to the other; a no leaves the other open.
    """
    line = item.ur_line
    if line is None:
        return None, None
    if line.ground:
        ground = Ground(line.ground)
        return ground is Ground.NECESSITY, ground is Ground.INFORMATION
    is_on_necessity, is_conditional = application.is_on_necessity, application.is_information_denial
    return (False if is_conditional else is_on_necessity), (False if is_on_necessity else is_conditional)


def _is_formulary(item: DisputedItem, application: Application) -> bool | None:
    line = item.ur_line
    if line is None:
        return None
    return application.is_formulary if line.is_formulary is None else line.is_formulary


def _same_request(item: DisputedItem, application: Application) -> QuerySet[Case]:
    """Return the earlier cases of the employee in which the same physician's same treatment is pending or decided.

    A later case is none of them, else the two would refuse each other; nor is one not submitted yet, or an item that
    was held not eligible, ended undecided, or is taken up again in the very case that asks.
    """
    same = DisputedItem.objects.filter(
        case__employee=item.case.employee,
        application__physician_name__iexact=application.physician_name,
        description__iexact=item.description,
    ).exclude(state__in=(ItemState.INELIGIBLE, ItemState.TAKEN_UP, ItemState.TERMINATED))
    received = item.case.received_at
    earlier = Q(received_at__lt=received) | Q(received_at=received, pk__lt=item.case.pk)
    unsettled = (CaseState.RECEIVED, CaseState.INELIGIBLE)
    return Case.objects.filter(earlier, items__in=same).exclude(state__in=unsettled).distinct()
