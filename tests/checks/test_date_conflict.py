"""Whether the days that a letter names agree with each other and with its header."""

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.checks.checking import check_determination
from openimr.checks.date_conflict import CHECK
from openimr.domain.findings import Finding, Severity
from openimr.intake.files import file_text
from openimr.letters.reading import read_letter
from tests.checks.drafts import determination, findings, item

INJURED = "The injured worker is a 44 year old female with an industrial injury on 3/2/2015. "
REFUSED = "On 11/29/2016 utilization review denied the request."
UPHELD = " Therefore the request is not medically necessary."


def found_in(summary: str = "", rationale: str = "", **values: date | None) -> tuple[Finding, ...]:
    """Return what is found in a letter whose header says 3/2/2015, 11/29/2016 and 1/20/2017."""
    return findings(CHECK, item(rationale=rationale + UPHELD), summary=INJURED + summary + " " + REFUSED, **values)


def shown(found: tuple[Finding, ...]) -> list[tuple[int | None, str, str]]:
    return [(one.item, one.status, one.found[0].words) for one in found if one.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    "words",
    [
        "She is a 44 year old female who sustained an industrial injury on 3/2/2014.",
        "The worker, with a date of injury of March 2, 2014, fell.",
        "This case involves a female with a history of an occupational claim from 03/02/2014.",
        "He injured his left knee on 3-2-2014 when he fell.",
        "She hurt her back on 3/2/14.",
    ],
)
def test_another_day_of_injury_than_the_header(words: str) -> None:
    [found] = findings(CHECK, item(), summary=f"{words} {REFUSED}")

    assert (found.item, found.status, found.against[0].pointer) == (None, "injury date", "/date_of_injury")
    assert found.against[0].words == "03/02/2015"


def test_the_day_of_injury_named_twice_once_by_a_slip() -> None:
    found = findings(CHECK, item(), summary=f"{INJURED}The date of injury is given as March 20, 2015. {REFUSED}")

    assert [(one.status, one.found[0].words) for one in found] == [("injury date", "injury is given as March 20, 2015")]


@pytest.mark.parametrize(
    "words",
    [
        "She had a prior industrial injury of the neck on 5/6/2009.",
        "An earlier injury of the knee was on 5/6/2009.",
        "He reports cumulative trauma injuries from 1/1/2014 to 3/2/2015.",
    ],
)
def test_another_injury_and_a_time_that_holds_the_day_are_not_shown(words: str) -> None:
    assert shown(findings(CHECK, item(), summary=f"{words} {INJURED}{REFUSED}")) == []


def test_a_rationale_that_names_another_day_of_injury_than_the_summary() -> None:
    rationale = "The worker had a work related injury on 3-2-2005."

    assert shown(found_in(rationale=rationale, date_of_injury=None)) == [(1, "injury date", "injury on 3-2-2005")]


@pytest.mark.parametrize(
    ("words", "is_shown"),
    [
        ("The Utilization Review dated 11/19/2016 denied it.", True),
        ("A prior review dated 11/19/2016 non-certified physical therapy.", True),
        ("The Utilization Review dated 11/29/2016 denied it.", False),
        ("Utilization review of 5/2/2016 certified an MRI. The Utilization Review of 11/29/2016 denied it.", False),
    ],
)
def test_another_day_of_the_review_than_the_header(words: str, *, is_shown: bool) -> None:
    found = findings(CHECK, item(), summary=INJURED + words)

    assert [one.status for one in found] == ["review date"] * is_shown


