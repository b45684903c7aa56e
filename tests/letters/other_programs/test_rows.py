"""Rows of other programmes, written by us; and the published ones, read where they are."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.determinations import CaseOutcome
from openimr.domain.errors import LetterSyntaxError
from openimr.domain.text import Span
from openimr.letters.other_programs.certifications import read_certified_reviewers, split_specialties
from openimr.letters.other_programs.dmhc import DmhcDetermination
from openimr.letters.other_programs.nydfs import NydfsDetermination
from openimr.letters.other_programs.objects import other_object
from openimr.letters.other_programs.outcomes import read_stated_outcome
from openimr.letters.other_programs.reading import holds_rows, read_rows

PROSE = (
    "Findings:  The physician reviewer found that Nature of Statutory Criteria/Case Summary:A worker of a mill asks for "
    "a walker. It is sturdy.Findings: Two of the three reviewers found that the walker helps.Final Result: The reviewers "
    "determined that the walker is medically necessary. Therefore, the Health Plan’s denial should be {verb}."
    "Credentials/Qualifications: Reviewers 1, and 3 are board-certified in physical medicine and rehabilitation and are "
    "actively practicing. Reviewer 2 is board certified in internal medicine with subspecialty certifications in "
    "endocrinology, diabetes, and metabolism and in sleep medicine, and is actively practicing."
)
APPEAL = """case number: 201901-100001
treatment: [Physical Therapy], [Durable Medical Equipment]
diagnosis: [Orthopedic/ Musculoskeletal]
health plan: Meadow Plan
appeal decision: {field}
denial reason: Medical necessity
summary 1: Diagnosis: sprain Treatment: brace The insurer denied the brace. The denial was {verb}. A brace
is simple: it holds.
references 1: 1) Oak A, Elm B. A trial of braces (12) 3) in mills. J Brace 2017; 3:1-9. 2) The Official Disability \
Guidelines (ODG), Knee Chapter
"""


def dmhc_row(**changed: object) -> dict[str, object]:
    row: dict[str, object] = {
        "ReferenceID": "MN25-99001",
        "ReportYear": "2025",
        "TreatmentCategory": "DME",
        "Determination": "Overturned Decision of Health Plan",
        "Findings": PROSE.format(verb="overturned"),
    }
    return row | changed


def dmhc(**changed: object) -> DmhcDetermination:
    [found] = read_rows(json.dumps(dmhc_row(**changed)))
    assert isinstance(found, DmhcDetermination)
    return found


def appeal(*, field: str = "Upheld", verb: str = "upheld", more: str = "") -> NydfsDetermination:
    [found] = read_rows(APPEAL.format(field=field, verb=verb) + more)
    assert isinstance(found, NydfsDetermination)
    return found


def test_a_row_of_the_department_is_read_whole() -> None:
    found = dmhc()

    assert (found.outcome, found.stated_outcome) == (CaseOutcome.OVERTURNED, CaseOutcome.OVERTURNED)
    assert found.summary == "A worker of a mill asks for a walker. It is sturdy."
    assert (found.reviewers, found.votes) == (3, 2)
    assert found.fields["report_year"] == "2025"
    assert [(one.number, one.boards, one.subspecialties) for one in found.credentials] == [
        (1, ("physical medicine and rehabilitation",), ()),
        (2, ("internal medicine",), ("endocrinology, diabetes, and metabolism", "sleep medicine")),
        (3, ("physical medicine and rehabilitation",), ()),
    ]


def test_no_words_of_the_findings_are_in_no_part() -> None:
    found = dmhc(Findings="Words before. " + PROSE.format(verb="upheld"))
    prose = "Words before. " + PROSE.format(verb="upheld")
    parts = [span.of(prose) for name, span in found.spans.items() if "/" in name]
    rest = prose
    for part in parts:
        rest = rest.replace(part, "", 1)

    assert "".join(rest.split()) == (
        "Findings:NatureofStatutoryCriteria/CaseSummary:Findings:FinalResult:Credentials/Qualifications:"
    )


def test_a_result_that_differs_from_the_field_is_told() -> None:
    found = dmhc(Findings=PROSE.format(verb="partially overturned"))

    assert found.stated_outcome is CaseOutcome.PARTIALLY_OVERTURNED
    assert not found.outcomes_agree


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("The denial should be upheld.", CaseOutcome.UPHELD),
        ("The denial is overturned.", CaseOutcome.OVERTURNED),
        ("The denial was reversed.", CaseOutcome.OVERTURNED),
        ("The denial is partially overturned.", CaseOutcome.PARTIALLY_OVERTURNED),
        ("The plan's determination is overturned in part.", CaseOutcome.PARTIALLY_OVERTURNED),
        ("The plan's determination of medical necessity is upheld.", CaseOutcome.UPHELD),
        ("The plan's determination is overturned in whole.", CaseOutcome.OVERTURNED),
        ("Determination: Overturned.", CaseOutcome.OVERTURNED),
        ("The denial of a stay from 1/2 to 1/5 should be overturned.", CaseOutcome.OVERTURNED),
        ("The plan's decision to deny the brace is upheld.", CaseOutcome.UPHELD),
        ("The denial should be sustained.", CaseOutcome.UPHELD),
        ("We have upheld the denial of your request.", CaseOutcome.UPHELD),
        ("The reviewer partly overturned the plan's denial.", CaseOutcome.PARTIALLY_OVERTURNED),
        ("The brace is not medically necessary; this does not overturn the denial.", CaseOutcome.UPHELD),
        ("The brace is not medically necessary.", CaseOutcome.UPHELD),
        ("The brace was medically necessary.", CaseOutcome.OVERTURNED),
        ("The stay is not likely to be more beneficial than any other.", CaseOutcome.UPHELD),
        ("A portion of the days are medically necessary.", CaseOutcome.PARTIALLY_OVERTURNED),
        ("A brace was denied. The denial was upheld; it is medically necessary to rest.", CaseOutcome.UPHELD),
        ("A brace was worn.", None),
    ],
)
def test_the_outcome_is_read_from_the_prose(words: str, outcome: CaseOutcome | None) -> None:
    stated = read_stated_outcome(words, zone=Span(0, len(words)))

    assert (None if stated is None else stated.outcome) is outcome


def test_a_specialty_whose_name_holds_and_is_one() -> None:
    assert split_specialties("obstetrics and gynecology, pediatrics and hematology") == (
        "obstetrics and gynecology",
        "pediatrics",
        "hematology",
    )


def test_an_appeal_is_read_whole() -> None:
    found = appeal()
    [reviewer] = found.reviewers

    assert (found.outcome, found.stated_outcome) == (CaseOutcome.UPHELD, CaseOutcome.UPHELD)
    assert found.treatments == ("Physical Therapy", "Durable Medical Equipment")
    assert (found.fields["health_plan"], found.fields["agent"]) == ("Meadow Plan", None)
    assert reviewer.summary.endswith("A brace is simple: it holds.")
    assert [one.text for one in reviewer.references] == [
        "Oak A, Elm B. A trial of braces (12) 3) in mills. J Brace 2017; 3:1-9.",
        "The Official Disability Guidelines (ODG), Knee Chapter",
    ]
    assert reviewer.references[1].mentions[0].source == "odg"


def test_a_minority_of_reviewers_does_not_decide_and_stays_visible() -> None:
    more = "summary 2: The denial was overturned.\nsummary 3: The denial was upheld.\n"
    found = appeal(more=more)

    assert found.stated_outcome is CaseOutcome.UPHELD
    assert found.reviewers[1].stated_outcome is CaseOutcome.OVERTURNED


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"Findings": ""}, '"Findings" of row 2'),
        ({"Findings": None}, '"Findings" of row 2'),
        ({"Determination": "Pending"}, '"Determination"'),
        ({"ReferenceID": " "}, '"ReferenceID"'),
    ],
)
def test_a_row_without_text_is_an_error_that_names_it_and_the_others_are_read(
    changed: Mapping[str, object], named: str
) -> None:
    rows = [dmhc_row(), dmhc_row(**changed), dmhc_row()]
    first, refused, last = read_rows("\n".join(json.dumps(row) for row in rows))

    assert isinstance(refused, LetterSyntaxError)
    assert named in str(refused)
    assert refused.place.line == 2
    assert first == last


def test_a_line_that_is_no_json_is_an_error_with_its_place() -> None:
    first, refused = read_rows(f"{json.dumps(dmhc_row())}\n{{broken")

    assert isinstance(first, DmhcDetermination)
    assert isinstance(refused, LetterSyntaxError)
    assert refused.place.line == 2


def test_an_appeal_without_a_summary_is_an_error_that_names_its_row() -> None:
    whole = APPEAL.format(field="Upheld", verb="upheld")
    cut = whole[: whole.index("summary 1")]
    _, refused = read_rows(f"{whole}\n{cut}")

    assert isinstance(refused, LetterSyntaxError)
    assert '"summary 1" of row 2' in str(refused)


@pytest.mark.parametrize("text", ["", "{", '{"program": "ca-dwc"}', "case number: 1\n", "A letter."])
def test_what_holds_no_rows_is_left_to_the_readers_of_letters(text: str) -> None:
    assert not holds_rows(text)


@given(st.text(max_size=300))
def test_any_findings_are_read_or_refused(findings: str) -> None:
    [found] = read_rows(json.dumps(dmhc_row(Findings=findings)))

    if isinstance(found, DmhcDetermination):
        json.dumps(other_object(found, source="rows"), ensure_ascii=False).encode()
        assert all(span.end <= len(findings) for span in found.spans.values())
    else:
        assert not findings.strip()


@given(st.integers(0, len(APPEAL)), st.integers(0, len(APPEAL)), st.text(max_size=20))
def test_a_damaged_appeal_is_read_or_refused(start: int, end: int, garbage: str) -> None:
    text = APPEAL[:start] + garbage + APPEAL[end:]
    for found in read_rows(text):
        assert isinstance(found, NydfsDetermination | LetterSyntaxError)


def test_the_published_rows_of_the_department_state_the_outcome_of_the_field(shared: Path) -> None:
    found = list(read_rows((shared / "letters/other/dmhc.jsonl").read_text(encoding="utf-8")))
    rows = [row for row in found if isinstance(row, DmhcDetermination)]

    assert len(rows) == len(found) == 32
    assert [row.reference_id for row in rows if not row.outcomes_agree] == ["MN25-45178"]
    assert all(row.reviewers and len(row.credentials) == row.reviewers for row in rows)
    assert all(one.boards for row in rows for one in row.credentials)
    assert sum(row.votes is not None for row in rows) == 5


def test_the_published_appeals_state_the_outcome_of_the_field(shared: Path) -> None:
    found = list(read_rows((shared / "letters/other/nydfs.txt").read_text(encoding="utf-8")))
    rows = [row for row in found if isinstance(row, NydfsDetermination)]

    assert len(rows) == len(found) == 5
    assert all(row.outcomes_agree for row in rows)
    assert [len(row.reviewers[0].references) for row in rows] == [1, 3, 2, 0, 0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "All three reviewers are board-certified in neurology.",
            [(1, ("neurology",)), (2, ("neurology",)), (3, ("neurology",))],
        ),
        (
            "Reviewer #1 is board-certified in urology. Reviewer #2 is board-certified in neurology.",
            [(1, ("urology",)), (2, ("neurology",))],
        ),
        ("The reviewer is double board-certified in neurology and urology.", [(1, ("neurology", "urology"))]),
        ("The reviewer holds board certification in urology.", [(1, ("urology",))]),
        (
            "The reviewer is board certified by the American Board of Internal Medicine in cardiovascular disease and is active.",
            [(1, ("cardiovascular disease",))],
        ),
        ("The reviewer is board certified by the American Board of Urology.", [(1, ("Urology",))]),
    ],
)
def test_each_way_to_state_a_board_is_read(words: str, expected: list[tuple[int, tuple[str, ...]]]) -> None:
    found = read_certified_reviewers(words, zone=Span(0, len(words)), panel=3)

    assert [(one.number, one.boards) for one in found] == expected
