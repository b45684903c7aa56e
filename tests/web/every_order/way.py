"""The way of a case by the law: which act leads where, which clocks run where.

Source: the state table and the deadlines of the process, Lab. Code §§ 4610.5, 4610.6; not what the services say of themselves.
"""

from collections.abc import Mapping

from openimr.web.cases.values import CaseState

_S = CaseState

UNDER_WAY = (
    _S.ASSIGNED,
    _S.RECORDS_REQUESTED,
    _S.INSUFFICIENT_RECORDS,
    _S.REVIEWER_SELECTION,
    _S.ATTESTATION,
    _S.CLINICAL_REVIEW,
    _S.QUALITY_CHECK,
)
"""From the eligibility on, until the determination is issued."""

SELECTED = (_S.REVIEWER_SELECTION, _S.ATTESTATION, _S.CLINICAL_REVIEW, _S.QUALITY_CHECK)
"""The records are there: the time of the determination runs."""

ISSUED = (_S.FDL_ISSUED, _S.CLOSED)

Ways = Mapping[CaseState, frozenset[CaseState]]


def _staying(*states: CaseState) -> Ways:
    return {state: frozenset({state}) for state in states}


def _to(state: CaseState, *starts: CaseState) -> Ways:
    return {start: frozenset({state}) for start in starts}


_ENDING: Ways = {
    **{state: frozenset({state, _S.TERMINATED}) for state in UNDER_WAY},
    _S.QUALITY_CHECK: frozenset({_S.QUALITY_CHECK, _S.CLINICAL_REVIEW, _S.TERMINATED}),
}
"""An item ends at any time before the letter; what was signed of it is signed anew. Lab. Code § 4610.5(g)."""

WAYS: Mapping[str, Ways] = {
    "send_notice": _to(_S.RECORDS_REQUESTED, _S.ASSIGNED),
    "hold_insufficient": _to(_S.INSUFFICIENT_RECORDS, _S.RECORDS_REQUESTED),
    "close_records": _to(_S.REVIEWER_SELECTION, _S.RECORDS_REQUESTED, _S.INSUFFICIENT_RECORDS),
    "form_panel": _to(_S.REVIEWER_SELECTION, *SELECTED[:-1]),
    "leave_seats_empty": {},  # one reviewer is needed
    "choose": _to(_S.ATTESTATION, _S.REVIEWER_SELECTION),
    "attest": _to(_S.CLINICAL_REVIEW, _S.ATTESTATION),
    "decline": _to(_S.REVIEWER_SELECTION, _S.ATTESTATION, _S.CLINICAL_REVIEW),
    "reassign": _to(_S.REVIEWER_SELECTION, *SELECTED[1:]),
    "write": _staying(_S.CLINICAL_REVIEW),
    "sign": _to(_S.QUALITY_CHECK, _S.CLINICAL_REVIEW),
    "send_back": _to(_S.CLINICAL_REVIEW, _S.QUALITY_CHECK),
    "issue": _to(_S.FDL_ISSUED, _S.QUALITY_CHECK),
    "serve": {_S.FDL_ISSUED: frozenset(ISSUED)},
    "end_items": _ENDING,
    "answer_ending": _ENDING,
    "tell_ending": _staying(*UNDER_WAY),
    "convert": _staying(*UNDER_WAY[:-1]),
    "extend": _staying(*SELECTED),
    "rule": _staying(*SELECTED),
    "involve": _staying(*SELECTED),
    "end_involved": _staying(*SELECTED),
    "enter_address": _staying(_S.ASSIGNED),
    "correct_application": {},  # once it is held eligible, the application stands
    "correct_letter": _to(_S.FDL_ISSUED, *ISSUED),
    "appeal": _staying(_S.CLOSED),
    "end_appeal": {_S.CLOSED: frozenset({_S.CLOSED, _S.REMANDED})},
    "remand": {_S.REMANDED: frozenset({_S.REVIEWER_SELECTION, _S.REMANDED_ELSEWHERE})},
    "enter_receipt": _staying(*ISSUED),
    "state_care": _staying(*ISSUED),
    "implement": _staying(*ISSUED),
}
"""Act → from where it may be done → where it leads. What happens around a case moves it nowhere and is not among them."""

_OF_SEVERAL: Mapping[str, Ways] = {
    "leave_seats_empty": {_S.REVIEWER_SELECTION: frozenset(SELECTED)},
    "choose": {_S.REVIEWER_SELECTION: frozenset({_S.REVIEWER_SELECTION, _S.ATTESTATION})},
    "attest": {
        _S.REVIEWER_SELECTION: frozenset({_S.REVIEWER_SELECTION}),
        _S.ATTESTATION: frozenset({_S.ATTESTATION, _S.CLINICAL_REVIEW}),
    },
    "decline": _to(_S.REVIEWER_SELECTION, *SELECTED[:-1]),
    "reassign": _to(_S.REVIEWER_SELECTION, *SELECTED),
    "write": _staying(*SELECTED[:-1]),
    "sign": {
        **_staying(_S.REVIEWER_SELECTION, _S.ATTESTATION),
        _S.CLINICAL_REVIEW: frozenset({_S.CLINICAL_REVIEW, _S.QUALITY_CHECK}),
    },
}
"""What is otherwise where several review: each acts wherever they stand, and the case stands where the last of them does."""

AROUND = _staying(*CaseState)


def ways_of(verb: str, *, is_panel: bool) -> Ways:
    """Return from where an act may be done, and where it leads; of what happens around the case that it moves nowhere."""
    several = _OF_SEVERAL if is_panel else {}
    return several.get(verb) or WAYS.get(verb, AROUND)


_RECORDS = frozenset({"records-mail", "records-electronic", "records-expedited", "records-statute"})
DETERMINATION = frozenset({"determination-regular", "determination-formulary", "determination-expedited"})
CARRY_OUT = frozenset({"authorize", "reimburse"})

MAY_RUN: Mapping[CaseState, frozenset[str]] = {
    _S.ASSIGNED: frozenset({"assignment-notice"}),
    _S.RECORDS_REQUESTED: _RECORDS,
    _S.INSUFFICIENT_RECORDS: _RECORDS,
    **dict.fromkeys(SELECTED, DETERMINATION),
    **dict.fromkeys(ISSUED, CARRY_OUT | {"appeal"}),
}
"""Which clocks may run in a state; in one that is not here, where the case has ended or was set aside, none."""

MUST_RUN: Mapping[CaseState, frozenset[str]] = {
    **{state: clocks for state, clocks in MAY_RUN.items() if state not in ISSUED},
    _S.CLOSED: frozenset({"appeal"}),
}
"""Of which one at least must run."""
