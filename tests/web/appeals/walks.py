"""Cases after their determination: appealed, set aside, remanded; walked there through the services."""

from datetime import date, timedelta

from openimr.web.appeals.models import Appeal, AppealGround, AppealOutcome
from openimr.web.appeals.services import end_appeal, enter_appeal, remand_case
from openimr.web.cases.models import Case
from openimr.web.cases.values import PartyKind
from openimr.web.documents.models import Document
from tests.web.cast import Cast
from tests.web.remembered_walks import remembered
from tests.web.review_walks import SERVED_AT, closed

APPEALED_AT = SERVED_AT + timedelta(days=10)
ENDED_AT = SERVED_AT + timedelta(days=90)
REMANDED_AT = ENDED_AT + timedelta(days=1)
FILED_ON, ORDERED_ON, ORDER_RECEIVED_ON = date(2025, 3, 20), date(2025, 6, 2), date(2025, 6, 5)
NO_OTHER = "No other organization is under contract."


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


@remembered
def appealed(cast: Cast) -> Appeal:
    """Return the appeal that the employee filed of a determination served on everyone."""
    case = fresh(closed(cast).case)
    return enter_appeal(
        case=case,
        version=case.version,
        filed_by=case.parties.get(kind=PartyKind.EMPLOYEE),
        filed_on=FILED_ON,
        grounds=[AppealGround.MISTAKE, AppealGround.CONFLICT],
        number="ADJ 1234567",
        by=cast.clerk,
        at=APPEALED_AT,
    )


def ended(
    appeal: Appeal,
    cast: Cast,
    outcome: AppealOutcome = AppealOutcome.SET_ASIDE,
    ground: AppealGround | None = AppealGround.CONFLICT,
) -> Case:
    """End an appeal; return its case."""
    case = fresh(appeal.determination.case)
    end_appeal(
        case=case,
        version=case.version,
        appeal=appeal,
        outcome=outcome,
        ground=ground,
        ordered_on=ORDERED_ON,
        order_number="IMR 25-7",
        received_on=ORDER_RECEIVED_ON,
        by=cast.clerk,
        at=ENDED_AT,
    )
    return fresh(case)


@remembered
def set_aside(cast: Cast) -> Case:
    """Return a case whose determination was set aside."""
    return ended(appealed(cast), cast)


def order_in(case: Case, cast: Cast) -> Document:
    """Return the order as a paper of the file."""
    return Document.objects.create(
        case=case,
        name="order.pdf",
        about="Order of the appeals board",
        sha256="1" * 64,
        size_bytes=1,
        uploaded_by=cast.clerk,
        received_at=ENDED_AT,
    )


@remembered
def remanded_here(cast: Cast) -> Case:
    """Return a case for which another reviewer of this organization is to be chosen."""
    case = set_aside(cast)
    remand_case(
        case=case,
        version=case.version,
        order=order_in(case, cast),
        because=NO_OTHER,
        by=cast.okafor,
        at=REMANDED_AT,
    )
    return fresh(case)
