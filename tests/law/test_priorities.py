"""Lab. Code § 4610.6(d)(1)(C): who certifies an imminent and serious threat, and what follows."""

import pytest

from openimr.law.priorities import Certifier, is_expedited


@pytest.mark.parametrize(
    ("is_asked", "is_certified", "certifier", "expected"),
    [
        (True, True, Certifier.PROVIDER, True),
        (True, True, Certifier.ADMINISTRATIVE_DIRECTOR, True),
        (True, True, None, True),
        (True, True, Certifier.OTHER, False),
        (True, False, Certifier.PROVIDER, False),
        (True, None, Certifier.PROVIDER, False),
        (True, None, None, False),
        (False, True, Certifier.PROVIDER, False),
        (False, None, None, False),
    ],
)
def test_a_review_is_expedited_only_if_it_is_asked_for_and_certified_by_who_may(
    *, is_asked: bool, is_certified: bool | None, certifier: Certifier | None, expected: bool
) -> None:
    assert is_expedited(is_asked=is_asked, is_certified=is_certified, certifier=certifier) is expected
