"""How many of all pairs of two lists of passages are told right: ``python -m bench.matrices [N …]``.

``labels/matrix-absences.jsonl`` holds, for one thing a line, statements of its absence, passages of a summary that each contradict all of
them, and quiet ones that contradict none; ``labels/matrix-dates.jsonl``, for one event a line, passages that tell of it, to be given two
days, and passages that tell of another. All are by people who had not read the checks. A statement by a passage shows what a list of
pairs hides: a whole row or column that is missed is a way of saying that the rules do not know. With numbers of lines, each row is shown.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.accuracy import LABELS
from bench.pairs import is_told
from openimr.domain.intervals import wilson

Line = Mapping[str, Any]
Table = list[tuple[str, str]]
"""A passage and, for each passage of the other list, ``C`` where the two are told to conflict and ``.`` where not."""

_FOUND = "C"


def lines(kind: str) -> Iterator[Line]:
    """Yield the lines of a kind, ``dates`` or ``absences``."""
    for line in (LABELS / f"matrix-{kind}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def tables(kind: str, line: Line) -> tuple[Table, Table]:
    """Return the rows of what conflicts, and of what does not."""
    if kind == "absences":
        wanted = [(told, line["absences"]) for told in line["contradicting"]]
        quiet = [(told, line["absences"]) for told in line["quiet"]]
    else:
        dated = [told.replace("{day}", line["summary_day"]) for told in line["in_summary"]]
        same = [told.replace("{day}", line["rationale_day"]) for told in line["in_rationale"]]
        wanted = [(told, same) for told in dated]
        others = [told.replace("{day}", line["other_day"]) for told in line["other_in_rationale"]]
        quiet = [(told, others) for told in dated]
    return _table(kind, line, wanted), _table(kind, line, quiet)


def _table(kind: str, line: Line, rows: Sequence[tuple[str, Sequence[str]]]) -> Table:
    return [(told, "".join(_mark(kind, line, told, statement) for statement in row)) for told, row in rows]


def _mark(kind: str, line: Line, told: str, statement: str) -> str:
    pair = {
        "heading": line["heading"],
        "summary": f"A 44 year old worker was hurt on the job. {told} The treatment is asked for.",
        "rationale": f"{statement} The request is not medically necessary.",
    }
    return _FOUND if is_told(kind, pair) else "."


def main() -> None:
    """Print of each line how many pairs that conflict are found and how many others are told falsely, and both in all."""
    parser = argparse.ArgumentParser(prog="python -m bench.matrices", description=main.__doc__)
    parser.add_argument("kind", choices=["dates", "absences"])
    parser.add_argument("shown", type=int, nargs="*", help="numbers of the lines whose rows are to be shown")
    asked = parser.parse_args()
    counts = [0, 0, 0, 0]
    for line in lines(asked.kind):
        conflicts, quiet = tables(asked.kind, line)
        marks, others = ("".join(row for _, row in table) for table in (conflicts, quiet))
        new = [marks.count(_FOUND), len(marks), others.count(_FOUND), len(others)]
        counts = [sum(pair) for pair in zip(counts, new, strict=True)]
        print(f"{line['n']:3} {new[0]:3} of {new[1]} found, {new[2]:2} of {new[3]} false: {line['about']}")
        if line["n"] in asked.shown:
            _show(asked.kind, line, conflicts, quiet)
    low, high = wilson(counts[0], counts[1])
    print(f"{counts[0]} of {counts[1]} found ({low:.2f}-{high:.2f}), {counts[2]} of {counts[3]} told falsely")


def _show(kind: str, line: Line, conflicts: Table, quiet: Table) -> None:
    columns = {"absences": ("absences", "absences"), "dates": ("in_rationale", "other_in_rationale")}[kind]
    for name, table in zip(columns, (conflicts, quiet), strict=True):
        print(*(f"      {place}: {words}" for place, words in enumerate(line[name])), sep="\n")
        print(*(f"    {row} {told}" for told, row in table), sep="\n")


if __name__ == "__main__":
    main()
