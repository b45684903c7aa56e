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
        "Date of loss: 3/2/2014.",
    ],
)
def test_another_day_of_injury_than_the_header(words: str) -> None:
    [found] = findings(CHECK, item(), summary=f"{words} {REFUSED}")

    assert (found.item, found.status, found.against[0].pointer) == (None, "injury date", "/date_of_injury")
    assert found.against[0].words == "03/02/2015"


@pytest.mark.parametrize(
    "words",
    [
        "She is a cook who on 3/12/2015 slipped in the kitchen.",
        "A roofer fell from a ladder on 3/12/2015.",
        "A nurse was lifting a patient on 3/12/2015 when her back gave way.",
        "A slip and fall on 3/12/2015 led to knee pain.",
        "She was injured at work in 2014.",
        "He hurt his back in March 2014.",
    ],
)
def test_an_accident_or_a_time_that_is_not_that_of_the_header(words: str) -> None:
    assert [status for _, status, _ in shown(findings(CHECK, item(), summary=f"{words} {REFUSED}"))] == ["injury date"]


@pytest.mark.parametrize(
    "words",
    [
        "She is a cook who on 3/2/2015 slipped in the kitchen.",
        "She was injured at work in March 2015.",
        "He was hurt in 2015.",
        "On 5/5/2016 she reported that she fell.",
        f"{INJURED}She fell again on 5/5/2016.",
    ],
)
def test_an_accident_on_the_day_of_the_header_and_a_later_one_are_not_shown(words: str) -> None:
    assert shown(findings(CHECK, item(), summary=f"{words} {REFUSED}")) == []


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
        ("Therapy was non-certified on 11/9/2016.", True),
        ("Therapy was non-certified on 11/29/2016.", False),
        ("Utilization review of 5/2/2016 certified an MRI. The Utilization Review of 11/29/2016 denied it.", False),
    ],
)
def test_another_day_of_the_review_than_the_header(words: str, *, is_shown: bool) -> None:
    found = findings(CHECK, item(), summary=INJURED + words)

    assert [one.status for one in found] == ["review date"] * is_shown


@pytest.mark.parametrize(
    ("rationale", "is_shown"),
    [
        ("The UR decision of 11/19/2016 misread it.", True),
        ("The denial dated November 9, 2016 misread it.", True),
        ("The utilization review of 11/29/2016 misread it.", False),
        ("Another utilization review of 11/19/2016 was of a brace.", False),
    ],
)
def test_another_day_of_the_review_in_a_rationale(rationale: str, *, is_shown: bool) -> None:
    assert [status for _, status, _ in shown(found_in(rationale=rationale))] == ["review date"] * is_shown


