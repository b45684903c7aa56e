"""What the claims administrator must still do of what was overturned, from when its time counts, and what bars it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from openimr.law.days import legal_day
from openimr.law.service import Recipient
from openimr.web.appeals.models import Appeal, AppealEnd, AppealOutcome
from openimr.web.cases.models import Case, CaseClock, DisputedItem
from openimr.web.cases.values import CaseState, ItemState, ServedBy
from openimr.web.determinations.models import IssuedDetermination, Service
from openimr.web.implementation.models import (
    CareKind,
    DeterminationReceipt,
    ImplementationStep,
    StatedCare,
    StepKind,
)

AFTER_ISSUE = (CaseState.FDL_ISSUED, CaseState.CLOSED)
"""States in which a determination stands and is to be carried out."""

CLOCK_OF = {StepKind.AUTHORIZED: "authorize", StepKind.REIMBURSED: "reimburse"}
"""What is to be done → the clock that says until when. Source: Lab. Code § 4610.6(j)."""

ASKED_OF = {
    CareKind.FUTURE: (StepKind.AUTHORIZED,),
    CareKind.PAST: (StepKind.REIMBURSED,),
    CareKind.BOTH: (StepKind.AUTHORIZED, StepKind.REIMBURSED),
}
"""Kind of care → what is to be done of it. Source: Lab. Code § 4610.6(j)."""

RECEIVED_WHEN_SENT = "that a determination served electronically is received when it is sent"
COUNTS_AGAIN = "that the time counts again from the order that ends an appeal"
ORDER_OF_APPEAL = "order by which the determination stands after an appeal"
CARE_NOT_STATED = "that a treatment of which nothing else was said was not given yet"


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """When the claims administrator received a determination.

    Attributes:
        is_presumed: Whether it is taken from electronic service.
    """

    day: date
    is_presumed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Beginning:
    """From when the time of the claims administrator counts.

    Attributes:
        event: What happened on the day, where it is not the receipt; empty for the receipt.
        doubts: What it rests on that was not read in the law.
    """

    day: date
    event: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Duty:
    """One thing to be done of an overturned item.

    Attributes:
        kind: What.
        clock: The clock that says until when, running or stopped; None before it started.
        step: That it was done; None while it is not.
    """

    kind: StepKind
    clock: CaseClock | None
    step: ImplementationStep | None

    @property
    def days_late(self) -> int:
        """By how many days it was done late; 0 if it was in time or is not done."""
        if self.step is None or self.clock is None:
            return 0
        return max(0, (self.step.done_on - self.clock.due).days)


@dataclass(frozen=True, kw_only=True, slots=True)
class OverturnedItem:
    """An overturned item and what is to be done of it.

    Attributes:
        is_care_stated: Whether somebody said of what kind the care is.
        dispute: That liability is disputed on other grounds; None if it is not.
    """

    item: DisputedItem
    care: CareKind
    is_care_stated: bool
    duties: tuple[Duty, ...]
    dispute: ImplementationStep | None

    @property
    def open_duties(self) -> tuple[Duty, ...]:
        """What is still to be done; nothing where liability is disputed on other grounds."""
        return () if self.dispute else tuple(duty for duty in self.duties if duty.step is None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Implementation:
    """How far a determination is carried out.

    Attributes:
        determination: Its letter in force.
        receipt: None while the day is not known.
        appeal: One that is not ended; while it is not, nothing need be done.
        ended: The latest order by which the determination stands; None without one.
    """

    determination: IssuedDetermination
    items: tuple[OverturnedItem, ...]
    receipt: Receipt | None
    appeal: Appeal | None
    ended: AppealEnd | None

    @property
    def issued_at(self) -> datetime:
        """When its first letter was issued."""
        return _of_one_review(self.determination)[0].issued_at

    @property
    def service(self) -> Service | None:
        """The first service on the claims administrator from whose receipt the time counts; None before."""
        letters = _that_count(_of_one_review(self.determination))
        services = Service.objects.filter(determination__in=letters, recipient=Recipient.EMPLOYER.name.lower())
        return services.select_related("determination").order_by("determination__number").first()

    @property
    def clocks_needed(self) -> frozenset[str]:
        """Names of the clocks that must run now."""
        if self.receipt is None or self.appeal is not None:
            return frozenset()
        return frozenset(CLOCK_OF[duty.kind] for each in self.items for duty in each.open_duties)

    @property
    def counts_from(self) -> Beginning | None:
        """From when the time counts; None while it is not known."""
        if self.receipt is None:
            return None
        doubts = (RECEIVED_WHEN_SENT,) if self.receipt.is_presumed else ()
        if not all(each.is_care_stated for each in self.items):
            doubts = (*doubts, CARE_NOT_STATED)
        if self.ended is not None and self.ended.ordered_on > self.receipt.day:
            doubts = (*doubts, COUNTS_AGAIN)
            return Beginning(day=self.ended.ordered_on, event=ORDER_OF_APPEAL, doubts=doubts)
        return Beginning(day=self.receipt.day, event="", doubts=doubts)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to be done."""
        return not any(each.open_duties for each in self.items)


