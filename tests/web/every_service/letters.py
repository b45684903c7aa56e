"""Closed cases of which the determination is appealed, for the acts that follow it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a process imports what needs the site once the site is set up
    from openimr.web.cases.models import Case
    from openimr.web.samples.plans import Plan


def appealed_cases() -> "list[Case]":
    """Return the two cases that ``prepare_appeals`` made, in their order."""
    from openimr.web.cases.models import Case

    return list(Case.objects.filter(determinations__appeals__isnull=False).order_by("pk").distinct())


def set_aside(case: "Case", appeal: int) -> None:
    """Enter that an appeal of a case was won."""
    from openimr.law.days import legal_day
    from openimr.web.appeals.models import Appeal, AppealGround, AppealOutcome
    from openimr.web.appeals.services import end_appeal
    from tests.web.every_service.stage import cast, now

    at = now()
    end_appeal(
        case=case,
        version=case.version,
        appeal=Appeal.objects.get(pk=appeal),
        outcome=AppealOutcome.SET_ASIDE,
        ground=AppealGround.CONFLICT,
        ordered_on=legal_day(at),
        order_number="IMR 1",
        received_on=legal_day(at),
        by=cast().clerk,
        at=at,
    )


def prepare_appeals(letter: "Plan") -> None:
    """Make two closed cases of a plan: one appealed whose receipt is known, one whose determination was set aside."""
    from openimr.law.days import legal_day
    from openimr.web.appeals.models import AppealGround
    from openimr.web.appeals.services import enter_appeal
    from openimr.web.cases.models import Case
    from openimr.web.cases.values import CaseState
    from openimr.web.implementation.services import enter_determination_receipt
    from openimr.web.samples.walks import Walk
    from tests.web.every_service.stage import cast, earlier

    at, clerk = earlier(), cast().clerk
    appeals = []
    for _ in range(2):
        case = Walk(letter, cast=cast()).until(CaseState.CLOSED)
        case.refresh_from_db()
        enter_determination_receipt(
            case=case, version=case.version, received_on=legal_day(at), shown_by="Stamp", by=clerk, at=at
        )
        case.refresh_from_db()
        employee = case.parties.get(kind="employee", until__isnull=True)
        grounds = [AppealGround.CONFLICT]
        appeals.append(
            enter_appeal(
                case=case,
                version=case.version,
                filed_by=employee,
                filed_on=legal_day(at),
                grounds=grounds,
                by=clerk,
                at=at,
            )
        )
    set_aside(Case.objects.get(pk=appeals[1].determination.case_id), appeals[1].pk)
