"""One case, whatever is done to it: what was done is kept beside, and held against the law after each act."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from hypothesis import note

from openimr.domain.errors import CaseError, NotAllowedError
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Case
from openimr.web.cases.values import MOVES, CaseState, ItemState
from openimr.web.people.models import User
from openimr.web.reviewers.models import Assignment, Reviewer
from tests.web.every_order.beginnings import Beginning, People
from tests.web.every_order.oracle import Oracle
from tests.web.every_order.way import SELECTED, ways_of
from tests.web.every_service.stage import state as state_of_site

_WRITES = ("INSERT", "UPDATE", "DELETE")


class Scene:
    """A case, who acts in it, and what the test knows of it.

    Attributes:
        at: The moment; each act takes an hour.
        state: Of the case.
        oracle: Who may not review it.
        sitting: Who reviews it, one or several.
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
        self.sitting = beginning.sitting
        self.oracle = Oracle(had=set(self.sitting.members), set_aside=set(beginning.set_aside))
        items = self.case.items.values_list("number", "state")
        self.ended = {number for number, state in items if state == ItemState.TERMINATED}
        self.live = {number for number, _ in items} - self.ended
        self.letters, self.is_in_force = beginning.letters, beginning.is_in_force
        self.is_appealed = False
        self.at = AuditEvent.objects.latest("at").at
        keys = {person.pk: name for name, person in people.persons.items()}
        self.reviewers = {keys[each.person_id]: each.pk for each in Reviewer.objects.all()}
        self.names = {pk: name for name, pk in self.reviewers.items()}

    def do(
        self,
        verb: str,
        act: Callable[[Case], Any],
        *,
        known: Callable[[], object] | None = None,
        onward: Iterable[str] = (),
    ) -> bool:
        """Do one thing an hour later; hold what came of it against the law, be it done or refused.

        Args:
            verb: A key of ``WAYS``; anything else happens around the case.
            act: Calls the service.
            known: What the test knows once it was done.
            onward: Reviewers to whom it brings the case, with whom it keeps it, or whose word it lets go out: nothing may
                speak against any of them.

        Returns:
            Whether it was done.
        """
        self.at += timedelta(hours=1)
        events, before = AuditEvent.objects.count(), self.state
        barred = [name for name in onward if self.oracle.bars(name)]
        ways = ways_of(verb, is_panel=self.sitting.is_panel)
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
        assert self.state in ways.get(before, ()), f"{verb}: {before} → {self.state}"
        assert self.state is before or self.state in MOVES[before]
        assert not barred, f"{verb} by or for {barred}, against whom something speaks"
        if known is not None:
            known()
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

    def one(self, which: str) -> str:
        """The one who acts: who is asked for, if the case is theirs; else the first of those whose it is, if it is anybody's."""
        members = self.sitting.members
        return which if which in members or not members else next(iter(members))

    def assignment(self, name: str) -> Assignment | None:
        """Of the reviewer of this name, if the case is theirs."""
        standing = Assignment.objects.filter(case=self.case, ended_at__isnull=True)
        return standing.filter(reviewer=self.reviewers[name]).select_related("review").first()

    def seat(self, name: str) -> int | None:
        """Of one of several reviewers; None where there is one, or this is none of them."""
        found = self.assignment(name) if self.sitting.is_panel else None
        return found.seat if found else None

    @property
    def barred(self) -> list[str]:
        """Those who have the case, are not done with it, and against whom something speaks."""
        members = self.sitting.members if self.state in SELECTED else ()
        return [name for name in members if self.oracle.bars(name)]

    def person(self, name: str) -> User:
        """Return a reviewer as they sign in."""
        return self.people.persons[name]

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