def implementation_of(case: Case) -> Implementation | None:
    """Return how far the determination in force is carried out; None where none stands or nothing was overturned.

    Source: Lab. Code § 4610.6(j); 8 CCR § 9792.10.7(a).
    """
    if case.state not in AFTER_ISSUE:
        return None
    items = list(case.items.filter(state=ItemState.OVERTURNED))
    current = case.determinations.order_by("number").last()
    if current is None or not items:
        return None
    same = _of_one_review(current)
    ends = AppealEnd.objects.filter(appeal__determination__in=same).exclude(outcome=AppealOutcome.SET_ASIDE)
    return Implementation(
        determination=current,
        items=_items(case, items, same),
        receipt=_receipt(_that_count(same)),
        appeal=Appeal.objects.filter(determination__in=same, end__isnull=True).select_related("filed_by").first(),
        ended=ends.order_by("ordered_on", "pk").last(),
    )


def _of_one_review(issued: IssuedDetermination) -> list[IssuedDetermination]:
    """Return a determination's letters in their order: the first, and those that corrected it."""
    return list(IssuedDetermination.objects.filter(review=issued.review_id).order_by("number"))


def _that_count(letters: list[IssuedDetermination]) -> list[IssuedDetermination]:
    """Return those of a determination's letters from whose receipt its time counts, as the site's setting says."""
    return letters[-1:] if settings.OPENIMR_LAW.corrected_letter_restarts else letters


def _items(
    case: Case, items: Iterable[DisputedItem], determinations: list[IssuedDetermination]
) -> tuple[OverturnedItem, ...]:
    stated = {each.item_id: each.kind for each in StatedCare.objects.filter(determination__in=determinations)}
    steps: defaultdict[int, dict[str, ImplementationStep]] = defaultdict(dict)
    for step in ImplementationStep.objects.filter(determination__in=determinations):
        steps[step.item_id][step.kind] = step
    own = case.clocks.filter(name__in=CLOCK_OF.values(), starts__gte=legal_day(determinations[0].issued_at))
    clocks = {clock.name: clock for clock in own.order_by("pk")}
    return tuple(_item(item, stated.get(item.pk), steps[item.pk], clocks) for item in items)


def _item(
    item: DisputedItem, stated: str | None, steps: Mapping[str, ImplementationStep], clocks: Mapping[str, CaseClock]
) -> OverturnedItem:
    care = CareKind(stated) if stated else CareKind.FUTURE
    return OverturnedItem(
        item=item,
        care=care,
        is_care_stated=stated is not None,
        duties=tuple(
            Duty(kind=kind, clock=clocks.get(CLOCK_OF[kind]), step=steps.get(kind)) for kind in ASKED_OF[care]
        ),
        dispute=steps.get(StepKind.LIABILITY_DISPUTED),
    )


def _receipt(determinations: Iterable[IssuedDetermination]) -> Receipt | None:
    """Return when the claims administrator received the determination, first of all letters that tell of it."""
    entered = {
        receipt.determination_id: receipt.received_on
        for receipt in DeterminationReceipt.objects.filter(determination__in=determinations)
    }
    for issued in determinations:
        service = issued.services.filter(recipient=Recipient.EMPLOYER.name.lower()).first()
        if service is not None and service.method in {ServedBy.ELECTRONIC, ServedBy.PERSONAL}:
            return Receipt(day=legal_day(service.at), is_presumed=service.method == ServedBy.ELECTRONIC)
        if issued.pk in entered:
            return Receipt(day=entered[issued.pk], is_presumed=False)
    return None
