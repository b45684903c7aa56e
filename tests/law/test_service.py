from collections.abc import Callable
from datetime import date

import pytest

from openimr.domain.errors import NoLawInForceError
from openimr.law.service import (
    Recipient,
    ServiceRule,
    served_with_assignment_notice,
    served_with_determination,
)

IN_2024 = date(2024, 5, 1)


def recipients(rules: tuple[ServiceRule, ...]) -> list[Recipient]:
    return [rule.recipient for rule in rules]


class TestServiceOfTheDetermination:
    """Lab. Code § 4610.6(f): "The independent medical review organization shall provide the administrative director, the
    employer, the employee, and the employee's provider with the analyses and determinations of the medical
    professionals reviewing the case"
    """

    STATUTORY = (
        Recipient.ADMINISTRATIVE_DIRECTOR,
        Recipient.EMPLOYER,
        Recipient.EMPLOYEE,
        Recipient.EMPLOYEES_PROVIDER,
    )

    def test_the_four_of_the_statute_are_served(self) -> None:
        assert recipients(served_with_determination(on=IN_2024, is_represented=False)) == [*self.STATUTORY]

    def test_the_attorney_of_a_represented_employee_is_served_by_our_practice(self) -> None:
        rules = served_with_determination(on=IN_2024, is_represented=True)

        assert recipients(rules) == [*self.STATUTORY, Recipient.EMPLOYEES_ATTORNEY]
        assert [rule.is_practice for rule in rules] == [False, False, False, False, True]
        assert not rules[-1].provision.is_verified(on=IN_2024)

    def test_the_statutes_four_are_verified_since_2017(self) -> None:
        rules = served_with_determination(on=IN_2024, is_represented=False)

        assert all(rule.provision.is_verified(on=date(2017, 1, 1)) for rule in rules)
        assert not any(rule.provision.is_verified(on=date(2016, 12, 31)) for rule in rules)


class TestServiceOfTheAssignmentNotice:
    """8 CCR § 9792.10.4(b), words not read beside the project: the employer, the employee, the employee's attorney if
    the employee is represented, and the requesting physician are notified in writing.
    """

    def test_an_unrepresented_employee_has_no_attorney_to_notify(self) -> None:
        rules = served_with_assignment_notice(on=IN_2024, is_represented=False)

        assert recipients(rules) == [Recipient.EMPLOYER, Recipient.EMPLOYEE, Recipient.REQUESTING_PHYSICIAN]

    def test_the_attorney_is_notified_by_the_rule_and_not_by_practice(self) -> None:
        rules = served_with_assignment_notice(on=IN_2024, is_represented=True)

        assert recipients(rules) == [
            Recipient.EMPLOYER,
            Recipient.EMPLOYEE,
            Recipient.EMPLOYEES_ATTORNEY,
            Recipient.REQUESTING_PHYSICIAN,
        ]
        assert not any(rule.is_practice for rule in rules)

    @pytest.mark.parametrize(("on", "is_verified"), [(date(2026, 3, 31), True), (date(2026, 4, 1), False)])
    def test_the_rule_is_carried_over_the_rewriting_of_2026(self, on: date, *, is_verified: bool) -> None:
        rules = served_with_assignment_notice(on=on, is_represented=True)

        assert {rule.provision.is_verified(on=on) for rule in rules} == {is_verified}


@pytest.mark.parametrize("served", [served_with_determination, served_with_assignment_notice])
def test_nobody_is_served_before_2013(served: Callable[..., tuple[ServiceRule, ...]]) -> None:
    with pytest.raises(NoLawInForceError, match="service of a"):
        served(on=date(2012, 12, 31), is_represented=True)
