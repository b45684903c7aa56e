"""Where a case stands: its way so far, what comes next, its items and parties."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from openimr.law.days import day_in_words
from openimr.law.eligibility import REASONS, ReasonCode
from openimr.web.appeals.clocks import APPEAL
from openimr.web.audit.access import events_of
from openimr.web.cases.choices import EndingKind
from openimr.web.cases.clock_names import CLOCK_NAMES
from openimr.web.cases.docket import (
    KNOW_THE_EMPLOYEE,
    Waiting,
    due_clock,
    is_past,
    member_act,
    next_act_of,
    waits_of_one,
    words_for,
)
from openimr.web.cases.models import (
    Application,
    Case,
    CaseClock,
    DisputedItem,
    EligibilityDecision,
    EndedItem,
    Ending,
    Party,
)
from openimr.web.cases.priorities import asked_in_vain
from openimr.web.cases.values import CaseState, ItemState
from openimr.web.people.access import roles_of
from openimr.web.people.models import User


class Progress(Enum):
    """How far one stage of the way is."""

    DONE = "done"
    NOW = "now"
    TO_COME = "to come"
    NEVER = "will not come"


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """One stage of the way of a case.

    Attributes:
        words: What is done in it.
        progress: How far it is.
        at: When it was done; None if it was not.
    """

    words: str
    progress: Progress
    at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRow:
    """One disputed item as the case page shows it.

    Attributes:
        note: Why it is not eligible or deferred; which item it goes with; empty if neither.
        other: The case it goes on in, or of which it was deferred; None if there is none.
    """

    number: int
    description: str
    state: ItemState
    note: str
    other: Case | None


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedClock:
    """A running clock as a page shows it.

    Attributes:
        name: What ends with it, in words.
        due: Until when: a moment for a clock of hours, else a day.
        because: Why then, with the provision.
        is_verified: Whether all it rests on was read in the law.
        is_late: Whether it is past.
    """

    name: str
    due: date | datetime
    because: str
    is_verified: bool
    is_late: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """What the case page shows.

    Attributes:
        act: What must be done next.
        who: Who does it; empty where nothing is to be done.
        clock: Until when; None if no clock runs for it.
        application: What the form holds; None to those who need less.
        clocks: Every other clock that runs.
        set_aside: Those that were stopped though their step was not taken; ``because`` says why they were.
        is_asked_in_vain: Whether an expedited review was asked for and a regular one is given.
        waits: What it waits for beside the next act.
    """

    state: CaseState
    act: str
    who: str
    clock: NamedClock | None
    stages: tuple[Stage, ...]
    items: tuple[ItemRow, ...]
    parties: tuple[Party, ...]
    application: Application | None
    clocks: tuple[NamedClock, ...]
    set_aside: tuple[NamedClock, ...]
    is_asked_in_vain: bool
    waits: tuple[Waiting, ...]


_WAY: tuple[tuple[str, str, CaseState], ...] = (
    ("receive_application", "Application received", CaseState.RECEIVED),
    ("submit_application", "Application submitted", CaseState.RECEIVED),
    ("decide_eligibility", "Eligibility decided", CaseState.ELIGIBILITY_REVIEW),
    ("send_assignment_notice", "Assignment notice sent", CaseState.ASSIGNED),
    ("close_records", "Records received", CaseState.RECORDS_REQUESTED),
    ("choose_reviewer", "Reviewer chosen", CaseState.REVIEWER_SELECTION),
    ("attest", "Reviewer attested to having no conflict", CaseState.ATTESTATION),
    ("sign_review", "Every item decided, and signed", CaseState.CLINICAL_REVIEW),
    ("issue_determination", "Determination issued", CaseState.QUALITY_CHECK),
    ("serve_determination", "Determination served on the parties", CaseState.FDL_ISSUED),
)
"""The acts of a case in their order: the event that records each, its words, the state it is done in."""

_ORDER = list(CaseState)


def standing_of(case: Case, *, person: User, at: datetime) -> Standing:
    """Return where a case stands, for a person who may see it."""
    state = CaseState(case.state)
    waits = waits_of_one(case, person=person, at=at)
    act = member_act(case, person.pk) or next_act_of(case)
    running = list(case.clocks.filter(stopped_at__isnull=True))
    clock = due_clock(case, running)
    roles = roles_of(person, at=at)
    knows = bool(roles & KNOW_THE_EMPLOYEE)
    application = case.applications.get()
    return Standing(
        state=state,
        act=words_for(act, roles),
        who=" or ".join(role.label for role in act.roles),
        clock=_named(clock, at=at) if clock else None,
        stages=stages_of(case),
        items=items_of(case),
        parties=tuple(case.parties.filter(until__isnull=True).select_related("organization")),
        application=application if knows else None,
        clocks=tuple(_named(each, at=at) for each in running if each != clock),
        set_aside=tuple(_set_aside(case)),
        is_asked_in_vain=asked_in_vain(case, application),
        waits=waits,
    )


def _named(clock: CaseClock, *, at: datetime) -> NamedClock:
    """Return a clock as a page shows it; nobody is late who did not appeal."""
    is_over = clock.name == APPEAL and is_past(clock, at=at)
    return NamedClock(
        name=f"{CLOCK_NAMES[clock.name]}, time over" if is_over else CLOCK_NAMES[clock.name],
        due=clock.due_at or clock.due,
        because=clock.because,
        is_verified=clock.is_verified,
        is_late=is_past(clock, at=at) and not is_over,
    )


def _set_aside(case: Case) -> Iterator[NamedClock]:
    for clock in case.clocks.exclude(stopped_because=""):
        yield NamedClock(
            name=CLOCK_NAMES[clock.name],
            due=clock.due_at or clock.due,
            because=clock.stopped_because,
            is_verified=True,
            is_late=False,
        )


def stages_of(case: Case) -> tuple[Stage, ...]:
    """Return the way of a case, each stage with the moment it was last done."""
    verbs = [verb for verb, _, _ in _WAY]
    done = {event.verb: event.at for event in events_of(case.number).filter(verb__in=verbs)}
    progresses = _progresses(CaseState(case.state), done)
    return tuple(
        Stage(words=words, progress=progress, at=done.get(verb) if progress is Progress.DONE else None)
        for (verb, words, _), progress in zip(_WAY, progresses, strict=True)
    )


def items_of(case: Case) -> tuple[ItemRow, ...]:
    """Return the disputed items of a case, in order."""
    items = list(case.items.select_related("primary", "taken_up_from__case", "taken_up_as__case"))
    decisions = EligibilityDecision.objects.filter(item__in=items).order_by("at", "pk")
    codes = {decision.item_id: decision.code for decision in decisions}
    ended = endings_of(items)
    return tuple(
        ItemRow(
            number=item.number,
            description=item.description,
            state=ItemState(item.state),
            note=_ending_note(ended[item.pk]) if item.pk in ended else _note(item, codes),
            other=_other_case(item),
        )
        for item in items
    )


def _progresses(state: CaseState, done: Collection[str]) -> list[Progress]:
    """Return how far each stage is; receiving is done as soon as there is a case, and what ended comes no further."""
    if state is CaseState.TERMINATED:
        return [Progress.DONE if verb in done else Progress.NEVER for verb, _, _ in _WAY]
    stand_ins = {
        CaseState.DEFERRED_LIABILITY: CaseState.ELIGIBILITY_REVIEW,
        CaseState.INSUFFICIENT_RECORDS: CaseState.RECORDS_REQUESTED,
        CaseState.REMANDED: CaseState.REVIEWER_SELECTION,
    }
    here = stand_ins.get(state, state)
    if state is CaseState.INELIGIBLE:
        return [Progress.DONE] * 3 + [Progress.NEVER] * (len(_WAY) - 3)
    found = []
    for verb, _, done_in in _WAY:
        if verb == "receive_application" or _ORDER.index(done_in) < _ORDER.index(here):
            found.append(Progress.DONE)
        else:
            found.append(Progress.NOW if done_in is here else Progress.TO_COME)
    return found


def endings_of(items: Collection[DisputedItem]) -> dict[int, Ending]:
    """Return what ended the items that have ended, by the item’s key."""
    rows = EndedItem.objects.filter(item__in=items, item__state=ItemState.TERMINATED, ending__answer__is_confirmed=True)
    return {row.item_id: row.ending for row in rows.select_related("ending")}


def _ending_note(ending: Ending) -> str:
    """Return what ended an item, when, and whether we were told in time."""
    told = f"{EndingKind(ending.kind).in_short} {day_in_words(ending.happened_on)}."
    if ending.notice_due is None:
        return told
    when = "in time" if ending.was_in_time else "late"
    return f"{told} We were told {when}: {day_in_words(ending.received_on)}, due {day_in_words(ending.notice_due)}."


def _other_case(item: DisputedItem) -> Case | None:
    if item.taken_up_from is not None:
        return item.taken_up_from.case
    return item.taken_up_as.case if hasattr(item, "taken_up_as") else None


def _note(item: DisputedItem, codes: Mapping[int, str]) -> str:
    code = codes.get(item.pk, "")
    if code and item.state in {ItemState.INELIGIBLE, ItemState.DEFERRED}:
        rule = REASONS[ReasonCode[code]]
        return f"{rule.meaning} ({rule.provision.source})"
    return f"Goes with item {item.primary.number}." if item.primary else ""
