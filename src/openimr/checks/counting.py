"""How often the checks find something: by check, specialty, category, guideline and month."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from openimr.checks.letters import Item, Letter
from openimr.domain.citations import Basis
from openimr.domain.findings import Finding, Severity
from openimr.domain.intervals import wilson

ANY = "any check"
DIMENSIONS = {
    "check": "letter",
    "specialty": "letter",
    "month": "letter",
    "category": "item",
    "guideline": "item",
}
"""By what is counted, and what is counted: letters or items. A letter counts under each of its reviewer's specialties, an
item under each guideline that its decision cites."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rate:
    """How many of some letters or items have a finding; or, in the figures of the site, how many cases have what is asked for.

    Attributes:
        dimension: Of ``DIMENSIONS``, or the site's word for what the values are.
        value: "Neurology", "surgery/spine", "2017-01" …; of the dimension ``check`` "all letters".
        check: Name of the check, or ``ANY``; in the site, what is found: "overturned", "eligible" …
        unit: What is counted, in the singular: ``letter``, ``item`` …
        count: How many there are.
        found: How many of them have at least one finding that asks for something; in the site, how many are as ``check`` says.
    """

    dimension: str
    value: str
    check: str
    unit: str
    count: int
    found: int

    @property
    def share(self) -> float:
        """The share that was found, from 0 to 1."""
        return self.found / self.count if self.count else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the share."""
        return wilson(self.found, self.count)


@dataclass(slots=True)
class Tally:
    """Counts over many letters.

    Attributes:
        letters: How many were added.
        items: How many items they have.
        findings: How many findings that ask for something.
    """

    letters: int = 0
    items: int = 0
    findings: int = 0
    _counts: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    _found: dict[tuple[str, str, str], int] = field(default_factory=lambda: defaultdict(int))

    def add(self, letter: Letter, findings: Iterable[Finding]) -> None:
        """Count a letter with what was found in it; a finding that only is to be looked at counts for nothing."""
        asking = [one for one in findings if one.severity is not Severity.NOTE]
        self.letters += 1
        self.items += len(letter.items)
        self.findings += len(asking)
        of_letter = {one.check for one in asking}
        for dimension, value in _of_letter(letter):
            self._count(dimension, value, of_letter)
        for item in letter.items:
            of_item = {one.check for one in asking if one.item == item.number}
            for dimension, value in _of_item(item):
                self._count(dimension, value, of_item)

    def rates(self, checks: Sequence[str]) -> Iterator[Rate]:
        """Yield each rate: dimension by dimension, the values that are most frequent first, each for any check and for each.

        Args:
            checks: Names of the checks, in their order.
        """
        for dimension, unit in DIMENSIONS.items():
            values = [(value, count) for (of, value), count in self._counts.items() if of == dimension]
            is_time = dimension == "month"
            for value, count in sorted(values, key=lambda one: one[0] if is_time else (-one[1], one[0])):
                for check in (ANY, *checks):
                    found = self._found.get((dimension, value, check), 0)
                    yield Rate(dimension=dimension, value=value, check=check, unit=unit, count=count, found=found)

    def _count(self, dimension: str, value: str, checks: set[str]) -> None:
        self._counts[dimension, value] += 1
        for check in {*checks, *([ANY] if checks else [])}:
            self._found[dimension, value, check] += 1


def _of_letter(letter: Letter) -> Iterator[tuple[str, str]]:
    yield "check", "all letters"
    for specialty in dict.fromkeys(letter.parts.specialties) or ["not stated"]:
        yield "specialty", specialty
    day = letter.determination.decision_date
    yield "month", "not stated" if day is None else f"{day:%Y-%m}"


def _of_item(item: Item) -> Iterator[tuple[str, str]]:
    category = item.parts.category
    yield "category", "not read" if category is None else category.path
    cited = [one.source or "unrecognised" for one in item.parts.imro_citations if one.basis is not Basis.NONE]
    for source in dict.fromkeys(cited) or ["none cited"]:
        yield "guideline", source
