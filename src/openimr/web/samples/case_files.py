"""Make a long case file from notes: the notes give every fact of the case, chance only what fits any visit."""

import random
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from openimr.letters.blocks import Block, BlockKind
from openimr.web.cases.values import PartyKind
from openimr.web.samples.case_notes import CaseNotes, Measure, NotedFile, Therapy, Visit
from openimr.web.samples.packaged import packaged_table
from openimr.web.samples.papers import Paper, entries, fact, heading, paper_of, papers_pdf, paragraph
from openimr.web.samples.plans import File
from openimr.web.samples.tellings import Telling

_WORST = 10
_JITTERED = 10
"""A measure that changes by less than this over the course goes straight, since chance would turn it around."""


SENT_BY = PartyKind.CLAIMS_ADMINISTRATOR
"""Who sends the records of a story: the party that owes them. Source: Lab. Code § 4610.5(l)."""


def case_files(notes: CaseNotes, telling: Telling) -> tuple[File, ...]:
    """Return the files that the notes make; their bytes are made when they are needed, the same each time."""
    return tuple(
        File(name=each.name, about=each.about, content=partial(_pdf, each, notes, telling), sent_by=SENT_BY)
        for each in notes.files
    )


def case_file_papers(key: str, notes: CaseNotes, telling: Telling) -> tuple[Paper, ...]:
    """Return the papers of one file of the notes, the oldest first.

    Args:
        key: Of the file.
        notes: Of the case.
        telling: What fills their words.
    """
    draws = _Draws(random.Random(f"{notes.seed} {key}"), notes)  # noqa: S311 - drawn words, nothing secret
    papers = [paper_of(each, telling) for each in notes.documents if each.text("file") == key]
    if key == "physician":
        papers += _visit_papers(notes, telling, draws)
    if key == "therapy":
        papers += _therapy_papers(notes.therapy, telling, draws)
    return tuple(sorted(papers, key=lambda paper: paper.day))


def _pdf(file: NotedFile, notes: CaseNotes, telling: Telling) -> bytes:
    return papers_pdf(case_file_papers(file.key, notes, telling), telling)


class _Draws:
    """Draws sentences, each of a pool once before any comes again, and numbers."""

    def __init__(self, chance: random.Random, notes: CaseNotes) -> None:
        fragments = packaged_table("fragments.toml")
        self._chance = chance
        self._pools: dict[str, Sequence[str]] = {name: fragments.texts(name) for name in fragments.values}
        self._pools |= {
            "activities": notes.activities,
            "normal_findings": notes.normal_findings,
            "treatments": notes.therapy.treatments,
        }
        self._left: dict[str, list[str]] = {}
        self._weight = chance.randint(150, 210)
        self.between: Callable[[int, int], int] = chance.randint

    def one(self, pool: str) -> str:
        if not self._left.get(pool):
            self._left[pool] = self._chance.sample(self._pools[pool], len(self._pools[pool]))
        return self._left[pool].pop()

    def some(self, pool: str, count: int) -> str:
        return " ".join(dict.fromkeys(self.one(pool) for _ in range(count)))

    def vital_signs(self) -> str:
        self._weight += self.between(-2, 2)
        pressure = f"{self.between(116, 136)}/{self.between(70, 86)}"
        return f"Weight {self._weight} pounds, blood pressure {pressure}, pulse {self.between(62, 84)}."


def _visit_papers(notes: CaseNotes, telling: Telling, draws: _Draws) -> Iterator[Paper]:
    seen: set[str] = set()
    for visit in notes.visits:
        yield _visit_paper(visit, notes, telling, draws, is_first=visit.by not in seen)
        seen.add(visit.by)


