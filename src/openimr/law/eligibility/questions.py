"""The questions that decide eligibility, one function each: what is asked, what the facts answer, what follows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from openimr.law.days import day_in_words
from openimr.law.eligibility.facts import Applicant, EligibilityFacts, Ending, LiabilityDispute, UrOutcome
from openimr.law.eligibility.reasons import REASONS, ReasonCode
from openimr.law.eligibility.timeliness import Timeliness, TimelinessAnswer
from openimr.law.limits import SB_863, SB_1160

ANY_INJURY = date(2013, 7, 1)
"""First day on which a decision told to the requesting physician can be disputed whatever the day of injury.

Source: Lab. Code § 4610.5(a)(2).
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One question and what the facts answer.

    Attributes:
        question: The question, in plain words.
        answer: The answer, in plain words; None if a fact it turns on is not known.
        provision: Where the law asks it.
        reason: The reason code that the answer gives; None if it gives none.
        is_of_application: Whether it turns on the application or the decision as a whole, and so is the same for every
            item.
    """

    question: str
    answer: str | None
    provision: str
    reason: ReasonCode | None = None
    is_of_application: bool = False


def _answer(code: ReasonCode, question: str, answer: str | None, *, refuses: bool = False) -> Answer:
    source = REASONS[code].provision.source
    return Answer(question=question, answer=answer, provision=source, reason=code if refuses else None)


def recent_enough(facts: EligibilityFacts) -> Answer:
    """Ask whether the dispute is recent enough; where it is not, nothing else is asked.

    Source: Lab. Code § 4610.5(a)(1), (2).
    """
    question = "Is the dispute recent enough for independent medical review?"
    injured, told = facts.review.injured, facts.review.communicated
    no_earlier = told or facts.review.decided
    if injured is not None and injured >= SB_863:
        return _answer(ReasonCode.WRONG_DATE_REGIME, question, f"yes: injured {day_in_words(injured)}")
    if no_earlier is not None and no_earlier >= ANY_INJURY:
        answer = f"yes: the physician was told no earlier than {day_in_words(no_earlier)}"
        return _answer(ReasonCode.WRONG_DATE_REGIME, question, answer)
    if injured is None or told is None:
        return _answer(ReasonCode.WRONG_DATE_REGIME, question, None)
    answer = f"no: injured {day_in_words(injured)}, and the physician was told {day_in_words(told)}"
    return _answer(ReasonCode.WRONG_DATE_REGIME, question, answer, refuses=True)


def _decision(facts: EligibilityFacts) -> Answer:
    """Lab. Code § 4610.5(c)(1), (3), (d)."""
    code = ReasonCode.NOT_UR_DECISION
    question = "Did utilization review modify or deny the treatment, at least in part on medical necessity?"
    item, decided = facts.item, facts.review.decided
    if item.outcome is UrOutcome.APPROVED:
        return _answer(code, question, "no: approved", refuses=True)
    if item.outcome is UrOutcome.DELAYED and decided is not None and decided >= SB_1160:
        return _answer(code, question, "no: only delayed", refuses=True)
    if item.is_on_necessity is False:
        answer = "no: information was missing" if item.is_conditional else "no: for another reason alone"
        return _answer(code, question, answer, refuses=not item.is_conditional)
    is_open = item.outcome is UrOutcome.DELAYED and decided is None
    if item.outcome is None or item.is_on_necessity is None or is_open:
        return _answer(code, question, None)
    return _answer(code, question, f"yes: {item.outcome.value}")


def _conditional(facts: EligibilityFacts) -> Answer:
    """Lab. Code § 4610.5(c)(1), (3)."""
    question = "Did it deny the treatment only because information it asked for never came?"
    return _yes_or_no(ReasonCode.UR_CNC, question, fact=facts.item.is_conditional, refuses_if=True)


def _party(facts: EligibilityFacts) -> Answer:
    """Lab. Code § 4610.5(d), (h)(4), (j)."""
    code, question = ReasonCode.NOT_ELIGIBLE_PARTY, "May who filed the application file it?"
    application = facts.application
    who = application.filed_by
    if who is None:
        return _answer(code, question, None)
    if who is Applicant.DESIGNEE:
        return _designation(facts, question)
    if who is Applicant.EMERGENCY_PROVIDER:
        if application.was_emergency is None:
            return _answer(code, question, None)
        found = "in an emergency" if application.was_emergency else "in no emergency"
        answer = f"{'yes' if application.was_emergency else 'no'}: {who.value}, {found}"
        return _answer(code, question, answer, refuses=not application.was_emergency)
    if who is Applicant.EMPLOYEE:
        return _answer(code, question, f"yes: {who.value}")
    return _answer(code, question, f"no: {who.value} may only assist the employee", refuses=True)


def _designation(facts: EligibilityFacts, question: str) -> Answer:
    """Lab. Code § 4610.5(j): a designation executed before the decision is not valid; one of its day is."""
    code = ReasonCode.NOT_ELIGIBLE_PARTY
    designated, decided = facts.application.designated, facts.review.decided
    if designated is None or decided is None:
        return _answer(code, question, None)
    days = f"designated {day_in_words(designated)}, decision {day_in_words(decided)}"
    if designated < decided:
        return _answer(code, question, f"no: {days}", refuses=True)
    return _answer(code, question, f"yes: {days}")


def _signature(facts: EligibilityFacts) -> Answer:
    """8 CCR § 9792.10.1(b)(1)."""
    question = "Is the application signed?"
    return _yes_or_no(ReasonCode.NO_SIGNATURE, question, fact=facts.application.is_signed, refuses_if=False)


def _attachment(facts: EligibilityFacts) -> Answer:
    """8 CCR § 9792.10.1(b)(1)."""
    question = "Is a copy of the utilization review decision attached?"
    has_decision = facts.application.has_ur_decision
    return _yes_or_no(ReasonCode.NO_UR_DECISION_ATTACHED, question, fact=has_decision, refuses_if=False)


def _liability(facts: EligibilityFacts) -> Answer:
    """Lab. Code § 4610.5(h)(2), (k)."""
    question = "When utilization review decided, was liability also disputed for another reason?"
    dispute = facts.review.liability
    is_open = dispute is LiabilityDispute.OPEN
    return _answer(ReasonCode.LIABILITY_DISPUTED, question, None if dispute is None else dispute.value, refuses=is_open)


def _form(facts: EligibilityFacts) -> Answer:
    """Lab. Code § 4610.5(h)(3): never a reason against review; it decides when the time starts."""
    question = "Did the application form and notice come with the decision?"
    was_sent, given = facts.review.was_form_sent, facts.review.form_given
    answer = None if was_sent is None else "yes" if was_sent else "no"
    if was_sent is False:
        answer = f"no: given {day_in_words(given)}" if given else "no: the time does not run"
    return Answer(question=question, answer=answer, provision="Lab. Code § 4610.5(f), (h)(3)")


def _duplicate(facts: EligibilityFacts) -> Answer:
    """8 CCR § 9792.10.3(a)(2)."""
    question = "Is the same request pending or decided in another case?"
    cases = facts.item.duplicate_of
    if cases is None:
        return _answer(ReasonCode.DUPLICATE, question, None)
    answer = f"yes: {', '.join(cases)}" if cases else "none found"
    return _answer(ReasonCode.DUPLICATE, question, answer, refuses=bool(cases))


def _ending(facts: EligibilityFacts) -> Answer:
    """Lab. Code § 4610.5(g)."""
    question = "Has the dispute ended?"
    ending = facts.item.ending
    if ending is None:
        return _answer(ReasonCode.AUTHORIZED, question, None)
    if ending is Ending.NONE:
        return _answer(ReasonCode.AUTHORIZED, question, f"no: {ending.value}")
    return _answer(ReasonCode[ending.name], question, f"yes: {ending.value}", refuses=True)


def in_time(facts: EligibilityFacts, *, found: Timeliness) -> Answer:
    """Ask whether the application came in time; ``found`` is what ``timeliness_of`` says of the same facts.

    Source: Lab. Code § 4610.5(h).
    """
    question = "Did the application come in time?"
    if found.answer is TimelinessAnswer.NOT_KNOWN:
        return _answer(ReasonCode.LATE, question, None)
    received = facts.application.received
    words = [found.answer.value]
    if found.deadline is not None and received is not None:
        words += [f"received {day_in_words(received)}. {found.deadline.reason}"]
    return _answer(ReasonCode.LATE, question, ", ".join(words), refuses=found.answer is TimelinessAnswer.LATE)


def _yes_or_no(code: ReasonCode, question: str, *, fact: bool | None, refuses_if: bool) -> Answer:
    answer = None if fact is None else "yes" if fact else "no"
    return _answer(code, question, answer, refuses=fact is refuses_if)


QUESTIONS: tuple[Callable[[EligibilityFacts], Answer], ...] = (
    _decision,
    _conditional,
    _party,
    _signature,
    _attachment,
    _liability,
    _form,
    _duplicate,
    _ending,
)
"""The questions between the first, ``recent_enough``, and the last, ``in_time``."""

OF_APPLICATION = frozenset({recent_enough, _party, _signature, _attachment, _form})
"""The questions that turn on the application or the decision as a whole, never on the item."""
