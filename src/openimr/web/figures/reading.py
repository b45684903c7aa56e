"""What the figures count, read from the database in a constant number of queries; no reviewer is read."""

from collections.abc import Iterator
from functools import lru_cache

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import TruncMonth

from openimr.domain.determinations import ItemOutcome
from openimr.domain.text import Span
from openimr.law.days import legal_day
from openimr.law.eligibility import ReasonCode
from openimr.letters.parts.categories import read_category
from openimr.letters.parts.drugs import read_medication
from openimr.letters.parts.requests import read_request
from openimr.terms.categories import ADJUNCT
from openimr.web.cases.models import Application, CaseClock, DisputedItem, EligibilityDecision, Notice
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.values import CaseState, ItemState
from openimr.web.determinations.models import IssuedDetermination, Service
from openimr.web.figures.values import Asked, Decided, Mailed, Received

_OUTCOME = {ItemState.UPHELD: ItemOutcome.UPHELD, ItemState.OVERTURNED: ItemOutcome.OVERTURNED}

_UNDECIDED = (
    CaseState.RECEIVED,
    CaseState.ELIGIBILITY_REVIEW,
    CaseState.DEFERRED_LIABILITY,
    CaseState.TERMINATED,
)
"""Of an application without an eligible item: in these states of its case its eligibility was not decided, or never will be."""


def years_known(*, with_samples: bool) -> tuple[int, ...]:
    """Return the years of the applications and of the mailings, the last first; in two queries."""
    sample = Q() if with_samples else Q(case__is_sample=False)
    received = Application.objects.filter(sample).dates("received_on", "year")
    served = Service.objects.filter(Q() if with_samples else Q(determination__case__is_sample=False))
    years = {day.year for day in received} | {at.year for at in served.datetimes("at", "year")}
    return tuple(sorted(years, reverse=True))


def mailed(asked: Asked) -> tuple[Mailed, ...]:
    """Return the determinations that were mailed, in one query; a corrected letter is its first one, mailed when that was.

    What was mailed first counts as the mailing; a determination that is served on nobody is not mailed.
    """
    earlier = IssuedDetermination.objects.filter(review=OuterRef("review"), number__lt=OuterRef("number"))
    before = IssuedDetermination.objects.filter(case=OuterRef("case"), number__lt=OuterRef("number"))
    notices = Notice.objects.filter(case=OuterRef("case"), kind=NoticeKind.ASSIGNMENT).order_by("sent_at", "pk")
    complete = CaseClock.objects.filter(case=OuterRef("case"), name__startswith="determination-").order_by(
        "starts", "pk"
    )
    services = Service.objects.filter(determination=OuterRef("pk")).order_by("at", "pk")
    found = (
        IssuedDetermination.objects.filter(~Exists(earlier))
        .annotate(
            mailed_at=Subquery(services.values("at")[:1]),
            assigned_at=Subquery(notices.values("sent_at")[:1]),
            complete_on=Subquery(complete.values("starts")[:1]),
            is_later=Exists(before),
        )
        .filter(mailed_at__isnull=False)
        .order_by("case", "number")
    )
    if not asked.with_samples:
        found = found.filter(case__is_sample=False)
    names = ("case", "mailed_at", "assigned_at", "complete_on", "is_later", "document__reviewer__specialties")
    lines = list(found.values_list(*names))
    last = {case: at for at, (case, *_) in enumerate(lines)}
    rows = (
        Mailed(
            case=case,
            on=legal_day(mailed_at),
            assigned=legal_day(assigned_at) if assigned_at else None,
            complete=complete_on,
            is_first=not is_later,
            is_last=last[case] == at,
            specialties=tuple(specialties or ()),
        )
        for at, (case, mailed_at, assigned_at, complete_on, is_later, specialties) in enumerate(lines)
    )
    return tuple(row for row in rows if asked.year in {None, row.on.year})


def decided(asked: Asked) -> Iterator[Decided]:
    """Yield the items with their outcome as it now stands, in one query."""
    found = DisputedItem.objects.filter(state__in=_OUTCOME).order_by("case", "number")
    if not asked.with_samples:
        found = found.filter(case__is_sample=False)
    for case, state, words, of_primary in found.values_list("case", "state", "description", "primary__description"):
        yield Decided(case=case, outcome=_OUTCOME[ItemState(state)], category=category_of(words, primary=of_primary))


def received(asked: Asked) -> tuple[Received, ...]:
    """Return the applications month by month, in one query.

    An application is a duplicate where each of its items was refused as one; eligible where an item was found to be so.
    """
    decisions = EligibilityDecision.objects.filter(item__application=OuterRef("pk"))
    items = DisputedItem.objects.filter(application=OuterRef("pk"))
    as_duplicate = EligibilityDecision.objects.filter(item=OuterRef("pk"), code=ReasonCode.DUPLICATE.value)
    others = items.filter(~Q(state=ItemState.INELIGIBLE) | ~Exists(as_duplicate))
    found = Application.objects.annotate(
        is_duplicate=Exists(items) & ~Exists(others), is_eligible=Exists(decisions.filter(is_eligible=True))
    )
    if not asked.with_samples:
        found = found.filter(case__is_sample=False)
    if asked.year:
        found = found.filter(received_on__year=asked.year)
    is_counted = Q(is_duplicate=False)
    is_open = is_counted & Q(is_eligible=False, case__state__in=_UNDECIDED)
    months = (
        found.order_by()
        .annotate(month=TruncMonth("received_on"))
        .values("month")
        .annotate(
            total=Count("pk"),
            duplicates=Count("pk", filter=Q(is_duplicate=True)),
            eligible=Count("pk", filter=is_counted & Q(is_eligible=True)),
            open=Count("pk", filter=is_open),
        )
        .order_by("month")
    )
    return tuple(Received(**row) for row in months)


@lru_cache(maxsize=50_000)
def category_of(words: str, *, primary: str | None = None) -> str:
    """Return the category of a treatment by the words that ask for it; empty where they name none.

    Args:
        words: As the item describes it.
        primary: Those of the item it goes with; what goes with a surgery is an adjunct of it. None if with none.
    """
    path = _path(words)
    if primary and _path(primary).startswith("surgery/") and not (path.startswith("surgery/") and path != ADJUNCT):
        return ADJUNCT
    return path


def _path(words: str) -> str:
    request = read_request(words, Span(0, len(words)))
    category = read_category(request, read_medication(request))
    return category.path if category else ""
