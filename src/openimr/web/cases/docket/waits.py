"""What a case waits for beside its next act: an item, records, an answer, a notice, what follows a determination.

In a constant number of queries: ``WAITS`` fetches for all cases of a page what ``waits_of`` reads of each.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from openimr.web.cases.acting import ActsFor
from openimr.web.cases.docket.following import FOLLOWED, following_of
from openimr.web.cases.docket.panels import is_seen, member_act, waited_for
from openimr.web.cases.docket.stopped import SETTLE_STOPS, STOPS, stops_of
from openimr.web.cases.docket.told import ANSWER_ENDINGS, TOLD, unanswered_of
from openimr.web.cases.docket.unserved import NOTICES, SEND_NOTICES, unserved_of
from openimr.web.cases.models import Case, DisputedItem, Party
from openimr.web.cases.services.deferrals import WAITING
from openimr.web.cases.values import NEXT_ACTS, CaseState, ItemState, PartyKind
from openimr.web.documents.models import RecordsDeclaration
from openimr.web.people.access import memberships_of
from openimr.web.people.models import User
from openimr.web.people.values import Role
from openimr.web.reviews.models import RecordsRequest

TAKES_UP = NEXT_ACTS[CaseState.DEFERRED_LIABILITY].roles
"""Who waits for the notice that liability is resolved, of a whole case or of an item."""

_AT_HOME = frozenset({PartyKind.EMPLOYEE, PartyKind.REPRESENTATIVE})
"""Parties of whom the docket says what they are and not who."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """One thing that a case waits for.

    Attributes:
        words: For what.
        who: Of whom, or who sees to it.
        since: Since when; None if nothing began it.
        began: What began it then, in a word.
        is_mine: Whether the person who reads acts for them.
        route: Of the page on which the person does it; empty for everyone else.
    """

    words: str
    who: str
    since: datetime | None
    is_mine: bool
    route: str = ""
    began: str = "asked"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Who reads of what cases wait for.

    Attributes:
        acts_for: Of which parties they are, or whom they act for.
    """

    roles: frozenset[Role]
    acts_for: ActsFor

    @property
    def sends_notices(self) -> bool:
        """Whether they serve notices, and so see which are not served."""
        return bool(self.roles & set(SEND_NOTICES))

    @classmethod
    def of(cls, person: User, *, at: datetime) -> "Reader":
        """Return what counts of a person, in one query."""
        held = list(memberships_of(person, at=at))
        acts_for = ActsFor.of(person, memberships=held, at=at)
        return cls(roles=frozenset(Role(each.role) for each in held), acts_for=acts_for)


WAITS = (
    Prefetch("items", queryset=DisputedItem.objects.only("case_id", "number", "state"), to_attr="listed"),
    Prefetch(
        "records_requests",
        queryset=RecordsRequest.objects.filter(answer__isnull=True).select_related("asked_of"),
        to_attr="unanswered",
    ),
    Prefetch(
        "parties",
        queryset=Party.objects.filter(until__isnull=True),
        to_attr="standing",
    ),
    Prefetch("records_declarations", queryset=RecordsDeclaration.objects.all(), to_attr="declared"),
    NOTICES,
    FOLLOWED,
    TOLD,
    STOPS,
)
"""What ``waits_of`` reads of a case."""


def is_deferred_in_part() -> Q:
    """Match the cases of which an item is deferred while the case itself went on, or has ended."""
    items = DisputedItem.objects.filter(case=OuterRef("pk"), state=ItemState.DEFERRED)
    return Q(Exists(items), state__in=WAITING - {CaseState.DEFERRED_LIABILITY})


def is_asked() -> Q:
    """Match the cases in which a request for records waits for a party."""
    return Q(Exists(_asked()), state=CaseState.CLINICAL_REVIEW)


def owes_an_answer(own: QuerySet[Party]) -> Q:
    """Match the cases in which a request for records waits for a party of these."""
    is_own = Exists(own.filter(pk=OuterRef("asked_of")))
    return Q(Exists(_asked().filter(is_own)), state=CaseState.CLINICAL_REVIEW)


def _asked() -> QuerySet[RecordsRequest]:
    return RecordsRequest.objects.filter(case=OuterRef("pk"), answer__isnull=True)


def waits_of_one(case: Case, *, person: User, at: datetime) -> tuple[Waiting, ...]:
    """Return what one case waits for beside its next act."""
    prefetch_related_objects([case], *WAITS)
    return waits_of(case, reader=Reader.of(person, at=at))


def waits_of(case: Case, *, reader: Reader) -> tuple[Waiting, ...]:
    """Return what a case waits for beside its next act; ``WAITS`` was fetched for it."""
    return (
        *_stopped(case, reader),
        *_panel(case, reader),
        *_told(case, reader),
        *_deferred(case, reader),
        *_records(case, reader),
        *_answers(case, reader),
        *_following(case, reader),
        *_unserved(case, reader),
    )


def _stopped(case: Case, reader: Reader) -> Iterator[Waiting]:
    """Yield what stops the case, to those alone who settle it: it tells of the reviewer."""
    if reader.roles & set(SETTLE_STOPS) and member_act(case, reader.acts_for.person) is None:
        for stop in stops_of(case):
            yield Waiting(
                words="Stopped: something speaks against the reviewer. Settle this first",
                who=_listed([role.label for role in SETTLE_STOPS if role in reader.roles], last="or"),
                since=stop.since,
                is_mine=True,
                route="conflicts:case",
                began="found",
            )


