import pytest

from openimr.law.eligibility import REASONS, ReasonCode
from openimr.notices.ineligibility import ineligibility_notice


def notice(code: ReasonCode) -> str:
    paragraphs = ineligibility_notice(
        organization="Sierra Review", case_number="IM24-0000007", refused=(("Knee brace", code),)
    )
    return paragraphs[1]


class TestNoticeThatAnItemIsNotEligible:
    """8 CCR § 9792.10.3(c), words not read: a written notice that a dispute is not eligible gives the reasons."""

    @pytest.mark.parametrize("code", ReasonCode)
    def test_every_reason_is_given_with_its_provision(self, code: ReasonCode) -> None:
        words = notice(code)

        assert words.startswith("This treatment cannot be reviewed")
        assert REASONS[code].meaning in words
        assert REASONS[code].provision.source in words

    def test_a_deferral_says_that_it_only_waits(self) -> None:
        assert notice(ReasonCode.LIABILITY_DISPUTED).startswith("This treatment cannot be reviewed yet: Knee brace.")
        assert "appeal" not in notice(ReasonCode.LIABILITY_DISPUTED)

    def test_a_refusal_tells_how_to_appeal_and_what_can_be_done(self) -> None:
        words = notice(ReasonCode.LATE)

        assert "within 30 days" in words
        assert "What you can do:" in words
