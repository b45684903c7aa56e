"""One case, whatever is done to it: what was done is kept beside, and held against the law after each act."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from hypothesis import note

from openimr.domain.errors import CaseError, NotAllowedError
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Case
from openimr.web.cases.values import MOVES, CaseState
from openimr.web.people.models import User
from openimr.web.reviewers.models import Assignment, Reviewer
from tests.web.every_order.beginnings import Beginning, People
from tests.web.every_order.oracle import Oracle
from tests.web.every_order.way import AROUND, WAYS, WITH_A_REVIEWER
from tests.web.every_service.stage import state as state_of_site

_WRITES = ("INSERT", "UPDATE", "DELETE")
_ONWARD = frozenset({"choose", "attest", "sign", "send_back", "issue"})
"""Acts that bring a case to a reviewer, keep it there or let a reviewer's word go out."""


class Scene:
    """A case, who acts in it, and what the test knows of it.

    Attributes:
        at: The moment; each act takes an hour.
        state: Of the case.
        oracle: Who may not review it.
        live: Numbers of the items that are to be decided or were.
        ended: Of those whose dispute ended without a decision.
        letters: How many were issued.
        is_in_force: Whether one of them stands.
        is_appealed: Whether an appeal has not ended.
    """

    def __init__(self, people: People, beginning: Beginning) -> None:
        self.people, self.cast = people, people.cast
        self.case = beginning.case
        self.state = CaseState(self.case.state)
        self.oracle = Oracle(had=set(beginning.had), set_aside=set(beginning.set_aside))
        self.live = set(self.case.items.values_list("number", flat=True))
        self.ended: set[int] = set()
        self.letters, self.is_in_force = beginning.letters, beginning.is_in_force
        self.is_appealed = False
        self.at = AuditEvent.objects.latest("at").at
        keys = {person.pk: name for name, person in people.persons.items()}
        self.reviewers = {keys[each.person_id]: each.pk for each in Reviewer.objects.all()}
        self.names = {pk: name for name, pk in self.reviewers.items()}

    def do(self, verb: str, act: Callable[[Case], Any], *, known: Callable[[], object] | None = None) -> bool:
        """Do one thing an hour later; hold what came of it against the law, be it done or refused.

        Args:
            verb: A key of ``WAYS``; anything else happens around the case.
            act: Calls the service.
            known: What the test knows once it was done.

        Returns:
            Whether it was done.
        """
        self.at += timedelta(hours=1)
        events, before = AuditEvent.objects.count(), self.state
        has_spoken_against = self.is_barred
        point = transaction.savepoint()
        with writes_counted() as writes:
            try:
                act(self.fresh)
            except (CaseError, NotAllowedError):
                note(f"{verb}: refused, {before}")
                self._refused(point, wrote=bool(writes))
                return False
        transaction.savepoint_commit(point)
        assert AuditEvent.objects.count() > events, f"{verb} without its event"
        self.state = CaseState(self.fresh.state)
        note(f"{verb}: {before} → {self.state}")
        ways = WAYS.get(verb, AROUND)
        assert self.state in ways.get(before, ()), f"{verb}: {before} → {self.state}"
        assert self.state is before or self.state in MOVES[before]
        if known is not None:
            known()
        if verb in _ONWARD:
            barred = self.is_barred if verb == "choose" else has_spoken_against
            assert not barred, f"{verb} by or for a reviewer against whom something speaks"
        return True

    def _refused(self, point: str, *, wrote: bool) -> None:
        """Hold that a refusal left everything as it was; where no row was written, it is so."""
        if wrote:
            left = state_of_site()
            transaction.savepoint_rollback(point)
            assert left["exact"] == state_of_site()["exact"], "a refusal left something"
        else:
            transaction.savepoint_commit(point)

    @property
    def fresh(self) -> Case:
        """The case as it is now."""
        return Case.objects.get(pk=self.case.pk)

    @property
    def assignment(self) -> Assignment | None:
        """Of the reviewer who has the case."""
        return Assignment.objects.filter(case=self.case, ended_at__isnull=True).select_related("reviewer").first()

    @property
    def mine(self) -> str | None:
        """The name of the reviewer who has the case."""
        found = self.assignment
        return self.names[found.reviewer_id] if found else None

    @property
    def is_barred(self) -> bool:
        """Whether a reviewer has the case, is not done with it, and something speaks against them."""
        name = self.mine if self.state in WITH_A_REVIEWER else None
        return name is not None and self.oracle.bars(name)

    @property
    def reviewer(self) -> User:
        """The reviewer of the case; without one, someone who is none."""
        name = self.mine
        return self.people.persons[name] if name else self.cast.quality

    def entry(self, name: str) -> Reviewer:
        """Return what the roster holds of a reviewer."""
        return Reviewer.objects.select_related("person").get(pk=self.reviewers[name])


@contextmanager
def writes_counted() -> Iterator[list[str]]:
    """Collect the statements that write a row."""
    found: list[str] = []

    def counting(execute: Callable[..., Any], sql: str, params: object, many: object, context: object) -> object:
        if sql.lstrip().upper().startswith(_WRITES):
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(counting):
        yield found
