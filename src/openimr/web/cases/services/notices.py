"""Send a notice to the parties of a case, and keep how each of them was served."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from openimr.web.audit.services import record
from openimr.web.cases.models import Case, Notice, NoticeService, Party
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.services.addresses import LONGEST_ADDRESS
from openimr.web.cases.services.locking import lock_case
from openimr.web.cases.serving import (
    AT_AN_ADDRESS,
    COPIED_TO_ALL,
    TOLD,
    Way,
    can_sign_in,
    waiting_parties,
    ways_to,
)
from openimr.web.cases.values import PartyKind, ServedBy
from openimr.web.deliveries.services import queue_news
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.written import written_in_one_line


def send_notice(  # noqa: PLR0913 - what, to whom, by whom and when
    case: Case, *, kind: NoticeKind, words: Iterable[str], ways: Iterable[Way], by: User, at: datetime
) -> Notice:
    """Keep a notice that goes out now, and on whom it is served now; part of its caller's transaction.

    Args:
        case: Locked.
        kind: What it tells.
        words: One text a paragraph.
        ways: How each party is served now; one without a way is left for ``serve_notice``.
        by: Who sends it.
        at: The moment it leaves the house, aware.

    Writes:
        A Notice, a NoticeService for each party with a way, and a Delivery for each person who signs in for one that is
        served electronically.
    """
    notice = Notice.objects.create(case=case, kind=kind, paragraphs=list(words), sent_at=at, sent_by=by)
    for way in ways:
        if way.method is not None:
            service = NoticeService.objects.create(
                notice=notice, party=way.party, method=way.method, address=way.address, at=at
            )
            queue_news(service, at=at)
    return notice


def send_to_parties(case: Case, *, kind: NoticeKind, words: Iterable[str], by: User, at: datetime) -> Notice:
    """Send a notice to every party it goes to: now where someone can sign in for it; the others wait for ``serve_notice``.

    Part of its caller's transaction, so that what happened and its notice are kept together, or neither is.

    Args:
        case: Locked.
        kind: What it tells.
        words: One text a paragraph.
        by: Who sends it.
        at: The moment it leaves the house, aware.

    Writes:
        As ``send_notice``.
    """
    ways = ways_of_copies(case, kind=kind, at=at)
    return send_notice(case, kind=kind, words=words, ways=ways, by=by, at=at)


def ways_of_copies(case: Case, *, kind: NoticeKind, at: datetime) -> tuple[Way, ...]:
    """Return how ``send_to_parties`` would serve each party now: electronically where someone can sign in, else not yet."""
    parties = [
        party
        for party in case.parties.filter(until__isnull=True)
        if kind in COPIED_TO_ALL or PartyKind(party.kind) in TOLD
    ]
    ways = ways_to(parties, asked=ServedBy.ELECTRONIC, at=at)
    return tuple(way if way.method is ServedBy.ELECTRONIC else replace(way, method=None) for way in ways)


@transaction.atomic
def serve_notice(  # noqa: PLR0913 - what, on whom, how and when
    *, notice: Notice, party: Party, method: ServedBy, address: str, by: User, at: datetime
) -> NoticeService:
    """Keep that a notice was served on a party that it had not reached.

    Args:
        notice: Sent before.
        party: One of those it goes to and was not served on yet.
        method: How it is served now.
        address: Where it goes, of mail and overnight delivery; empty for any other way.
        by: Who serves it.
        at: The moment it leaves the house, aware.

    Raises:
        NotAllowedError: ``by`` may not send notices.
        RefusedError: The party was served already or the notice does not go to it; there is no address where one is
            needed; or nobody can sign in for a party that is to be served electronically.

    Writes:
        A NoticeService, a Delivery for each person who signs in for a party served electronically, and one AuditEvent.
    """
    require(by, Permission.SEND_NOTICE, at=at)
    case = lock_case(notice.case)
    if party not in waiting_parties(notice):
        raise RefusedError("This party was served with the notice already, or the notice does not go to it.")
    if_none = "Enter the address to which it goes." if method in AT_AN_ADDRESS else None
    address = written_in_one_line(address, longest=LONGEST_ADDRESS, field="address", if_none=if_none)
    if method is ServedBy.ELECTRONIC and not can_sign_in(party, at=at):
        raise RefusedError("Nobody can sign in for this party, so it does not reach them here.", field="method")
    service = NoticeService.objects.create(
        notice=notice, party=party, method=method, address=address if method in AT_AN_ADDRESS else "", at=at
    )
    queue_news(service, at=at)
    record(
        scope=case.number,
        verb="serve_notice",
        by=by,
        at=at,
        facts={"notice": notice.pk, "party": party.kind, "method": method.value},
    )
    return service
