"""Which checks the site may show: the table of their precision, taken from the published page.

``python -m bench.site_checks`` writes ``src/openimr/web/findings/measured.py`` from ``docs/reference/accuracy.md``;
``python -m bench`` does it when it has written that page anew.
"""

import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "docs/reference/accuracy.md"
TABLE = PROJECT / "src/openimr/web/findings/measured.py"

_HEADING = re.compile(r"## (?:Published|Planted) letters, held-back")
_ROW = re.compile(r"\| (?P<name>[a-z][a-z: -]*) \| \d+ \| (?P<right>\d+) \| \d+ \| (?P<wrong>\d+) \|")
_TOP = '''"""How often each check was right on the half whose labels were not looked at.

Written by ``python -m bench.site_checks`` from docs/reference/accuracy.md; a test holds the two together.
"""

from collections.abc import Mapping

from openimr.web.findings.precision import Measured

MEASURED: Mapping[str, Measured] = {
'''


def counts_in(page: str) -> dict[str, tuple[int, int]]:
    """Return what a page of accuracy says of each check: findings right and wrong, published and planted together."""
    counts: dict[str, tuple[int, int]] = {}
    is_held_back = False
    for line in page.splitlines():
        if line.startswith("## "):
            is_held_back = _HEADING.match(line) is not None
        row = _ROW.match(line) if is_held_back else None
        if row is not None:
            right, wrong = counts.get(row["name"], (0, 0))
            counts[row["name"]] = (right + int(row["right"]), wrong + int(row["wrong"]))
    return counts


def module_of(counts: dict[str, tuple[int, int]]) -> str:
    """Return the table as a module of the site."""
    rows = [f'    "{name}": Measured(right={right}, wrong={wrong}),\n' for name, (right, wrong) in counts.items()]
    return "".join([_TOP, *rows, "}\n"])


def report() -> None:
    """Write the table from the page."""
    TABLE.write_text(module_of(counts_in(PAGE.read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    report()
