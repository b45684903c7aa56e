"""What a reviewer must be, hold or lack: one question per requirement of Lab. Code § 139.5(d)(4), and the contract's.

What is not known never passes in silence. Where the statute asks for the fact, it blocks: when a licence ends, whether
there is discipline, whether there is an appointment as qualified medical evaluator. It is only said, and does not
block, where the contract asks for it (years and hours), or where another step answers it: the specialties appropriate
to a case are judged by the person who chooses, and the reviewer attests to the knowledge.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from openimr.law.reviewers import PracticeRule, ReviewerRequirement, ReviewerRule, reviewer_rules
from openimr.matching.answers import Bearing, Reason, ReasonCode
from openimr.matching.candidates import CALIFORNIA, Candidate, Certificate, Licence
from openimr.matching.needs import Need
from openimr.matching.subjects import folded_specialty


@dataclass(frozen=True, slots=True)
class _Finding:
    bearing: Bearing
    sentence: str


def qualification_reasons(candidate: Candidate, need: Need) -> Iterator[Reason]:
    """Yield one reason for each requirement in force on the day of the need, in the order of the statute.

    Raises:
        NoLawInForceError: No requirement is in force on that day.

    Source: Lab. Code § 139.5(d)(4).
    """
    for rule in reviewer_rules(on=need.day):
        if candidate.is_physician or not rule.degrees:
            yield _reason(rule, candidate, need)


def practice_reasons(candidate: Candidate, need: Need) -> Iterator[Reason]:
    """Yield one reason for the years and one for the hours of practice, where the contract asks for them.

    Source: a rule of the contract, not of Lab. Code § 139.5.
    """
    rule = need.practice
    if rule is None:
        return
    for code, finding in (
        (ReasonCode.PRACTICE_YEARS, _years(candidate, rule, on=need.day)),
        (ReasonCode.PRACTICE_HOURS, _hours(candidate, rule)),
    ):
        yield Reason(
            code=code,
            bearing=finding.bearing,
            blocks=finding.bearing is Bearing.AGAINST,
            sentence=finding.sentence,
            provision=rule.provision,
            is_verified=rule.provision.is_verified(on=need.day),
        )


def _reason(rule: ReviewerRule, candidate: Candidate, need: Need) -> Reason:
    code, question = _QUESTIONS[rule.requirement]
    finding = question(candidate, need)
    fails = finding.bearing is Bearing.AGAINST
    is_unknown = finding.bearing is Bearing.NOT_KNOWN and rule.requirement not in _ANSWERED_BY_ANOTHER_STEP
    return Reason(
        code=code,
        bearing=finding.bearing,
        blocks=(fails or is_unknown) and not rule.is_preference,
        sentence=finding.sentence,
        provision=rule.provision,
        is_verified=rule.provision.is_verified(on=need.day),
    )


def _licensed(candidate: Candidate, need: Need) -> _Finding:
    return _in_force(candidate.licences, on=need.day, kind="licence")


def _nonrestricted(candidate: Candidate, need: Need) -> _Finding:
    free = [licence for licence in candidate.licences if not licence.is_restricted]
    return _in_force(free, on=need.day, kind="nonrestricted licence")


def _in_force(licences: Iterable[Licence], *, on: date, kind: str) -> _Finding:
    held = {licence.state: licence.is_in_force(on=on) for licence in licences}
    states = [state for state, is_in_force in held.items() if is_in_force]
    if states:
        return _Finding(Bearing.FOR, f"Holds a {kind} in {_listed(states)}.")
    unknown = [state for state, is_in_force in held.items() if is_in_force is None]
    if unknown:
        return _Finding(Bearing.NOT_KNOWN, f"When the {kind} in {_listed(unknown)} ends is not known.")
    return _Finding(Bearing.AGAINST, f"Holds no {kind} in force in any state.")


def _knowledgeable(candidate: Candidate, need: Need) -> _Finding:
    if need.specialties is None:
        return _Finding(
            Bearing.NOT_KNOWN,
            "Which specialties fit the condition and the treatment is for the one who chooses; "
            "the reviewer attests to the knowledge.",
        )
    return _of_specialties(candidate.certificates, need, wanted="a specialty")


def _board_certified(candidate: Candidate, need: Need) -> _Finding:
    boards = [certificate for certificate in candidate.certificates if certificate.is_board]
    return _of_specialties(boards, need, wanted="a board certificate")


def _of_specialties(certificates: Iterable[Certificate], need: Need, *, wanted: str) -> _Finding:
    current = [certificate for certificate in certificates if certificate.is_current(on=need.day)]
    if not current:
        return _Finding(Bearing.AGAINST, f"Holds no {wanted.removeprefix('a ')} that is current.")
    if need.specialties is not None:
        acceptable = {folded_specialty(specialty) for specialty in need.specialties}
        current = [each for each in current if folded_specialty(each.specialty) in acceptable]
    if not current:
        return _Finding(Bearing.AGAINST, f"Holds {wanted}, but none appropriate to the condition or treatment.")
    endless = "" if any(each.expires for each in current) else " (no end is on the roster)"
    return _Finding(Bearing.FOR, f"Holds {wanted} in {_listed(each.specialty for each in current)}{endless}.")


def _california(candidate: Candidate, need: Need) -> _Finding:
    if any(licence.state == CALIFORNIA and licence.is_in_force(on=need.day) for licence in candidate.licences):
        return _Finding(Bearing.FOR, "Licensed in California, which the law prefers.")
    return _Finding(Bearing.AGAINST, "Not licensed in California; the law prefers one who is.")


def _no_discipline(candidate: Candidate, _need: Need) -> _Finding:
    if candidate.has_discipline is None:
        return _Finding(Bearing.NOT_KNOWN, "Whether there is a history of discipline or sanctions is not known.")
    if candidate.has_discipline:
        return _Finding(Bearing.AGAINST, "There is a history of disciplinary action or sanctions.")
    restricted = [licence.state for licence in candidate.licences if licence.is_restricted]
    if restricted:
        return _Finding(
            Bearing.FOR,
            f"No history of discipline is on the roster; look at why the licence in {_listed(restricted)} is restricted.",
        )
    return _Finding(Bearing.FOR, "No history of disciplinary action or sanctions.")


def _no_qme(candidate: Candidate, _need: Need) -> _Finding:
    if candidate.is_qme is None:
        return _Finding(Bearing.NOT_KNOWN, "Whether appointed as a qualified medical evaluator is not known.")
    if candidate.is_qme:
        return _Finding(Bearing.AGAINST, "Holds an appointment as a qualified medical evaluator.")
    return _Finding(Bearing.FOR, "Holds no appointment as a qualified medical evaluator.")


_STATED = "The letter states it, so the roster must hold it before the letter is issued."


def _years(candidate: Candidate, rule: PracticeRule, *, on: date) -> _Finding:
    wanted = f"the contract asks for more than {rule.more_than_years} years"
    if candidate.practice_since is None:
        return _Finding(Bearing.NOT_KNOWN, f"Since when in active practice is not known; {wanted}. {_STATED}")
    if _has_exceeded(candidate.practice_since, years=rule.more_than_years, on=on):
        return _Finding(Bearing.FOR, f"In active practice since {candidate.practice_since.year}; {wanted}.")
    return _Finding(Bearing.AGAINST, f"In active practice only since {candidate.practice_since}; {wanted}.")


def _hours(candidate: Candidate, rule: PracticeRule) -> _Finding:
    wanted = f"the contract asks for at least {rule.least_hours_a_week}"
    if candidate.practice_hours is None:
        return _Finding(Bearing.NOT_KNOWN, f"Hours of active practice a week are not known; {wanted}. {_STATED}")
    is_enough = candidate.practice_hours >= rule.least_hours_a_week
    bearing = Bearing.FOR if is_enough else Bearing.AGAINST
    return _Finding(bearing, f"In active practice {candidate.practice_hours} hours a week; {wanted}.")


def _has_exceeded(since: date, *, years: int, on: date) -> bool:
    """Return whether more than so many years have passed: the anniversary itself is not more."""
    return (on.year - since.year, on.month, on.day) > (years, since.month, since.day)


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


_R = ReviewerRequirement

_QUESTIONS: dict[ReviewerRequirement, tuple[ReasonCode, Callable[[Candidate, Need], _Finding]]] = {
    _R.LICENSED_PHYSICIAN: (ReasonCode.LICENSED, _licensed),
    _R.KNOWLEDGEABLE_CLINICIAN: (ReasonCode.KNOWLEDGEABLE, _knowledgeable),
    _R.NONRESTRICTED_LICENSE: (ReasonCode.NONRESTRICTED, _nonrestricted),
    _R.BOARD_CERTIFICATION: (ReasonCode.BOARD_CERTIFIED, _board_certified),
    _R.CALIFORNIA_LICENSE: (ReasonCode.CALIFORNIA, _california),
    _R.NO_DISCIPLINE: (ReasonCode.DISCIPLINE, _no_discipline),
    _R.NO_QME_APPOINTMENT: (ReasonCode.QME, _no_qme),
}

_ANSWERED_BY_ANOTHER_STEP = frozenset({_R.KNOWLEDGEABLE_CLINICIAN})