def test_a_day_shown_beside_another_is_asked_about_once() -> None:
    found = found_in("An MRI of the knee of 1/6/2016 showed a tear.", "The MRI of the knee of 1/6/2015 shows a tear.")

    assert {(one.status, one.severity is Severity.NOTE) for one in found} == {("two dates", False), ("order", True)}


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
        ("Sunrise views of the knee of 6/4/2016 were normal.", "The standing films of 6/14/2016 are normal.", None),
        ("Nerve conduction studies of 6/5/2016 were normal.", "The nerve tests of 6/15/2016 were normal.", None),
        ("An MRI, which was obtained on 6/4/2016, showed a tear.", "The MRI of 6/14/2016 counts.", None),
        ("An MRI without contrast on 6/4/2016 showed a tear.", "The MRI report of 7/4/2016 counts.", None),
        ("The MRI of the knee was made late. It was done on 6/8/2016.", "The knee MRI of 6/18/2016 counts.", None),
        ("On 6/9/2016 she underwent left knee arthroscopy.", "The arthroscopy was performed on 6/19/2016.", None),
        ("On 6/9/2016, a lumbar MRI showed a bulge.", "The lumbar MRI of 6/19/2016 shows it.", None),
        ("Polysomnography of 2/14/2016 was normal.", "The sleep study of 2/24/2016 was normal.", None),
        ("Blood work of 6/2/2016 was normal.", "The laboratory tests of 6/12/2016 were normal.", None),
        ("The plate was taken out on 6/2/2016.", "The hardware removal of 6/12/2016 helped.", None),
        (
            "She was permanent and stationary on 4/15/2016.",
            "She has been permanent and stationary since 4/25/2016.",
            None,
        ),
        ("The pain contract was signed on 5/9/2016.", "A pain contract of 5/19/2016 is on file.", "5/19/2016"),
        ("A TENS trial ran from 4/4/2016 to 5/4/2016.", "The TENS trial that began on 4/14/2016 failed.", None),
        ("The note of 10/12/2016 told of pain.", "The note of 9/12/2016 told of pain.", "note of 9/12/2016"),
        ("A lumbar MRI of 5/14/2016 showed a bulge.", "The lumbar MRI of April 2016 shows it.", "MRI of April 2016"),
        ("A lumbar fusion was done in 2014.", "The lumbar fusion in 2013 did not help.", "fusion in 2013"),
        ("A neck MRI on 5.6.16 showed stenosis.", "The MRI of 5/16/2016 showed it.", "MRI of 5/16/2016"),
        (
            "A knee operation on 6/2/2016 failed. At the visit of 6/12/2016 she limped.",
            "The operation of 6/12/2016 failed.",
            None,
        ),
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
        (
            "A lumbar MRI of 6/2/2016 was normal. On 6/12/2016 she limped.",
            "The request for an MRI dated 6/12/2016 is early.",
        ),
        ("A lumbar MRI of 6/2/2016 was normal. On 9/12/2016 she limped.", "A lumbar MRI was ordered on 9/12/2016."),
        ("A lumbar MRI of 6/2/2015 was normal; a repeat of 9/12/2016 was not.", "The MRI of 9/12/2016 was not."),
        ("A second MRI of 6/2/2015 was normal.", "A third MRI of 6/12/2015 was not."),
        ("The EMG of 6/5/2016 was normal.", "On 6/15/2016 the physician read the EMG."),
        ("A TENS unit was issued on 7/1/2016.", "The TENS unit was returned on 7/11/2016."),
        ("She was seen on 8/8/2016 by the orthopedist.", "She was seen on 8/18/2016 by the psychologist."),
        ("Notes of 8/2/2016 to 9/2/2016 tell of gains.", "The note of 8/22/2016 tells of them."),
        ("The MRI of 10/3/2016 showed a bulge.", "The report of the MRI, dated 10/5/2016, shows a bulge."),
        ("A drug was increased on 10/4/2016.", "The drug was reduced on 11/4/2016."),
        ("A contract was signed on 1/8/2016.", "The rule effective 1/18/2016 asks for a contract."),
        ("The MRI was performed on 9/6/2016.", "The MRI report of 9/9/2016 tells of a tear."),
        ("X-rays of 6/1/2016 showed a fracture. The cast came off on 7/11/2016.", "X-rays of 7/11/2016 showed union."),
        ("Arthroscopy was done on 4/16/2016.", "Sutures were removed on 4/26/2016."),
        ("MRIs were done on October 4 and 18, 2016.", "The MRI of October 4, 2016 counts."),
        ("The visits of 5/2 and 5/16/2016 are told.", "At the visit of 5/2/2016 she limped."),
        ("An MRI of the knee 6/2/2016 showed a tear.", "An MRI of 6/12/2016 of the hip was normal."),
        ("A sleep study of 6/2/2016 was normal.", "The echocardiogram of 6/12/2016 was normal."),
        ("She had a lumbar fusion in 2014.", "The lumbar fusion of June 2014 healed."),
        ("On 11/14/2016 naproxen was given.", "She has used naproxen since at least 11/4/2016."),
        ("Surgery was done on 6/8/2016. On 6/18/2016 the surgery was spoken of.", "The surgery of 6/18/2016 failed."),
        ("On 6/18/2016 he took the MRI to the surgeon. The MRI was on 6/8/2016.", "The MRI of 6/8/2016 showed a tear."),
        ("The wound was sutured on 6/8/2016.", "Surgery on 6/18/2016 helped."),
    ],
)
def test_two_events_are_not_shown(summary: str, rationale: str) -> None:
    assert shown(found_in(summary, rationale)) == []


