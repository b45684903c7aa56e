"""The closed vocabularies are those by which the labels of the bench were made."""

import re
from pathlib import Path

import pytest

from openimr.terms.categories import CATEGORIES, PHARMACEUTICALS
from openimr.terms.quantities import UNITS
from openimr.terms.regions import REGIONS
from openimr.terms.tables import listed, table_rows


@pytest.fixture(scope="module")
def labels(project: Path) -> str:
    return (project / "bench/labels/README.md").read_text(encoding="utf-8")


def quoted(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def test_the_units_are_those_of_the_labels(labels: str) -> None:
    line = next(line for line in labels.splitlines() if line.startswith("Units:"))

    assert sorted(name for name in quoted(line) if name != "#") == sorted(UNITS)


def test_the_regions_are_those_of_the_labels(labels: str) -> None:
    paragraph = labels[labels.index("Regions:") : labels.index("A finger or thumb")]

    assert sorted(quoted(paragraph)) == sorted(REGIONS)


def test_the_categories_are_those_of_the_labels(labels: str) -> None:
    paragraph = labels[labels.index("## Categories") : labels.index("An injection of a drug")]
    paths = [name for name in quoted(paragraph) if name != "pharmaceutical/"]
    classes = [name for name in paths if name in PHARMACEUTICALS and "/" not in name]
    others = [name for name in paths if "/" in name or name in {"home health", "programs", "transportation"}]

    assert sorted({*others, *(f"pharmaceutical/{name}" for name in classes), "other"}) == sorted(CATEGORIES)


def test_the_tables_hold_nothing_else() -> None:
    assert {path for path, _, _ in table_rows("categories")} <= {*CATEGORIES, "-"}
    assert {strength for _, strength, _ in table_rows("categories")} == {"decisive", "plain", "weak", "faint"}
    assert {region for regions, _ in table_rows("regions") for region in regions.split("+")} == {*REGIONS, "-"}


@pytest.mark.parametrize("name", ["categories", "regions"])
def test_no_term_stands_for_two_things(name: str) -> None:
    terms = [term for row in table_rows(name) for term in listed(row[-1])]

    assert sorted({term for term in terms if terms.count(term) > 1}) == []
