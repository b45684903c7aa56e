"""How the specialties of a whole roster stand to a case, over all reviewers at once.

The answers are those of ``openimr.matching.fits.fitting``, without the words. Reviewers of the same specialties are of
one row; how much of its work each field is, is looked up once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from openimr.matching.allocation.flows import Numbers
from openimr.matching.allocation.levers import Levers
from openimr.matching.candidates import Candidate
from openimr.matching.fields import Field
from openimr.matching.fits import Fit, asked_of, fitting
from openimr.matching.needs import Need
from openimr.matching.specialties import Level, work_of
from openimr.matching.subjects import folded_specialty

RANKS = {fit: rank for rank, fit in enumerate(Fit)}
_COLUMNS = {each: column for column, each in enumerate(Field)}


@dataclass(frozen=True, slots=True, eq=False)
class Fits:
    """How each reviewer fits, in the order of the roster.

    Attributes:
        ranks: Of the fit, in ``RANKS``.
        knows: Level of the condition.
        is_same: Whether a specialty is that of the requesting physician.
    """

    ranks: Numbers
    knows: Numbers
    is_same: NDArray[np.bool_]

    def points(self, levers: Levers) -> Numbers:
        """Return the points, as ``openimr.matching.allocation.points.fit_parts`` sums them."""
        of_fit = np.array([levers.fit[fit] for fit in Fit], np.int64)
        other = np.where(self.is_same, 0, levers.other_specialty)
        found: Numbers = of_fit[self.ranks] + (Level.MAIN - self.knows) * levers.condition + other
        return found


class FitTable:
    """The roster's specialties on a day."""

    def __init__(self, candidates: Sequence[Candidate], *, on: date) -> None:
        """Put reviewers of the same current specialties in one row."""
        rows: dict[frozenset[str], int] = {}
        self._first: list[Candidate] = []
        row_of = []
        for candidate in candidates:
            current = frozenset(each.specialty for each in candidate.certificates if each.is_current(on=on))
            if current not in rows:
                rows[current] = len(rows)
                self._first.append(candidate)
            row_of.append(rows[current])
        self._row_of = np.array(row_of, np.int64)
        self._folded = [{folded_specialty(specialty) for specialty in current} for current in rows]
        works = [[work for name in sorted(current) if (work := work_of(name))] for current in rows]
        self._is_known = np.array([bool(held) for held in works], np.bool_)
        self._levels = np.array(
            [[max((work.level(each) for work in held), default=Level.NONE) for each in Field] for held in works],
            np.int64,
        ).reshape(len(works), len(Field))

    def fits(self, need: Need) -> Fits:
        """Return how each reviewer fits a case."""
        wanted = folded_specialty(need.requesting_specialty) if need.requesting_specialty else None
        is_same = np.array([wanted in folded for folded in self._folded], np.bool_)
        asked = asked_of(need)
        if need.specialties is not None or not asked:
            ranks = np.array([RANKS[fitting(each, need).fit] for each in self._first], np.int64)
            knows = np.zeros(len(ranks), np.int64)
        else:
            ranks, knows = self._of_work(need, list(asked))
        return Fits(ranks[self._row_of], knows[self._row_of], is_same[self._row_of])

    def _of_work(self, need: Need, asked: list[frozenset[Field]]) -> tuple[Numbers, Numbers]:
        levels = np.stack([self._best(fields) for fields in asked])
        least, most = levels.min(axis=0), levels.max(axis=0)
        knows = self._best(need.condition.union(*(treatment.places for treatment in need.treatments)))
        ranks = np.select(
            [~self._is_known, least == Level.MAIN, least == Level.ALSO, most > Level.NONE, knows > Level.NONE],
            [RANKS[fit] for fit in (Fit.NOT_KNOWN, Fit.MAIN, Fit.ALSO, Fit.PART, Fit.CONDITION)],
            RANKS[Fit.OTHER],
        )
        return ranks.astype(np.int64), np.where(self._is_known, knows, Level.NONE)

    def _best(self, fields: frozenset[Field]) -> Numbers:
        if not fields:
            return np.zeros(len(self._levels), np.int64)
        best: Numbers = self._levels[:, [_COLUMNS[each] for each in fields]].max(axis=1)
        return best