@pytest.mark.parametrize(
    ("heading", "summary", "rationale", "phrase"),
    [
        (
            "Retrospective: knee injection, DOS 10/18/2016",
            "",
            "The injection was given on 10/8/2016.",
            "injection was given on 10/8/2016",
        ),
        (
            "Urine drug screen (date of service 10/18/2016)",
            "",
            "The sample in dispute is of 10/13/2016.",
            "sample in dispute is of 10/13/2016",
        ),
        ("Retrospective cream, DOS 10/18/2016", "", "What was dispensed on 10/13/2016 is not known.", "10/13/2016"),
        (
            "Retrospective: MRI of the knee, DOS 10/18/2016",
            "An MRI of the knee of 10/8/2016 was normal.",
            "",
            "MRI of the knee of 10/8/2016",
        ),
        ("Urine drug screen, DOS 10/18/2016", "", "She has been tested since 10/8/2016.", None),
        (
            "Urine drug screen, DOS 10/18/2016",
            "Her urine was tested on 10/18/2016.",
            "That of 10/18/2016 is in dispute.",
            None,
        ),
        ("Urine drug screen, DOS 10/18/2016", "Drug screens of 7/8/2016 and 10/18/2016 are told.", "", None),
    ],
)
def test_another_day_of_service_than_the_heading(
    heading: str, summary: str, rationale: str, phrase: str | None
) -> None:
    asked = item(heading=heading, description=heading, rationale=rationale + UPHELD)
    found = findings(CHECK, asked, summary=INJURED + summary + " " + REFUSED)

    assert [(one.item, one.status, one.found[0].words) for one in found] == (
        [(1, "two dates", phrase)] if phrase is not None else []
    )
    assert all(one.against[0].pointer == "/items/0/heading" for one in found)


@pytest.mark.parametrize(
    ("heading", "is_shown"),
    [
        ("Retrospective: urine drug screen, DOS 12/18/2016", True),
        ("Retrospective: urine drug screen, DOS 2/18/2015", True),
        ("Retrospective: urine drug screen, DOS 10/18/2016", False),
        ("Urine drug screen, DOS 12/18/2016", False),
    ],
)
def test_a_day_of_service_that_cannot_be(heading: str, *, is_shown: bool) -> None:
    found = findings(CHECK, item(heading=heading, description=heading), summary=INJURED + REFUSED)

    assert [(one.item, one.status) for one in found] == [(1, "order")] * is_shown


@pytest.mark.parametrize("is_first", [True, False])
def test_two_rationales_that_date_one_study_otherwise(*, is_first: bool) -> None:
    early = item(rationale="The MRI of the knee of 6/14/2016 is clear." + UPHELD)
    late = item(rationale="The knee MRI of 6/24/2016 shows a tear." + UPHELD)
    items = [early, late] if is_first else [late, early]

    [found] = findings(CHECK, *items, summary=INJURED + REFUSED)

    assert (found.status, found.found[0].words) == ("two dates", "MRI of the knee of 6/14/2016")


@pytest.mark.parametrize(
    "told",
    [
        "A lumbar MRI of 1/8/2016 showed a bulge. Medication was given. The MRI of the lumbar spine dated 1/18/2016 showed it.",
        "An ultrasound of the heel of 2/3/2016 measured 6.8 mm. The heel ultrasound of 2/13/2016 measured 6.8 mm.",
        "A lumbar fusion was done on 5/6/2016. She is sore after the lumbar fusion of June 2016.",
        "EMG of the arms of 6/5/2016 was normal. She had an EMG dated 6/5/2015.",
        "A cervical fusion was done in 2015. She is sore after the cervical fusion in 2016.",
    ],
)
def test_one_thing_of_the_summary_with_two_days(told: str) -> None:
    assert [status for _, status, _ in shown(found_in(told))] == ["two dates"]


