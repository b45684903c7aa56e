"""Where a case is and what comes next, in plain words for the employee; a test holds their reading grade to 8."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby

from django.urls import reverse

from openimr.law.days import day_in_words, legal_day
from openimr.law.service import Recipient
from openimr.web.cases.choices import EndingKind
from openimr.web.cases.clock_names import plain_reason
from openimr.web.cases.docket import due_clock, is_past
from openimr.web.cases.models import Case, DisputedItem, Ending
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.priorities import asked_in_vain
from openimr.web.cases.standing import Progress, Stage, endings_of, stages_of
from openimr.web.cases.values import NEXT_ACTS, CaseState, ItemState, PartyKind
from openimr.web.determinations.plain_words import what_stays_approved
from openimr.web.reviewers.panels import UNDER_REVIEW, is_panel


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainWords:
    """What an employee is told in one state.

    Attributes:
        where: Where the case is, as a heading.
        comes: What happens next.
        until: Who must do it, before the day is named; empty where no clock runs.
        had_until: The same where the day is past.
        send: What the employee can still do or send.
    """

    where: str
    comes: str
    until: str = ""
    had_until: str = ""
    send: str


_RECORDS = "You can send papers that show why you need the care. Your doctor can send papers too. Each side can see what you send."
_SOON = "If you have a new paper, send it soon. The doctor who decides gets it with the others."
_TOO_LATE = "The doctor has your papers now. If you have a new paper, send it soon."

SEVERAL = (
    "More than one doctor decides your case. The State agreed to this, since your case is not a simple one. Each doctor "
    "decides alone, and does not know the others. What most of them find counts. If they are split in half, the treatment is "
    "approved."
)
"""What an employee is told while a panel decides."""

SEVERAL_DECIDED = "More than one doctor decided your case, each alone. What each of them wrote comes with the letter."
"""What an employee is told once a panel has decided."""

NOT_EXPEDITED = (
    "You asked for a faster review. For that we need a paper from a doctor. It must say that your health is in serious "
    "danger now. We do not have that paper. So this is a regular review."
)
"""What an employee is told who asked for an expedited review that nobody certified."""

_S = CaseState

PLAIN: Mapping[CaseState, PlainWords] = {
    _S.RECEIVED: PlainWords(
        where="We have your application, but parts are missing",
        comes="Send us the missing parts. Then we check if you can have this review.",
        send="You can finish your application here. You can also send papers.",
    ),
    _S.ELIGIBILITY_REVIEW: PlainWords(
        where="We are checking your application",
        comes="We will send you a letter. It says if your case goes on.",
        send=_RECORDS,
    ),
    _S.DEFERRED_LIABILITY: PlainWords(
        where="Your case must wait",
        comes="There is another dispute about your claim. When it ends, tell us. Then we go on with your case.",
        send="When you get a letter that the other dispute has ended, send us a copy.",
    ),
    _S.INELIGIBLE: PlainWords(
        where="Your case cannot have this review",
        comes="Our letter says why. It also says what you can do now, and by when.",
        send="If you do not agree, you can ask the appeals board. Our letter says how.",
    ),
    _S.ASSIGNED: PlainWords(
        where="Your case will be reviewed",
        comes="We will tell you, your doctor and the insurance company. We will ask for your medical records.",
        until="We must send the letter by",
        had_until="We had to send the letter by",
        send=_RECORDS,
    ),
    _S.RECORDS_REQUESTED: PlainWords(
        where="We are waiting for your medical records",
        comes="When the records are here, we choose a doctor to decide. This doctor has no ties to any side.",
        until="The insurance company must send your records by",
        had_until="The insurance company had to send your records by",
        send=_RECORDS,
    ),
    _S.INSUFFICIENT_RECORDS: PlainWords(
        where="Some of your medical records are missing",
        comes="We asked for your records, and not all of them came. We go on when they come. We can also go on with what is here.",
        until="The insurance company had to send your records by",
        send=_RECORDS,
    ),
    _S.REVIEWER_SELECTION: PlainWords(
        where="We have your records",
        comes="We are choosing a doctor to decide. You will not meet this doctor, and you will not learn the name.",
        until="We must decide by",
        had_until="We had to decide by",
        send=_SOON,
    ),
    _S.ATTESTATION: PlainWords(
        where="We asked a doctor to decide",
        comes="The doctor must first say that there are no ties to any side. Then the doctor reads your file.",
        until="We must decide by",
        had_until="We had to decide by",
        send=_SOON,
    ),
    _S.CLINICAL_REVIEW: PlainWords(
        where="A doctor is reading your file",
        comes="The doctor decides about each treatment, and writes down why. Then we send you the letter.",
        until="We must decide by",
        had_until="We had to decide by",
        send=_TOO_LATE,
    ),
    _S.QUALITY_CHECK: PlainWords(
        where="The doctor has decided",
        comes="We check the letter. Then we send it to you and to each side.",
        until="We must decide by",
        had_until="We had to decide by",
        send="There is nothing more to send. The letter is on its way.",
    ),
    _S.FDL_ISSUED: PlainWords(
        where="The decision is made",
        comes="We are sending you the letter. It tells you what was decided and why.",
        send="There is nothing more to send. The letter says what you can do if you do not agree.",
    ),
    _S.CLOSED: PlainWords(
        where="Your case is closed",
        comes="We sent you the letter. It tells you what was decided, why, and what happens now.",
        send="There is nothing more to send. The letter says what you can do if you do not agree.",
    ),
    _S.REMANDED: PlainWords(
        where="The decision was set aside",
        comes="The appeals board said that the decision does not count. A new doctor will decide. It will not be the same doctor.",
        send=_RECORDS,
    ),
    _S.REMANDED_ELSEWHERE: PlainWords(
        where="Another organization decides now",
        comes="The appeals board said that the decision does not count. We sent your case to another organization. It will write to you.",
        send="If you have a new paper, send it to the other organization.",
    ),
    _S.TERMINATED: PlainWords(
        where="Your case has ended",
        comes="No doctor has to decide. Below you find why each part ended.",
        send="There is nothing more to send. If you do not agree, call us.",
    ),
}
"""What an employee is told, for every state."""

OUTCOMES: Mapping[ItemState, str] = {
    ItemState.DISPUTED: "Not decided yet.",
    ItemState.INELIGIBLE: "We cannot review this one. Our letter says why.",
    ItemState.DEFERRED: "This one must wait until another dispute ends. When you get a letter that says so, send us a copy.",
    ItemState.TAKEN_UP: "The other dispute has ended. This one goes on in a new case. You find it under My cases.",
    ItemState.UPHELD: "Not approved. The doctor found that you do not need it for your injury. The refusal stands.",
    ItemState.TERMINATED: "This one ended, so no doctor decides about it.",
    ItemState.OVERTURNED: "Approved. The doctor found that you need it for your injury.",
}
"""What has become of a treatment, in plain words."""

ENDED: Mapping[EndingKind, str] = {
    EndingKind.AUTHORIZED: "The insurance company allowed this in writing on {day}. So no doctor has to decide about it.",
    EndingKind.SETTLED: "The dispute about this was settled on {day}. So no doctor decides about it.",
    EndingKind.PHYSICIAN_WITHDREW: "Your doctor took back the request for this on {day}. So no doctor decides about it.",
    EndingKind.EMPLOYEE_WITHDREW: "You took back your application for this on {day}. So no doctor decides about it.",
}
"""What ended the dispute about a treatment, in plain words."""

OUTCOMES_OF_SEVERAL: Mapping[ItemState, str] = {
    ItemState.UPHELD: "Not approved. Most of the doctors found that you do not need it for your injury. The refusal stands.",
    ItemState.OVERTURNED: "Approved. At least half of the doctors found that you need it for your injury.",
}
"""The same where several doctors decided."""

STAGES: Mapping[str, str] = {
    "Application received": "Your application",
    "Application submitted": "Your application is sent in",
    "Eligibility decided": "Check if you can have this review",
    "Assignment notice sent": "Letter to you and to each side",
    "Records received": "Your medical records",
    "Reviewer chosen": "A doctor is chosen",
    "Reviewer attested to having no conflict": "The doctor has no ties to any side",
    "Every item decided, and signed": "The doctor decides",
    "Determination issued": "We check the letter",
    "Determination served on the parties": "We send you the letter",
}
"""The stages of the way, in plain words."""

DECISION = "The decision, and why"
"""What the letter with the determination tells, in plain words."""

LETTERS: Mapping[NoticeKind, str] = {
    NoticeKind.ASSIGNMENT: "Your case will be reviewed",
    NoticeKind.INELIGIBILITY: "What cannot be reviewed, and why",
    NoticeKind.RECORDS_REQUEST: "We asked for records",
    NoticeKind.RECORDS_ANSWER: "The answer when we asked for records",
    NoticeKind.INFORMATION_REQUEST: "We asked for facts",
    NoticeKind.RECORDS_REMINDER: "We asked again for records",
    NoticeKind.INSUFFICIENT_RECORDS: "Records did not come in time",
    NoticeKind.CONVERSION: "Your case goes faster now",
    NoticeKind.EXTENSION: "We have more time to decide",
    NoticeKind.ENDING: "What we no longer review, and why",
    NoticeKind.CORRECTION: "We set a fault in the letter right",
}
"""What each notice tells, in plain words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainItems:
    """Treatments of which the same has become, so that it is said once."""

    descriptions: tuple[str, ...]
    outcome: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainLetter:
    """A letter to the employee.

    Attributes:
        words: What it tells.
        on: Day on which it was served on the employee; None while it was not.
        address: Where it can be read.
    """

    words: str
    on: date | None
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MyCase:
    """What the employee's page shows.

    Attributes:
        until: Who must take the next step, or had to where the day is past.
        due: Until when the next step is to be taken; None if no clock runs.
        because: Why then, in plain words.
        provision: Which rule sets it.
        note: What else is to be known of the kind of review and of who decides; empty if nothing.
        may_send: Whether papers can still be sent.
    """

    words: PlainWords
    until: str
    due: date | datetime | None
    because: str
    provision: str
    note: str
    may_send: bool
    items: tuple[PlainItems, ...]
    stages: tuple[Stage, ...]
    letters: tuple[PlainLetter, ...]


