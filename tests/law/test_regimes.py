from datetime import date

import pytest

from openimr.domain.errors import NoLawInForceError
from openimr.law.limits import LIMITS
from openimr.law.regimes import REGIMES, regime_on


class TestRegimes:
    """History notes of Lab. Code §§ 4610.5 and 4610.6: "Effective January 1, 2017."; of the regulations rewritten on
    2026-04-01 the words on this review were not read.
    """

    @pytest.mark.parametrize(
        ("day", "first"),
        [
            (date(2013, 1, 1), date(2013, 1, 1)),
            (date(2016, 12, 31), date(2013, 1, 1)),
            (date(2017, 1, 1), date(2017, 1, 1)),
            (date(2026, 3, 31), date(2017, 1, 1)),
            (date(2026, 4, 1), date(2026, 4, 1)),
            (date(2040, 1, 1), date(2026, 4, 1)),
        ],
    )
    def test_each_day_has_its_regime(self, day: date, first: date) -> None:
        assert regime_on(day).in_force == first

    def test_before_2013_there_is_none(self) -> None:
        with pytest.raises(
            NoLawInForceError, match="expected a rule in force on 2012-12-31; known is from 2013-01-01 on"
        ):
            regime_on(date(2012, 12, 31))

    def test_they_follow_without_a_gap(self) -> None:
        assert [regime.until for regime in REGIMES] == [*(regime.in_force for regime in REGIMES[1:]), None]

    def test_each_says_what_of_it_was_not_read(self) -> None:
        assert all(regime.unverified and regime.differs for regime in REGIMES)

    def test_what_was_not_read_in_a_regime_is_unverified_in_its_limits(self) -> None:
        """A rule of the first regime is carried back, one of the regulations carried over: none of them is verified."""
        first, _, last = REGIMES
        carried = [limit for limit in LIMITS if limit.in_force == last.in_force]
        back = [limit for limit in LIMITS if limit.in_force == first.in_force and limit.source.startswith("Lab. Code")]

        assert carried
        assert back
        assert not any(limit.verified for limit in (*carried, *back))
