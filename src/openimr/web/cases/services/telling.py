"""Tell the parties what happened on the way of their case; each is part of the transaction of what it tells of.

Who signs in for a party has the notice at once; a clerk mails it to the others
(``openimr.web.cases.services.notices.serve_notice``).
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings

from openimr.law.days import legal_day
from openimr.notices.clocks import Due, conversion_notice, extension_notice
from openimr.notices.determinations import correction_notice
from openimr.notices.endings import Ending as EndedBy
from openimr.notices.endings import ending_notice
from openimr.notices.records import insufficient_records
from openimr.web.cases.act_clocks import act_clocks
from openimr.web.cases.choices import CertifiedBy, ExtensionGround
from openimr.web.cases.models import Case, CaseClock, DisputedItem, Ending, ExtensionApproval
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.services.notices import send_to_parties
from openimr.web.cases.values import CaseState, ItemState, PartyKind
from openimr.web.people.models import User

_CERTIFIER = {
    CertifiedBy.PROVIDER: "The employee’s provider",
    CertifiedBy.ADMINISTRATIVE_DIRECTOR: "The Administrative Director",
}


def tell_of_ending(case: Case, ending: Ending, items: Iterable[DisputedItem], *, by: User, at: datetime) -> None:
    """Tell which items ended and why, and which go on.

    Args:
        case: Locked.
        ending: Confirmed.
        items: Those that it ended, in their state since.
        by: Who confirmed it.
        at: The moment, aware.

    Source: Lab. Code § 4610.5(g).
    """
    why = EndedBy[str(ending.kind).upper()]
    goes_on = case.items.filter(state__in=(ItemState.DISPUTED, ItemState.DEFERRED))
    words = ending_notice(
        organization=settings.OPENIMR_ORGANIZATION,
        case_number=case.number,
        ended=tuple((item.description, why, ending.happened_on) for item in items),
        goes_on=tuple(item.description for item in goes_on),
    )
    send_to_parties(case, kind=NoticeKind.ENDING, words=words, by=by, at=at)


def tell_of_conversion(  # noqa: PLR0913 - what is told, by whom and when
    case: Case, *, certified_by: CertifiedBy, certified_on: date, records_are_due: bool, by: User, at: datetime
) -> None:
    """Tell that a review is expedited now, and until when what is awaited is due; its clocks run anew already.

    Source: 8 CCR § 9792.10.4(c).
    """
    due = _due(case, CaseState.RECORDS_REQUESTED if records_are_due else CaseState.REVIEWER_SELECTION)
    words = conversion_notice(
        organization=settings.OPENIMR_ORGANIZATION,
        case_number=case.number,
        certified_by=_CERTIFIER[certified_by],
        certified_on=certified_on,
        records_due=due if records_are_due else None,
        determination_due=None if records_are_due else due,
    )
    send_to_parties(case, kind=NoticeKind.CONVERSION, words=words, by=by, at=at)


def tell_of_extension(case: Case, approval: ExtensionApproval, *, by: User, at: datetime) -> None:
    """Tell that the Division gave more time; the reason by its legal name alone, since its words may speak of a reviewer.

    Source: Lab. Code § 4610.6(d)(2).
    """
    words = extension_notice(
        organization=settings.OPENIMR_ORGANIZATION,
        case_number=case.number,
        length=approval.days,
        approved_on=approval.approved_on,
        approval=approval.number,
        because=f"{ExtensionGround(approval.ground).label}.",
        before=approval.extended.due,
        due=approval.clock.due,
    )
    send_to_parties(case, kind=NoticeKind.EXTENSION, words=words, by=by, at=at)


def tell_of_shortfall(case: Case, *, lacking: str, clock: CaseClock, by: User, at: datetime) -> None:
    """Tell that the time for records is over, and which are missing.

    Source: 8 CCR §§ 9792.10.5(a)(1), 9792.10.6(b)(2).
    """
    words = insufficient_records(
        organization=settings.OPENIMR_ORGANIZATION,
        case_number=case.number,
        asked_of=case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True).name,
        ended=clock.due_at or clock.due,
        provision=clock.provision,
        missing=" ".join(lacking.split()),
    )
    send_to_parties(case, kind=NoticeKind.INSUFFICIENT_RECORDS, words=words, by=by, at=at)


def tell_of_correction(case: Case, *, issued_at: datetime, wrong: str, by: User, at: datetime) -> None:
    """Tell that a letter takes the place of the one issued before, and what was wrong in that.

    Args:
        case: Locked.
        issued_at: When the one before was issued.
        wrong: What was wrong, in words that name no reviewer.
        by: Who corrected it.
        at: The moment of the new one, aware.
    """
    words = correction_notice(
        organization=settings.OPENIMR_ORGANIZATION,
        case_number=case.number,
        issued_on=legal_day(issued_at),
        corrected_on=legal_day(at),
        wrong=wrong,
    )
    send_to_parties(case, kind=NoticeKind.CORRECTION, words=words, by=by, at=at)


def _due(case: Case, state: CaseState) -> Due | None:
    """Return by when the next act of a state is due, by the clock that binds; None where none runs."""
    clock = case.clocks.filter(name__in=act_clocks(state), stopped_at__isnull=True).order_by("due", "pk").first()
    return Due(when=clock.due_at or clock.due, provision=clock.provision) if clock else None
