"""What the roster's pages show of a reviewer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from openimr.law.days import legal_day
from openimr.matching.answers import Answer, Reason
from openimr.matching.candidates import Candidate
from openimr.matching.needs import Need
from openimr.matching.screening import may_review
from openimr.web.reviewers.access import loads
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.values import candidate_of, practice_rule


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One reviewer on the roster's pages.

    Attributes:
        reviewer: The row.
        candidate: What is known of them.
        answer: Whether they may be given any case at all: every rule but those that speak of a case.
        load: Open cases assigned to them.
    """

    reviewer: Reviewer
    candidate: Candidate
    answer: Answer
    load: int

    @property
    def blocking(self) -> tuple[Reason, ...]:
        """What stands against giving them any case."""
        return self.answer.blocking

    @property
    def may_be_given_cases(self) -> bool:
        """Whether they are on the roster and nothing stands against every case."""
        return self.reviewer.until is None and not self.blocking


def entries_of(reviewers: Iterable[Reviewer], *, at: datetime) -> list[Entry]:
    """Return reviewers as the roster shows them, in their order."""
    counted = loads()
    return [_entry(reviewer, load=counted.get(str(reviewer.person.public_id), 0), at=at) for reviewer in reviewers]


def entry_of(reviewer: Reviewer, *, at: datetime) -> Entry:
    """Return one reviewer as the roster shows them."""
    return entries_of([reviewer], at=at)[0]


def _entry(reviewer: Reviewer, *, load: int, at: datetime) -> Entry:
    candidate = candidate_of(reviewer, at=at)
    of_any_case = Need(day=legal_day(at), practice=practice_rule())
    answer = may_review(candidate, of_any_case)
    return Entry(reviewer=reviewer, candidate=candidate, answer=answer, load=load)
