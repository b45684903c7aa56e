"""The list from which a reviewer is chosen: who may and who may not, with every reason."""

from dataclasses import dataclass
from datetime import datetime

from openimr.matching.answers import Answer
from openimr.matching.needs import Need
from openimr.matching.offers import Offer, is_unread, offers
from openimr.web.audit.access import events_of
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.conflicts.screening import screening_of
from openimr.web.reviewers.access import loads, serving
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.names import in_natural_order
from openimr.web.reviewers.panels import is_panel, standing_assignments
from openimr.web.reviewers.turnarounds import Turnaround, turnarounds


@dataclass(frozen=True, kw_only=True, slots=True)
class Offered:
    """A reviewer who may review, at their place in the list.

    Attributes:
        turnaround: How long they took of late; None if they signed nothing.
    """

    reviewer: Reviewer
    offer: Offer
    turnaround: Turnaround | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Barred:
    """A reviewer who may not review."""

    reviewer: Reviewer
    answer: Answer


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """All reviewers who serve, for one case; of a panel all but its members.

    Attributes:
        need: What the case asks.
        offered: Those who may, in order.
        barred: Those who may not, by name.
        greatest_load: Of those offered, the most open cases; at least 1.
        longest_days: Of those offered, the longest turnaround; at least 1.
        is_unread: Whether nothing tells which specialty fits, so that those offered stand by name.
    """

    need: Need
    offered: tuple[Offered, ...]
    barred: tuple[Barred, ...]
    greatest_load: int
    longest_days: int
    is_unread: bool

    def of(self, reviewer: Reviewer) -> Offered | Barred | None:
        """Return what is said of one reviewer; None if they do not serve."""
        everyone: list[Offered | Barred] = [*self.offered, *self.barred]
        return next((each for each in everyone if each.reviewer == reviewer), None)


def choices_for(case: Case, *, at: datetime) -> Choices:
    """Return who may review a case and who may not, in a number of queries that does not grow with the roster.

    Raises:
        NoLawInForceError: The rules are not known for that day.
    """
    screening = screening_of(case, at=at)
    need = screening.need
    seated = {each.reviewer_id for each in standing_assignments(case)} if is_panel(case) else set()
    reviewers = {str(each.person.public_id): each for each in serving(at=at) if each.pk not in seated}
    answers = screening.answers_of(reviewers.values())
    taken = turnarounds(at=at)
    offered = [
        Offered(reviewer=reviewers[_key(offer.answer)], offer=offer, turnaround=taken.get(_key(offer.answer)))
        for offer in offers(answers, need=need, loads=loads(), seed=seed_of(case))
    ]
    barred = [Barred(reviewer=reviewers[_key(answer)], answer=answer) for answer in answers if not answer.may_review]
    return Choices(
        need=need,
        offered=tuple(offered),
        barred=tuple(sorted(barred, key=lambda each: in_natural_order(each.reviewer.person.name))),
        greatest_load=max([1, *(each.offer.load for each in offered)]),
        longest_days=max([1, *(each.turnaround.days for each in offered if each.turnaround)]),
        is_unread=is_unread(need),
    )


def _key(answer: Answer) -> str:
    return answer.candidate.subject.key


def seed_of(case: Case) -> str:
    """Return the seed that orders equal reviewers: the digest of the event by which the case came to be chosen for.

    It stands in the audit chain, so the order can be shown again; nobody outside can foretell it, since it rests on
    the moment and on all events before; and looking again draws no new lot.
    """
    entered = events_of(case.number).filter(facts__state=CaseState.REVIEWER_SELECTION.value).last()
    return entered.digest if entered else case.number
