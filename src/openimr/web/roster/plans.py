"""What taking in a roster file would do: who would be added, who changed and in what, and which rows cannot be taken."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from hashlib import sha256

from openimr.law.days import legal_day
from openimr.matching.candidates import Candidate
from openimr.matching.subjects import folded_name
from openimr.web.people.access import may
from openimr.web.people.models import Membership, User
from openimr.web.people.values import Permission, Role
from openimr.web.reviewers.models import Licence, Reviewer
from openimr.web.reviewers.services.roster import FACTS
from openimr.web.reviewers.values import ROSTER_ROWS, candidate_of
from openimr.web.roster.reading.faults import CellFault, found_in
from openimr.web.roster.reading.rows import RosterFile, Row

ENTRY = (*FACTS, "licences", "certificates")
AVAILABILITY = ("away", "most_cases")

WORDS = {
    "is_physician": "degree",
    "practice_since": "in practice since",
    "practice_hours": "hours of practice",
    "has_discipline": "discipline",
    "is_qme": "qualified medical evaluator",
    "licences": "licences",
    "certificates": "specialties",
    "away": "time away",
    "most_cases": "cases at most",
    "languages": "languages",
}
"""What the roster holds, in words."""


class Outcome(Enum):
    """What becomes of a row."""

    ADD = "added"
    CHANGE = "changed"
    SAME = "as it is"


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """A row that can be taken in.

    Attributes:
        row: As read; what the file does not say is as the roster holds it.
        person: Who it is; None if they are added to the site too.
        reviewer: On the roster; None if not yet.
        outcome: What becomes of it.
        fields: What changes, by name; of one who is added, none.
    """

    row: Row
    person: User | None
    reviewer: Reviewer | None
    outcome: Outcome
    fields: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What changes, in words."""
        return ", ".join(WORDS[name] for name in self.fields)


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What taking a file in would do.

    Attributes:
        planned: Rows without a fault.
        faults: Of the others, by row.
        count: Rows of the file.
    """

    planned: tuple[Planned, ...]
    faults: tuple[CellFault, ...]
    count: int

    def having(self, outcome: Outcome) -> tuple[Planned, ...]:
        """Return the rows of which one thing becomes."""
        return tuple(each for each in self.planned if each.outcome is outcome)

    @property
    def added(self) -> tuple[Planned, ...]:
        """Those who are put on the roster."""
        return self.having(Outcome.ADD)

    @property
    def changed(self) -> tuple[Planned, ...]:
        """Those whose entry is changed."""
        return self.having(Outcome.CHANGE)

    @property
    def same(self) -> tuple[Planned, ...]:
        """Those whose entry says already what the file says."""
        return self.having(Outcome.SAME)

    @property
    def faulty_rows(self) -> int:
        """How many rows cannot be taken in."""
        return len({fault.row for fault in self.faults})

    @property
    def words(self) -> str:
        """What becomes of the rows, in words."""
        words = f"{len(self.added)} added, {len(self.changed)} changed, {len(self.same)} as they were."
        return f"{words} {self.faulty_rows} left out for a fault." if self.faulty_rows else words

    def digest(self) -> str:
        """Return what tells this plan from one made after the roster was changed."""
        told = [
            f"{each.row.row} {each.row.email} {each.outcome.name} {each.fields} {each.reviewer and each.reviewer.version}"
            for each in self.planned
        ]
        return sha256("\n".join([*told, str(self.faults)]).encode()).hexdigest()


def plan_of(file: RosterFile, *, adding: User | None, at: datetime) -> Plan:
    """Return what taking a file in would do, in a number of queries that does not grow with it.

    Args:
        file: As read.
        adding: Who adds people to the site whom it does not know; None if nobody does.
        at: The moment, aware.
    """
    may_add = adding is not None and may(adding, Permission.MANAGE_PEOPLE, at=at)
    known = _Known.of(file.rows, at=at, may_add=may_add)
    planned: list[Planned] = []
    faults = list(file.faults)
    for row in file.rows:
        found = list(known.faults(row))
        faults.extend(found)
        if not found:
            planned.append(known.planned(row))
    return Plan(planned=tuple(planned), faults=tuple(sorted(faults, key=lambda each: each.row)), count=file.count)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    """What the site knows of the people in a file."""

    people: dict[str, User]
    reviewers: dict[int, Reviewer]
    holders: frozenset[int]
    licensed: dict[tuple[str, str], set[int]]
    may_add: bool
    at: datetime

    @classmethod
    def of(cls, rows: Iterable[Row], *, at: datetime, may_add: bool) -> "_Known":
        people = {user.email: user for user in User.objects.filter(email__in=[row.email for row in rows]) if user.email}
        ids = [user.pk for user in people.values()]
        held = Membership.objects.filter(person__in=ids, role=Role.EXPERT_REVIEWER, until__isnull=True)
        reviewers = Reviewer.objects.filter(person__in=ids).select_related("person")
        licensed: dict[tuple[str, str], set[int]] = {}
        for state, number, owner in Licence.objects.exclude(number="").values_list(
            "state", "number", "reviewer__person"
        ):
            licensed.setdefault(_licence_key(state, number), set()).add(owner)
        return cls(
            people=people,
            reviewers={each.person_id: each for each in reviewers.prefetch_related(*ROSTER_ROWS, "spoken_languages")},
            holders=frozenset(held.values_list("person_id", flat=True)),
            licensed=licensed,
            may_add=may_add,
            at=at,
        )

    def faults(self, row: Row) -> Iterator[CellFault]:
        person = self.people.get(row.email)
        yield from self._of_person(row, person)
        if (person is None or person.pk not in self.reviewers) and "licences" not in row.said:
            do = "Add the columns licence_1_state and licence_1_expires to the file."
            yield _fault(row, "licence_1_state", "at least one licence of one who is added", "nothing", do)
        if row.practice_since is not None and row.practice_since > legal_day(self.at):
            do = "Check the year."
            yield _fault(row, "in_practice_since", "a day that is past", str(row.practice_since), do)
        for licence in row.licences:
            owners = self.licensed.get(_licence_key(licence.state, licence.number), set())
            if licence.number and owners - {person.pk if person else None}:
                do = "Look whether this person is on the roster under another address."
                found = f"{found_in(licence.number)}, which another reviewer on the roster holds"
                yield _fault(row, "licence_1_number", "a licence of this person alone", found, do)

    def _of_person(self, row: Row, person: User | None) -> Iterator[CellFault]:
        found = found_in(row.email)
        if person is None:
            if not self.may_add:
                do = "Ask an administrator to add the person and the role of expert reviewer, under People."
                yield _fault(row, "email", "the address of a person on this site", found, do)
            return
        if folded_name(person.name) != folded_name(row.name):
            do = f"The site knows this address as {person.name}. Correct the name or the address."
            yield _fault(row, "name", "the name of the person with this address", found_in(row.name), do)
        if person.pk not in self.holders:
            do = "Ask an administrator to give the role, under People."
            yield _fault(row, "email", "a person who holds the role of expert reviewer", found, do)
        reviewer = self.reviewers.get(person.pk)
        if reviewer is not None and reviewer.until is not None:
            do = "Put them on the roster again on their page first, or take the row out."
            yield _fault(row, "email", "a person who is on the roster, or never was", f"{found}, who left it", do)

    def planned(self, row: Row) -> Planned:
        person = self.people.get(row.email)
        reviewer = self.reviewers.get(person.pk) if person else None
        if reviewer is None:
            return Planned(row=row, person=person, reviewer=None, outcome=Outcome.ADD)
        whole = _completed(row, candidate_of(reviewer, at=self.at), languages_of(reviewer))
        fields = _differing(whole, reviewer, at=self.at)
        outcome = Outcome.CHANGE if fields else Outcome.SAME
        return Planned(row=whole, person=person, reviewer=reviewer, outcome=outcome, fields=fields)


def languages_of(reviewer: Reviewer) -> tuple[str, ...]:
    """Return the languages a reviewer speaks, in the order entered."""
    return tuple(each.name for each in reviewer.spoken_languages.all())


def _completed(row: Row, held: Candidate, languages: tuple[str, ...]) -> Row:
    """Return a row with what the file does not say as the roster holds it, and equal rows in the roster's order."""
    kept = {name: getattr(held, name) for name in (*ENTRY, *AVAILABILITY) if name not in row.said}
    kept |= {
        name: getattr(held, name)
        for name in ("licences", "certificates")
        if frozenset(getattr(held, name)) == frozenset(getattr(row, name))
    }
    if "languages" not in row.said or frozenset(languages) == frozenset(row.languages):
        kept["languages"] = languages
    told = {name: getattr(row, name) for name in Row.__slots__}
    return Row(**(told | kept))


def _differing(row: Row, reviewer: Reviewer, *, at: datetime) -> tuple[str, ...]:
    held = candidate_of(reviewer, at=at)
    fields = [name for name in (*ENTRY, *AVAILABILITY) if getattr(held, name) != getattr(row, name)]
    if languages_of(reviewer) != row.languages:
        fields.append("languages")
    return tuple(fields)


def _licence_key(state: str, number: str) -> tuple[str, str]:
    return state, "".join(number.casefold().split())


def _fault(row: Row, column: str, expected: str, found: str, do: str) -> CellFault:
    return CellFault(row=row.row, column=column, expected=expected, found=found, do=do)
