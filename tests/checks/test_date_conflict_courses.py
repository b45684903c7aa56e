"""Courses, aids, work, aftercare and told sequences whose days disagree."""

import pytest

from openimr.checks.date_conflict import CHECK
from openimr.domain.findings import Finding
from tests.checks.drafts import findings, item
from tests.checks.test_date_conflict import REFUSED, UPHELD, found_in, shown


def found_without_header(summary: str, rationale: str = "") -> tuple[Finding, ...]:
    asked = item(rationale=rationale + UPHELD)
    return findings(CHECK, asked, summary=summary, date_of_injury=None, ur_denial_date=None)


@pytest.mark.parametrize(
    ("summary", "rationale"),
    [
        ("She began pool therapy on 6/6/2016.", "Pool therapy was started on 6/16/2016 and went well."),
        ("Cyclobenzaprine has been taken since 4/4/2016.", "Flexeril was begun on 4/14/2016, past three weeks ago."),
        (
            "The patch was first prescribed on 5/5/2016.",
            "Since the lidocaine patch was started on 8/5/2016 she sleeps.",
        ),
        ("Tramadol was stopped on 7/7/2016.", "Tramadol was discontinued on 7/17/2016."),
        (
            "Therapy was begun 2/1/2016; the last session was on 3/1/2016.",
            "At the final session of 3/11/2016 she was well.",
        ),
        ("A TENS unit was delivered on 8/3/2016.", "The TENS was dispensed on 8/8/2016 and used daily."),
        ("Hearing aids were fitted on 6/8/2016.", "The hearing aids were supplied 6/18/2016."),
        ("He returned to full duty on 9/9/2016.", "He has been back at work since 9/19/2016."),
        ("He was hospitalized on 6/8/2016 with cellulitis.", "He was admitted on 6/18/2016 with cellulitis."),
        ("Eight visits of chiropractic care ended 6/8/2016.", "The last chiropractic visit was 6/18/2016."),
    ],
)
def test_the_first_or_last_day_of_one_course_with_two_days(summary: str, rationale: str) -> None:
    assert [(number, status) for number, status, _ in shown(found_in(summary, rationale))] == [(1, "two dates")]


def test_the_summary_gives_the_beginning_of_one_course_two_days() -> None:
    told = "Acupuncture was begun on 4/4/2016 for the neck. It is told that acupuncture started on 4/14/2016."

    assert shown(found_in(told)) == [(None, "two dates", "4/14/2016")]


@pytest.mark.parametrize(
    ("summary", "rationale"),
    [
        ("Physical therapy began 6/6/2016.", "Acupuncture began 6/16/2016."),
        ("Therapy for the knee began 6/6/2016.", "Therapy for the neck began 6/16/2016."),
        ("Tramadol was started 6/6/2016.", "Gabapentin was started on 6/16/2016."),
        ("Tramadol was started 6/6/2016.", "Tramadol was stopped on 7/6/2016."),
        ("Tramadol was stopped 6/6/2016.", "Tramadol was resumed on 7/6/2016."),
        ("Six sessions of massage began 5/4/2016.", "Six further sessions of massage began 6/4/2016."),
        ("A TENS unit was issued on 5/4/2016.", "A brace was issued on 5/14/2016."),
        ("Work was stopped 6/8/2016.", "He returned to work on 6/18/2016."),
        ("He was hospitalized on 6/8/2016.", "He was discharged on 6/18/2016."),
        ("Hand therapy was begun 6/8/2016.", "More therapy was requested to begin on 7/8/2016."),
    ],
)
def test_two_courses_are_two(summary: str, rationale: str) -> None:
    assert shown(found_in(summary, rationale)) == []


@pytest.mark.parametrize(
    ("summary", "rationale"),
    [
        ("She had one prior hip injection, on 4/6/2016.", "The only previous hip injection, of 6/4/2016, helped."),
        ("A urine toxicology collected 9/8/2016 was clean.", "The last drug screen, that of 9/8/2015, was clean."),
        ("A hip block was given on 2/3/2016.", "The sole block, given 11/9/2016, did not help."),
        ("Fixation of the wrist was on 3/9/2016.", "The wrist was fixed on 3/19/2016."),
        ("A bone scan on 5/9/2016 was hot.", "The scintigram of 9/5/2016 was hot."),
        (
            "She got a knee shot in the clinic, a cortisone shot, on 4/4/2016.",
            "The cortisone shot of 4/14/2016 wore off.",
        ),
        ("Laboratory tests drawn 2/4/2016 were normal.", "Blood taken on 2/14/2016 was normal."),
        ("She saw Dr. Day in consultation on 5/4/2016.", "Dr. Day consulted on 6/4/2016."),
        ("The urine was tested on 5/5/2016.", "The UDS of 5/15/2016 was consistent."),
        ("An MR arthrogram of 5/5/2016 showed a tear.", "The arthrogram of 5/15/2016 showed it."),
        ("A lumbar fusion was done in 2014.", "The lumbar arthrodesis in 2013 failed."),
    ],
)
def test_one_thing_in_other_words(summary: str, rationale: str) -> None:
    assert [(number, status) for number, status, _ in shown(found_in(summary, rationale))] == [(1, "two dates")]