def _visit_paper(visit: Visit, notes: CaseNotes, telling: Telling, draws: _Draws, *, is_first: bool) -> Paper:
    day = telling.day(visit.day)
    worst = min(visit.pain + draws.between(1, 2), _WORST)
    least = max(visit.pain - draws.between(2, 3), 0)
    pain = f"Pain today is {visit.pain} of 10, {least} at its least and {worst} at its worst."
    daily_life = visit.daily_life or draws.some("activities", 2)
    body = (
        heading("History"),
        *(() if is_first else (paragraph(draws.one("openings")),)),
        paragraph(telling.words(visit.history, on=day)),
        paragraph(f"{pain} {daily_life} {draws.one('sleep')}"),
        heading("Occupation"),
        paragraph(f"{notes.job.capitalize()} for {telling.employer}."),
        heading("Medications"),
        *entries(visit.medications or notes.medications),
        paragraph(draws.one("tolerance")),
        heading("Review of systems"),
        paragraph(draws.some("reviews", 4)),
        heading("Examination"),
        paragraph(f"{draws.vital_signs()} {draws.one('general')}"),
        paragraph(" ".join(visit.findings)),
        paragraph(draws.some("normal_findings", 3)),
        heading("Diagnoses"),
        *entries(visit.diagnoses or notes.diagnoses),
        heading("Plan"),
        *entries(visit.plan),
        *(() if is_first else (paragraph(draws.one("counsel")),)),
        heading("Work status"),
        paragraph(visit.work),
        paragraph(draws.one("closings")),
    )
    return Paper(title=visit.title, day=day, signed_by=telling.signatory(visit.by), body=body)


def _therapy_papers(therapy: Therapy, telling: Telling, draws: _Draws) -> Iterator[Paper]:
    by = telling.signatory(therapy.by)
    first, last = telling.day(therapy.first), telling.day(therapy.last)
    evaluation = telling.words(therapy.evaluation, on=first)
    yield Paper(
        title=f"{therapy.title}: evaluation",
        day=first,
        signed_by=by,
        body=(heading("Evaluation and plan of care"), paragraph(evaluation), heading("Measures"), *_ends(therapy, 0)),
    )
    notes = [block for number in range(1, therapy.visits + 1) for block in _session(number, therapy, telling, draws)]
    yield Paper(title=f"{therapy.title}: daily notes", day=last, signed_by=by, body=tuple(notes))
    yield Paper(
        title=f"{therapy.title}: discharge",
        day=last,
        signed_by=by,
        body=(heading("Result"), paragraph(therapy.discharge), heading("Measures"), *_ends(therapy, 1)),
    )


def _ends(therapy: Therapy, end: int) -> Iterator[Block]:
    yield fact("Pain", f"{therapy.pain[end]} of 10")
    for measure in therapy.measures:
        yield fact(measure.name, f"{(measure.first, measure.last)[end]} {measure.unit}")


def _session(number: int, therapy: Therapy, telling: Telling, draws: _Draws) -> Iterator[Block]:
    share = (number - 1) / (therapy.visits - 1)
    day = telling.date_words(round(therapy.first + share * (therapy.last - therapy.first)))
    before = round(therapy.pain[0] + share * (therapy.pain[1] - therapy.pain[0]))
    after = max(before - draws.between(0, 1), 0)
    yield Block(kind=BlockKind.ITEM_HEADING, label=f"Visit {number} of {therapy.visits}:", text=day)
    yield fact("Pain", f"{before} of 10 before, {after} of 10 after")
    for measure in therapy.measures:
        yield fact(measure.name, f"{_measured(measure, share, draws)} {measure.unit}")
    yield paragraph(draws.some("treatments", 4))
    yield paragraph(f"{draws.one('therapy_responses')} {draws.one('therapy_plans')}")


def _measured(measure: Measure, share: float, draws: _Draws) -> int:
    """Return a measure after a share of the course: its own at both ends, near the straight line between them."""
    straight = round(measure.first + share * (measure.last - measure.first))
    is_between = 0 < share < 1 and abs(measure.last - measure.first) >= _JITTERED
    return straight + (draws.between(-1, 1) if is_between else 0)
