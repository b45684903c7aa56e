"""A story told on a day: its offsets become dates, its people get their names, its texts their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from openimr.web.samples.packaged import Table, packaged_table

PEOPLE = "people.toml"
_FRIDAY = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """What the texts of a story are filled from.

    Attributes:
        today: The day on which it is told.
        offsets: Name of a day → how many days it lies before ``today``.
        employee: Of ``people.toml``.
        physician: The requesting physician, of ``people.toml``.
        claim: Claim number.
        employer: Name of the employer.
    """

    today: date
    offsets: Mapping[str, int]
    employee: Table
    physician: Table
    claim: str
    employer: str

    def day(self, named: str | int) -> date:
        """Return a day by its name or its offset: itself, or the Friday before a weekend."""
        offset = self.offsets[named] if isinstance(named, str) else named
        day = self.today - timedelta(days=offset)
        return day - timedelta(days=max(day.weekday() - _FRIDAY, 0))

    @property
    def born(self) -> date:
        """The employee's date of birth."""
        return self.today - timedelta(days=self.employee.whole_number("born"))

    @property
    def name(self) -> str:
        """The employee's name."""
        return f"{self.employee.text('first')} {self.employee.text('last')}"

    def words(self, text: str, *, on: date) -> str:
        """Return a text with its days as ``MM/DD/YYYY``, the employee's name, and the age on a day."""
        days = {name: _written(self.day(name)) for name in self.offsets}
        return text.format_map({**days, "employee": self.name, "age": _age(self.born, on=on)})

    def signatory(self, key: str) -> str:
        """Return the name under a paper: the requesting physician, another one, or someone else of ``people.toml``."""
        people = packaged_table(PEOPLE)
        if key == "physician":
            return self.physician.text("name")
        if key in people.table("physicians").values:
            return people.table("physicians").table(key).text("name")
        return people.table("signatories").text(key)

    def date_words(self, named: str | int) -> str:
        """Return a day as ``MM/DD/YYYY``."""
        return _written(self.day(named))


def telling_of(story: Table, *, today: date) -> Telling:
    """Return what fills the texts of a story.

    Args:
        story: A story's file.
        today: The day on which it is told.
    """
    people, days = packaged_table(PEOPLE), story.table("days")
    application = story.table("application")
    return Telling(
        today=today,
        offsets={name: days.whole_number(name) for name in days.values},
        employee=people.table("employees").table(story.text("employee")),
        physician=people.table("physicians").table(story.text("physician")),
        claim=application.text("claim_number"),
        employer=application.text("employer_name"),
    )


def _written(day: date) -> str:
    return f"{day:%m/%d/%Y}"


def _age(born: date, *, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