@pytest.mark.parametrize(
    ("summary", "rationale", "phrase"),
    [
        ("An MRI of the knee dated 6/14/2016 showed a tear.", "The MRI of 6/24/2016 is clear.", "MRI of 6/24/2016"),
        ("EMG performed June 14, 2016 was normal.", "The electrodiagnostic study of June 14, 2015 counts.", None),
        ("X-rays of the left ankle taken 9/12/2016 were normal.", "The 9/21/2016 ankle x-ray shows none.", None),
        ("An MRI performed on 9/6/2016 showed a bulge.", "The scan of 8/6/2016 shows it.", None),
        ("Left knee arthroscopy on 4/16/2016 helped.", "The arthroscopy of 4/26/2016 failed.", None),
        ("Blocks on 3/10/2016 and 4/7/2016 helped.", "The block of 3/10/2015 gave a month of relief.", None),
        ("An ultrasound of 2/3/2016 measured 6.8 mm.", "The ultrasound of 5/9/2015 found 6.8 mm.", None),
        ("A doctor's first report dated 3/12/2015 told of pain.", "Per the 3/22/2015 first report she had pain.", None),
        ("The report of 10/12/2016 told of pain.", "The report of 10/12/2015 told of pain.", None),
        ("The report of 10/12/2016 told of pain.", "The note of 10/21/2016 told of pain.", None),
        ("A shoulder MRI was made on 6 June 2016.", "The shoulder MRI of June 16, 2016 counts.", None),
        ("A neck MRI of 2016-05-06 showed stenosis.", "The MRI of 2016-05-16 showed it.", "MRI of 2016-05-16"),
        ("A neck MRI of 5.6.2016 showed stenosis.", "The MRI of 5/16/2016 showed it.", "MRI of 5/16/2016"),
        ("She had a lumbar MRI in June 2016.", "The lumbar MRI of 8/14/2016 shows a bulge.", None),
        ("A urine drug screen of 9/9/2016 was consistent.", "The drug screen of 9/19/2016 was consistent.", None),
        ("She had carpal tunnel release on 2/2/2016.", "The release was on 2/2/2015.", "release was on 2/2/2015"),
        ("The RFA dated 11/15/2016 asked for it.", "The RFA dated 11/25/2016 asked for it.", "RFA dated 11/25/2016"),
    ],
)
def test_one_event_with_two_days(summary: str, rationale: str, phrase: str | None) -> None:
    [(number, status, words)] = shown(found_in(summary, rationale))

    assert (number, status) == (1, "two dates")
    assert phrase is None or words == phrase


@pytest.mark.parametrize(
    ("summary", "rationale"),
    [
        ("An MRI of the knee dated 6/14/2016 showed a tear.", "The MRI of the knee of 6/14/2016 shows a tear."),
        ("An MRI of the knee dated 6/14/2015 showed a tear.", "A second MRI of the knee of 6/14/2016 shows more."),
        ("An MRI of the knee dated 6/14/2016 showed a tear.", "The MRI of the neck of 6/24/2016 is clear."),
        ("X-rays of the left knee on 6/14/2016 were normal.", "X-rays of the right knee on 6/24/2016 were not."),
        ("An MRI of 6/14/2016 was normal. An MRI of 6/24/2016 was not.", "The MRI of 6/24/2016 counts."),
        ("An MRI performed on 9/6/2016, read on 9/8/2016, showed a bulge.", "The MRI of 9/6/2016 counts."),
        ("Injections on 3/3/2016 and 11/17/2016 helped.", "The injection of 11/17/2016 helped."),
        ("The report of 10/12/2016 told of pain.", "The report of 11/14/2016 told of more."),
        ("On 10/12/2016 she told of pain.", "She has used it since at least 10/21/2016."),
        ("She had a lumbar MRI in June 2016.", "The lumbar MRI of 6/14/2016 shows a bulge."),
        ("Urine drug screens of 4/2/2016 and 9/2/2016 were as expected.", "The screen of 9/2/2016 counts."),
        ("The report of 7/28/2015 told of pain.", "The opioid guidelines (July 28, 2016) speak of it."),
    ],
)
def test_two_events_are_not_shown(summary: str, rationale: str) -> None:
    assert shown(found_in(summary, rationale)) == []


def test_one_study_of_the_summary_with_two_days() -> None:
    told = "A lumbar MRI of 1/8/2016 showed a bulge. Medication was given. The MRI of the lumbar spine dated 1/18/2016 showed it."

    assert [status for _, status, _ in shown(found_in(told))] == ["two dates"]


def test_two_operations_on_two_sides_are_two() -> None:
    told = "She had left knee arthroscopy on 2/16/2016 and right knee arthroscopy on 8/16/2016."

    assert shown(found_in(told)) == []


