import pytest

from openimr.web.reviewers.names import in_natural_order

pytestmark = pytest.mark.words


@pytest.mark.parametrize(
    ("names", "ordered"),
    [
        ("Reviewer 10|Reviewer 2|Reviewer 1|Reviewer 11", "Reviewer 1|Reviewer 2|Reviewer 10|Reviewer 11"),
        ("Zoe|ada|Bo 2|Bo", "ada|Bo|Bo 2|Zoe"),
        ("2 B|10 A|A", "2 B|10 A|A"),
    ],
)
def test_names_stand_in_the_order_in_which_people_read_them(names: str, ordered: str) -> None:
    assert sorted(names.split("|"), key=in_natural_order) == ordered.split("|")
