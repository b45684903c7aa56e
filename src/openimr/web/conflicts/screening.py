"""May this reviewer review this case? Asked with every tie that is known and every ruling of the case."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from openimr.matching.affiliations.graphs import AffiliationGraph
from openimr.matching.affiliations.rulings import ConflictRuling
from openimr.matching.answers import Answer, Reason, ReasonCode
from openimr.matching.needs import Need
from openimr.matching.screening import may_review
from openimr.web.cases.models import Case
from openimr.web.conflicts.values import affiliation_graph, rulings_of
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.values import candidate_of, need_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Screening:
    """What reviewers of one case are screened with.

    Attributes:
        need: What the case asks.
        graph: The ties that stand.
        rulings: What was ruled in the case.
        at: When it is asked.
    """

    need: Need
    graph: AffiliationGraph
    rulings: Sequence[ConflictRuling]
    at: datetime

    def answer_of(self, reviewer: Reviewer) -> Answer:
        """Return whether a reviewer may review the case, with every reason."""
        key = str(reviewer.person.public_id)
        own = [ruling for ruling in self.rulings if ruling.reviewer == key]
        return may_review(candidate_of(reviewer, at=self.at), self.need, graph=self.graph, rulings=own)

    def answers_of(self, reviewers: Iterable[Reviewer]) -> list[Answer]:
        """Return the same of several, in their order."""
        return [self.answer_of(reviewer) for reviewer in reviewers]


def screening_of(case: Case, *, at: datetime, graph: AffiliationGraph | None = None) -> Screening:
    """Return what reviewers of a case are screened with, in a constant number of queries.

    Args:
        case: Which.
        at: The moment, aware.
        graph: The ties that stand, if they were fetched already.

    Raises:
        NoLawInForceError: The rules are not known for that day.
    """
    ties = affiliation_graph(at=at) if graph is None else graph
    return Screening(need=need_of(case, at=at), graph=ties, rulings=rulings_of(case), at=at)


def screened(reviewer: Reviewer, case: Case, *, at: datetime) -> Answer:
    """Return whether one reviewer may review a case, with every reason for and against.

    Raises:
        NoLawInForceError: The rules are not known for that day.

    Source: Lab. Code § 139.5(c)(2), (d)(4) to (d)(6).
    """
    return screening_of(case, at=at).answer_of(reviewer)


def stopping(answer: Answer) -> tuple[Reason, ...]:
    """Return what keeps a case from going on with the reviewer it has.

    That the parties read the reviewer's name in words of the case does not: else a party could bar whoever reviews by
    naming everyone. The name is hidden instead.
    """
    return tuple(reason for reason in answer.blocking if reason.code is not ReasonCode.NAMED)
