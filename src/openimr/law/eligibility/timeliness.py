"""Whether an application came in time, as far as the facts allow to say.

A fact that is not known never makes an application late: all last days that the known facts leave open are computed,
and only an application that misses the latest of them is late. The exceptions of Lab. Code § 4610.5(h)(2) and (3) are
asked for, not presumed: where it is not known whether liability was disputed or the form was sent, the time runs from
service of the decision, and the reading lists the open question.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from openimr.domain.time_limits import Destination, MailDays, ServiceMethod
from openimr.law.assumptions import AS_SHIPPED, Assumptions
from openimr.law.clocks import limit_named, mail_days
from openimr.law.deadlines import Deadline, last_day
from openimr.law.eligibility.facts import EligibilityFacts, ItemFacts, LiabilityDispute, UrFacts
from openimr.law.limits import FORMULARY


class TimelinessAnswer(Enum):
    """Whether an application came in time."""

    IN_TIME = "in time"
    NOT_RUNNING = "the time does not run yet"
    LATE = "late"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeliness:
    """The answer, and the last day on which it rests.

    Attributes:
        answer: Whether it came in time.
        deadline: Of the last days left open, the earliest where it came in time, the latest where it is late; None
            where the time does not run or no answer is known.
    """

    answer: TimelinessAnswer
    deadline: Deadline | None = None


def timeliness_of(facts: EligibilityFacts, *, assumptions: Assumptions = AS_SHIPPED) -> Timeliness:
    """Return whether the application came in time, under what the site takes to hold where the law was not read.

    Raises:
        NoLawInForceError: The time would start before 2013-01-01, or end after the years whose holidays are known.

    Source: Lab. Code § 4610.5(h); Code Civ. Proc. §§ 12, 12a, 1013 [use in this review unverified].
    """
    if _is_not_running(facts.review):
        return Timeliness(answer=TimelinessAnswer.NOT_RUNNING)
    started = _started(facts.review)
    start = started or facts.review.decided
    received = facts.application.received
    if start is None or received is None:
        return Timeliness(answer=TimelinessAnswer.NOT_KNOWN)
    earliest, latest = _last_days(facts, start, assumptions)
    if not earliest.is_missed_by(received):
        return Timeliness(answer=TimelinessAnswer.IN_TIME, deadline=earliest)
    if started and latest.is_missed_by(received):
        return Timeliness(answer=TimelinessAnswer.LATE, deadline=latest)
    return Timeliness(answer=TimelinessAnswer.NOT_KNOWN)


def _is_not_running(review: UrFacts) -> bool:
    """Return whether nothing started the time yet (Lab. Code § 4610.5(h)(2), (3))."""
    if review.liability in {LiabilityDispute.OPEN, LiabilityDispute.AGREED}:
        return True
    return review.was_form_sent is False and review.form_given is None


def _started(review: UrFacts) -> date | None:
    """Return the day that started the time; None if it is not known."""
    if review.liability is LiabilityDispute.RESOLVED:
        return review.resolution_served
    return review.form_given if review.was_form_sent is False else review.served


def _last_days(facts: EligibilityFacts, start: date, assumptions: Assumptions) -> tuple[Deadline, Deadline]:
    """Return the earliest and the latest last day that the facts leave open."""
    found = [
        last_day(limit, starts=start, mail=mail if limit.takes_mail_days else None)
        for clock in _clocks(facts.review, facts.item, start)
        for limit in (limit_named(clock, on=start, assumptions=assumptions),)
        for mail in _mail(facts.review, start, assumptions)
    ]
    found.sort(key=lambda deadline: deadline.due_day)
    return found[0], found[-1]


def _clocks(review: UrFacts, item: ItemFacts, start: date) -> tuple[str, ...]:
    if review.liability is LiabilityDispute.RESOLVED:
        return ("application-liability",)
    if start < FORMULARY or item.is_formulary is False:
        return ("application",)
    return ("application-formulary",) if item.is_formulary else ("application-formulary", "application")


def _mail(review: UrFacts, start: date, assumptions: Assumptions) -> tuple[MailDays | None, ...]:
    def added(method: ServiceMethod, to: Destination | None) -> MailDays | None:
        return mail_days(method, to=to, on=start, assumptions=assumptions)

    if (
        review.method is None or review.liability is LiabilityDispute.RESOLVED
    ):  # how that notice was served is not asked
        return (None, added(ServiceMethod.MAIL, Destination.ABROAD))
    if review.method is ServiceMethod.MAIL and review.destination is None:
        return tuple(added(review.method, end) for end in (Destination.CALIFORNIA, Destination.ABROAD))
    return (added(review.method, review.destination),)
