"""Decide, item by item, whether a case may be reviewed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from openimr.law.days import legal_day
from openimr.law.eligibility import REASONS, EligibilityReading, ReasonCode, Standing
from openimr.notices.ineligibility import ineligibility_notice
from openimr.web.audit.services import record
from openimr.web.cases.facts import reading_of
from openimr.web.cases.models import Case, DisputedItem, EligibilityDecision
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.services.assignment import served_with_notice
from openimr.web.cases.services.locking import change, lock_case, require_state, start_clock
from openimr.web.cases.services.notices import send_notice
from openimr.web.cases.serving import PARTY_SERVED, ways_to
from openimr.web.cases.values import CaseState, ItemState, ServedBy
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission

NEVER_ELIGIBLE = frozenset({ReasonCode.NO_SIGNATURE, ReasonCode.NO_UR_DECISION_ATTACHED, ReasonCode.NOT_ELIGIBLE_PARTY})
"""Reasons that no explanation overcomes: the application itself must be mended first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruling:
    """What a person decides of one item.

    Attributes:
        code: Why it is not eligible, or is deferred; None if it is eligible.
        because: In their words; needed where they depart from what the rules read.
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
        RefusedError: An item has no ruling; a ruling departs from the rules without a reason; or an unsigned
            application, or one without the decision, is held eligible.
        StaleFormError: The case was changed in between.

    Writes:
        An EligibilityDecision an item, the items' and the case's state, the clock of the assignment notice, a Notice
        and a NoticeService a party where items are refused, and one AuditEvent.

    Source: Lab. Code § 4610.5(k) (in whole or in part); 8 CCR § 9792.10.3.
    """
    require(by, Permission.DECIDE_ELIGIBILITY, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.ELIGIBILITY_REVIEW)
    items = list(locked.items.filter(state=ItemState.DISPUTED).select_related("application", "ur_line"))
    unruled = [str(item.number) for item in items if item.number not in rulings]
    if unruled:
        raise RefusedError(f"Decide every item; still open: {', '.join(unruled)}.")
    for item in items:
        _decide(item, rulings[item.number], by=by, at=at)
    state = state_after(locked.items.values_list("state", flat=True))
    if state is CaseState.ASSIGNED:
        served_with_notice(locked, at=at)  # refuses while a party that must be told is not on the application
        start_clock(locked, "assignment-notice", starts=legal_day(at))
    refused = [(item, code) for item in items if (code := rulings[item.number].code) is not None]
    if refused:
        _notify_of_refusals(locked, refused, method=method, by=by, at=at)
    codes = [rulings[item.number].code for item in items]
    facts = change(locked, state=state) | {"codes": [code.name if code else "" for code in codes]}
    record(scope=locked.number, verb="decide_eligibility", by=by, at=at, facts=facts)
    return locked


def _decide(item: DisputedItem, ruling: Ruling, *, by: User, at: datetime) -> None:
    reading = reading_of(item)
    read_codes = [rule.code for rule in reading.reasons]
    _check_ruling(item, ruling, reading, read_codes)
    EligibilityDecision.objects.create(
        item=item,
        is_eligible=ruling.code is None,
        code=ruling.code.name if ruling.code else "",
        read_code=read_codes[0].name if read_codes else "",
        because=ruling.because.strip(),
        by=by,
        at=at,
    )
    item.state = ruling.item_state
    item.save(update_fields=["state"])


def _check_ruling(
    item: DisputedItem, ruling: Ruling, reading: EligibilityReading, read_codes: list[ReasonCode]
) -> None:
    barred = [code for code in read_codes if code in NEVER_ELIGIBLE]
    if ruling.code is None and barred:
        rule = REASONS[barred[0]]
        raise RefusedError(
            f"Item {item.number} cannot be held eligible. {rule.meaning} ({rule.provision.source})",
            field=f"item-{item.number}-decision",
        )
    agrees = ruling.code in read_codes if ruling.code else reading.standing is Standing.ELIGIBLE
    if not agrees and not ruling.because.strip():
        raise RefusedError(
            f"Item {item.number}: say why you decide otherwise than the rules read.",
            field=f"item-{item.number}-because",
        )


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
