"""Which cases the docket shows, and in which order."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, Q, QuerySet

from openimr.terms.dates import find_dates
from openimr.web.cases.docket.values import Due, Filters
from openimr.web.cases.docket.waits import WAITS
from openimr.web.cases.models import Application, Case, CaseClock, CaseSequence
from openimr.web.cases.models.cases import NO_DAY, case_number
from openimr.web.people.models import Organization

SOON = timedelta(days=3)
"""What counts as due soon."""

_MANY = 2_000
"""From how many cases on an index is walked in order until a page is full; fewer are gathered and sorted."""

_DUE_FIRST = ("docket_due", "docket_due_at", "priority", "received_at", "pk")
"""What breaks first, first: running clocks by their last day; then, without one, expedited cases and the oldest."""

_ENDED_LAST = ("-docket_ended_at", "-pk")
"""What ended last, first."""


def found_cases(visible: QuerySet[Case], filters: Filters, *, part: Q, may_search: bool, on: date) -> QuerySet[Case]:
    """Return the cases asked for, in one part; a search looks in every part.

    Args:
        visible: Those that the person may see.
        filters: What is asked for.
        part: Matches the cases of the part, of the state and the priority asked for.
        may_search: Whether names, claims and dates of birth are searched too.
        on: The legal day.
    """
    if filters.search:
        found = visible.filter(_searched(filters.search, may_search=may_search))
        if filters.state is not None:
            found = found.filter(state=filters.state)
        if filters.priority is not None:
            found = found.filter(priority=filters.priority)
    else:
        found = visible.filter(part)
    if filters.organization is not None:
        office = Organization.objects.filter(public_id=filters.organization).values_list("pk", flat=True).first()
        found = found.filter(docket_office=office) if office else found.none()
    return _due(found, filters.due, on=on)


def _due(cases: QuerySet[Case], due: Due | None, *, on: date) -> QuerySet[Case]:
    match due:
        case None:
            return cases
        case Due.LATE:
            return cases.filter(docket_due__lt=on)
        case Due.SOON:
            return cases.filter(docket_due__gte=on, docket_due__lte=on + SOON)
        case Due.LATER:
            return cases.filter(docket_due__gt=on + SOON, docket_due__lt=NO_DAY)
        case Due.NONE:
            return cases.filter(docket_due=NO_DAY)


def _searched(words: str, *, may_search: bool) -> Q:
    """Match by number; for those who may search also by the application, each way by an index of its own."""
    by_number = Q(number__iexact=words) | Q(reference__iexact=words)
    if words.isdecimal():
        years = CaseSequence.objects.values_list("year", flat=True)
        by_number |= Q(number__in=[case_number(year, int(words)) for year in years])
    found = Case.objects.filter(by_number).order_by().values_list("pk")
    if may_search:
        matching = Application.objects.filter(Q(claim_number__iexact=words) | _born(words) | _named(words))
        found = found.union(matching.order_by().values_list("case"))
    return Q(pk__in=found)


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Slice:
    """The cases of all pages, of which some are fetched.

    Attributes:
        cases: Of ``found_cases``.
        walked: The same, of which each is asked whether the person may see it.
        total: How many.
        have_ended: Whether they are ended ones; then what ended last stands first.
        stopped: Matches those that stand before all, to whoever settles what came up against a reviewer; None if none does.
    """

    cases: QuerySet[Case]
    walked: QuerySet[Case]
    total: int
    have_ended: bool
    stopped: Q | None

    def between(self, start: int, stop: int) -> list[Case]:
        """Return the cases from one place to before another, with all that their rows read."""
        keys = self._keys(start, min(stop, self.total))
        running = CaseClock.objects.filter(stopped_at__isnull=True)
        cases = {
            case.pk: case
            for case in Case.objects.filter(pk__in=keys).prefetch_related(
                Prefetch("clocks", queryset=running, to_attr="running"),
                Prefetch("applications", to_attr="forms"),
                *WAITS,
            )
        }
        return [cases[key] for key in keys]

    def _keys(self, start: int, stop: int) -> Sequence[int]:
        cases = self.walked if self.total > _MANY else self.cases
        if self.stopped is None:
            return self._sorted_keys(cases, self.total, start, stop)
        first = self._sorted_keys(self.cases.filter(self.stopped), self.total, 0, self.total)
        others = cases.exclude(self.stopped)
        shift = len(first)
        return [
            *first[start:stop],
            *self._sorted_keys(others, self.total - shift, max(start - shift, 0), max(stop - shift, 0)),
        ]

    def _sorted_keys(self, cases: QuerySet[Case], total: int, start: int, stop: int) -> Sequence[int]:
        """Return keys in order, counted from the end that is nearer: an index is walked from there."""
        ordered = cases.order_by(*(_ENDED_LAST if self.have_ended else _DUE_FIRST)).values_list("pk", flat=True)
        if start < total - stop:
            return list(ordered[start:stop])
        return list(ordered.reverse()[total - stop : total - start])[::-1]
