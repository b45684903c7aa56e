"""What the pages of appeals and of a remand show."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openimr.law.days import legal_day
from openimr.law.deadlines import Deadline
from openimr.web.appeals.clocks import appeal_deadline, services_that_count
from openimr.web.appeals.forms import AppealEndForm, AppealForm, RemandForm
from openimr.web.appeals.models import Appeal, Remand
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.determinations.models import Service
from openimr.web.people.access import may
from openimr.web.people.models import User
from openimr.web.people.values import Permission


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeToAppeal:
    """Until when one party may appeal the determination in force.

    Attributes:
        is_over: Whether that day is past.
    """

    service: Service
    deadline: Deadline
    is_over: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class AppealRow:
    """One appeal.

    Attributes:
        form: By which its end is entered; None where it has ended, or it is not the reader's to enter.
        passed: The last day of the party that filed it, if it was filed later; else None.
    """

    appeal: Appeal
    remand: Remand | None
    form: AppealEndForm | None
    passed: date | None

    @property
    def has_ended(self) -> bool:
        """Whether an order ended it."""
        return hasattr(self.appeal, "end")


def appeals_page(
    case: Case,
    *,
    by: User,
    at: datetime,
    entering: AppealForm | None = None,
    ending: tuple[int, AppealEndForm] | None = None,
) -> dict[str, Any]:
    """Return what the page shows: until when each party may appeal, every appeal and its end.

    Args:
        case: Issued.
        by: Who reads.
        at: The moment, aware.
        entering: A form that was refused.
        ending: A form that was refused, with the key of its appeal.
    """
    may_record = may(by, Permission.RECORD_APPEAL, at=at)
    may_enter = may_record and case.state == CaseState.CLOSED
    appeals = Appeal.objects.filter(determination__case=case).select_related("filed_by", "end", "determination")
    stands = case.state in {CaseState.FDL_ISSUED, CaseState.CLOSED}
    return {
        "times": _times(case, at=at) if stands else [],
        "rows": [_row(appeal, case, may_enter=may_enter, refused=ending) for appeal in appeals],
        "form": entering or appeal_form(case) if may_enter else None,
        "is_too_soon": may_record and case.state == CaseState.FDL_ISSUED,
        "refused": entering or (ending[1] if ending else None),
    }


def remand_page(case: Case, *, form: RemandForm) -> dict[str, Any]:
    """Return what is shown before a dispute is sent on: the order, who is barred, and the form."""
    end = Appeal.objects.filter(determination__case=case, end__outcome="set_aside").latest("end__pk")
    former = case.assignments.filter(ended_at__isnull=False).select_related("reviewer__person")
    names = dict.fromkeys(each.reviewer.person.name for each in former)
    return {"form": form, "appeal": end, "barred": list(names), "has_papers": case.documents.exists()}


def appeal_form(case: Case) -> AppealForm:
    """Return the form by which an appeal is entered."""
    parties = case.parties.filter(until__isnull=True)
    return AppealForm(initial={"version": case.version}, parties=parties, auto_id="id_appeal_%s")


def _times(case: Case, *, at: datetime) -> list[TimeToAppeal]:
    found = []
    for service in services_that_count(case.determinations.latest("number")):
        deadline = appeal_deadline(service)
        found.append(
            TimeToAppeal(service=service, deadline=deadline, is_over=legal_day(at) > deadline.due_day),
        )
    return found


def _row(appeal: Appeal, case: Case, *, may_enter: bool, refused: tuple[int, AppealEndForm] | None) -> AppealRow:
    end = getattr(appeal, "end", None)
    form = None
    if may_enter and end is None:
        form = AppealEndForm(initial={"version": case.version}, auto_id=f"id_end_{appeal.pk}_%s")
        if refused is not None and refused[0] == appeal.pk:
            form = refused[1]
    return AppealRow(appeal=appeal, remand=getattr(end, "remand", None), form=form, passed=_passed(appeal))


def _passed(appeal: Appeal) -> date | None:
    """Return the last day of the party that appealed, if it was past when the appeal was filed."""
    own = (each for each in services_that_count(appeal.determination) if each.party_id == appeal.filed_by_id)
    days = [appeal_deadline(service).due_day for service in own]
    return days[0] if days and appeal.filed_on > days[0] else None
