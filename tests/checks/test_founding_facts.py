"""The defects that the specification tells of two founding letters that are not here, by their facts alone and in words of our own.

One letter gives blocks of the hardware 9/30/14 and 9/20/14, and a lumbar MRI 10/1/14 and 10/2/14: told once of the chart, and again by
the refusal or the appeal. The other says that the failure of conservative care is not documented, which its summary says was
exhausted, and cites page 307 under the guideline of chronic pain.
"""

from itertools import product

import pytest

from openimr.checks.catalogue import CHECKS
from openimr.checks.checking import check_determination
from openimr.domain.determinations import LetterLayout
from openimr.domain.findings import Finding
from tests.checks.drafts import determination, item

BLOCKS = [
    "Blocks of the hardware were done on {} and took away most of his pain.",
    "He is status post hardware block {}.",
    "On {}, hardware blocks were done with relief.",
    "{}: hardware block, L4-S1, 80% relief.",
    "The {} hardware blocks helped for hours.",
    "The surgeon writes that the blocks of the hardware ({}) were positive.",
]
STUDIES = [
    "MRI of the lumbar spine, {}: stenosis above the fusion.",
    "A lumbar MRI was made on {} and showed L3-4 stenosis.",
    "The {} MRI of the lumbar spine shows no healing.",
    "On {} a lumbar MRI showed stenosis.",
    "The MRI of {} is read as showing a solid fusion.",
    "Per the appeal letter, the MRI dated {} of the low back shows loosening.",
]
OPENING = "A 54 year old man hurt his low back in 2006 and is status post L4-S1 fusion."
REFUSED = "Xrs show lucency. UR refused the revision, as no motion was shown; the surgeon appeals."
EXHAUSTED = [
    "All conservative measures have been exhausted.",
    "The provider notes that the patient has exhausted all conservative measures and asks for an anterior fusion.",
    "He has failed all conservative care and is requesting surgery.",
    "In the appeal it is stated that every conservative measure has failed.",
    "He says that he has done everything they asked him to do and is no better.",
    "All non operative care has been exhausted.",
    "Nothing has helped more than a couple of weeks, incl. ESI x4 and acupuncture.",
    "He is frustrated and has failed everything short of surgery.",
    "He has run out of non-operative options.",
    "Therapy twice, two epidurals and a brace were tried, none of which gave lasting benefit.",
    "Patient has failed extensive non-op tx.",
]
STILL_OPEN = [
    "He wants to try everything short of surgery first.",
    "Non-operative care is being continued and helps.",
    "Nothing has helped the claim along, and a hearing is pending.",
    "He has not yet failed non-operative care.",
    "UR noted that all treatment short of surgery must have failed.",
    "Everything else is unchanged.",
]
NOT_DOCUMENTED = [
    "There is no documentation of failure of conservative treatment therefore the need has not been established.",
    "There is no documentation failure of conservative care therefore it is not necessary.",
    "The request cannot be supported as failed conservative treatment is not documented.",
    "Conservative treatment has not been shown to have been tried and failed; it is not necessary.",
    "The file lacks evidence of a trial and failure of conservative measures.",
]


def found_in(summary: str, rationale: str) -> tuple[Finding, ...]:
    cited = "Decision based on MTUS Chronic Pain Treatment Guidelines Spinal Fusion Page(s): 307."
    fusion = item(heading="Fusion L5-S1", rationale=rationale, imro_guideline=cited)
    letter = determination(fusion, summary=summary, layout=LetterLayout.CA_1A)
    return tuple(check_determination(letter, checks=CHECKS))


def days_shown(summary: str) -> str:
    found = found_in(summary, "The request is not medically necessary.")
    dates = (one for one in found if one.check == "date-conflict" and one.status == "two dates")
    return " ".join(place.words for one in dates for place in (*one.found, *one.against))


@pytest.mark.parametrize(("told", "again"), list(product(BLOCKS, BLOCKS)))
def test_blocks_of_two_days(told: str, again: str) -> None:
    shown = days_shown(f"{OPENING} {told.format('9/30/14')} {REFUSED} {again.format('9/20/14')}")
    assert "9/30/14" in shown
    assert "9/20/14" in shown


@pytest.mark.parametrize(("told", "again"), list(product(STUDIES, STUDIES)))
def test_a_study_of_two_days(told: str, again: str) -> None:
    shown = days_shown(f"{OPENING} {told.format('10/1/14')} {REFUSED} {again.format('10/2/14')}")
    assert "10/1/14" in shown
    assert "10/2/14" in shown


@pytest.mark.parametrize(("told", "absent"), list(product(EXHAUSTED, NOT_DOCUMENTED)))
def test_care_that_was_exhausted_and_a_page_of_another_guideline(told: str, absent: str) -> None:
    guideline = "Fusion is not usually considered in the first months (e.g., after a failed operation)."
    found = found_in(f"{OPENING} {told}", guideline + absent)
    assert [one.status for one in found if one.check == "negative-finding"] == ["contradicted"]
    assert "place of another chapter" in {one.status for one in found if one.check == "citation"}


@pytest.mark.parametrize(("told", "absent"), list(product(STILL_OPEN, NOT_DOCUMENTED)))
def test_care_that_goes_on_or_was_never_had_has_not_failed(told: str, absent: str) -> None:
    summary = f"{OPENING} {told} A fusion of L5-S1 is requested."
    assert "contradicted" not in {one.status for one in found_in(summary, absent) if one.check == "negative-finding"}
