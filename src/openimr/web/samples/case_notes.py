"""The notes from which a long case file is made: visits, therapy, and papers in full words."""

from dataclasses import dataclass

from openimr.web.samples.packaged import Table, packaged_table


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """A visit to a physician, as noted.

    Attributes:
        day: Its name in the story, or how many days it lies back.
        by: Key of the physician.
        pain: On the day, 0 to 10.
        daily_life: What the worker can and cannot do; empty lets it be drawn.
        medications: On the day; empty for those of the whole file.
        diagnoses: On the day; empty for those of the whole file.
    """

    day: str | int
    by: str
    title: str
    pain: int
    history: str
    findings: tuple[str, ...]
    plan: tuple[str, ...]
    work: str
    daily_life: str
    medications: tuple[str, ...]
    diagnoses: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """What a therapist measures at each visit, from the first value to the last."""

    name: str
    unit: str
    first: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Therapy:
    """A course of therapy.

    Attributes:
        first: How many days the first visit lies back; ``last`` the last one.
        visits: How many there were.
        pain: At the first visit and at the last, 0 to 10.
    """

    title: str
    by: str
    first: int
    last: int
    visits: int
    pain: tuple[int, int]
    evaluation: str
    discharge: str
    treatments: tuple[str, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class NotedFile:
    """A file that the notes make.

    Attributes:
        key: By which papers name it; ``physician`` takes the visits and ``therapy`` the therapy.
    """

    key: str
    name: str
    about: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseNotes:
    """All notes of one case file.

    Attributes:
        seed: Of what is drawn by chance; the same seed gives the same file.
        documents: Papers in full words, as tables of the file.
    """

    seed: int
    job: str
    diagnoses: tuple[str, ...]
    medications: tuple[str, ...]
    normal_findings: tuple[str, ...]
    activities: tuple[str, ...]
    files: tuple[NotedFile, ...]
    visits: tuple[Visit, ...]
    therapy: Therapy
    documents: tuple[Table, ...]


def read_case_notes(name: str) -> CaseNotes:
    """Return the notes that a file of the folder ``stories`` holds.

    Raises:
        StoryDataError: Something is missing in it.
    """
    table = packaged_table(name)
    return CaseNotes(
        seed=table.whole_number("seed"),
        job=table.text("job"),
        diagnoses=table.texts("diagnoses"),
        medications=table.texts("medications"),
        normal_findings=table.texts("normal_findings"),
        activities=table.texts("activities"),
        files=tuple(_file(each) for each in table.tables("files")),
        visits=tuple(_visit(each) for each in table.tables("visits")),
        therapy=_therapy(table.table("therapy")),
        documents=table.tables("documents"),
    )


def _file(table: Table) -> NotedFile:
    return NotedFile(key=table.text("key"), name=table.text("name"), about=table.text("about"))


def _visit(table: Table) -> Visit:
    return Visit(
        day=table.day("day"),
        by=table.text("by", "physician"),
        title=table.text("title", "Progress report of the treating physician"),
        pain=table.whole_number("pain"),
        history=table.text("history"),
        findings=table.texts("findings"),
        plan=table.texts("plan"),
        work=table.text("work"),
        daily_life=table.text("daily_life", ""),
        medications=table.texts("medications"),
        diagnoses=table.texts("diagnoses"),
    )


def _therapy(table: Table) -> Therapy:
    before, after = table.whole_numbers("pain")
    return Therapy(
        title=table.text("title"),
        by=table.text("by"),
        first=table.whole_number("first"),
        last=table.whole_number("last"),
        visits=table.whole_number("visits"),
        pain=(before, after),
        evaluation=table.text("evaluation"),
        discharge=table.text("discharge"),
        treatments=table.texts("treatments"),
        measures=tuple(_measure(each) for each in table.tables("measures")),
    )


def _measure(table: Table) -> Measure:
    return Measure(
        name=table.text("name"),
        unit=table.text("unit"),
        first=table.whole_number("from"),
        last=table.whole_number("to"),
    )
