"""What ends the dispute over an item, from whom and on what paper word of it counts, and until when it had to come."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from openimr.law.clocks import limit_named
from openimr.law.days import day_in_words, legal_day
from openimr.law.deadlines import Deadline, last_day
from openimr.web.cases.choices import EndingKind
from openimr.web.cases.models import Case, DisputedItem, Ending, Party
from openimr.web.cases.values import MAY_BE_ENDED, CaseState, ItemState, PartyKind
from openimr.web.documents.access import parties_of
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from openimr.web.written import written

LONGEST_REASON = 300
"""Characters of what was received, and of why word of an ending does not count."""

_P = PartyKind
EMPLOYERS = (_P.CLAIMS_ADMINISTRATOR, _P.EMPLOYER, _P.UR_ORGANIZATION)
"""Whom the statute means by the employer. Source: Lab. Code § 4610.5(c)(4)."""

_EMPLOYEES = (_P.EMPLOYEE, _P.REPRESENTATIVE, _P.ATTORNEY)

TOLD_BY: dict[EndingKind, tuple[PartyKind, ...]] = {
    EndingKind.AUTHORIZED: EMPLOYERS,
    EndingKind.SETTLED: (*EMPLOYERS, *_EMPLOYEES),
    EndingKind.PHYSICIAN_WITHDREW: (_P.REQUESTING_PHYSICIAN, *EMPLOYERS),
    EndingKind.EMPLOYEE_WITHDREW: _EMPLOYEES,
}
"""From whom word of each ending counts: an authorization from the employer alone, whose act it is.

Source: Lab. Code § 4610.5(g); who else may bring word of a settlement or of a withdrawal, it does not say: words not read.
"""

TELLABLE = tuple(kind for kind, parties in TOLD_BY.items() if set(EMPLOYERS) <= set(parties))
"""Endings that the claims administrator tells us of."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EndingFacts:
    """What ended the dispute over which items, and on what paper.

    Attributes:
        numbers: Of the items.
        happened_on: Day of the authorization, settlement, award or withdrawal.
        told_by: From whom we have it.
        received_on: Day on which we received it.
        paper_dated: Day that the paper bears.
        paper: The paper, if it is in the file.
        paper_words: Else what was received, and where it is kept.
    """

    numbers: frozenset[int]
    kind: EndingKind
    happened_on: date
    told_by: PartyKind
    received_on: date
    paper_dated: date
    paper: UUID | None = None
    paper_words: str = ""


def live_items(case: Case) -> list[DisputedItem]:
    """Return the items of a case that may end: those in dispute, and those deferred."""
    if case.state not in MAY_BE_ENDED:
        return []
    return list(case.items.filter(state__in=(ItemState.DISPUTED, ItemState.DEFERRED)))


def endings_waiting(case: Case) -> list[Ending]:
    """Return the word of endings that nobody has answered, in the order told."""
    return list(case.endings.filter(answer__isnull=True).prefetch_related("ended_items__item"))


def employer_of(case: Case, *, person: User, at: datetime) -> Party | None:
    """Return the party of the employer’s side that a person acts for; None if they act for none."""
    own = parties_of(case=case, person=person, at=at).filter(until__isnull=True, kind__in=EMPLOYERS)
    return min(own, key=lambda party: EMPLOYERS.index(PartyKind(party.kind)), default=None)


def ends_the_case(case: Case, numbers: Collection[int]) -> bool:
    """Return whether a case ends with these items: no other one is left that its review would decide.

    An item that is deferred beside others waits to be taken up in a case of its own, and does not keep this one open.
    """
    waits = case.state == CaseState.DEFERRED_LIABILITY
    left = [item for item in live_items(case) if item.number not in numbers]
    return not any(waits or item.state == ItemState.DISPUTED for item in left)


def notice_deadline(facts: EndingFacts) -> Deadline | None:
    """Return until when the claims administrator had to tell us; None of what the law does not ask of it.

    Raises:
        NoLawInForceError: The rules are not known for that day.

    Source: Lab. Code § 4610.5(g).
    """
    if facts.kind is EndingKind.EMPLOYEE_WITHDREW:
        return None
    limit = limit_named("withdrawal-notice", on=facts.happened_on, assumptions=settings.OPENIMR_LAW)
    return last_day(limit, starts=facts.happened_on, mail=None)


def check_ending(case: Case, facts: EndingFacts, *, at: datetime) -> None:
    """Refuse word of an ending that cannot be, or rests on nothing.

    Raises:
        RefusedError: With the field that is at fault.
    """
    if facts.told_by not in TOLD_BY[facts.kind]:
        from_whom = " or the ".join(kind.in_sentence for kind in TOLD_BY[facts.kind])
        raise RefusedError(f"Expected this to come from the {from_whom} (Lab. Code § 4610.5(g)).", field="told_by")
    if facts.received_on > legal_day(at):
        raise RefusedError("This day is still to come. Enter the day on which we received it.", field="received_on")
    for name in ("happened_on", "paper_dated"):
        if getattr(facts, name) > facts.received_on:
            told = f"It was received on {day_in_words(facts.received_on)}; this day cannot be later."
            raise RefusedError(told, field=name)
    assigned = case.applications.get().received_on
    if facts.received_on < assigned:
        told = f"The application was received on {day_in_words(assigned)}; what came before it is told there."
        raise RefusedError(told, field="received_on")
    if facts.paper is None and not facts.paper_words.strip():
        raise RefusedError(
            "Choose the paper in the file, or say what was received and where it is kept.", field="paper"
        )
    written(facts.paper_words, longest=LONGEST_REASON, field="paper_words", if_none=None)
