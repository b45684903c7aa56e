"""Which cases the docket shows, and in which order."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from openimr.terms.dates import find_dates
from openimr.web.cases.act_clocks import all_act_clocks
from openimr.web.cases.docket.stopped import stopped_first
from openimr.web.cases.docket.values import Due, Filters
from openimr.web.cases.docket.waits import WAITS
from openimr.web.cases.models import Application, Case, CaseClock, EligibilityDecision, EndingAnswer, Party
from openimr.web.determinations.models import Service

if TYPE_CHECKING:
    from django.db.models.expressions import OrderBy
    from django_stubs_ext import WithAnnotations

SOON = timedelta(days=3)
"""What counts as due soon."""


class _WithDue(TypedDict):
    """What ``_with_due`` adds to each row."""

    due: date | None
    due_at: datetime | None


_Dated: TypeAlias = "QuerySet[WithAnnotations[Case, _WithDue]]"


def found_cases(visible: QuerySet[Case], filters: Filters, *, part: Q, may_search: bool, on: date) -> _Dated:
    """Return the cases asked for, in one part; a search looks in every part."""
    found = visible.filter(_searched(filters.search, may_search=may_search) if filters.search else part)
    if filters.state is not None:
        found = found.filter(state=filters.state)
    if filters.priority is not None:
        found = found.filter(priority=filters.priority)
    if filters.organization is not None:
        parties = Party.objects.filter(organization__public_id=filters.organization, until__isnull=True)
        found = found.filter(pk__in=parties.values("case"))
    return _due(_with_due(found), filters.due, on=on)


def _with_due(cases: QuerySet[Case]) -> _Dated:
    running = CaseClock.objects.filter(case=OuterRef("pk"), stopped_at__isnull=True, name__in=all_act_clocks())
    first = running.order_by("due", "pk")[:1]
    return cases.annotate(due=Subquery(first.values("due")), due_at=Subquery(first.values("due_at")))


def _due(cases: _Dated, due: Due | None, *, on: date) -> _Dated:
    match due:
        case None:
            return cases
        case Due.LATE:
            return cases.filter(due__lt=on)
        case Due.SOON:
            return cases.filter(due__gte=on, due__lte=on + SOON)
        case Due.LATER:
            return cases.filter(due__gt=on + SOON)
        case Due.NONE:
            return cases.filter(due__isnull=True)


def _searched(words: str, *, may_search: bool) -> Q:
    by_number = Q(number__iexact=words) | Q(reference__iexact=words)
    if words.isdecimal():
        by_number |= Q(number__endswith=f"-{int(words):07d}")
    if not may_search:
        return by_number
    matching = Application.objects.filter(Q(claim_number__iexact=words) | _born(words) | _named(words))
    return by_number | Q(pk__in=matching.values("case"))


def _born(words: str) -> Q:
    days = [day for _, day in find_dates(words)]
    with suppress(ValueError):
        days.append(date.fromisoformat(words))
    return Q(employee_date_of_birth__in=days)


def _named(words: str) -> Q:
    """Every word begins one of the employee's names."""
    named = Q()
    for word in words.replace(",", " ").split():
        named &= (
            Q(employee_first_name__istartswith=word)
            | Q(employee_middle_name__istartswith=word)
            | Q(employee_last_name__istartswith=word)
        )
    return named or Q(pk__in=[])


def sorted_cases(cases: _Dated, *, have_ended: bool = False, settles_stops: bool = False) -> _Dated:
    """What breaks first, first: running clocks by their last day; then, without one, expedited cases and the oldest.

    Args:
        cases: Of ``found_cases``.
        have_ended: Whether they are ended ones; then what ended last stands first.
        settles_stops: Whether the reader settles what came up against a reviewer; then stopped cases stand before all.
    """
    order: tuple[OrderBy | str, ...]
    order = (F("due").asc(nulls_last=True), F("due_at").asc(nulls_last=True), "priority", "received_at", "pk")
    if have_ended:
        cases, order = cases.annotate(ended_at=_ended_at()), (F("ended_at").desc(nulls_last=True), "-pk")
    if settles_stops:
        cases, order = cases.annotate(is_stopped=stopped_first()), ("-is_stopped", *order)
    running = CaseClock.objects.filter(stopped_at__isnull=True)
    return cases.order_by(*order).prefetch_related(
        Prefetch("clocks", queryset=running, to_attr="running"),
        Prefetch("applications", to_attr="forms"),
        *WAITS,
    )


def _ended_at() -> Coalesce:
    """When a case ended: with the last service of its determination, with the word that ended it, or as not eligible."""
    served = Service.objects.filter(determination__case=OuterRef("pk")).order_by("-at")
    decided = EligibilityDecision.objects.filter(item__case=OuterRef("pk")).order_by("-at")
    ended = EndingAnswer.objects.filter(ending__case=OuterRef("pk"), is_confirmed=True).order_by("-at")
    return Coalesce(*(Subquery(rows.values("at")[:1]) for rows in (served, ended, decided)))
