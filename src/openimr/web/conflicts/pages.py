"""What the pages of conflicts show."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openimr.law.affiliations import Materiality, Screened, Weighed, weigh
from openimr.law.days import legal_day
from openimr.matching.answers import Conflict, Effect, Reason
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.conflicts.access import involved_in, standing_stops
from openimr.web.conflicts.models import Edge, Ruling, Stop
from openimr.web.conflicts.screening import screening_of, stopping
from openimr.web.conflicts.services.rulings import RULED_IN
from openimr.web.conflicts.values import edge_of
from openimr.web.reviewers.access import serving
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.panels import standing_assignments

RULABLE = frozenset({Effect.TO_BE_CLEARED, Effect.CLEARED, Effect.UPHELD})


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """One conflict of one reviewer.

    Attributes:
        ruling: What was ruled on it last; None if nothing.
    """

    reviewer: Reviewer
    conflict: Conflict
    ruling: Ruling | None

    @property
    def is_path(self) -> bool:
        """Whether it leads through others."""
        return any(len(path) > 1 for path in self.conflict.steps)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stopped:
    """That one who reviews may not go on, and what speaks against them now."""

    stop: Stop
    against: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TieRow:
    """One tie on the page of all ties.

    Attributes:
        words: Both names and how they are tied.
        weighed: What the definitions say of it, were it a reviewer's.
    """

    edge: Edge
    words: str
    weighed: Weighed

    @property
    def kind(self) -> str:
        """Which of the three kinds, in a word."""
        return self.weighed.kind.name.lower()

    @property
    def why(self) -> str:
        """Why the definitions say so, where that is more than that they name it or do not."""
        is_plain = self.weighed.materiality is not Materiality.EXCEPTED and self.edge.share is None
        return "" if is_plain else self.weighed.because


def tie_row(edge: Edge, *, at: datetime) -> TieRow:
    """Return a tie as the page shows it."""
    value = edge_of(edge)
    weighed = weigh(value.relation, share=value.share, exception=value.exception, of=Screened.EXPERT, on=legal_day(at))
    return TieRow(edge=edge, words=value.words, weighed=weighed)


def conflicts_page(case: Case, *, at: datetime) -> dict[str, Any]:
    """Return what the page of a case shows: every conflict of those who may come to review it, and of who does.

    In a number of queries that does not grow with the roster.
    """
    found, against = _found(case, at=at)
    by_effect = {effect: [each for each in found if each.conflict.effect is effect] for effect in Effect}
    current = {each.ruling.pk for each in found if each.ruling is not None}
    past = [ruling for ruling in _rulings(case) if ruling.pk not in current]
    return {
        "waiting": by_effect[Effect.TO_BE_CLEARED],
        "ruled": [*by_effect[Effect.CLEARED], *by_effect[Effect.UPHELD]],
        "barring": by_effect[Effect.BLOCKS],
        "told": by_effect[Effect.TOLD],
        "past": past,
        "stops": [
            Stopped(stop=stop, against=against.get(stop.assignment.reviewer_id, ())) for stop in standing_stops(case)
        ],
        "is_choosing": case.state == CaseState.REVIEWER_SELECTION,
        "is_open": case.state in RULED_IN,
        "involved": involved_in(case),
    }


def ruling_page(case: Case, reviewer: Reviewer, mark: str, *, at: datetime) -> dict[str, Any] | None:
    """Return what is shown before a ruling: the conflict step by step, and what was ruled on it before.

    None if there is no such conflict of this reviewer now.
    """
    found, _ = _found(case, at=at)
    one = next((each for each in found if each.reviewer == reviewer and each.conflict.mark == mark), None)
    if one is None:
        return None
    earlier = [each for each in _rulings(case) if (each.reviewer_id, each.mark) == (reviewer.pk, mark)]
    return {"found": one, "earlier": earlier, "may_be_ruled_on": one.conflict.effect in RULABLE}


def _found(case: Case, *, at: datetime) -> tuple[list[Found], dict[int, tuple[Reason, ...]]]:
    """Return the conflicts of all who may come to review, and what stops each who does, by reviewer."""
    reviewing = {each.reviewer_id: each.reviewer for each in standing_assignments(case)}
    reviewers = list(reviewing.values())
    if case.state == CaseState.REVIEWER_SELECTION:
        choosable = serving(at=at).order_by("person__name", "pk")
        reviewers += [reviewer for reviewer in choosable if reviewer.pk not in reviewing]
    screening = screening_of(case, at=at)
    last = {(ruling.reviewer_id, ruling.mark): ruling for ruling in _rulings(case)}
    found, against = [], dict[int, tuple[Reason, ...]]()
    for reviewer in reviewers:
        answer = screening.answer_of(reviewer)
        if reviewer.pk in reviewing:
            against[reviewer.pk] = stopping(answer)
        conflicts = (reason.conflict for reason in answer.reasons if reason.conflict is not None)
        found += [
            Found(reviewer=reviewer, conflict=each, ruling=_ruling_on(each, last.get((reviewer.pk, each.mark))))
            for each in conflicts
        ]
    return found, against


def _ruling_on(conflict: Conflict, ruling: Ruling | None) -> Ruling | None:
    return ruling if conflict.effect in RULABLE else None


def _rulings(case: Case) -> list[Ruling]:
    return list(Ruling.objects.filter(case=case).select_related("reviewer__person", "by").order_by("at", "pk"))
