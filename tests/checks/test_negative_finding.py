"""Whether the letter itself holds what a rationale says is absent."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.hostile_texts import IN_SUMMARY_AND_RATIONALE, repeated
from openimr.checks.checking import check_determination
from openimr.checks.negative_finding import CHECK
from openimr.domain.findings import Finding, Severity
from openimr.intake.files import file_text
from openimr.letters.reading import read_letter
from tests.checks.absences.charts import CHARTS, CHARTS_NOT
from tests.checks.absences.everyday import EVERYDAY, EVERYDAY_NOT
from tests.checks.absences.examples import AKIN, CONTRADICTED, NOT_CONTRADICTED
from tests.checks.absences.manifold import MANIFOLD
from tests.checks.absences.other_words import NOT_SO, OTHER_WORDS, WHOLE
from tests.checks.absences.plain import PLAIN, PLAINLY_NOT
from tests.checks.absences.summaries import LONG, SUMMARIES, SUMMARIES_LATER
from tests.checks.drafts import determination, findings, item

UPHELD = " The request is not medically necessary."
KNEE = "Right knee arthroscopy"
WORDS = (
    "no documentation of weakness; numbness of the left leg, and 4/5 strength. There is was not noted without physical therapy "
    "failed 12 visits requested denied Norco relief from 8 to 4 objective functional improvement L4-5 right knee locks (e.g. x) "
    '"quoted the request does not specify the number of sessions whether reflexes were normal'
).split()


def found(heading: str, summary: str, rationale: str) -> tuple[Finding, ...]:
    return findings(CHECK, item(heading=heading, rationale=rationale + UPHELD), summary=summary)


def statuses(heading: str, summary: str, rationale: str) -> set[str]:
    return {one.status for one in found(heading, summary, rationale)}


@pytest.mark.parametrize(("heading", "summary", "rationale"), CONTRADICTED)
def test_an_absence_that_the_summary_contradicts(heading: str, summary: str, rationale: str) -> None:
    assert "contradicted" in statuses(heading, summary, rationale)


@pytest.mark.parametrize(("heading", "summary", "rationale"), NOT_CONTRADICTED)
def test_an_absence_that_the_summary_does_not_contradict(heading: str, summary: str, rationale: str) -> None:
    assert statuses(heading, summary, rationale) == {"not contradicted in the letter"}


@pytest.mark.parametrize(("heading", "summary", "rationale"), AKIN)
def test_what_is_akin_to_an_absence_is_near_it(heading: str, summary: str, rationale: str) -> None:
    assert statuses(heading, summary, rationale) == {"related"}


def test_plain_contradictions_are_found_and_their_like_is_not() -> None:
    found = [row for row in PLAIN if "contradicted" in statuses(*row)]

    assert len(found) >= 0.95 * len(PLAIN)
    assert [row for row in PLAINLY_NOT if "contradicted" in statuses(*row)] == []


def test_contradictions_in_other_words_are_found_and_their_like_is_not() -> None:
    found = [row for row in OTHER_WORDS if "contradicted" in statuses(*row)]

    assert len(found) >= 0.9 * len(OTHER_WORDS)
    assert [row for row in NOT_SO if "contradicted" in statuses(*row)] == []


def test_everyday_contradictions_are_found_and_their_like_is_not() -> None:
    assert [row for row in EVERYDAY if "contradicted" not in statuses(*row)] == []
    assert [row for row in EVERYDAY_NOT if "contradicted" in statuses(*row)] == []


def test_contradictions_in_the_shorthand_of_charts_are_found_and_their_like_is_not() -> None:
    assert [row for row in CHARTS if "contradicted" not in statuses(*row)] == []
    assert [row for row in CHARTS_NOT if "contradicted" in statuses(*row)] == []


def test_statements_on_whole_summaries_in_other_words() -> None:
    rows = [(heading, summary, words, is_so) for heading, summary, told in WHOLE for words, is_so in told]
    found = {row: "contradicted" in statuses(*row[:3]) for row in rows}
    wanted = [row for row in rows if row[3]]

    assert [row[2] for row in rows if found[row] and not row[3]] == []
    assert sum(found[row] for row in wanted) >= 0.8 * len(wanted)


@pytest.mark.parametrize(("which", "recall"), [(SUMMARIES, 0.9), (SUMMARIES_LATER, 0.75)], ids=["first", "later"])
def test_statements_on_summaries_as_they_are_published(
    which: list[tuple[str, str, list[tuple[str, str]]]], recall: float
) -> None:
    rows = [(heading, summary, words, wanted) for heading, summary, told in which for words, wanted in told]
    found = {row: "contradicted" in statuses(*row[:3]) for row in rows}
    wanted = [row for row in rows if row[3] == "contradicted"]

    assert [row[2] for row in rows if found[row] and row not in wanted] == []
    assert sum(found[row] for row in wanted) >= recall * len(wanted)


def test_statements_on_summaries_of_several_parts_and_treatments() -> None:
    rows = [
        (heading, summary, words, wanted)
        for summary, by_heading in MANIFOLD
        for heading, statements in by_heading.items()
        for words, wanted in statements
    ]
    found = {row: "contradicted" in statuses(*row[:3]) for row in rows}
    wanted = [row for row in rows if row[3] == "contradicted"]

    assert [row[2] for row in rows if found[row] and row not in wanted] == []
    assert sum(found[row] for row in wanted) >= 0.8 * len(wanted)


@pytest.mark.parametrize(
    ("heading", "summary", "rationale", "status"),
    [
        ("Omeprazole 20mg", "His father had a bleeding ulcer.", "There is no history of ulcer.", None),
        ("Omeprazole 20mg", "He was warned of the risk of gastritis.", "There is no gastritis.", None),
        ("Flexeril 10mg", "Her spasms have resolved.", "There is no evidence of spasm.", None),
        ("H-wave", "He was given a TENS unit for a trial, which has not been delivered.", "There was no trial of TENS.", None),
        ("Massage", "The UR of 1/2/2016 denied acupuncture and massage.", "There has been no acupuncture.", None),
        ("Massage", "Massage was requested because acupuncture had failed.", "Acupuncture has not been tried.", "contradicted"),
        ("Norco 5mg", "In May 2016 Norco was reduced from six to four a day.", "There was no attempt at dose reduction.", "contradicted"),
        ("Norco 5mg", "Norco was given to reduce pain.", "There is no documentation of reduced pain with Norco.", None),
        ("Norco 5mg", "He has taken Norco and naproxen.", "The pain is 8/10 without medication.", None),
        ("Norco 5mg", "Pain falls from 8/10 to 4/10 with Norco.", "There is no documentation of pain relief and functional improvement.", "related"),
        ("Norco 5mg", "A urine drug screen of 6/2/2016 was consistent.", "No urine drug screen was done after June 2016.", "related"),
        ("Cervical ESI", "The diagnoses include cervical radiculopathy.", "There are no objective findings of radiculopathy on examination.", "related"),
        ("Cervical ESI", "MRI of 1/2/2016 showed a protrusion that contacts the C6 root.", "The MRI does not show nerve root compression.", "contradicted"),
        ("Physical therapy", "He does home exercise daily.", "There is no documentation that he cannot do home exercise.", None),
        ("Knee injection", "He had two injections into the knee.", "The dates of the injections are not given.", None),
        ("Gym", "He was treated for low mood and is tearful.", "There is no anxiety.", "related"),
        ("MRI of the left wrist", "She had therapy for the right wrist.", "There was no therapy for the left wrist.", "related"),
    ],
)  # fmt: skip
def test_of_whom_when_and_where_a_summary_tells(heading: str, summary: str, rationale: str, status: str | None) -> None:
    assert statuses(heading, summary, rationale) == {status or "not contradicted in the letter"}


def test_up_to_three_places_that_speak_against_a_statement_are_shown() -> None:
    summary = "Strength was 4/5 in the left leg. Sensation was decreased in the left L5 dermatome. The left ankle reflex was absent. He has wasting of the left calf."

    (finding,) = found("Lumbar MRI", summary, "There is no neurologic deficit.")

    assert finding.status == "contradicted"
    assert len(finding.against) == 3


def test_a_statement_that_asks_for_more_than_is_told_is_not_contradicted() -> None:
    told = {heading: summary for heading, summary, _ in SUMMARIES + SUMMARIES_LATER}
    rows = [(heading, told[heading], words) for heading, statements in LONG.items() for words in statements]

    assert len([row[2] for row in rows if "contradicted" in statuses(*row)]) <= 1


@pytest.mark.parametrize(
    ("heading", "summary", "rationale", "severity"),
    [
        (
            "Right knee arthroscopy",
            "The worker twisted his right knee. A steroid injection of 6/12/2026 helped for less than three weeks.",
            "An injection was tried without lasting help.",
            Severity.NOTE,
        ),
        (
            "L4-5 fusion",
            "Diagnoses include spondylolisthesis at L4-5.",
            "The films do not show instability.",
            Severity.NOTE,
        ),
        (
            "Lumbar MRI",
            "Sensation was decreased in the left L5 dermatome.",
            "There are no significant neurologic deficits.",
            Severity.QUESTION,
        ),
        (
            "Lumbar MRI",
            "There is possible weakness of the left leg.",
            "There is no neurologic deficit.",
            Severity.NOTE,
        ),
        (
            "Cervical MRI",
            "She has had six visits of physical therapy.",
            "There is no documentation of failed conservative care.",
            Severity.NOTE,
        ),
        (
            "Norco 10/325mg #60",
            "Pain is rated 6/10.",
            "There is no quantified evidence of numerical pain relief with the drug.",
            Severity.NOTE,
        ),
        (
            "Lumbar MRI",
            "Weakness of the left leg was noted.",
            "There is insufficient documentation of weakness.",
            Severity.NOTE,
        ),
        (
            "MRI of the left knee",
            "An MRI of the left knee was ordered to rule out a meniscal tear.",
            "There is no rationale for the MRI.",
            Severity.NOTE,
        ),
        (
            "Baclofen 10mg",
            "He complains of burning pain of both feet.",
            "The drug is for neuropathic pain of the feet. He has not been diagnosed with any of these conditions.",
            Severity.NOTE,
        ),
    ],
)
def test_an_absence_with_something_near_it_in_the_letter(
    heading: str, summary: str, rationale: str, severity: Severity
) -> None:
    (finding,) = found(heading, summary, rationale)

    assert (finding.status, finding.severity) == ("related", severity)


def test_a_finding_shows_both_places_and_the_provision() -> None:
    summary = "On 1/2/2016 the right knee was tender, and it locks on stairs."

    (finding,) = found(KNEE, summary, "There are no complaints of locking.")

    assert [passage.words for passage in finding.found] == ["no complaints of locking"]
    assert [(passage.pointer, passage.words) for passage in finding.against] == [("/summary", "and it locks on stairs")]
    assert finding.provision == "Lab. Code § 4610.6(h)(5)"
    assert finding.severity is Severity.QUESTION
    assert "locking or catching" in finding.message
    assert "the summary" in finding.message


def test_what_stands_in_the_rationale_of_another_item_counts() -> None:
    first = item(heading="MRI of the right knee", rationale="There is no swelling." + UPHELD)
    second = item(heading="Right knee brace", rationale="The right knee was swollen on 1/2/2016." + UPHELD)

    (finding,) = findings(CHECK, first, second, summary="The right knee hurts.")

    assert (finding.item, finding.status) == (1, "contradicted")
    assert finding.against[0].pointer == "/items/1/rationale"
    assert "item 2" in finding.message


def test_a_rule_in_a_rationale_states_nothing_of_this_person() -> None:
    rationale = "The guideline asks for swelling of the knee and locking. There is no swelling of the knee."

    assert statuses(KNEE, "The right knee hurts.", rationale) == {"not contradicted in the letter"}


@pytest.mark.parametrize(
    ("heading", "rationale", "words"),
    [
        ("Acupuncture 6 visits", "The request does not specify the number of visits.", "6 visits"),
        ("MRI of the left knee", "The request failed to specify the body part.", "knee"),
        ("Acupuncture", "The request does not specify the number of visits.", None),
        ("MRI", "The request failed to specify the body part.", None),
    ],
)
def test_what_a_request_is_said_to_leave_open_may_stand_in_its_heading(
    heading: str, rationale: str, words: str | None
) -> None:
    (finding,) = found(heading, "The worker is in pain.", rationale)

    assert [passage.words for passage in finding.against] == ([] if words is None else [words])
    assert (finding.status == "contradicted") == (words is not None)


def test_a_part_of_the_body_is_given_for_the_care_only_where_the_care_is_named_with_it() -> None:
    rationale = "The request failed to specify the body part."
    with_it, apart = "He had massage of the left knee.", "The left knee hurts. He had massage."

    assert [statuses("Massage", each, rationale) for each in (with_it, apart)] == [
        {"related"},
        {"not contradicted in the letter"},
    ]


def test_care_that_depends_on_something_was_not_had() -> None:
    told = "Further physical therapy is contingent upon how she does."

    assert statuses(KNEE, told, "There was no physical therapy.") == {"not contradicted in the letter"}


def test_of_a_list_the_member_is_shown_that_is_of_the_part_in_question() -> None:
    summary = "She complained of pain of the back, the neck, the left shoulder and the head."
    (finding,) = found("MRI of the left shoulder", summary, "There are no complaints of the left shoulder.")

    assert "the left shoulder" in finding.against[0].words


@pytest.mark.parametrize(
    "rationale",
    [
        "Since the primary procedure is not medically necessary, none of the associated services are medically necessary.",
        "The guidelines do not recommend this.",
        "If there is no improvement, therapy should end.",
        "There is no need for a brace.",
    ],
)
def test_a_stock_sentence_a_verdict_and_a_rule_are_no_statements(rationale: str) -> None:
    assert found("Assistant surgeon", "The worker is in pain.", rationale) == ()


def test_what_utilization_review_says_is_no_statement_of_the_reviewer_to_be_contradicted() -> None:
    rationale = "The claims administrator found no swelling."

    assert statuses(KNEE, "The right knee was swollen.", rationale) == {"not contradicted in the letter"}


@given(st.permutations(range(3)))
def test_the_order_of_the_items_changes_nothing(order: list[int]) -> None:
    items = [
        item(heading="MRI of the right knee", rationale="There is no swelling of the knee." + UPHELD),
        item(heading="Right knee brace", rationale="The right knee was swollen on 1/2/2016." + UPHELD),
        item(heading="Norco #60", rationale="There is no evidence of urine drug testing." + UPHELD),
    ]
    summary = "A urine drug screen of 3/2/2016 was consistent."

    def told(given: list[int]) -> set[tuple[int, str, str]]:
        ordered = findings(CHECK, *(items[place] for place in given), summary=summary)
        return {(given[(one.item or 0) - 1], one.status, one.found[0].words) for one in ordered}

    assert told(order) == told([0, 1, 2])


@given(
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join),
)
def test_no_words_make_it_fail_and_each_passage_is_found(summary: str, rationale: str) -> None:
    for finding in findings(CHECK, item(heading=KNEE, rationale=rationale), summary=summary):
        value = {"/summary": summary, "/items/0/rationale": rationale, "/items/0/heading": KNEE}
        for passage in (*finding.found, *finding.against):
            assert passage.span.of(value[passage.pointer]) == passage.words


@pytest.mark.parametrize(
    ("pieces", "status"),
    [
        *zip(
            IN_SUMMARY_AND_RATIONALE,
            ["contradicted", "related", *["not contradicted in the letter"] * 2, None, "related"],
            strict=True,
        )
    ],
)
def test_each_of_many_statements_is_answered_alike(pieces: tuple[str, str], status: str | None) -> None:
    summary, rationale = (repeated(piece, 16_000) for piece in pieces)
    draft = determination(item(heading="MRI of the left knee", rationale=rationale), summary=summary)
    found = check_determination(draft, checks=[CHECK])

    assert {one.status for one in found} == {status} - {None}
    assert len(found) == (16_000 // len(pieces[1]) if status else 0)


def test_the_seeds(shared: Path) -> None:
    by_seed = {
        path.stem[:3]: check_determination(read_letter(file_text(path)), checks=[CHECK])
        for path in sorted((shared / "letters/seeds").glob("*.txt"))
    }

    instability = [one for one in by_seed["000"] if "instability" in one.found[0].words]
    assert [(one.item, one.status) for one in instability] == [(1, "related")]
    assert "listhesis" in instability[0].against[0].words
    assert {one.item for one in by_seed["000"]} == {1}
    assert "contradicted" in {one.status for one in by_seed["002"] if "source of pain" in one.found[0].words}