@pytest.mark.parametrize(
    ("summary", "phrase"),
    [
        ("A letter was written at her visit on 2/22/2017.", "visit on 2/22/2017"),
        (
            "The Request for Authorization was signed on 12/19/2016.",
            "Request for Authorization was signed on 12/19/2016",
        ),
        ("She had therapy, starting on 9/12/2016 and discharged on 7/28/2016.", "7/28/2016"),
        ("She had 6 visits from 9/12/2016 to 7/28/2016.", "visits from 9/12/2016 to 7/28/2016"),
        ("In the report dated 2/2/2015 she told of pain.", "report dated 2/2/2015"),
        ("Therapy was approved on 2/12/2015 for the knee.", "approved on 2/12/2015"),
    ],
)
def test_an_order_that_cannot_be(summary: str, phrase: str) -> None:
    assert shown(found_in(summary)) == [(None, "order", phrase)]


@pytest.mark.parametrize(
    "summary",
    [
        "Surgery is scheduled for 2/22/2017.",
        "She may return to work on 2/22/2017.",
        "An appeal with a new Request for Authorization was signed on 12/19/2016.",
        "She had therapy, starting on 7/28/2016 and discharged on 9/12/2016.",
        "She has a history of a visit on 2/2/2015 for the other knee.",
        "The Request for Authorization was dated 11/19/2016.",
    ],
)
def test_what_can_be_is_not_shown(summary: str) -> None:
    assert shown(found_in(summary)) == []


def test_a_study_before_the_injury_is_only_to_be_looked_at() -> None:
    [found] = found_in("An MRI of the knee on 5/6/2013 was normal.")

    assert (found.status, found.severity) == ("order", Severity.NOTE)


def test_days_of_the_header_in_a_wrong_order() -> None:
    found = found_in(application_received=date(2016, 11, 1))

    assert [(one.found[0].pointer, one.against[0].pointer) for one in found] == [
        ("/application_received", "/ur_denial_date")
    ]


def test_a_day_that_the_calendar_does_not_have() -> None:
    assert shown(found_in("She was seen on 02/30/2016.")) == [(None, "no such day", "02/30/2016")]


ITEMS = (
    item(rationale="The MRI of the knee of 6/24/2016 is clear." + UPHELD),
    item(rationale="Nothing is known." + UPHELD),
    item(rationale="The industrial injury of 3/2/2005 is old." + UPHELD),
)


@pytest.mark.parametrize("order", list(permutations(range(len(ITEMS)))), ids=str)
def test_the_order_of_items_makes_no_difference(order: tuple[int, ...]) -> None:
    summary = INJURED + "An MRI of the knee dated 6/14/2016 showed a tear. " + REFUSED
    found = findings(CHECK, *(ITEMS[place] for place in order), summary=summary)

    assert {(order[one.item - 1], one.status) for one in found if one.item} == {(0, "two dates"), (2, "injury date")}


words = st.lists(
    st.sampled_from(
        """3/2/2015 02/30/2016 March 4, 2016 June 14 2016 1-8-14 and , . ; ( ) the MRI of on dated left knee x-ray utilization review
        denied request for authorization signed received injury prior date first report visit from to starting discharged
        approved 12/12/2017 until 6.8 mm L4-5 surgery İ 7-8/10 since""".split()
    ),
    max_size=40,
).map(" ".join)


@given(rationale=words, summary=words, decided=st.none() | st.dates(), injured=st.none() | st.dates())
def test_no_words_stop_it(rationale: str, summary: str, decided: date | None, injured: date | None) -> None:
    letter = determination(item(rationale=rationale), summary=summary, decision_date=decided, date_of_injury=injured)

    assert all(one.found for one in check_determination(letter, checks=[CHECK]))


def test_nothing_is_found_in_the_founding_letters_at_hand(shared: Path) -> None:
    for path in sorted((shared / "letters/seeds").glob("*.txt")):
        assert check_determination(read_letter(file_text(path)), checks=[CHECK]) == ()
