"""Notices that were made and not served on everyone they go to: what those who send notices still owe a party.

Until the case is closed; then the determination, which was served on everyone, has overtaken them.
"""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Prefetch, Q

from openimr.web.cases.models import Case, Notice, NoticeService, Party
from openimr.web.cases.serving import COPIED_TO_ALL, TOLD, goes_to
from openimr.web.cases.values import CaseState, PartyKind
from openimr.web.people.values import ROLE_PERMISSIONS, Permission, Role

SEND_NOTICES = tuple(role for role in Role if Permission.SEND_NOTICE in ROLE_PERMISSIONS[role])
"""Roles that serve a notice on a party that it did not reach."""

NOTICES = Prefetch(
    "notices",
    queryset=Notice.objects.only("case_id", "kind", "sent_at").prefetch_related(
        Prefetch("services", queryset=NoticeService.objects.select_related("party").only("notice_id", "party__kind"))
    ),
    to_attr="sent",
)
"""What ``unserved_of`` reads of a case beside its standing parties."""


def is_unserved() -> Q:
    """Match the cases with a notice that is not served on everyone it goes to."""
    served = NoticeService.objects.filter(notice=OuterRef(OuterRef("pk")), party__kind=OuterRef("kind"))
    parties = Party.objects.filter(~Exists(served), case=OuterRef("case"), until__isnull=True)
    to_all = Q(kind__in=COPIED_TO_ALL) & Exists(parties)
    notices = Notice.objects.filter(to_all | Exists(parties.filter(kind__in=TOLD)), case=OuterRef("pk"))
    return ~Q(state=CaseState.CLOSED) & Q(Exists(notices))


def unserved_of(case: Case, parties: list[Party]) -> Iterator[tuple[Notice, list[Party]]]:
    """Yield each notice of a case with the parties it is not served on, where there are any; ``NOTICES`` was fetched.

    Args:
        case: The case.
        parties: Its standing ones.
    """
    if case.state == CaseState.CLOSED:
        return
    notices: list[Notice] = case.sent  # type: ignore[attr-defined] # fetched by NOTICES
    for notice in notices:
        served = {service.party.kind for service in notice.services.all()}
        waiting = [party for party in parties if party.kind not in served and goes_to(notice, PartyKind(party.kind))]
        if waiting:
            yield notice, waiting
