"""The place of each case on the docket, kept in its row: when it is due, when it ended and for what it waits.

Of many cases all this cannot be found out anew with each page. Whoever locks a case says with that that its place must be
found anew (``openimr.web.cases.services.locking.lock_case``), in the same transaction as the change; the next page of the
docket finds it before it reads. No service needs to know what moves a case there. What stops a case is screened without its
lock, so of that the page asks the stops themselves. A case that is locked while the page is made stands on it as it was.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import IntFlag
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery

from openimr.web.cases.act_clocks import all_act_clocks
from openimr.web.cases.docket.acts import is_declared
from openimr.web.cases.docket.following import is_followed, is_to_carry_out
from openimr.web.cases.docket.stopped import is_stopped, standing_stops
from openimr.web.cases.docket.told import is_told
from openimr.web.cases.docket.unserved import is_unserved
from openimr.web.cases.docket.values import ENDED
from openimr.web.cases.docket.waits import is_asked, is_deferred_in_part
from openimr.web.cases.models import Case, CaseClock, EligibilityDecision, EndingAnswer, Party
from openimr.web.cases.models.cases import NO_DAY, NO_MOMENT, NOT_ENDED
from openimr.web.cases.values import PartyKind
from openimr.web.conflicts.models import Stop
from openimr.web.determinations.models import Service

_AT_ONCE = 500
"""Cases whose places are found in one transaction."""

_KEPT = ("docket_due", "docket_due_at", "docket_ended_at", "docket_office_id", "docket_waits")


class Wait(IntFlag):
    """For what a case waits, or what was said in it; a case may wait for several."""

    DECLARED = 1
    TOLD = 2
    DEFERRED = 4
    FOLLOWED = 8
    TO_CARRY_OUT = 16
    UNSERVED = 32
    STOPPED = 64
    ASKED = 128


def waits_with(wait: Wait) -> list[int]:
    """Return each value of ``docket_waits`` in which a wait is, alone or with others."""
    return [waits for waits in range(2 * max(Wait)) if wait & waits]


def keep_places() -> int:
    """Find the place of every case that has none, and return of how many.

    A case that a service holds at the moment is left to the next page, as are its changes.

    Writes:
        The place of each such case; no audit event, since all of it follows from what has one.
    """
    kept, reading, lacking = 0, settings.OPENIMR_LAW.records_clock.value, without_place()
    while lacking.exists():
        with transaction.atomic():
            found = list(
                lacking.select_for_update(skip_locked=True, of=("self",)).values_list("pk", flat=True)[:_AT_ONCE]
            )
            Case.objects.bulk_update(
                [Case(pk=pk, docket_for=reading, **place) for pk, place in places_of(found).items()],
                ("docket_for", *(name.removesuffix("_id") for name in _KEPT)),
            )
        if not found:
            break
        kept += len(found)
    return kept


def without_place() -> QuerySet[Case]:
    """Return the cases whose place must be found: those that were changed, and those that were stopped or let go since."""
    reading = settings.OPENIMR_LAW.records_clock.value
    changed = Case.objects.filter(Q(docket_for__lt=reading) | Q(docket_for__gt=reading)).order_by()
    as_stopped = Q(assignment__case__docket_waits__in=waits_with(Wait.STOPPED))
    standing = Stop.objects.filter(assignment=OuterRef("assignment"), until__isnull=True)
    let_go = Stop.objects.filter(as_stopped, ~Exists(standing), assignment__ended_at__isnull=True)
    found = (stops.order_by().values("assignment__case") for stops in (standing_stops().exclude(as_stopped), let_go))
    return Case.objects.filter(pk__in=changed.values("pk").union(*found)).order_by()


def places_of(cases: list[int]) -> Mapping[int, Mapping[str, Any]]:
    """Return the place of each case, found from all its rows: the fields of ``Case`` that keep it.

    Args:
        cases: Their keys.
    """
    asked = {
        Wait.DECLARED: is_declared(),
        Wait.TOLD: is_told(),
        Wait.DEFERRED: is_deferred_in_part(),
        Wait.FOLLOWED: is_followed(),
        Wait.TO_CARRY_OUT: is_to_carry_out(),
        Wait.UNSERVED: is_unserved(),
        Wait.STOPPED: is_stopped(),
        Wait.ASKED: is_asked(),
    }
    answers = {str(wait.name): ExpressionWrapper(condition, BooleanField()) for wait, condition in asked.items()}
    running = CaseClock.objects.filter(case=OuterRef("pk"), stopped_at__isnull=True, name__in=all_act_clocks())
    first = running.order_by("due", "pk")
    offices = Party.objects.filter(case=OuterRef("pk"), kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True)
    found = Case.objects.filter(pk__in=cases).order_by()
    rows = found.annotate(
        due=Subquery(first.values("due")[:1]),
        due_at=Subquery(first.values("due_at")[:1]),
        **_ends(),
        office=Subquery(offices.values("organization")[:1]),
        **answers,
    ).values("pk", "state", "due", "due_at", "office", *_ends(), *answers)
    return {
        row["pk"]: {
            "docket_due": row["due"] or NO_DAY,
            "docket_due_at": row["due_at"] or NO_MOMENT,
            "docket_ended_at": _ended_at(row) if row["state"] in ENDED else NOT_ENDED,
            "docket_office_id": row["office"],
            "docket_waits": int(sum(wait for wait in Wait if row[str(wait.name)])),
        }
        for row in rows
    }


def _ends() -> dict[str, Subquery]:
    """When a case was last served its determination, told of its end, or decided to be eligible or not."""
    served = Service.objects.filter(determination__case=OuterRef("pk"))
    told = EndingAnswer.objects.filter(ending__case=OuterRef("pk"), is_confirmed=True)
    decided = EligibilityDecision.objects.filter(item__case=OuterRef("pk"))
    found = {"served_at": served, "told_at": told, "decided_at": decided}
    return {name: Subquery(rows.order_by("-at").values("at")[:1]) for name, rows in found.items()}


def _ended_at(row: Mapping[str, Any]) -> datetime:
    """Return the last of what ends a case: one that was decided anew ended with that, and not with what stood before."""
    return max((row[name] for name in _ends() if row[name] is not None), default=NOT_ENDED)