def _panel(case: Case, reader: Reader) -> Iterator[Waiting]:
    """Yield which members of a panel are waited for, to those alone who know the reviewers."""
    if is_seen(case, reader.roles, reader.acts_for.person):
        for words, member in waited_for(case):
            yield Waiting(
                words=words,
                who=Role.EXPERT_REVIEWER.label,
                since=member.attested_at or member.chosen_at,
                is_mine=False,
                began="attested" if member.attested_at else "chosen",
            )


def _told(case: Case, reader: Reader) -> Iterator[Waiting]:
    is_mine = bool(reader.roles & set(ANSWER_ENDINGS))
    for ending in unanswered_of(case):
        yield Waiting(
            words="Answer word that a dispute has ended",
            who=_of_roles(ANSWER_ENDINGS, reader),
            since=ending.at,
            is_mine=is_mine,
            route="cases:ending" if is_mine else "",
            began="told",
        )


def _deferred(case: Case, reader: Reader) -> Iterator[Waiting]:
    items: list[DisputedItem] = case.listed  # type: ignore[attr-defined] # fetched by WAITS
    numbers = [str(item.number) for item in items if item.state == ItemState.DEFERRED]
    if numbers and case.state in WAITING - {CaseState.DEFERRED_LIABILITY}:
        items_named = f"item{'' if len(numbers) == 1 else 's'} {_listed(numbers)}"
        is_mine = bool(reader.roles & set(TAKES_UP))
        yield Waiting(
            words=f"Wait for the notice that liability for {items_named} is resolved",
            who=_of_roles(TAKES_UP, reader),
            since=None,
            is_mine=is_mine,
            route="cases:eligibility" if is_mine else "",
        )


def _records(case: Case, reader: Reader) -> Iterator[Waiting]:
    if case.state == CaseState.RECORDS_REQUESTED:
        said: list[RecordsDeclaration] = case.declared  # type: ignore[attr-defined] # fetched by WAITS
        declared = {each.party_id: each.at for each in said}
        for party in (each for each in _standing(case) if each.kind == PartyKind.CLAIMS_ADMINISTRATOR):
            if party.pk in declared:
                yield _declared(party, declared[party.pk])
                continue
            yield Waiting(
                words="Records are due from",
                who=party.name,
                since=None,
                is_mine=reader.acts_for.is_for(party, case=case),
            )


def _declared(party: Party, at: datetime) -> Waiting:
    return Waiting(
        words="The claims administrator says the records are complete",
        who=party.name,
        since=at,
        is_mine=False,
        began="said",
    )


def _answers(case: Case, reader: Reader) -> Iterator[Waiting]:
    requests: list[RecordsRequest] = case.unanswered  # type: ignore[attr-defined] # fetched by WAITS
    if case.state == CaseState.CLINICAL_REVIEW:
        for request in requests:
            is_mine = reader.acts_for.is_for(request.asked_of, case=case)
            yield Waiting(
                words="Answer the request for records",
                who=_named(request.asked_of),
                since=request.asked_at,
                is_mine=is_mine,
                route="reviews:requests" if is_mine else "",
            )


def _following(case: Case, reader: Reader) -> Iterator[Waiting]:
    """Yield what follows the determination; the page is for whoever does it, and for clerks, who enter what came in."""
    administrators = [party for party in _standing(case) if party.kind == PartyKind.CLAIMS_ADMINISTRATOR]
    for each in following_of(case):
        is_own = each.is_of_administrator and any(reader.acts_for.is_for(party, case=case) for party in administrators)
        is_mine = is_own or (Role.INTAKE_CLERK in reader.roles and not each.is_of_administrator)
        who = _listed([party.name for party in administrators]) if administrators and each.is_of_administrator else ""
        yield Waiting(
            words=each.words,
            who=who or "The appeals board",
            since=each.since,
            is_mine=is_mine,
            route=each.route if is_mine or Role.INTAKE_CLERK in reader.roles else "",
            began="entered",
        )


def _unserved(case: Case, reader: Reader) -> Iterator[Waiting]:
    """Yield the notices that are not served on everyone, to those alone who can mend it."""
    if reader.sends_notices:
        for notice, parties in unserved_of(case, _standing(case)):
            kind = notice.get_kind_display()
            yield Waiting(
                words=f"Serve the {kind[0].lower()}{kind[1:]} on {_listed([_on(party) for party in parties])}",
                who=_of_roles(SEND_NOTICES, reader),
                since=notice.sent_at,
                is_mine=True,
                route="cases:notices",
                began="made",
            )


def _standing(case: Case) -> list[Party]:
    found: list[Party] = case.standing  # type: ignore[attr-defined] # fetched by WAITS
    return found


def _named(party: Party) -> str:
    kind = PartyKind(party.kind)
    return kind.label if kind in _AT_HOME else f"{party.name} ({kind.in_sentence})"


def _on(party: Party) -> str:
    kind = PartyKind(party.kind)
    return f"the {kind.in_sentence}" if kind in _AT_HOME else _named(party)


def _of_roles(roles: Iterable[Role], reader: Reader) -> str:
    """Name roles of which any sees to something, and which of them the reader holds where there are several."""
    listed = list(roles)
    own = " (you)" if len(listed) > 1 else ""
    return _listed([f"{role.label}{own if role in reader.roles else ''}" for role in listed], last="or")


def _listed(words: Iterable[str], *, last: str = "and") -> str:
    *most, final = words
    return f"{', '.join(most)} {last} {final}" if most else final
