"""Every act and every change by its name, for one who draws which, of whom and how."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from openimr.web.appeals.models import AppealOutcome
from openimr.web.cases.choices import EndingKind
from openimr.web.cases.values import PartyKind, ServedBy
from openimr.web.implementation.models import CareKind, StepKind
from openimr.web.reviewers.models import AffiliationKind
from tests.web.every_order.oracle import REVIEWERS
from tests.web.every_order.walking import Walking

Act = Callable[[Walking, str, int], object]
"""Of a case, a reviewer and a number that says how."""

_ITEMS = tuple(frozenset(numbers) for numbers in ((1,), (2,), (3,), (1, 2), (2, 3), (1, 3), (1, 2, 3)))
_APPEALING = (PartyKind.EMPLOYEE, PartyKind.CLAIMS_ADMINISTRATOR)
_ORGANIZATIONS = ("claims", "practice", "law_office", "alma")

VOTES = ("UUO", "OOU", "UOO", "OOO", "UUU", "OUU")
"""What a reviewer may find of the items 1, 2 and 3."""


def _one(case: Walking, which: str, how: int) -> str:
    """Return one of those whose case it is; now and then who is asked for, be it theirs or not."""
    return which if how % 7 == 0 else case.one(which)


def _form(case: Walking, _which: str, how: int) -> None:
    """Form a panel of two or three; now and then of one, or without the Division's word."""
    case.form_panel(2 + how % 2 if how % 5 else 1, is_approved=how % 6 > 0)


def _reassign(case: Walking, which: str, how: int) -> None:
    """Take the case from one of several, who is named; or from the one."""
    case.reassign(_one(case, which, how if case.sitting.is_panel else 1), may_be_chosen_again=how % 2 > 0)


def _send_back(case: Walking, which: str, how: int) -> None:
    case.send_back(_one(case, which, how if case.sitting.is_panel else 1))


def _end(case: Walking, _which: str, how: int) -> None:
    case.end_items(_ITEMS[how % len(_ITEMS)], list(EndingKind)[how % len(EndingKind)])


def _serve(case: Walking, _which: str, how: int) -> None:
    """Serve on one, on some, or on all."""
    method = ServedBy.MAIL if how % 2 else ServedBy.PERSONAL
    for _ in range(how % 3 * 2 + 1):
        case.serve(method)


def _declare(case: Walking, which: str, how: int) -> None:
    other, kind = _ORGANIZATIONS[how % len(_ORGANIZATIONS)], list(AffiliationKind)[how % len(AffiliationKind)]
    case.declare(which, other, kind)


def _rule(case: Walking, which: str, how: int) -> None:
    """Rule on a conflict of a reviewer, or of the first who has one."""
    ruled_on = next((name for name in (which, *REVIEWERS) if case.oracle.to_be_ruled_on(name)), which)
    case.rule(ruled_on, is_cleared=how % 3 > 0)


def _hold(case: Walking, which: str, how: int) -> None:
    """Hold the records insufficient, mostly once their time is over."""
    if how % 3:
        _wait(case, which, 1)
    case.hold_insufficient()


def _wait(case: Walking, _which: str, how: int) -> None:
    case.at += timedelta(days=20 if how % 2 else 1)


ACTS: Mapping[str, Act] = {
    "send_notice": lambda case, _, __: case.send_notice(),
    "hold_insufficient": _hold,
    "close_records": lambda case, _, __: case.close_records(),
    "correct_application": lambda case, _, __: case.correct_application(),
    "enter_address": lambda case, _, __: case.enter_address(),
    "form_panel": _form,
    "leave_seats_empty": lambda case, _, __: case.leave_seats_empty(),
    "choose": lambda case, which, _: case.choose(which),
    "attest": lambda case, which, how: case.attest(_one(case, which, how), is_clean=how % 3 > 0),
    "decline": lambda case, which, how: case.decline(_one(case, which, how)),
    "reassign": _reassign,
    "write": lambda case, which, how: case.write(case.one(which), VOTES[how % len(VOTES)]),
    "sign": lambda case, which, how: case.sign(_one(case, which, how)),
    "send_back": _send_back,
    "end_items": _end,
    "tell_ending": lambda case, _, how: case.tell_ending(_ITEMS[how % len(_ITEMS)]),
    "answer_ending": lambda case, _, how: case.answer_ending(is_confirmed=how % 3 > 0),
    "convert": lambda case, _, __: case.convert(),
    "extend": lambda case, _, how: case.extend(how % 5),
    "rule": _rule,
    "involve": lambda case, _, __: case.involve(),
    "end_involved": lambda case, _, __: case.end_involved(),
    "issue": lambda case, _, __: case.issue(),
    "serve": _serve,
    "correct_letter": lambda case, _, __: case.correct_letter(),
    "enter_receipt": lambda case, _, __: case.enter_receipt(),
    "state_care": lambda case, _, how: case.state_care(list(CareKind)[how % len(CareKind)]),
    "implement": lambda case, _, how: case.implement(list(StepKind)[how % len(StepKind)]),
    "appeal": lambda case, _, how: case.appeal(_APPEALING[how % len(_APPEALING)]),
    "end_appeal": lambda case, _, how: case.end_appeal(list(AppealOutcome)[how % len(AppealOutcome)]),
    "remand": lambda case, _, how: case.remand(is_elsewhere=how % 4 == 0),
}
"""Of a key of ``tests.web.every_order.way.WAYS``: how it is tried."""

EVENTS: Mapping[str, Act] = {
    "declare": _declare,
    "end_declared": lambda case, which, _: case.end_declared(which),
    "untie": lambda case, _, how: case.untie(how),
    "rule": _rule,
    "involve": lambda case, _, __: case.involve(),
    "designate": lambda case, _, __: case.designate(),
    "rename": lambda case, _, __: case.rename(),
    "hire": lambda case, which, _: case.hire(which),
    "hire_uma": lambda case, _, __: case.hire("uma"),
    "dismiss": lambda case, which, _: case.dismiss(which),
    "dismiss_uma": lambda case, _, __: case.dismiss("uma"),
    "appoint": lambda case, which, _: case.appoint(which),
    "leave": lambda case, which, _: case.leave(which),
    "come_back": lambda case, which, _: case.come_back(which),
    "wait": _wait,
}
"""What may happen around a case, of some rulings and parties as well as of what is far from it."""