def my_case(case: Case, *, at: datetime | None = None) -> MyCase:
    """Return what the employee's page of a case shows.

    Args:
        case: The case.
        at: The moment, aware; None says nothing of a day that is past.
    """
    state = CaseState(case.state)
    clock = due_clock(case, case.clocks.filter(stopped_at__isnull=True)) if PLAIN[state].until else None
    had_until = PLAIN[state].had_until
    return MyCase(
        words=PLAIN[state],
        until=had_until if clock and at and is_past(clock, at=at) and had_until else PLAIN[state].until,
        due=(clock.due_at or clock.due) if clock else None,
        because=plain_reason(clock) if clock else "",
        provision=clock.provision if clock else "",
        note=_note(case),
        may_send=bool(NEXT_ACTS[state].roles) and state not in {_S.QUALITY_CHECK, _S.FDL_ISSUED},
        items=tuple(_items(case.items.select_related("ur_line"), reviewers=case.seats)),
        stages=tuple(
            replace(stage, words=STAGES[stage.words])
            for stage in stages_of(case)
            if stage.progress is not Progress.NEVER
        ),
        letters=(*_decisions(case), *_notices(case)),
    )


def _note(case: Case) -> str:
    """Return what else is to be known: of a review that was to be faster, and that several doctors decide."""
    notes = [NOT_EXPEDITED] if asked_in_vain(case, case.applications.get()) else []
    if is_panel(case) and case.state in UNDER_REVIEW:
        notes.append(SEVERAL)
    elif is_panel(case) and case.state in {_S.FDL_ISSUED, _S.CLOSED}:
        notes.append(SEVERAL_DECIDED)
    return " ".join(notes)