@pytest.mark.parametrize(
    "told",
    [
        "An MRI of the lumbar spine of 7/8/2015 showed 3 mm at L4-5; that of 7/9/2016 showed it grown to 5 mm at L4-5.",
        "MRI dated 5/3/2016 of the right shoulder, MRI dated 5/9/2016 of the left shoulder.",
        "A lumbar laminectomy was done in 2015 and a lumbar fusion in 2016.",
        "A lumbar fusion was done on 5/6/2016. She is sore after the fusion of May 2016.",
        "An ultrasound of the heel of 2/3/2016 measured 6.8 mm. The heel ultrasound of 5/9/2016 measured 6.8 mm.",
        "Carpal tunnel release of the right hand was in May 2016 and of the left hand in June 2016.",
    ],
)
def test_two_things_of_the_summary_are_two(told: str) -> None:
    assert shown(found_in(told)) == []


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
        ("Treatment to date has included an injection on 2/3/2014.", "injection on 2/3/2014"),
        ("She is being treated for a knee after surgery in December 2014.", "surgery in December 2014"),
        ("An MRI of the knee on 1/6/2015 showed a tear.", "MRI of the knee on 1/6/2015"),
        ("She was seen in urgent care 2/20/15.", "urgent care 2/20/15"),
        ("She was admitted on 5/9/2016 and went home on 5/3/2016.", "5/3/2016"),
        ("Surgery was done on 6/8/2016. At the postoperative visit of 6/1/2016 it was dry.", "visit of 6/1/2016"),
        ("An MRI in March 2017 was normal.", "MRI in March 2017"),
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
        "Treatment to date has included an injection on 2/3/2014 for another claim.",
        "She was admitted on 5/3/2016 and went home on 5/9/2016.",
        "Surgery was done on 6/8/2016. At the postoperative visit of 6/18/2016 it was dry.",
        "An operation is planned for March 2017.",
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


def test_one_rationale_that_gives_one_study_two_days() -> None:
    told = "The MRI of the knee of 6/14/2016 is clear. A tear is not seen in the knee MRI of 6/24/2016."

    assert shown(found_in(rationale=told)) == [(1, "two dates", "MRI of 6/24/2016")]
    assert shown(found_in("MRIs of the knee of 6/14/2016 and 6/24/2016 were clear.", told)) == []


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        (
            "She was seen on 2/2/2015 in urgent care. A visit of 2/12/2015 is told.",
            [(None, "order", "visit of 2/12/2015")],
        ),
        ("The date of injury is 3/2/2005.", [(None, "injury date", "injury is 3/2/2005")]),
        ("At the visit of 1/20/2017 she limped.", []),
        ("At the visit of 1/20/2018 she limped.", [(None, "order", "visit of 1/20/2018")]),
    ],
)
def test_a_letter_without_a_header_is_laid_beside_itself(
    summary: str, expected: list[tuple[int | None, str, str]]
) -> None:
    found = shown(found_in(summary, date_of_injury=None, ur_denial_date=None, decision_date=None))

    assert [one for one in found if one in expected] == expected
    assert bool(expected) == bool(found)


@pytest.mark.parametrize("order", list(permutations(range(len(ITEMS)))), ids=str)
def test_the_order_of_items_makes_no_difference(order: tuple[int, ...]) -> None:
    summary = INJURED + "An MRI of the knee dated 6/14/2016 showed a tear. " + REFUSED
    found = findings(CHECK, *(ITEMS[place] for place in order), summary=summary)

    assert {(order[one.item - 1], one.status) for one in found if one.item} == {(0, "two dates"), (2, "injury date")}


words = st.lists(
    st.sampled_from(
        """3/2/2015 02/30/2016 March 4, 2016 June 14 2016 1-8-14 and , . ; ( ) the MRI of on dated left knee x-ray utilization review
        denied request for authorization signed received injury prior date first report visit from to starting discharged
        approved 12/12/2017 until 6.8 mm L4-5 surgery İ 7-8/10 since October 4 and 18, 2016 5/2 & 6/3/2016 7.8.16 in 2014 May 2015 repeat
        It was performed underwent a second fell DOS dispensed postoperative admitted went home hardware removed MMI denial""".split()
    ),
    max_size=40,
).map(" ".join)


@given(rationale=words, summary=words, decided=st.none() | st.dates(), injured=st.none() | st.dates())
def test_no_words_stop_it(rationale: str, summary: str, decided: date | None, injured: date | None) -> None:
    heading = f"Retrospective: {rationale[:60]} DOS 10/18/2016"
    asked = item(rationale=rationale, heading=heading, description=heading)
    letter = determination(
        asked, item(rationale=summary), summary=summary, decision_date=decided, date_of_injury=injured
    )

    assert all(one.found for one in check_determination(letter, checks=[CHECK]))


def test_nothing_is_found_in_the_founding_letters_at_hand(shared: Path) -> None:
    for path in sorted((shared / "letters/seeds").glob("*.txt")):
        assert check_determination(read_letter(file_text(path)), checks=[CHECK]) == ()
