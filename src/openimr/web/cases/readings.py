"""What the rules read of a case's items: what is the same for all of them once, and of each item what is its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from openimr.law.eligibility import REASONS, Answer, EligibilityReading, ReasonRule, Standing
from openimr.web.cases.forms.decisions import RulingForm
from openimr.web.cases.models import DisputedItem


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """Some of the questions asked, with their answers: those of every item, or those of one.

    Attributes:
        answers: In the order asked.
        unverified: What the last day to apply rests on that was not read in the law, where it is among them.
    """

    answers: tuple[Answer, ...]
    unverified: tuple[str, ...]

    @property
    def open(self) -> tuple[Answer, ...]:
        """The questions that a fact not known leaves open."""
        return tuple(answer for answer in self.answers if answer.answer is None)

    @property
    def against(self) -> tuple[tuple[Answer, ReasonRule], ...]:
        """The answers that speak against review, each with its rule."""
        return tuple((answer, REASONS[answer.reason]) for answer in self.answers if answer.reason is not None)


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemReading:
    """One item and what the rules make of it.

    Attributes:
        reading: None if the law cannot be applied to the facts.
        problem: Why not, in words; empty otherwise.
        own: What is asked and answered of this item otherwise than of the others.
        form: The decision of the person.
    """

    item: DisputedItem
    reading: EligibilityReading | None
    problem: str
    own: Answers
    form: RulingForm

    @property
    def words(self) -> str:
        """What the rules read, in words; where questions are open, how many, and where they stand."""
        if self.reading is None:
            return "not readable"
        return f"{self.reading.standing.value}{'' if self.speaks_against or not self.is_open else ' as far as known'}"

    @property
    def still_open(self) -> str:
        """How many questions are open, in words; those of every item stand above."""
        own = len(self.own.open)
        above = len(self.reading.not_known) - own if self.reading else 0
        counted = [f"{own} here" if above else f"{own}"] if own else []
        counted += [f"{above} above"] if above else []
        noun = "question" if own + above == 1 else "questions"
        return f"{noun} open: {' and '.join(counted)}" if counted else ""

    @property
    def is_open(self) -> bool:
        """Whether a question is open."""
        return self.reading is not None and bool(self.reading.not_known)

    @property
    def speaks_against(self) -> bool:
        """Whether the rules read anything but eligible."""
        return self.reading is None or self.reading.standing is not Standing.ELIGIBLE

    @property
    def is_explained_above(self) -> bool:
        """Whether all that speaks against it is said of every item."""
        return self.reading is not None and self.speaks_against and not self.own.against


def shared_answers(readings: Iterable[EligibilityReading]) -> Answers:
    """Return what is said once: what turns on the application, and what is the same for each of several items."""
    first, *others = list(readings) or [EligibilityReading(answers=(), deadline=None)]
    shared = (
        answer
        for answer in first.answers
        if (answer.is_of_application or others) and all(answer in other.answers for other in others)
    )
    return _answers(tuple(shared), first)


def own_answers(reading: EligibilityReading | None, *, shared: Answers) -> Answers:
    """Return what is asked and answered of one item alone."""
    if reading is None:
        return Answers(answers=(), unverified=())
    return _answers(tuple(answer for answer in reading.answers if answer not in shared.answers), reading)


def _answers(answers: tuple[Answer, ...], reading: EligibilityReading) -> Answers:
    """Return answers with what the last day to apply rests on, where the question of time, the last, is among them."""
    has_deadline = reading.deadline is not None and reading.answers[-1] in answers
    return Answers(answers=answers, unverified=reading.deadline.unverified if has_deadline and reading.deadline else ())
