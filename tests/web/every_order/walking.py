"""A case that is held against the law after each act, and the next step on its way."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from openimr.web.appeals.models import AppealOutcome
from openimr.web.cases.choices import EndingKind
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState, PartyKind
from tests.web.every_order.beginnings import Beginning, People
from tests.web.every_order.changes import Changes
from tests.web.every_order.holding import hold, hold_docket
from tests.web.every_order.members import hold_members
from tests.web.every_order.oracle import REVIEWERS
from tests.web.every_order.sitting import Stage
from tests.web.every_order.way import UNDER_WAY


class Walking(Changes):
    """A case on its way.

    Attributes:
        listed: How cases stood of which the row of the docket, and what their members see, was looked at; shared by all that
            are walked in one test. None of one that is walked only so far that the machine may start with it.
    """

    def __init__(self, people: People, beginning: Beginning, listed: set[object] | None = None) -> None:
        super().__init__(people, beginning)
        self.listed = listed

    def do(
        self,
        verb: str,
        act: Callable[[Case], Any],
        *,
        known: Callable[[], object] | None = None,
        onward: Iterable[str] = (),
    ) -> bool:
        is_done = super().do(verb, act, known=known, onward=onward)
        if is_done:
            hold(self)
        if self.listed is not None:
            self._look(self.listed)
        return is_done

    def _look(self, listed: set[object]) -> None:
        """Look at the docket and at what members see, unless a case was looked at that stood as this one does."""
        stands = self.state, self.is_appealed, bool(self.ended), self.letters > 1
        if stands not in listed:
            hold_docket(self)
            listed.add(stands)
        sits = self.state, self.sitting.stages
        if self.sitting.is_panel and sits not in listed:
            hold_members(self)
            listed.add(sits)

    def go_one_step(self, which: str, votes: str = "UUO") -> None:
        """Do what comes next; where something speaks against a reviewer, take the case from them.

        Args:
            which: Who acts or is chosen, if they may; else all who are waited for act, or who may be is chosen.
            votes: What a reviewer finds.
        """
        if self.barred:
            self.reassign(self.barred[0])
        elif (step := self._next(which, votes)) is not None:
            step()

    def go_on_in_vain(self, name: str, votes: str) -> None:
        """Try what comes next for a reviewer against whom something speaks: whatever the others have done, it is refused."""
        member = self.sitting.members[name]
        match member.stage:
            case Stage.CHOSEN:
                self.attest(name)
            case Stage.IN_REVIEW:
                if not member.votes:
                    self.write(name, votes)
                self.sign(name)
            case Stage.SIGNED:
                self.send_back(name)
                self.issue()

    def _next(self, which: str, votes: str) -> Callable[[], object] | None:
        """Return what comes next in the state of the case; None where nothing does."""
        steps: dict[CaseState, Callable[[], object]] = {
            CaseState.ASSIGNED: self.send_notice,
            CaseState.RECORDS_REQUESTED: lambda: self._await_records(which),
            CaseState.INSUFFICIENT_RECORDS: self._take_in_records,
            CaseState.REVIEWER_SELECTION: lambda: self._choose_anyone(which),
            CaseState.ATTESTATION: lambda: self._attest(which),
            CaseState.CLINICAL_REVIEW: lambda: self._write_and_sign(which, votes),
            CaseState.QUALITY_CHECK: self._issue,
            CaseState.FDL_ISSUED: self._serve_on_all,
            CaseState.CLOSED: self._appeal_and_win,
            CaseState.REMANDED: lambda: self._begin_anew(which),
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

    def _attest(self, which: str) -> None:
        for name in self._waited_for(which, Stage.CHOSEN):
            self.attest(name)

    def _write_and_sign(self, which: str, votes: str) -> None:
        for name in self._waited_for(which, Stage.IN_REVIEW):
            self.write(name, votes)
            self.sign(name)
            votes = votes[::-1]  # the next one finds otherwise

    def _waited_for(self, which: str, stage: Stage) -> list[str]:
        """Return the one who is asked for if they are waited for; else all who are."""
        names = self.sitting.at(stage)
        return [which] if which in names else names

    def _issue(self) -> None:
        """Issue; of several reviewers first in vain, while something speaks against the last who was chosen."""
        if self.sitting.is_panel:
            *_, last = self.sitting.members
            self._while_barred(last, self.issue)
        self.issue()

    def _while_barred(self, name: str, act: Callable[[], object]) -> None:
        """Do what is in vain while something speaks against a reviewer, who is a medical evaluator meanwhile."""
        self.appoint(name)
        act()
        self.appoint(name)

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

    def _begin_anew(self, which: str) -> None:
        """Let it be reviewed anew here; where one is asked for who may not have it again, by two."""
        self.remand(is_elsewhere=False)
        if which in self.oracle.set_aside:
            self.form_panel(2)

    def _choose_anyone(self, which: str) -> None:
        """Choose a reviewer and whoever else may be, until no seat is free; where nobody is left, go on with those there are.

        Those whose determination was set aside are tried before all, however they came to have had the case: in vain. So is, for
        a further seat, one against whom something speaks meanwhile.
        """
        for name in sorted(self.oracle.set_aside - {which}) if not self.sitting.members else ():
            self.choose(name)
        free = [name for name in REVIEWERS if name not in self.oracle.gone and not self.oracle.bars(name)]
        if self.sitting.members and (further := [name for name in free if name not in self.sitting.members]):
            self._while_barred(further[-1], lambda: self.choose(further[-1]))
        for name in dict.fromkeys([which, *free]):
            if self.state is CaseState.REVIEWER_SELECTION:
                self.choose(name)
        if self.state is CaseState.REVIEWER_SELECTION and self.sitting.is_panel:
            self.leave_seats_empty()
