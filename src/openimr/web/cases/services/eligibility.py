"""Decide, item by item, whether a case may be reviewed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from openimr.law.days import legal_day
from openimr.law.eligibility import REASONS, ReasonCode
from openimr.notices.ineligibility import ineligibility_notice
from openimr.web.audit.services import record
from openimr.web.audit.values import Fact
from openimr.web.cases.facts import reading_of
from openimr.web.cases.models import Case, DisputedItem, EligibilityDecision
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.ruling_faults import fault_in_ruling, open_questions
from openimr.web.cases.services.assignment import served_with_notice
from openimr.web.cases.services.locking import change, lock_case, require_state, start_clock
from openimr.web.cases.services.notices import send_notice
from openimr.web.cases.serving import PARTY_SERVED, ways_to
from openimr.web.cases.values import CaseState, ItemState, ServedBy
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruling:
    """What a person decides of one item.

    Attributes:
        code: Why it is not eligible, or is deferred; None if it is eligible.
        because: In their words; needed where they depart from what the rules read, or go on though a question is open.
    """

    code: ReasonCode | None = None
    because: str = ""

    @property
    def item_state(self) -> ItemState:
        """What becomes of the item: it stays in dispute, or is refused, or waits."""
        if self.code is None:
            return ItemState.DISPUTED
        return ItemState.INELIGIBLE if REASONS[self.code].closes else ItemState.DEFERRED


def state_after(states: Iterable[str]) -> CaseState:
    """Return where a case goes once each of its items is held eligible, refused or deferred.

    With one eligible item it goes on, and what is deferred beside it waits to be taken up
    (``openimr.web.cases.services.deferrals.resume_deferred``).

    Args:
        states: Of all items of the case.

    Source: Lab. Code § 4610.5(k) (approval in whole or in part).
    """
    found = set(states)
    if ItemState.DISPUTED in found:
        return CaseState.ASSIGNED
    return CaseState.DEFERRED_LIABILITY if ItemState.DEFERRED in found else CaseState.INELIGIBLE


@transaction.atomic
def decide_eligibility(  # noqa: PLR0913 - the decision, and how its notice is served
    *,
    case: Case,
    version: int,
    rulings: Mapping[int, Ruling],
    by: User,
    at: datetime,
    method: ServedBy = ServedBy.MAIL,
) -> Case:
    """Decide of every item in dispute whether it is eligible; the case goes on if one is.

    Args:
        case: In eligibility review.
        version: The version the form was made from.
        rulings: By item number; one for each item in dispute. What was decided before a deferral stands.
        by: Who decides.
        at: The moment, aware.
        method: How the notice of what is refused is served on the parties.

    Raises:
        NotAllowedError: ``by`` may not decide eligibility.
        RefusedError: An item has no ruling; a ruling departs from the rules, or goes on though a question is open, without
            a reason; or an application that is not known to be signed, and to have the decision with it, is held eligible.
        StaleFormError: The case was changed in between.

    Writes:
        An EligibilityDecision an item, the items' and the case's state, the clock of the assignment notice, a Notice
        and a NoticeService a party where items are refused, and one AuditEvent: of each item the code, the provisions
        that ask what is open, and the digest of the words, which stand in the decision and never change.

    Source: Lab. Code § 4610.5(k) (in whole or in part); 8 CCR § 9792.10.3.
    """
    require(by, Permission.DECIDE_ELIGIBILITY, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.ELIGIBILITY_REVIEW)
    items = list(locked.items.filter(state=ItemState.DISPUTED).select_related("application", "ur_line"))
    unruled = [str(item.number) for item in items if item.number not in rulings]
    if unruled:
        raise RefusedError(f"Decide every item; still open: {', '.join(unruled)}.")
    decisions = [_decide(item, rulings[item.number], by=by, at=at) for item in items]
    state = state_after(locked.items.values_list("state", flat=True))
    if state is CaseState.ASSIGNED:
        served_with_notice(locked, at=at)  # refuses while a party that must be told is not on the application
        start_clock(locked, "assignment-notice", starts=legal_day(at))
    refused = [(item, code) for item in items if (code := rulings[item.number].code) is not None]
    if refused:
        _notify_of_refusals(locked, refused, method=method, by=by, at=at)
    facts = change(locked, state=state) | _told(decisions)
    record(scope=locked.number, verb="decide_eligibility", by=by, at=at, facts=facts)
    return locked


def _decide(item: DisputedItem, ruling: Ruling, *, by: User, at: datetime) -> EligibilityDecision:
    reading = reading_of(item)
    if fault := fault_in_ruling(item, reading, code=ruling.code, because=ruling.because):
        raise RefusedError(fault.sentence, field=f"item-{item.number}-{fault.field}")
    item.state = ruling.item_state
    item.save(update_fields=["state"])
    return EligibilityDecision.objects.create(
        item=item,
        is_eligible=ruling.code is None,
        code=ruling.code.name if ruling.code else "",
        read_code=reading.reasons[0].code.name if reading.reasons else "",
        because=ruling.because.strip(),
        open_questions=open_questions(reading),
        by=by,
        at=at,
    )


def _told(decisions: list[EligibilityDecision]) -> dict[str, Fact]:
    """Return what the audit event says of the decisions; never their words, which it seals by their digest."""
    return {
        "codes": [decision.code for decision in decisions],
        "open": {str(each.item.number): [*each.open_provisions] for each in decisions if each.open_provisions},
        "because_sha256": {
            str(each.item.number): sha256(each.because.encode()).hexdigest() for each in decisions if each.because
        },
    }


def refusal_words(case: Case, refused: Iterable[tuple[DisputedItem, ReasonCode]]) -> tuple[str, ...]:
    """Return the words of the notice that these items of a case are refused or deferred."""
    told = tuple((item.description, code) for item, code in refused)
    return ineligibility_notice(organization=settings.OPENIMR_ORGANIZATION, case_number=case.number, refused=told)


def _notify_of_refusals(
    case: Case, refused: list[tuple[DisputedItem, ReasonCode]], *, method: ServedBy, by: User, at: datetime
) -> None:
    """Serve the notice on whom the assignment notice would go to, as far as the application names and they are reached."""
    parties = case.parties.filter(until__isnull=True, kind__in=PARTY_SERVED.values())
    ways = ways_to(parties, asked=method, at=at)
    send_notice(case, kind=NoticeKind.INELIGIBILITY, words=refusal_words(case, refused), ways=ways, by=by, at=at)