def _items(items: Iterable[DisputedItem], *, reviewers: int) -> Iterator[PlainItems]:
    """Yield the treatments in their order, those that follow each other with the same end together."""
    listed = list(items)
    endings = endings_of(listed)
    for outcome, alike in groupby(listed, key=lambda item: _outcome(item, endings.get(item.pk), reviewers=reviewers)):
        yield PlainItems(descriptions=tuple(item.description for item in alike), outcome=outcome)


def _outcome(item: DisputedItem, ending: Ending | None, *, reviewers: int) -> str:
    state, line = ItemState(item.state), item.ur_line
    if ending is not None:
        return ENDED[EndingKind(ending.kind)].format(day=day_in_words(ending.happened_on))
    told = OUTCOMES[state] if reviewers == 1 else OUTCOMES_OF_SEVERAL.get(state, OUTCOMES[state])
    if state is ItemState.UPHELD and line is not None and line.approved:
        return f"{told} {what_stays_approved(line.approved)}"
    return told


def _decisions(case: Case) -> Iterator[PlainLetter]:
    """Yield the letter with the decision, the latest first; it can be read here from its issue on."""
    address = reverse("determinations:letter", kwargs={"number": case.number})
    for place, issued in enumerate(case.determinations.order_by("-number")):
        if place > 0:
            address = reverse("determinations:one-letter", kwargs={"number": case.number, "which": issued.number})
        service = issued.services.filter(recipient=Recipient.EMPLOYEE.name.lower()).first()
        yield PlainLetter(words=DECISION, on=legal_day(service.at) if service else None, address=address)


def _notices(case: Case) -> Iterator[PlainLetter]:
    """Yield the notices, the latest first."""
    address = reverse("cases:notices", kwargs={"number": case.number})
    for notice in case.notices.order_by("-sent_at"):
        service = notice.services.filter(party__kind=PartyKind.EMPLOYEE).first()
        yield PlainLetter(
            words=LETTERS[NoticeKind(notice.kind)],
            on=legal_day(service.at) if service else None,
            address=f"{address}#notice-{notice.pk}",
        )
