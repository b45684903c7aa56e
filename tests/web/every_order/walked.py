"""Cases with which the machine starts that it walked itself, act by act, and who has each: several reviewers, or none any more."""

from collections.abc import Callable, Mapping
from copy import deepcopy

from openimr.web.cases.choices import EndingKind
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from tests.web.cast import Cast
from tests.web.every_order.beginnings import Beginning, People, begun
from tests.web.every_order.sitting import Member, Sitting, Stage
from tests.web.every_order.walking import Walking
from tests.web.remembered_walks import remembered

_FIRST, _SECOND, _THIRD = "UUO", "OOU", "UOO"
"""What the members of a walked panel find."""


@remembered
def passed_on_and_set_aside(cast: Cast) -> Case:
    """Return a case that was set aside after a second reviewer decided it; the first might have been chosen again."""
    case = Walking(People.of(cast), begun(cast, "chosen"))
    case.reassign("first", may_be_chosen_again=True)
    while case.state is not CaseState.REMANDED:
        case.go_one_step("second")
    return case.fresh


@remembered
def panel_to_attest(cast: Cast) -> Case:
    """Return a case that two reviewers are to attest in."""
    case = Walking(People.of(cast), begun(cast, "chosen"))
    case.form_panel(2)
    case.choose("second")
    return case.fresh


@remembered
def panel_of_whom_one_signed(cast: Cast) -> Case:
    """Return a case that three reviewers review, of whom the first has signed."""
    case = walking(People.of(cast), "panel to attest")
    case.form_panel(3)
    case.choose("third")
    case.go_one_step("nobody")
    case.go_one_step("first", _FIRST)
    return case.fresh


@remembered
def panel_that_signed(cast: Cast) -> Case:
    """Return a case that three reviewers signed, of whom no two found the same; it became expedited once the first had."""
    case = walking(People.of(cast), "panel of whom one signed")
    case.convert()
    for name, votes in (("first", _FIRST), ("second", _SECOND), ("third", _THIRD)):
        case.go_one_step(name, votes)
    return case.fresh


@remembered
def panel_set_aside(cast: Cast) -> Case:
    """Return a case that was set aside after two reviewers decided it; an item ended once the second had signed."""
    case = walking(People.of(cast), "panel to attest")
    case.go_one_step("nobody")
    case.go_one_step("second", _SECOND)
    case.end_items(frozenset({2}), EndingKind.AUTHORIZED)
    case.go_one_step("nobody")
    case.issue()  # and no change of the roster before, of which the trail would move by more than a walk can put back
    while case.state is not CaseState.REMANDED:
        case.go_one_step("nobody")
    return case.fresh


WALKED: Mapping[str, tuple[Callable[[Cast], Case], Mapping[str, Member]]] = {
    "passed on and set aside": (passed_on_and_set_aside, {}),
    "panel to attest": (panel_to_attest, {"first": Member(), "second": Member()}),
    "panel of whom one signed": (
        panel_of_whom_one_signed,
        {
            "first": Member(stage=Stage.SIGNED, votes=_FIRST, has_spoken=True),
            "second": Member(stage=Stage.IN_REVIEW),
            "third": Member(stage=Stage.IN_REVIEW),
        },
    ),
    "panel that signed": (
        panel_that_signed,
        {
            "first": Member(stage=Stage.SIGNED, votes=_FIRST, has_spoken=True),
            "second": Member(stage=Stage.SIGNED, votes=_SECOND, has_spoken=True),
            "third": Member(stage=Stage.SIGNED, votes=_THIRD, has_spoken=True),
        },
    ),
    "panel set aside": (panel_set_aside, {}),
}
"""How a case is walked, and who has it then; where nobody has, the first and the second had it."""


def walking(people: People, walk: str, *, listed: set[object] | None = None) -> Walking:
    """Return a case walked so far, by the machine or by others."""
    if walk not in WALKED:
        return Walking(people, begun(people.cast, walk), listed)
    walked, members = WALKED[walk]
    case = walked(people.cast)
    if not members:
        return Walking(people, Beginning(case=case, set_aside=frozenset({"first", "second"}), letters=1), listed)
    sitting = Sitting(members=deepcopy(dict(members)), seats=len(members), is_approved=True)
    return Walking(people, Beginning(case=case, sitting=sitting), listed)
