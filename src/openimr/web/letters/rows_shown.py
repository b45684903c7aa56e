"""Rows of another programme as the page shows them: each as an item, with all that was read of it."""

from collections.abc import Iterable, Iterator, Sequence

from openimr.domain.citations import Citation
from openimr.domain.determinations import CaseOutcome
from openimr.letters.other_programs.certifications import CertifiedReviewer
from openimr.letters.other_programs.dmhc import DmhcDetermination
from openimr.letters.other_programs.nydfs import NydfsDetermination
from openimr.web.letters.items_shown import ItemShown, SourceShown
from openimr.web.letters.readings import PlacedRow, RowsRead
from openimr.web.letters.shown import ReadAs, Shown, fault_spans, faults_shown
from openimr.web.letters.values_shown import Fact, FactGroup, Lit, Value
from openimr.web.letters.words import citation_words

_PROGRAMS = {
    DmhcDetermination: "California, Department of Managed Health Care",
    NydfsDetermination: "New York, Department of Financial Services",
}
_LABELS = {
    "report_year": "Year of the report",
    "kind": "Kind of review",
    "diagnosis": "Diagnosis",
    "diagnosis_subcategory": "Diagnosis, closer",
    "treatment_subcategory": "Treatment, closer",
    "health_plan": "Health plan",
    "coverage_type": "Kind of cover",
    "denial_reason": "Reason of the denial",
    "age_range": "Age",
    "sex": "Sex",
    "days_to_review": "Days to review",
    "days_to_adopt": "Days to adopt",
    "decision_year": "Year of the decision",
    "agent": "Review agent",
}
"""Fields of a row, of whichever programme, in the order in which they are shown."""


def rows_shown(read: RowsRead) -> Shown:
    """Return what the page shows of another programme's rows; also of which the prose does not state the field's outcome."""
    spans = {**read.spans, **dict(fault_spans(read.text, read.errors))}
    lit = Lit(spans)
    return Shown(
        text=read.text,
        spans=spans,
        read_as=ReadAs.ROWS,
        groups=(FactGroup(title="The programme", facts=tuple(_whole(read.rows))),),
        items=tuple(_row(row, f"/rows/{index}", lit) for index, row in enumerate(read.rows)),
        faults=tuple(faults_shown(read.errors, lit)),
    )


def _whole(rows: Sequence[PlacedRow]) -> Iterator[Fact]:
    differing = [str(row.number) for row in rows if not row.found.outcomes_agree]
    for label, words in (
        ("Programme", _PROGRAMS[type(rows[0].found)]),
        ("Rows that read", str(len(rows))),
        ("Prose does not agree", f"in row {', '.join(differing)}" if differing else "in no row"),
    ):
        yield Fact(label=label, values=(Value(words=words),))


def _row(row: PlacedRow, pointer: str, lit: Lit) -> ItemShown:
    found = row.found
    if isinstance(found, DmhcDetermination):
        number, treatment = found.reference_id, found.fields["treatment"]
        facts, sources = _dmhc_facts(found, pointer, lit), _dmhc_sources(found, pointer, lit)
    else:
        number, treatment = found.case_number, "; ".join(found.treatments)
        facts, sources = _nydfs_facts(found, pointer, lit), _nydfs_sources(found, pointer, lit)
    return ItemShown(
        title=f"Row {row.number}",
        anchor=f"row-{row.number}",
        description=lit.value(treatment or "no treatment stated", f"{pointer}/treatment"),
        outcome=lit.value(found.outcome.value, f"{pointer}/outcome"),
        is_overturned=found.outcome is not CaseOutcome.UPHELD,
        facts=(lit.fact("Case number", [number], f"{pointer}/case_number"), *facts),
        sources=tuple(sources),
    )


def _dmhc_facts(row: DmhcDetermination, pointer: str, lit: Lit) -> Iterator[Fact]:
    stated = None if row.stated_outcome is None else row.stated_outcome.value
    yield lit.fact("Outcome in the findings", [stated], f"{pointer}/stated_outcome")
    fields = {name: lit.fact(_LABELS[name], [row.fields.get(name)], f"{pointer}/{name}") for name in _LABELS}
    yield from (fact for fact in fields.values() if fact.values)
    votes = None if row.votes is None else f"{row.votes} of {row.reviewers}"
    yield lit.fact("Reviewers who found so", [votes], f"{pointer}/votes")
    yield from _certified(row.credentials, f"{pointer}/credentials", lit)


def _dmhc_sources(row: DmhcDetermination, pointer: str, lit: Lit) -> Iterator[tuple[str, tuple[SourceShown, ...]]]:
    yield from _named("Named in the findings", row.mentions, f"{pointer}/references", lit)


def _nydfs_facts(row: NydfsDetermination, pointer: str, lit: Lit) -> Iterator[Fact]:
    yield lit.fact(_LABELS["diagnosis"], ["; ".join(row.diagnoses)], f"{pointer}/diagnosis")
    fields = [lit.fact(_LABELS[name], [row.fields.get(name)], f"{pointer}/{name}") for name in _LABELS]
    yield from (fact for fact in fields if fact.values)
    for index, one in enumerate(row.reviewers):
        stated = None if one.stated_outcome is None else one.stated_outcome.value
        of_one = f"{pointer}/reviewers/{index}"
        yield lit.fact(f"Outcome in summary {one.number}", [stated], f"{of_one}/stated_outcome")
        yield from _certified(one.credentials, f"{of_one}/credentials", lit)


def _nydfs_sources(row: NydfsDetermination, pointer: str, lit: Lit) -> Iterator[tuple[str, tuple[SourceShown, ...]]]:
    for index, one in enumerate(row.reviewers):
        of_one = f"{pointer}/reviewers/{index}"
        yield from _named(f"Named in summary {one.number}", one.mentions, f"{of_one}/mentions", lit)
        if one.references:
            yield (
                f"References of summary {one.number}",
                tuple(
                    _source(lit.value(each.text, f"{of_one}/references/{number}"), each.mentions)
                    for number, each in enumerate(one.references)
                ),
            )


def _certified(reviewers: Iterable[CertifiedReviewer], pointer: str, lit: Lit) -> Iterator[Fact]:
    for index, one in enumerate(reviewers):
        words = ", ".join([*one.boards, *(f"{name} (subspecialty)" for name in one.subspecialties)])
        yield lit.fact(f"Reviewer {one.number} is certified in", [words], f"{pointer}/{index}")


def _named(
    title: str, citations: Sequence[Citation], pointer: str, lit: Lit
) -> Iterator[tuple[str, tuple[SourceShown, ...]]]:
    if citations:
        yield (
            title,
            tuple(
                _source(lit.value(citation_words(one), f"{pointer}/{index}"), [one])
                for index, one in enumerate(citations)
            ),
        )


def _source(cited: Value, known: Sequence[Citation]) -> SourceShown:
    """Return a source without answers: the register speaks of California's schedule, which binds no other programme."""
    ids = dict.fromkeys(one.id for one in known if one.id)
    return SourceShown(cited=cited, id=", ".join(ids), basis="", particulars="", answers=())
