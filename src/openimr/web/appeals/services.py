"""Keep an appeal and how it ended; send a dispute whose determination was set aside on to be reviewed anew."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from openimr.law.days import day_in_words, legal_day
from openimr.web.appeals.clocks import APPEAL
from openimr.web.appeals.models import Appeal, AppealEnd, AppealGround, AppealOutcome, Remand
from openimr.web.audit.services import record
from openimr.web.cases.access import case_for
from openimr.web.cases.models import Case, Party
from openimr.web.cases.services.assignment import determination_clock
from openimr.web.cases.services.locking import change, lock_case, require_state, start_clock, stop_clocks
from openimr.web.cases.values import CaseState, ItemState
from openimr.web.determinations.models import IssuedDetermination
from openimr.web.documents.models import Document
from openimr.web.errors import RefusedError
from openimr.web.implementation.clocks import keep_clocks
from openimr.web.implementation.duties import CLOCK_OF
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.models import Assignment
from openimr.web.reviews.anonymity import refuse_words_for_parties
from openimr.web.written import written_in_one_line

COUNTS_ANEW = "that the time for a review after a remand counts from the receipt of the order, since the documents are in the file"
ORDER = "receipt of the order that remanded the dispute"
LONGEST_NUMBER = 40
LONGEST_ORGANIZATION = 120
LONGEST_REASON = 200

_DECIDED = (ItemState.UPHELD, ItemState.OVERTURNED)


@transaction.atomic
def enter_appeal(  # noqa: PLR0913 - what a petition says
    *,
    case: Case,
    version: int,
    filed_by: Party,
    filed_on: date,
    grounds: Sequence[AppealGround],
    number: str = "",
    by: User,
    at: datetime,
) -> Appeal:
    """Keep that a party appealed the determination; until it ends, nothing need be carried out.

    Whether it was filed in time is the appeals board's to decide; a late one is kept all the same.

    Raises:
        NotAllowedError: ``by`` may not enter appeals, or does not see the case.
        RefusedError: The case is in another state, the party is not one of it or appeals already, no ground is given,
            the day is before the issue or still to come, or the number names the reviewer.
        StaleFormError: The case was changed in between.

    Writes:
        An Appeal, the clocks, the case's version, and one AuditEvent.

    Source: Lab. Code § 4610.6(h); 8 CCR § 9792.10.7(a).
    """
    case_for(number=case.number, person=by, at=at, permission=Permission.RECORD_APPEAL)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.CLOSED)
    issued = locked.determinations.latest("number")
    _require_party(locked, issued, filed_by)
    if not grounds:
        raise RefusedError("Choose at least one of the five grounds.", field="grounds")
    first = locked.determinations.filter(review=issued.review_id).earliest("number")
    _require_between(filed_on, first=legal_day(first.issued_at), last=legal_day(at), field="filed_on")
    refuse_words_for_parties(number, locked, by=by, at=at, field="number")
    appeal = Appeal.objects.create(
        determination=issued,
        filed_by=filed_by,
        filed_on=filed_on,
        number=_short(number, LONGEST_NUMBER, field="number", is_needed=False),
        grounds=[ground.value for ground in AppealGround if ground in grounds],
        entered_by=by,
        entered_at=at,
    )
    keep_clocks(locked, at=at)
    facts = change(locked) | {
        "determination": issued.number,
        "filed_by": filed_by.kind,
        "filed_on": str(filed_on),
        "grounds": list(appeal.grounds),
    }
    record(scope=locked.number, verb="enter_appeal", by=by, at=at, facts=facts)
    return appeal


@transaction.atomic
def end_appeal(  # noqa: PLR0913 - what an order says
    *,
    case: Case,
    version: int,
    appeal: Appeal,
    outcome: AppealOutcome,
    ordered_on: date,
    order_number: str,
    received_on: date,
    ground: AppealGround | None = None,
    by: User,
    at: datetime,
) -> AppealEnd:
    """Keep how an appeal ended. Where the determination was set aside, the case is to be reviewed anew.

    Then every item that was decided is in dispute again, what was decided need not be carried out, and the reviewer has
    the case no longer and may never have it again. The determination that was set aside is kept as it is. That it is set
    aside as a whole, for all its items, was not read in the law [unverified].

    Raises:
        NotAllowedError: As ``enter_appeal``.
        RefusedError: The case is in another state, the appeal is not one of its determination or has ended, a ground is
            missing or given without need, no number is given or it names the reviewer, or the days contradict each other.
        NoLawInForceError: No rule is in force on the day from which a time counts.
        StaleFormError: The case was changed in between.

    Writes:
        An AppealEnd, the clocks, and one AuditEvent; where it was set aside, also the items, the end of the Assignment and
        the case's state.

    Source: Lab. Code § 4610.6(h), (i).
    """
    case_for(number=case.number, person=by, at=at, permission=Permission.RECORD_APPEAL)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.CLOSED)
    issued = locked.determinations.latest("number")
    _require_open(appeal, issued)
    is_set_aside = outcome is AppealOutcome.SET_ASIDE
    _require_ground(ground, is_set_aside=is_set_aside)
    _require_between(ordered_on, first=appeal.filed_on, last=legal_day(at), field="ordered_on")
    _require_between(received_on, first=ordered_on, last=legal_day(at), field="received_on")
    refuse_words_for_parties(order_number, locked, by=by, at=at, field="order_number")
    end = AppealEnd.objects.create(
        appeal=appeal,
        outcome=outcome,
        ordered_on=ordered_on,
        order_number=_short(order_number, LONGEST_NUMBER, field="order_number"),
        received_on=received_on,
        ground=ground or "",
        entered_by=by,
        entered_at=at,
    )
    if is_set_aside:
        _set_aside(locked, at=at)
    facts = change(locked, state=CaseState.REMANDED if is_set_aside else None)
    if not is_set_aside:
        keep_clocks(locked, at=at)
    facts |= {"outcome": outcome.value, "ordered_on": str(ordered_on), "ground": end.ground}
    record(scope=locked.number, verb="end_appeal", by=by, at=at, facts=facts)
    return end


@transaction.atomic
def remand_case(  # noqa: PLR0913 - where to, and why
    *,
    case: Case,
    version: int,
    order: Document,
    organization: str = "",
    because: str = "",
    by: User,
    at: datetime,
) -> Remand:
    """Send a dispute on to be reviewed anew: to another organization; if none is available, to another reviewer of this one.

    To another organization the case goes out of this site, and ends here. Else a reviewer is chosen who never had it: those
    of every earlier assignment are barred (``openimr.web.reviewers.values.need_of``), by whichever route it comes to them.

    Args:
        case: Remanded.
        version: The version the form was made from.
        order: The paper of its file that is the order.
        organization: The other organization; empty if none is available.
        because: Why none is; empty if one is.
        by: The medical director.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not remand, or does not see the case.
        RefusedError: The case is in another state, the order is no paper of its file, or not just one of ``organization``
            and ``because`` is given.
        NoLawInForceError: No rule is in force on the day from which the time of the review counts.
        StaleFormError: The case was changed in between.

    Writes:
        A Remand, the clock of the determination where it stays here, the case's state, and one AuditEvent.

    Source: Lab. Code § 4610.6(i). From when the time of the new review counts was not read in the law [unverified].
    """
    case_for(number=case.number, person=by, at=at, permission=Permission.REMAND)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.REMANDED)
    if order.case_id != locked.pk:
        raise RefusedError("Choose the paper of this file that is the order.", field="order")
    organization, because = _where_to(organization, because)
    refuse_words_for_parties(f"{organization} {because}", locked, by=by, at=at, field="because")
    end = AppealEnd.objects.filter(appeal__determination__case=locked, outcome=AppealOutcome.SET_ASIDE).latest("pk")
    remand = Remand.objects.create(
        case=locked, end=end, organization=organization, because=because, order=order, by=by, at=at
    )
    if organization:
        facts = change(locked, state=CaseState.REMANDED_ELSEWHERE)
    else:
        start_clock(
            locked, determination_clock(locked), starts=end.received_on, doubts=(COUNTS_ANEW,), starts_with=ORDER
        )
        facts = change(locked, state=CaseState.REVIEWER_SELECTION)
    facts |= {"is_elsewhere": bool(organization), "order": str(order.public_id)}
    record(scope=locked.number, verb="remand_case", by=by, at=at, facts=facts)
    return remand


def _set_aside(case: Case, *, at: datetime) -> None:
    """Undo what the determination did to the items; end its clocks and the assignments of its reviewers.

    One reviewer reviews it anew, unless the Division approves more once again: its approval was of the review that fell.
    """
    stop_clocks(case, APPEAL, *CLOCK_OF.values(), at=at)
    for item in case.items.filter(state__in=_DECIDED):
        item.state = ItemState.DISPUTED
        item.save(update_fields=["state"])
    for assignment in Assignment.objects.select_for_update().filter(case=case, ended_at__isnull=True):
        assignment.ended_at = at
        assignment.save(update_fields=["ended_at"])
    case.seats = 1
    case.save(update_fields=["seats"])


def _require_party(case: Case, issued: IssuedDetermination, filed_by: Party) -> None:
    if filed_by not in case.parties.filter(until__isnull=True):
        raise RefusedError("Choose one of the parties of this case.", field="filed_by")
    if Appeal.objects.filter(determination=issued, filed_by=filed_by, end__isnull=True).exists():
        raise RefusedError("An appeal of this party is entered already and has not ended.", field="filed_by")


def _require_open(appeal: Appeal, issued: IssuedDetermination) -> None:
    if appeal not in Appeal.objects.filter(determination__review=issued.review_id, end__isnull=True):
        raise RefusedError("This appeal has ended already, or is of another determination.")


def _require_ground(ground: AppealGround | None, *, is_set_aside: bool) -> None:
    if is_set_aside and ground is None:
        raise RefusedError("Choose the ground on which it was set aside.", field="ground")
    if ground is not None and not is_set_aside:
        raise RefusedError("A ground is for what was set aside.", field="ground")


def _where_to(organization: str, because: str) -> tuple[str, str]:
    """Return the other organization, or why there is none: just one of the two."""
    organization = _short(organization, LONGEST_ORGANIZATION, field="organization", is_needed=False)
    because = _short(because, LONGEST_REASON, field="because", is_needed=False)
    if bool(organization) == bool(because):
        raise RefusedError(
            "Name the other organization; or, if none is available, say why another reviewer of this one decides.",
            field="organization",
        )
    return organization, because


def _require_between(day: date, *, first: date, last: date, field: str) -> None:
    if not first <= day <= last:
        raise RefusedError(f"Expected a day from {day_in_words(first)} until {day_in_words(last)}.", field=field)


def _short(words: str, longest: int, *, field: str, is_needed: bool = True) -> str:
    if_none = "This is required." if is_needed else None
    return written_in_one_line(words, longest=longest, field=field, if_none=if_none)
