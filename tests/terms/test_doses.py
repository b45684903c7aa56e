import pytest

from openimr.terms.doses import find_doses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norco 10/325mg #60", ["10/325mg"]),
        ("7.5-325mg", ["7.5-325mg"]),
        ("320.5/30/16mg", ["320.5/30/16mg"]),
        ("5 mg/325 mg", ["5 mg/325 mg"]),
        ("50,000 IU", ["50,000 IU"]),
        ("25mcg/hr", ["25mcg/hr"]),
        ("20 mcg per hour, 4 patches", ["20 mcg per hour"]),
        ("75mcg/72 hours", ["75mcg/72 hours"]),
        ("5mg per tablet", ["5mg"]),
        ("25 mg/ml 420ml", ["25 mg/ml"]),
        ("10mg/1ml", ["10mg/1ml"]),
        ("0.025%", ["0.025%"]),
        ("4%-27.5%-0.0325% 121gm", ["4%-27.5%-0.0325%"]),
        ("1percent", ["1percent"]),
        ("Lidocaine 5%, Menthol 2%", ["5%", "2%"]),
        ("120 grams, 150ml, #60, 12 visits, L4-5", []),
        ("10/325", []),
    ],
)
def test_strengths_are_found_as_written(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in find_doses(text)] == expected
