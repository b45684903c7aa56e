"""Reading the audit trail; the auditor's one door to a chain."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from openimr.domain.errors import NotAllowedError
from openimr.law.days import day_in_words
from openimr.web.audit.models import AuditEvent, AuditHead
from openimr.web.audit.services import record
from openimr.web.audit.values import NO_PREVIOUS, SITE, Facts
from openimr.web.audit.verification import Heads
from openimr.web.errors import Change, RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission


@dataclass(frozen=True, kw_only=True, slots=True)
class Chain:
    """A chain that was opened to an auditor.

    Attributes:
        scope: A case number, or ``openimr.web.audit.values.SITE``.
        last: Number of its last event before this reading; 0 if it holds none.
        head: How far the chain had come by its head; None if the head is missing.
    """

    scope: str
    last: int
    head: int | None


@transaction.atomic
def open_chain(*, scope: str, person: User, at: datetime, page: str) -> Chain:
    """Return one chain to an auditor who reads it, and record the reading before anything is shown.

    The reading of a case's chain is an event of that chain, as every reading of the case is. Where the head is missing,
    or does not name the last event, someone tampered with the chain, and one more event would change what there is to
    see; then the reading is recorded in the chain of the site. The site's own has no other, and takes its reading as it
    takes every sign-in.

    Args:
        scope: A case number, or ``openimr.web.audit.values.SITE``.
        person: Who reads.
        at: The moment, aware.
        page: Which page or file, as a lower-case word.

    Raises:
        NotAllowedError: The person is no auditor, or there is no such chain; never says which.
        RefusedError: The reading belongs in the site's own chain, which was tampered with so that it takes no event.

    Writes:
        One AuditEvent, of the chain or of the site.
    """
    require(person, Permission.READ_AUDIT, at=at)
    head = AuditHead.objects.select_for_update().filter(scope=scope).first()  # locked: no event comes in between
    found = events_of(scope).order_by("-number").values_list("number", "digest").first()
    if head is None and found is None:
        raise NotAllowedError("no such chain")
    last, digest = found or (0, NO_PREVIOUS)
    is_whole = head is not None and (head.number, head.digest) == (last, digest)
    _record_reading(scope=scope, person=person, at=at, page=page, is_whole=is_whole)
    return Chain(scope=scope, last=last, head=head.number if head else None)


def _record_reading(*, scope: str, person: User, at: datetime, page: str, is_whole: bool) -> None:
    if scope != SITE and is_whole:
        record(scope=scope, verb="read_case", by=person, at=at, facts={"page": page})
        return
    facts: Facts = {"page": page} if scope == SITE else {"page": page, "chain": scope}
    try:
        record(scope=SITE, verb="read_chain", by=person, at=at, facts=facts)
    except IntegrityError as error:
        raise RefusedError(
            "The site’s own chain was tampered with and takes no event any more, so that this reading cannot be "
            "recorded. Verify by the command: openimr audit verify."
        ) from error


def open_heads(*, person: User, at: datetime) -> Heads:
    """Return how far each chain has come, to an auditor who keeps it elsewhere as a witness.

    Raises:
        NotAllowedError: The person is no auditor.

    Writes:
        One AuditEvent of the site.
    """
    require(person, Permission.READ_AUDIT, at=at)
    heads = {head.scope: (head.number, head.digest) for head in AuditHead.objects.iterator()}
    record(scope=SITE, verb="keep_witness", by=person, at=at, facts={"chains": len(heads)})
    return heads


def events_of(scope: str) -> QuerySet[AuditEvent]:
    """Return the events of one chain, oldest first; the caller has checked that the person may read them."""
    return AuditEvent.objects.filter(scope=scope).order_by("number")


def verbs_in(chain: Chain) -> tuple[str, ...]:
    """Return which acts a chain holds, each once, before this reading."""
    verbs = events_of(chain.scope).filter(number__lte=chain.last).order_by("verb")
    return tuple(verbs.values_list("verb", flat=True).distinct())


def names_of(events: Iterable[AuditEvent]) -> dict[str, str]:
    """Return the name of each person in the events, by public id, in one query; what is no id names nobody."""
    return names_by_id(event.person for event in events if event.person)


def names_by_id(persons: Iterable[str]) -> dict[str, str]:
    """Return the name of each person, by public id, in one query; what is no id names nobody."""
    ids = set()
    for person in persons:
        with suppress(ValueError):
            ids.add(UUID(person))
    return {str(user.public_id): user.name for user in User.objects.filter(public_id__in=ids)}


def changes_since(*, scope: str, version: int, facts: dict[str, str] | None = None) -> tuple[Change, ...]:
    """Return what was done after a version, for a stale form.

    Args:
        scope: The chain to look in.
        version: The version the form was made from. Each service that raises a version leaves the new one
            in its event's facts as ``version``.
        facts: Further facts the events must have, as ``{"person": public_id}`` in the chain of the site.
    """
    wanted = {f"facts__{name}": fact for name, fact in (facts or {}).items()}
    events = list(events_of(scope).filter(facts__version__gt=version, **wanted))
    names = names_of(events)
    return tuple(_change(event, who=names.get(event.person, "")) for event in events)


def _change(event: AuditEvent, *, who: str) -> Change:
    fields = ", ".join(str(field).replace("_", " ") for field in event.facts.get("fields", []))
    what = event.verb.replace("_", " ").capitalize() + (f": {fields}" if fields else "")
    return Change(what=what, who=who, when=day_in_words(event.at))
