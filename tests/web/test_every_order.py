"""The services of a case in any order: whatever is done, no case comes to a reviewer with a conflict.

Hypothesis chooses what is done next, by whom and to whom, from an eligible case on, past its letter, through appeals and
remands, with one reviewer or several. What it may lead to is said in ``tests.web.every_order`` and nowhere in the services:
who has a conflict, who reviews and what each found is kept beside, each move is held against the table of states, each clock
against the law.
"""

from functools import partial
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from openimr.web.audit.verification import verify_chains
from tests.web.cast import Cast
from tests.web.every_order.any_act import ACTS, EVENTS, VOTES
from tests.web.every_order.beginnings import WALKS, People, people_of
from tests.web.every_order.changes import BEYOND, OF_A_REVIEWER
from tests.web.every_order.holding import hold_recomputed
from tests.web.every_order.oracle import REVIEWERS
from tests.web.every_order.pages import open_pages
from tests.web.every_order.walked import WALKED, walking
from tests.web.every_order.way import ways_of

EXAMPLES, STEPS = 2, 14
"""Of each beginning, so that all have their share. A profile of Hypothesis with more examples than its own hundred multiplies
the first: ``--hypothesis-profile=long``."""

WHAT = [*["go on"] * 6, *["what may be done"] * 6, "any act", *["event"] * 2, *["tie"] * 4]
"""Kinds of steps, as often as they are to be drawn."""

SEED = st.integers(min_value=0, max_value=2**32)


class EveryOrder(RuleBasedStateMachine):
    """One case, four reviewers, of whom one or several review it, and what may happen to them."""

    def __init__(self, people: People, walk: str, opened: set[object], listed: set[object]) -> None:
        super().__init__()
        self.people, self.walk, self.opened, self.listed = people, walk, opened, listed
        self.turn = 0
        self._around = transaction.atomic()
        self._around._from_testcase = (
            True  # as Django's own test case marks its transaction: a durable one may stand within
        )
        self._around.__enter__()

    def teardown(self) -> None:
        try:
            if hasattr(self, "case"):
                assert not verify_chains().broken
                hold_recomputed(self.case)
                open_pages(self.case, self.opened)
                self.case.end_all()
        finally:
            transaction.set_rollback(True)
            self._around.__exit__(None, None, None)

    @initialize(seed=SEED)
    def begin(self, seed: int) -> None:
        """Begin with an eligible case, or with one that has come further."""
        self.seed = f"{self.walk} {seed}"
        note(f"begin: {self.seed}")
        self.case = walking(self.people, self.walk, listed=self.listed)

    @rule()
    def step(self) -> None:
        """Do one thing: what, of whom and how, the seed of the example and the number of the step say.

        One rule, and one number in an example: of many rules Hypothesis leaves most out, and what it drew in one example it
        repeats in the next, so that most acts would hardly ever be done in the few there is time for. What was done is noted.

        Whoever comes to be barred by it tries at once what comes next for them.
        """
        self.turn += 1
        chance = Random(f"{self.seed} {self.turn}")  # noqa: S311 - no secret
        how = chance.randrange(420)
        which = chance.choice(REVIEWERS)
        which = chance.choice([which, self.case.one(which)])
        before = self.case.barred
        self.one_thing(which, how, chance)
        for name in self.case.barred:
            if name not in before:
                self.case.go_on_in_vain(name, VOTES[how % len(VOTES)])

    def one_thing(self, which: str, how: int, chance: Random) -> None:
        """Do what chance says."""
        match chance.choice(WHAT):
            case "go on":
                for _ in range(how % 2 + 1):
                    self.case.go_one_step(which, VOTES[how % len(VOTES)])
            case "what may be done":
                is_panel = self.case.sitting.is_panel
                acts = [act for act in ACTS if self.case.state in ways_of(act, is_panel=is_panel)] or sorted(ACTS)
                ACTS[chance.choice(acts)](self.case, which, how)
            case "any act":
                ACTS[chance.choice(sorted(ACTS))](self.case, which, how)
            case "event":
                EVENTS[chance.choice(sorted(EVENTS))](self.case, which, how)
            case _:
                self.tie(which, chance)

    def tie(self, which: str, chance: Random) -> None:
        """Tie a reviewer to someone, and mostly someone to a third: of the two a path may come, and be ruled on."""
        tie = chance.choice(OF_A_REVIEWER)
        self.case.tie(tie._replace(one=which))
        if beyond := [each for each in BEYOND if each.one == tie.other]:
            self.case.tie(chance.choice(beyond))
        if chance.randrange(2):
            ACTS["rule"](self.case, which, chance.randrange(3))


@pytest.mark.processes  # nothing in it turns on the database
def test_no_case_comes_to_a_reviewer_with_a_conflict_by_any_route(cast: Cast) -> None:
    people, opened, listed = people_of(cast), set[object](), set[object]()
    for walk in (*WALKS, *WALKED):
        run_state_machine_as_test(  # type: ignore[no-untyped-call] # Hypothesis
            partial(EveryOrder, people, walk, opened, listed),
            settings=settings(
                max_examples=EXAMPLES * settings().max_examples // 100,
                stateful_step_count=STEPS,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
