"""A case that is held against the law after each act, and the next step on its way."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from openimr.web.appeals.models import AppealOutcome
from openimr.web.cases.choices import EndingKind
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState, PartyKind
from tests.web.cast import Cast
from tests.web.every_order.beginnings import Beginning, People, begun
from tests.web.every_order.changes import Changes
from tests.web.every_order.holding import hold, hold_docket
from tests.web.every_order.oracle import REVIEWERS
from tests.web.every_order.way import UNDER_WAY
from tests.web.remembered_walks import remembered

PASSED_ON = "passed_on_and_set_aside"


class Walking(Changes):
    """A case on its way.

    Attributes:
        listed: How cases stood whose row of the docket was looked at; shared by all that are walked in one test.
    """

    listed: set[object]

    def __init__(self, people: People, beginning: Beginning, listed: set[object] | None = None) -> None:
        super().__init__(people, beginning)
        self.listed = set() if listed is None else listed

    def do(self, verb: str, act: Callable[[Case], Any], *, known: Callable[[], object] | None = None) -> bool:
        is_done = super().do(verb, act, known=known)
        if is_done:
            hold(self)
        stands = self.state, self.is_appealed, len(self.live), self.letters > 1
        if stands not in self.listed:
            hold_docket(self)
            self.listed.add(stands)
        return is_done

    def go_one_step(self, which: str) -> None:
        """Do what comes next; where something speaks against the reviewer, take the case from them."""
        if self.is_barred:
            self.reassign()
        elif (step := self._next(which)) is not None:
            step()

    def _next(self, which: str) -> Callable[[], object] | None:
        """Return what comes next in the state of the case; None where nothing does."""
        steps: dict[CaseState, Callable[[], object]] = {
            CaseState.ASSIGNED: self.send_notice,
            CaseState.RECORDS_REQUESTED: lambda: self._await_records(which),
            CaseState.INSUFFICIENT_RECORDS: self._take_in_records,
            CaseState.REVIEWER_SELECTION: lambda: self._choose_anyone(which),
            CaseState.ATTESTATION: self.attest,
            CaseState.CLINICAL_REVIEW: self._write_and_sign,
            CaseState.QUALITY_CHECK: self.issue,
            CaseState.FDL_ISSUED: self._serve_on_all,
            CaseState.CLOSED: self._appeal_and_win,
            CaseState.REMANDED: lambda: self.remand(is_elsewhere=False),
        }
        return steps.get(self.state)

    def _await_records(self, which: str) -> None:
        """Let the records come in time, or be held insufficient once their time is over."""
        if which == "first":
            self._take_in_records()
        else:
            self.at += timedelta(days=20)
            self.hold_insufficient()

    def _take_in_records(self) -> None:
        self.add_paper()
        self.close_records()

    def _write_and_sign(self) -> None:
        self.write()
        self.sign()

    def _serve_on_all(self) -> None:
        while self.state is CaseState.FDL_ISSUED:
            self.serve()

    def _appeal_and_win(self) -> None:
        if self.is_appealed:
            self.end_appeal(AppealOutcome.SET_ASIDE)
        else:
            self.appeal(PartyKind.EMPLOYEE)

    def end_all(self) -> None:
        """End whatever is still to be decided, and the case with it."""
        if self.state in UNDER_WAY:
            self.end_items(frozenset(self.live), EndingKind.SETTLED)

    def _choose_anyone(self, which: str) -> None:
        """Choose a reviewer; if something speaks against that one, the first of the others against whom nothing does.

        Those whose determination was set aside are tried before, however they came to have had the case: in vain.
        """
        for name in sorted(self.oracle.set_aside - {which}):
            self.choose(name)
        free = [name for name in REVIEWERS if name not in self.oracle.gone and not self.oracle.bars(name)]
        if not self.choose(which) and free:
            self.choose(free[0])


def walking(people: People, walk: str, *, listed: set[object]) -> Walking:
    """Return a case walked so far."""
    if walk != PASSED_ON:
        return Walking(people, begun(people.cast, walk), listed)
    both = frozenset({"first", "second"})
    case = passed_on_and_set_aside(people.cast)
    return Walking(people, Beginning(case=case, set_aside=both, letters=1), listed)


@remembered
def passed_on_and_set_aside(cast: Cast) -> Case:
    """Return a case that was set aside after a second reviewer decided it; the first might have been chosen again."""
    case = Walking(People.of(cast), begun(cast, "chosen"))
    case.reassign(may_be_chosen_again=True)
    while case.state is not CaseState.REMANDED:
        case.go_one_step("second")
    return case.fresh
