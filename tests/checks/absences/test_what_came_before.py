"""What came again is told by what was seen after the operation; what therapy did, by what it did after the injury."""

import pytest

from tests.checks.test_negative_finding import statuses

_MENISCUS = "The patient is a 46 year old man who had a medial meniscectomy on 2/2/14. "
_CUFF = "The patient is a 50 year old male s/p left rotator cuff repair on 3/3/14. "
_NO_TEAR_AGAIN = "A recurrent tear is not demonstrated."
_NO_GAIN = "No improvement with the psychotherapy to date has been documented."
_NO_RELIEF = "There is no documentation of relief from the previous injection."


@pytest.mark.parametrize(
    ("heading", "summary", "rationale"),
    [
        ("Right knee arthroscopy", _MENISCUS + "MRI of 8/8/13 had shown a medial meniscus tear.", _NO_TEAR_AGAIN),
        ("Left shoulder revision", _CUFF + "MRI 1/1/14 had shown a full thickness cuff tear.", _NO_TEAR_AGAIN),
        ("Psychotherapy x 12", "He was injured on 3/3/2011. Counseling in 2003 for grief helped his mood.", _NO_GAIN),
        ("Lumbar ESI", "He was hurt in a fall on 5/5/09. An ESI of 3/3/05 gave 70% relief.", _NO_RELIEF),
        ("Lumbar ESI", "He was hurt on 5/5/2009. For a prior claim an ESI gave 70% relief.", _NO_RELIEF),
    ],
)
def test_what_came_before_is_not_told(heading: str, summary: str, rationale: str) -> None:
    assert "contradicted" not in statuses(heading, summary, rationale)


@pytest.mark.parametrize(
    ("heading", "summary", "rationale"),
    [
        ("Right knee arthroscopy", _MENISCUS + "MRI of 8/8/14 shows a tear of the medial meniscus.", _NO_TEAR_AGAIN),
        ("Left shoulder revision", _CUFF + "MRI 9/9/14: a full thickness cuff tear.", _NO_TEAR_AGAIN),
        ("Psychotherapy x 12", "He was injured on 3/3/2011. Counseling in 2012 for grief helped his mood.", _NO_GAIN),
        ("Lumbar ESI", "He was hurt in a fall on 5/5/09. An ESI of 3/3/11 gave 70% relief.", _NO_RELIEF),
    ],
)
def test_what_came_after_is_told(heading: str, summary: str, rationale: str) -> None:
    assert "contradicted" in statuses(heading, summary, rationale)
