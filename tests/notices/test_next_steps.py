from datetime import date

import pytest

from openimr.domain.determinations import CaseOutcome
from openimr.domain.errors import NoLawInForceError
from openimr.notices.next_steps import next_steps

ON = date(2024, 4, 3)


def words(outcome: CaseOutcome, on: date = ON) -> str:
    return " ".join(next_steps(outcome=outcome, on=on))


class TestAfterTheDetermination:
    """Lab. Code § 4610.6(j): "In the case of services not yet rendered, the employer shall authorize the services within five
    working days of receipt of the written determination from the independent medical review organization, or sooner if
    appropriate for the nature of the employee's medical condition, and shall inform the employee and provider of the
    authorization." """

    @pytest.mark.parametrize("outcome", [CaseOutcome.OVERTURNED, CaseOutcome.PARTIALLY_OVERTURNED])
    def test_an_overturn_tells_when_the_treatment_must_be_allowed_and_paid(self, outcome: CaseOutcome) -> None:
        assert "within 5 working days of receiving this letter" in words(outcome)
        assert "within 20 calendar days (Lab. Code § 4610.6(j))" in words(outcome)

    def test_what_was_upheld_is_not_to_be_allowed(self) -> None:
        assert "must allow" not in words(CaseOutcome.UPHELD)
        assert "stands refused" not in words(CaseOutcome.OVERTURNED)


class TestAppeal:
    """Lab. Code § 4610.6(h): "A determination of the administrative director pursuant to this section may be reviewed only by
    a verified appeal from the medical review determination of the administrative director, filed with the appeals board for
    hearing … within 30 days of the date of mailing of the determination to the aggrieved employee or the aggrieved
    employer." """

    @pytest.mark.parametrize("outcome", CaseOutcome)
    def test_every_letter_tells_of_the_appeal(self, outcome: CaseOutcome) -> None:
        assert "within 30 calendar days of mailing of the determination (Lab. Code § 4610.6(h))" in words(outcome)


class TestTwelveMonths:
    """Lab. Code § 4610(k): a decision to modify or deny "shall remain effective for 12 months"; in force since 2017-01-01."""

    def test_the_twelve_months_are_told_from_2017_on(self) -> None:
        assert "12 months" in words(CaseOutcome.UPHELD, date(2017, 1, 1))
        assert "12 months" not in words(CaseOutcome.UPHELD, date(2016, 12, 31))


def test_before_the_law_there_is_no_next_step() -> None:
    with pytest.raises(NoLawInForceError):
        next_steps(outcome=CaseOutcome.UPHELD, on=date(2012, 12, 31))
