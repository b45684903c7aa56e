"""What became of every finding on the published letters when they were read through once, as a physician would.

``python -m bench.read_through`` writes the table of the manual anew, from the judgements beside the labels.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from openimr.domain.intervals import wilson

PROJECT = Path(__file__).resolve().parent.parent
JUDGEMENTS = PROJECT / "bench/labels/read-through.jsonl"
PAGE = PROJECT / "docs/reference/checks.md"
BEGINS, ENDS = "<!-- read through: begins -->", "<!-- read through: ends -->"
_NEGATIVE = "negative-finding"
Row = Mapping[str, str | int | None]


def judgements() -> list[Row]:
    """Return the judgements, one a finding."""
    return [json.loads(line) for line in JUDGEMENTS.read_text(encoding="utf-8").splitlines()]


def table(rows: list[Row]) -> Iterator[str]:
    """Yield the table: of each check how many findings were right, arguable and false, and how many of the false ones are left."""
    yield "| check | read | right | arguable | false | false today | right of right and false | 95 % |"
    yield "|---|---|---|---|---|---|---|---|"
    for name in sorted({_name(row) for row in rows}):
        of_check = [row for row in rows if _name(row) == name]
        count = Counter(str(row["judgement"]) for row in of_check)
        left = sum(1 for row in of_check if row["judgement"] == "false" and row["now"] == "as before")
        decided = count["right"] + count["false"]
        low, high = wilson(count["right"], decided)
        share = f"{count['right'] / decided:.2f} | {low:.2f}–{high:.2f}" if decided else "– | –"
        yield (
            f"| {name} | {len(of_check)} | {count['right']} | {count['arguable']} | {count['false']} | {left} | {share} |"
        )


def causes(rows: list[Row]) -> Iterator[str]:
    """Yield the table of why findings were false, and how many of each cause are left."""
    yield "| cause | false | false today |"
    yield "|---|---|---|"
    false = [row for row in rows if row["judgement"] == "false"]
    for cause, count in sorted(Counter(str(row["cause"]) for row in false).items()):
        left = sum(1 for row in false if row["cause"] == cause and row["now"] == "as before")
        yield f"| {cause.replace('-', ' ')} | {count} | {left} |"


def written(page: str, rows: list[Row]) -> str:
    """Return the page with its tables made anew."""
    before, _, rest = page.partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    return f"{before}{BEGINS}\n\n" + "\n".join([*table(rows), "", *causes(rows)]) + f"\n\n{ENDS}{after}"


def _name(row: Row) -> str:
    return f"{_NEGATIVE}: {row['status']}" if row["check"] == _NEGATIVE else str(row["check"])


def main() -> None:
    """Write the tables into the manual's page."""
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), judgements()), encoding="utf-8")


if __name__ == "__main__":
    main()
