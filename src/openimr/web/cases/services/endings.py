"""Items, and with the last one the case, end without a determination; the others go on."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from openimr.domain.errors import NotAllowedError
from openimr.law.days import legal_day
from openimr.web.audit.services import record
from openimr.web.audit.values import Fact
from openimr.web.cases.choices import EndingKind
from openimr.web.cases.endings import (
    LONGEST_REASON,
    EndingFacts,
    check_ending,
    employer_of,
    endings_waiting,
    ends_the_case,
    live_items,
    notice_deadline,
)
from openimr.web.cases.models import Case, DisputedItem, EndedItem, Ending, EndingAnswer
from openimr.web.cases.services.locking import change, lock_case, require_state, set_aside
from openimr.web.cases.services.telling import tell_of_ending
from openimr.web.cases.values import MAY_BE_ENDED, CaseState, ItemState, PartyKind
from openimr.web.documents.access import readable_documents_of
from openimr.web.documents.models import Document
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.panels import state_by_reviewers
from openimr.web.reviews.services import strike_signatures
from openimr.web.written import written


@transaction.atomic
def end_items(*, case: Case, version: int, facts: EndingFacts, by: User, at: datetime) -> Case:
    """End items without a determination, since the dispute over them has ended; the others go on.

    A review that is signed loses its signature if it decides an item that has ended, of a panel each of them; with the last live item the case
    ends, its clocks and its reviewers’ assignments with it.

    Args:
        case: Held eligible, and not issued yet.
        version: The version the form was made from.
        facts: What ended the dispute over which items, and on what paper.
        by: Who enters it.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` does not send notices of the case, and so does not keep its file either.
        RefusedError: The case is in another state; an item is not live; there is no paper; it comes from one who cannot
            bring that word; or a day is still to come, or in the wrong order.
        NoLawInForceError: The rules are not known for that day.
        StaleFormError: The case was changed in between.

    Writes:
        An Ending with its EndedItems and EndingAnswer, the items’ and the case’s state, the Notice of it, and one
        AuditEvent; and what ends with the case.

    Source: Lab. Code § 4610.5(g). That items end one by one is inferred.
    """
    require(by, Permission.SEND_NOTICE, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, *_in_order(MAY_BE_ENDED))
    ending, items = _told(locked, facts, by=by, at=at)
    EndingAnswer.objects.create(ending=ending, is_confirmed=True, by=by, at=at)
    told = change(locked, state=_ended(locked, ending, items, by=by, at=at)) | _facts_of(ending, items)
    record(scope=locked.number, verb="end_items", by=by, at=at, facts=told)
    return locked


@transaction.atomic
def tell_ending(*, case: Case, version: int, facts: EndingFacts, by: User, at: datetime) -> Ending:
    """Tell, for the claims administrator, that the dispute over items has ended; nothing ends before a clerk confirms it.

    Args:
        case: As ``end_items``.
        version: The version the form was made from.
        facts: ``told_by`` and ``received_on`` are taken from who tells it and when.
        by: Who acts for the claims administrator.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` does not act for the employer or the claims administrator of the case.
        RefusedError: As ``end_items``; or the same was told of an item already, and not answered yet.
        StaleFormError: The case was changed in between.

    Writes:
        An Ending with its EndedItems, the case’s version, and one AuditEvent.

    Source: Lab. Code § 4610.5(g) (within five days).
    """
    require(by, Permission.UPLOAD_DOCUMENT, at=at)
    party = employer_of(case, person=by, at=at)
    if party is None:
        raise NotAllowedError("does not act for the employer")
    locked = lock_case(case, version=version)
    require_state(locked, *_in_order(MAY_BE_ENDED))
    told_again = {each.item.number for each in EndedItem.objects.filter(ending__in=endings_waiting(locked))}
    if told_again & facts.numbers:
        raise RefusedError("This was told of one of these items already, and waits for our answer.")
    said = replace(facts, told_by=PartyKind(party.kind), received_on=legal_day(at))
    ending, items = _told(locked, said, by=by, at=at)
    record(scope=locked.number, verb="tell_ending", by=by, at=at, facts=change(locked) | _facts_of(ending, items))
    return ending


@transaction.atomic
def answer_ending(  # noqa: PLR0913 - the answer, and its reason
    *, case: Case, version: int, ending: int, is_confirmed: bool, because: str = "", by: User, at: datetime
) -> Case:
    """Confirm word of an ending, and end its items; or say why it does not count.

    Args:
        case: With word of an ending that is not answered.
        version: The version the form was made from.
        ending: Key of the word.
        is_confirmed: Whether the paper shows it.
        because: Why it does not count; at most ``LONGEST_REASON`` characters.
        by: Who answers.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` does not send notices of the case.
        RefusedError: The case is in another state, nothing such waits for an answer, an item is no longer live, or the
            reason is missing.
        StaleFormError: The case was changed in between.

    Writes:
        An EndingAnswer, one AuditEvent, and where it is confirmed what ``end_items`` writes.

    Source: Lab. Code § 4610.5(g).
    """
    require(by, Permission.SEND_NOTICE, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, *_in_order(MAY_BE_ENDED))
    told = next((each for each in endings_waiting(locked) if each.pk == ending), None)
    if told is None:
        raise RefusedError("Expected word of an ending that waits for an answer; this one was answered already.")
    if_none = None if is_confirmed else "Say why it does not count; the claims administrator reads it."
    why = written(because, longest=LONGEST_REASON, field="because", if_none=if_none)
    numbers = told.ended_items.values_list("item__number", flat=True)
    state, items = None, _items(locked, numbers) if is_confirmed else []
    if is_confirmed:
        state = _ended(locked, told, items, by=by, at=at)
    EndingAnswer.objects.create(
        ending=told, is_confirmed=is_confirmed, because="" if is_confirmed else why, by=by, at=at
    )
    facts = change(locked, state=state) | {"is_confirmed": is_confirmed, "items": [*numbers]}
    record(scope=locked.number, verb="answer_ending", by=by, at=at, facts=facts)
    return locked


def _told(case: Case, facts: EndingFacts, *, by: User, at: datetime) -> tuple[Ending, list[DisputedItem]]:
    """Keep word of an ending of a locked case."""
    check_ending(case, facts, at=at)
    items = _items(case, facts.numbers)
    paper = _paper(case, facts.paper, by=by, at=at)
    due = notice_deadline(facts)
    ending = Ending.objects.create(
        case=case,
        kind=facts.kind,
        happened_on=facts.happened_on,
        told_by=facts.told_by,
        received_on=facts.received_on,
        paper_dated=facts.paper_dated,
        paper=paper,
        paper_words="" if paper else facts.paper_words.strip(),
        notice_due=due.due_day if due else None,
        notice_because=due.reason if due else "",
        is_notice_verified=due is None or due.verified,
        entered_by=by,
        at=at,
    )
    for item in items:
        EndedItem.objects.create(ending=ending, item=item)
    return ending, items


def _items(case: Case, numbers: Collection[int]) -> list[DisputedItem]:
    items = [item for item in live_items(case) if item.number in numbers]
    if len(items) < len(set(numbers)):
        raise RefusedError("Expected items that are in dispute or deferred; one of these is not.")
    if not items:
        raise RefusedError("Choose at least one item.")
    return items


def _paper(case: Case, public_id: UUID | None, *, by: User, at: datetime) -> Document | None:
    if public_id is None:
        return None
    found = readable_documents_of(case=case, person=by, at=at).filter(public_id=public_id).first()
    if found is None:
        raise RefusedError("Expected a paper in the file of this case; this one is not.", field="paper")
    return found


def _ended(case: Case, ending: Ending, items: list[DisputedItem], *, by: User, at: datetime) -> CaseState | None:
    """End items of a locked case, and what hangs on them; return where the case goes, None if it stays."""
    is_last = ends_the_case(case, [item.number for item in items])
    in_review = [item for item in items if item.state == ItemState.DISPUTED]
    for item in items:
        item.state = ItemState.TERMINATED
        item.save(update_fields=["state"])
    tell_of_ending(case, ending, items, by=by, at=at)
    kind = EndingKind(ending.kind).in_short.lower()
    if is_last:
        because = f"The case ended without a determination ({kind}; Lab. Code § 4610.5(g))."
        set_aside(case.clocks.filter(stopped_at__isnull=True), at=at, because=because)
        case.assignments.filter(ended_at__isnull=True).update(ended_at=at)
        return CaseState.TERMINATED
    because = f"{_named(in_review)} ended ({kind}). Sign for what is left."
    if in_review and strike_signatures(case, because=because, by=by, at=at):
        return state_by_reviewers(case)
    return None


def _named(items: Iterable[DisputedItem]) -> str:
    numbers = [str(item.number) for item in items]
    return f"Item{'' if len(numbers) == 1 else 's'} {', '.join(numbers)}"


def _facts_of(ending: Ending, items: list[DisputedItem]) -> dict[str, Fact]:
    """Return what the event says of an ending: never the words of what was received, which it seals by their digest."""
    words = ending.paper_words
    return {
        "items": [item.number for item in items],
        "kind": str(ending.kind),
        "happened_on": str(ending.happened_on),
        "told_by": str(ending.told_by),
        "received_on": str(ending.received_on),
        "document": str(ending.paper.public_id) if ending.paper else None,
        "paper_sha256": sha256(words.encode()).hexdigest() if words else None,
        "notice_due": str(ending.notice_due) if ending.notice_due else None,
    }


def _in_order(states: Collection[CaseState]) -> list[CaseState]:
    return [state for state in CaseState if state in states]
