"""The services of a case in any order: whatever is done, no case comes to a reviewer with a conflict.

Hypothesis chooses what is done next, by whom and to whom, from an eligible case on, past its letter, through appeals and
remands. What it may lead to is said in ``tests.web.every_order`` and nowhere in the services: who has a conflict is kept
beside, each move is held against the table of states, each clock against the law.
"""

from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from openimr.web.audit.verification import verify_chains
from tests.web.cast import Cast
from tests.web.every_order.any_act import ACTS, EVENTS
from tests.web.every_order.beginnings import WALKS, People, people_of
from tests.web.every_order.changes import BEYOND, OF_A_REVIEWER
from tests.web.every_order.holding import hold_recomputed
from tests.web.every_order.oracle import REVIEWERS
from tests.web.every_order.pages import open_pages
from tests.web.every_order.walking import PASSED_ON, walking
from tests.web.every_order.way import WAYS

EXAMPLES, STEPS = 26, 18
"""A profile of Hypothesis with more examples than its own hundred multiplies the first: ``--hypothesis-profile=long``."""

WHAT = [*["go on"] * 3, *["what may be done"] * 6, "any act", *["event"] * 3, *["tie"] * 2]
"""Kinds of steps, as often as they are to be drawn."""


SEED = st.integers(min_value=0, max_value=2**32)


class EveryOrder(RuleBasedStateMachine):
    """One case from its eligibility on, three reviewers, and what may happen to them."""

    def __init__(self, people: People, opened: set[object], listed: set[object]) -> None:
        super().__init__()
        self.people, self.opened, self.listed = people, opened, listed
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
                self.open_pages_once()
                self.case.end_all()
        finally:
            transaction.set_rollback(True)
            self._around.__exit__(None, None, None)

    def open_pages_once(self) -> None:
        """Open the pages of the case, unless those of one like it were: they take as long as many acts."""
        case = self.case
        alike = case.state, case.is_barred
        if alike not in self.opened:
            open_pages(case)
            self.opened.add(alike)

    @initialize(seed=SEED)
    def begin(self, seed: int) -> None:
        """Begin with an eligible case, or with one that has come further."""
        walk = Random(seed).choice([*WALKS, PASSED_ON])  # noqa: S311 - no secret
        note(f"begin: {walk}")
        self.case = walking(self.people, walk, listed=self.listed)

    @rule(seed=SEED)
    def step(self, seed: int) -> None:
        """Do one thing: what, of whom and how, the seed and the number of the step say.

        One rule, and one number: of many rules Hypothesis leaves most out of an example, and of what it drew it repeats
        much; so most acts would hardly ever be done in the few examples there is time for. What was done is noted.
        """
        self.turn += 1
        chance = Random(f"{seed} {self.turn}")  # noqa: S311 - no secret
        how = chance.randrange(420)
        which = chance.choice([self.case.mine or "first", *REVIEWERS])
        match chance.choice(WHAT):
            case "go on":
                for _ in range(how % 2 + 1):
                    self.case.go_one_step(which)
            case "what may be done":
                acts = [act for act in ACTS if self.case.state in WAYS[act]] or sorted(ACTS)
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
    run_state_machine_as_test(  # type: ignore[no-untyped-call] # Hypothesis
        lambda: EveryOrder(people, opened, listed),
        settings=settings(
            max_examples=EXAMPLES * settings().max_examples // 100,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
