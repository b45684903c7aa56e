"""What follows an issued determination: its receipt, the items to be carried out, an appeal that has not ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from openimr.law.service import Recipient
from openimr.web.appeals.models import Appeal
from openimr.web.cases.act_clocks import AFTER_THE_DETERMINATION
from openimr.web.cases.models import Case, CaseClock, DisputedItem
from openimr.web.cases.serving import AT_AN_ADDRESS
from openimr.web.cases.values import CaseState, ItemState
from openimr.web.determinations.models import IssuedDetermination, Service
from openimr.web.implementation.models import DeterminationReceipt

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

_STANDS = (CaseState.FDL_ISSUED, CaseState.CLOSED)


class _Followed(TypedDict):
    """What ``_followed`` adds to each row."""

    is_unreceived: bool
    is_to_do: bool
    appealed_at: datetime | None


_Determinations: TypeAlias = "QuerySet[WithAnnotations[IssuedDetermination, _Followed]]"


@dataclass(frozen=True, kw_only=True, slots=True)
class Following:
    """One thing that follows a determination.

    Attributes:
        words: What.
        route: Of the page on which it is done.
        is_of_administrator: Whether the claims administrator does it.
        since: Since when; None if nothing began it.
    """

    words: str
    route: str
    is_of_administrator: bool
    since: datetime | None = None


def _followed() -> _Determinations:
    """Return the determinations after which something is still to be done, one query for all cases of a page."""
    clocks = CaseClock.objects.filter(case=OuterRef("case"), name__in=AFTER_THE_DETERMINATION, stopped_at__isnull=True)
    of_employer = Service.objects.filter(
        determination__review=OuterRef("review"), recipient=Recipient.EMPLOYER.name.lower()
    )
    received = DeterminationReceipt.objects.filter(determination__review=OuterRef("review"))
    overturned = DisputedItem.objects.filter(case=OuterRef("case"), state=ItemState.OVERTURNED)
    later = IssuedDetermination.objects.filter(case=OuterRef("case"), number__gt=OuterRef("number"))
    appeals = Appeal.objects.filter(determination__review=OuterRef("review"), end__isnull=True)
    found: _Determinations = IssuedDetermination.objects.filter(~Exists(later), case__state__in=_STANDS).annotate(
        is_unreceived=Exists(of_employer.filter(method__in=AT_AN_ADDRESS))
        & ~Exists(of_employer.exclude(method__in=AT_AN_ADDRESS))
        & ~Exists(received)
        & Exists(overturned),
        is_to_do=Exists(clocks),
        appealed_at=Subquery(appeals.order_by("pk").values("entered_at")[:1]),
    )
    return found.filter(Q(is_unreceived=True) | Q(is_to_do=True) | Q(appealed_at__isnull=False))


FOLLOWED = Prefetch(
    "determinations", queryset=_followed().defer("document", "seal").order_by("number"), to_attr="followed"
)
"""What ``following_of`` reads of a case."""


def is_followed() -> Q:
    """Match the cases of which a determination is still to be carried out, or is appealed."""
    return Q(Exists(_followed().filter(case=OuterRef("pk"))), state__in=_STANDS)


def is_to_carry_out() -> Q:
    """Match the cases in which the claims administrator must still do something."""
    to_do = _followed().filter(Q(is_unreceived=True) | Q(is_to_do=True), case=OuterRef("pk"))
    return Q(Exists(to_do), state__in=_STANDS)


def is_of_own_administrator(offices: frozenset[int]) -> Q:
    """Match the cases whose claims administrator is one of these offices.

    Args:
        offices: Keys of the organizations for which the person acts.
    """
    return Q(docket_office__in=offices)


def following_of(case: Case) -> Iterator[Following]:
    """Yield what follows the determination of a case; ``FOLLOWED`` was fetched for it."""
    for issued in case.followed:  # type: ignore[attr-defined] # fetched by FOLLOWED
        if issued.is_unreceived:
            yield Following(
                words="Enter when the determination was received", route="implementation:page", is_of_administrator=True
            )
        if issued.is_to_do:
            yield Following(
                words="Carry out what was overturned", route="implementation:page", is_of_administrator=True
            )
        if issued.appealed_at is not None:
            yield Following(
                words="Wait for the end of the appeal",
                route="appeals:page",
                is_of_administrator=False,
                since=issued.appealed_at,
            )