@pytest.mark.parametrize(
    ("summary", "rationale"),
    [
        ("The prior hip injection was on 6/6/2016.", "The previous hip injection, of 5/6/2016, failed."),
        ("A hip injection of 6/6/2016 failed.", "Only 30% relief came from the repeat hip injection of 7/6/2016."),
        ("Fixation of the wrist was on 5/4/2015.", "The hardware removal of 5/4/2016 helped."),
        ("The bone scan of 5/4/2016 was normal.", "The DEXA of 5/14/2016 showed thin bone."),
    ],
)
def test_two_things_in_like_words(summary: str, rationale: str) -> None:
    assert shown(found_in(summary, rationale)) == []


@pytest.mark.parametrize(
    ("summary", "phrase"),
    [
        ("Arthroscopy was done on 6/8/2016. The stitches were removed 6/1/2016.", "6/1/2016"),
        ("Arthroscopy was done on 6/8/2016. Postoperative therapy was begun 5/30/2016.", "5/30/2016"),
        ("Arthroscopy was done on 6/8/2016. Therapy after the surgery began on 5/30/2016.", "5/30/2016"),
        ("Fixation was done on 6/8/2016. The hardware was removed on 5/8/2016.", None),
        ("An MRI on 6/8/2016 was followed by an injection on 5/8/2016.", "injection on 5/8/2016"),
        ("She had surgery on 6/8/2016 after an MRI on 7/8/2016.", "MRI on 7/8/2016"),
        ("She had surgery on 6/8/2016. Six weeks later, on 9/20/2016, she was worse.", "9/20/2016"),
        ("She had surgery on 6/8/2016. The next day, 6/19/2016, she went home.", "6/19/2016"),
        ("She had a lumbar MRI on 6/8/2016, read by Dr. Day on 6/1/2016.", "6/1/2016"),
        ("The MRI was ordered on 6/8/2016 and was made on 6/2/2016.", None),
        ("The request for the knee brace was submitted on 12/8/2016.", None),
    ],
)
def test_what_is_told_in_an_order_that_cannot_be(summary: str, phrase: str | None) -> None:
    [(number, status, words)] = shown(found_in(summary))

    assert (number, status) == (None, "order")
    assert phrase is None or words == phrase


@pytest.mark.parametrize(
    "summary",
    [
        "The cut was sutured on 5/1/2016. Repair was done on 6/8/2016. Of the sutures, removed 5/12/2016, one left a scar.",
        "He had a cut; stitches came out 5/12/2016. Tendon repair was done on 6/8/2016.",
        "Arthroscopy was done on 6/8/2016. A postoperative brace was requested on 5/30/2016.",
        "An MRI on 6/8/2016 was followed by an injection on 7/8/2016.",
        "She had surgery on 6/8/2016 after an MRI on 5/8/2016.",
        "She had surgery on 6/8/2016. Six weeks later, on 7/20/2016, she was better.",
        "She had surgery on 6/8/2016. The next day, 6/9/2016, she went home.",
        "Arthroscopy was planned on 6/8/2016 for after the visit on 7/8/2016.",
        "She was seen on Monday, 6/6/2016.",
        "The note of 6/8/2016 tells of the pain before the surgery of 5/8/2016.",
        "The injection of 6/8/2016 failed, then her pain was as at the visit of 5/8/2016.",
    ],
)
def test_what_is_told_in_an_order_that_can_be(summary: str) -> None:
    assert shown(found_in(summary)) == []


@pytest.mark.parametrize("words", ["June 31, 2016", "6/31/16", "February 30, 2016"])
def test_days_that_the_calendar_does_not_have(words: str) -> None:
    assert shown(found_in(f"She was seen on {words}.")) == [(None, "no such day", words)]


def test_a_day_of_another_day_of_the_week() -> None:
    assert shown(found_in("She was seen on Friday, 6/6/2016.")) == [(None, "no such day", "6/6/2016")]


@pytest.mark.parametrize(
    ("summary", "rationale", "status"),
    [
        ("She slipped on ice on 1/5/2016.", "She slipped and hurt the ankle on 1/25/2016.", "injury date"),
        ("A cook was burned on 1/5/2016.", "The burn of 1/15/2016 has healed.", "injury date"),
        ("He fell from a roof on 1/5/2016. On the day of the accident, 1/7/2016, he had a CT.", "", "injury date"),
        ("She slipped on ice on 1/15/2016. An ankle x-ray of 1/2/2016 was normal.", "", "order"),
        ("He was admitted on 1/12/2016 after he fell from a roof.", "He was hurt on 1/2/2016.", None),
        ("He was burned on 1/5/2016 by oil.", "He was burned and was seen on 1/6/2016.", None),
        ("She slipped on ice on 1/5/2016.", "She fell again on 1/15/2016.", None),
    ],
)
def test_an_accident_told_twice(summary: str, rationale: str, status: str | None) -> None:
    found = found_without_header(f"{summary} {REFUSED}", rationale)

    assert [one.status for one in found] == ([status] if status else [])


def test_an_admission_is_not_the_day_of_the_accident() -> None:
    told = "He was admitted on 3/12/2015 with a broken hip after a wall fell on him."

    assert shown(findings(CHECK, item(), summary=f"{told} {REFUSED}")) == []


def test_days_of_one_letter_that_agree() -> None:
    told = "Therapy began on 6/6/2016 and the last session was on 7/8/2016."
    rationale = "Therapy that began on 6/6/2016 ended with the session of 7/8/2016."

    assert shown(found_in(told, rationale)) == []
