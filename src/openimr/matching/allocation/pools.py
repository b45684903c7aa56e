"""Who on the roster may review each of many cases, without asking every question of every pair.

The answers are those of ``openimr.matching.screening.may_review``: what is asked of the reviewer alone is asked once a
day, and paths are gone along once for each reviewer. The rest is asked best reviewer first, and no
further than asked for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import shake_256

import numpy as np

from openimr.matching.affiliations.graphs import AffiliationGraph, declared_ties
from openimr.matching.affiliations.implied_parties import implied_parties
from openimr.matching.affiliations.lookups import SubjectLookup
from openimr.matching.affiliations.rulings import ConflictRuling
from openimr.matching.affiliations.screenings import EMPTY_GRAPH, Screenee, reached_by
from openimr.matching.allocation.fit_tables import RANKS, FitTable
from openimr.matching.allocation.flows import LOTS, Numbers
from openimr.matching.allocation.levers import Levers
from openimr.matching.allocation.points import Standing, standing_parts
from openimr.matching.answers import Reason
from openimr.matching.candidates import Candidate
from openimr.matching.conflicts import conflict_reasons, former_reviewer_reasons, named_reasons
from openimr.matching.needs import Need
from openimr.matching.qualifications import practice_reasons, qualification_reasons
from openimr.matching.screening import may_review

_NOBODY = Standing()


@dataclass(frozen=True, kw_only=True, slots=True)
class Roster:
    """Everyone who reviews, and all that is known of their ties and their work.

    Attributes:
        candidates: In any order; the answer does not turn on it.
        graph: The ties that stand.
        rulings: What the conflict officer ruled on paths, whatever the case.
        standings: By reviewer's key; one who is absent has no open case and no known turnaround.
    """

    candidates: Sequence[Candidate]
    graph: AffiliationGraph = EMPTY_GRAPH
    rulings: Sequence[ConflictRuling] = ()
    standings: Mapping[str, Standing] = field(default_factory=dict)


@dataclass(slots=True)
class Tally:
    """What was found of the reviewers looked at for one case, by number of reviewers.

    Attributes:
        admitted: Who may review and has a place.
        full: Who may review, but takes no more cases.
        other_field: Who may review, but whose specialties fit worse than is assigned.
        barred: Who may not review.
    """

    admitted: int = 0
    full: int = 0
    other_field: int = 0
    barred: int = 0


class Pool:
    """The roster, prepared for many cases of one run."""

    def __init__(self, roster: Roster, levers: Levers, *, seed: str) -> None:
        """Prepare it: the reviewers stand in the order of their keys, whatever order they came in."""
        self.candidates = sorted(roster.candidates, key=lambda each: (each.subject.key, each.subject.name))
        self.standings = [roster.standings.get(each.subject.key, _NOBODY) for each in self.candidates]
        self.places = [
            max(0, (levers.most_cases if each.most_cases is None else each.most_cases) - standing.load)
            for each, standing in zip(self.candidates, self.standings, strict=True)
        ]
        self._roster, self._levers, self._seed = roster, levers, seed
        self._barred: dict[object, list[tuple[Reason, ...]]] = {}
        self._fit_points: dict[object, tuple[Numbers, list[bool]]] = {}
        self._standing_points: dict[object, Numbers] = {}
        self._tables: dict[date, FitTable] = {}
        self._ruled_on = {ruling.reviewer for ruling in roster.rulings if ruling.is_cleared}
        self._near: dict[date, SubjectLookup[int]] = {}

    def steps(self) -> list[list[int]]:
        """Return the points of each case more that a reviewer takes: the load, and what it costs."""
        lever = self._levers.open_case
        return [
            [lever * (standing.load + more) for more in range(places)]
            for standing, places in zip(self.standings, self.places, strict=True)
        ]

    def admitted(
        self, case: str, need: Need, tally: Tally, rulings: Sequence[ConflictRuling] = ()
    ) -> Iterator[tuple[int, int, int]]:
        """Yield who may review a case and has a place, best first: their index, points and lot.

        Of whom it yields, ``is_named`` is still to be asked.

        Args:
            case: Its key; the lots are drawn for it.
            need: What it asks.
            tally: Counts those who were looked at.
            rulings: What was ruled in this case alone.
        """
        fit_points, fits = self._fits(need)
        points = fit_points + self._standing(need)
        lots = self._lots(case)
        barred, near = self._qualified(need), self._near_ones(need)
        near -= {index for index in near if self._is_cleared(self.candidates[index], need, rulings)}
        for index in np.lexsort((lots, points)).tolist():
            if not self._may(index, need, barred[index], is_near=index in near, tally=tally):
                continue
            if not fits[index]:
                tally.other_field += 1
            elif not self.places[index]:
                tally.full += 1
            else:
                tally.admitted += 1
                yield index, int(points[index]), int(lots[index])

    def _may(self, index: int, need: Need, own: tuple[Reason, ...], *, is_near: bool, tally: Tally) -> bool:
        candidate = self.candidates[index]
        if own:
            tally.barred += 1
            return False
        is_barred = is_near or any(former_reviewer_reasons(candidate, need))
        tally.barred += is_barred
        return not is_barred

    def is_named(self, index: int, need: Need) -> bool:
        """Return whether a reviewer is named in the words of a case: asked last, since it reads them."""
        return bool(need.party_words) and any(named_reasons(self.candidates[index], need))

    def _is_cleared(self, candidate: Candidate, need: Need, rulings: Sequence[ConflictRuling]) -> bool:
        key = candidate.subject.key
        if key not in self._ruled_on and not any(each.reviewer == key and each.is_cleared for each in rulings):
            return False
        reasons = conflict_reasons(candidate, need, self._roster.graph, (*self._roster.rulings, *rulings))
        return not any(reason.blocks for reason in reasons)

    def waits_for_clearing(self, need: Need, rulings: Sequence[ConflictRuling] = ()) -> int:
        """Return how many may review a case as soon as the conflict officer clears a path."""
        roster, barred, fits = self._roster, self._qualified(need), self._fits(need)[1]
        near = [index for index in sorted(self._near_ones(need)) if fits[index] and not barred[index]]
        known = (*roster.rulings, *rulings)
        answers = [may_review(self.candidates[index], need, graph=roster.graph, rulings=known) for index in near]
        return sum(0 < len(answer.to_be_cleared) == len(answer.blocking) for answer in answers)

    def _qualified(self, need: Need) -> list[tuple[Reason, ...]]:
        """Return, of each reviewer, what bars them by themselves, whatever the parties."""
        key = (need.day, need.specialties, need.practice)
        if key not in self._barred:
            self._barred[key] = [
                tuple(
                    reason
                    for reason in (*qualification_reasons(each, need), *practice_reasons(each, need))
                    if reason.blocks
                )
                for each in self.candidates
            ]
        return self._barred[key]

    def _fits(self, need: Need) -> tuple[Numbers, list[bool]]:
        treatments = frozenset((each.fields, each.places) for each in need.treatments)
        key = (need.day, need.specialties, treatments, need.condition, need.requesting_specialty)
        if key not in self._fit_points:
            if need.day not in self._tables:
                self._tables[need.day] = FitTable(self.candidates, on=need.day)
            found = self._tables[need.day].fits(need)
            worst = RANKS[self._levers.worst_fit]
            self._fit_points[key] = found.points(self._levers), (found.ranks <= worst).tolist()
        return self._fit_points[key]

    def _standing(self, need: Need) -> Numbers:
        key = (need.day, need.due)
        if key not in self._standing_points:
            sums = [
                sum(part.points for part in standing_parts(each, need, standing, self._levers))
                for each, standing in zip(self.candidates, self.standings, strict=True)
            ]
            self._standing_points[key] = np.array(sums, np.int64)
        return self._standing_points[key]

    def _lots(self, case: str) -> Numbers:
        """Return a lot for each reviewer; nobody can foretell them who does not hold the seed."""
        drawn = shake_256(f"{self._seed}\n{case}".encode()).digest(2 * len(self.candidates))
        lots: Numbers = np.frombuffer(drawn, dtype="<u2").astype(np.int64)
        assert lots.size == 0 or lots.max() < LOTS  # noqa: S101 - two bytes hold no more
        return lots

    def _near_ones(self, need: Need) -> set[int]:
        """Return who has a conflict that keeps them from review, before any is cleared.

        A path that ends at the first party it meets is there exactly if one that ends nowhere meets a party.
        """
        if need.day not in self._near:
            self._near[need.day] = self._reached(on=need.day)
        implied = (each.party for each in implied_parties(need.parties, self._roster.graph))
        return {index for party in (*need.parties, *implied) for index in self._near[need.day].of(party.subject)}

    def _reached(self, *, on: date) -> SubjectLookup[int]:
        """Return, by everyone whom a path leads to, the reviewers from whom it does."""
        near: SubjectLookup[int] = SubjectLookup()
        for index, candidate in enumerate(self.candidates):
            who = Screenee(subject=candidate.subject, declared=tuple(declared_ties(candidate)))
            for subject in reached_by(who, self._roster.graph, on=on):
                near.put(subject, index)
        return near
