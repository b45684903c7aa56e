"""The parts that an application must have."""

import pytest

from openimr.law.eligibility import ApplicationFacts, ReasonCode, lacking_parts

HAS_ALL = {"is_signed": True, "has_ur_decision": True}


class TestOfAnApplication:
    """8 CCR § 9792.10.1(b)(1): on the signed form, with a copy of the utilization review decision."""

    def test_one_that_has_them_all_lacks_nothing(self) -> None:
        assert lacking_parts(ApplicationFacts(is_signed=True, has_ur_decision=True)) == ()

    @pytest.mark.parametrize("value", [None, False], ids=["not known", "no"])
    @pytest.mark.parametrize(
        ("fact", "code"),
        [("is_signed", ReasonCode.NO_SIGNATURE), ("has_ur_decision", ReasonCode.NO_UR_DECISION_ATTACHED)],
    )
    def test_a_blank_lacks_it_as_a_no_does(self, fact: str, code: ReasonCode, *, value: bool | None) -> None:
        (part,) = lacking_parts(ApplicationFacts(**HAS_ALL | {fact: value}))

        assert (part.code, part.is_said) == (code, value is False)
        assert part.found == ("no answer" if value is None else "the answer “No”")
        assert part.rule.provision.source == "8 CCR § 9792.10.1(b)(1)"

    def test_one_of_which_nothing_is_known_lacks_both(self) -> None:
        assert [part.code for part in lacking_parts(ApplicationFacts())] == [
            ReasonCode.NO_SIGNATURE,
            ReasonCode.NO_UR_DECISION_ATTACHED,
        ]
