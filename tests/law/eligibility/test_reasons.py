from datetime import date

import pytest

from openimr.law.eligibility import REASONS, ReasonCode


class TestReasonCodes:
    """No provision: the codes, what follows from each and its place in the law, as the project's brief lists them."""

    def test_there_are_twelve_with_one_rule_each(self) -> None:
        assert list(REASONS) == list(ReasonCode)
        assert [code.value for code in ReasonCode] == [code.name for code in ReasonCode]

    @pytest.mark.parametrize("code", ReasonCode)
    def test_each_names_its_provision_and_says_what_it_means(self, code: ReasonCode) -> None:
        rule = REASONS[code]

        assert "§" in rule.provision.source
        assert rule.meaning.endswith(".")

    def test_liability_alone_defers(self) -> None:
        assert [code for code, rule in REASONS.items() if not rule.closes] == [ReasonCode.LIABILITY_DISPUTED]

    def test_all_that_refuse_can_be_appealed_and_have_a_cure(self) -> None:
        ended = {ReasonCode.AUTHORIZED, ReasonCode.WITHDRAWN, ReasonCode.SETTLED}

        assert {code for code, rule in REASONS.items() if rule.appeal is None} == {
            *ended,
            ReasonCode.LIABILITY_DISPUTED,
        }
        assert {code for code, rule in REASONS.items() if not rule.cure} == ended

    @pytest.mark.parametrize(
        ("code", "source"),
        [
            (ReasonCode.LATE, "Lab. Code § 4610.5(h)(1)"),
            (ReasonCode.DUPLICATE, "8 CCR § 9792.10.3(a)(2)"),
            (ReasonCode.LIABILITY_DISPUTED, "Lab. Code § 4610.5(h)(2), (k)"),
            (ReasonCode.NOT_ELIGIBLE_PARTY, "Lab. Code § 4610.5(d), (h)(4), (j)"),
            (ReasonCode.SETTLED, "Lab. Code § 4610.5(g)"),
            (ReasonCode.WRONG_DATE_REGIME, "Lab. Code § 4610.5(a)(1), (2)"),
        ],
    )
    def test_the_place_in_the_law(self, code: ReasonCode, source: str) -> None:
        assert REASONS[code].provision.source == source


class TestAppeal:
    """8 CCR § 10575(a), (c), words not read beside the project: a finding that an application is not eligible is
    appealed by petition to the Workers' Compensation Appeals Board within 30 days.
    """

    def test_it_is_verified_as_renumbered_in_2020(self) -> None:
        appeal = REASONS[ReasonCode.LATE].appeal

        assert appeal is not None
        assert appeal.source == "8 CCR § 10575(a), (c)"
        assert (appeal.is_verified(on=date(2019, 12, 31)), appeal.is_verified(on=date(2020, 1, 1))) == (False, True)


class TestRegulationsOf2026:
    """Words not read: the regulations as rewritten on 2026-04-01."""

    @pytest.mark.parametrize(
        "code", [ReasonCode.NO_SIGNATURE, ReasonCode.NO_UR_DECISION_ATTACHED, ReasonCode.DUPLICATE]
    )
    def test_a_reason_of_the_regulations_is_carried_over_unverified(self, code: ReasonCode) -> None:
        provision = REASONS[code].provision

        assert provision.covers(date(2026, 4, 1))
        assert (provision.is_verified(on=date(2026, 3, 31)), provision.is_verified(on=date(2026, 4, 1))) == (
            True,
            False,
        )
