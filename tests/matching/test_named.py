"""Who is named in what the parties read of a case does not review it."""

from dataclasses import replace

import pytest

from openimr.law.reviewers import ConflictClass
from openimr.matching.answers import Bearing, ReasonCode
from openimr.matching.candidates import Licence
from openimr.matching.needs import ScreenedParty
from openimr.matching.screening import may_review
from openimr.matching.subjects import Subject
from tests.matching.cast import DAY, LIND, NEED, blocking_codes, reason

WITH_ADDRESS = replace(
    LIND, email="ingrid.lind@clinic.test", licences=(Licence(state="California", number="G 77123", expires=DAY),)
)


@pytest.mark.parametrize(
    "words",
    [
        "Operative report by Dr Lind",
        "lind_ingrid_2024.pdf",
        "From ingrid.lind@clinic.test",
        "Licence G77123",
        "I. Lind",
    ],
)
def test_one_who_is_named_is_barred(words: str) -> None:
    answer = may_review(WITH_ADDRESS, replace(NEED, party_words=("Progress notes", words)))

    assert blocking_codes(answer) == {ReasonCode.NAMED}


@pytest.mark.parametrize("words", ["Lind", "Progress notes", "Dr T. Lind", "Linden Clinic"])
def test_one_who_is_not_named_is_not_barred(words: str) -> None:
    assert may_review(WITH_ADDRESS, replace(NEED, party_words=(words,))).may_review


def test_a_title_with_the_family_name_of_the_physician_of_the_case_bars_nobody_else() -> None:
    other = ScreenedParty(conflict_class=ConflictClass.PHYSICIAN, subject=Subject(name="Paul Lind", is_person=True))
    need = replace(NEED, parties=(*NEED.parties, other), party_words=("Report of Dr Lind",))

    assert may_review(LIND, need).may_review
    assert not may_review(LIND, replace(need, party_words=("Report of Dr Ingrid Lind",))).may_review


def test_the_reason_says_where_to_look_and_names_nobody() -> None:
    found = reason(ReasonCode.NAMED, need=replace(NEED, party_words=("Dr Lind",)))

    assert (found.bearing, found.blocks) == (Bearing.AGAINST, True)
    assert "Lind" not in found.sentence
    assert "4610.6(f)" in found.provision.source
