"""The page of the manual on the docket of many cases, with its plot."""

from pathlib import Path
from typing import Any, TypeAlias

import matplotlib as mpl

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "docs/reference/docket.md"
PICTURE = PROJECT / "docs/reference/docket.svg"
AIM = 2.0

Measured: TypeAlias = dict[str, dict[str, list[dict[str, Any]]]]
"""By database, by number of cases: its pages."""


def report(measured: Measured) -> None:
    """Draw the plot and write the page."""
    _draw(measured)
    sizes = list(next(iter(measured.values())))
    lines = [_TOP.format(few=f"{int(sizes[0]):,}", many=f"{int(sizes[-1]):,}")]
    for database, runs in measured.items():
        ratios = sorted(ratio for _, _, _, ratio in compared(runs))
        held, middle = sum(ratio <= AIM for ratio in ratios), ratios[len(ratios) // 2]
        said = f"the middle page takes {middle:.1f} times, the slowest {ratios[-1]:.1f} times"
        lines += [
            f"## {database}",
            "",
            f"**{held} of {len(ratios)} pages within {AIM:g} times**; {said}. {_beyond(runs)}{_queries(runs)}",
            "",
            f"| role | page | rows | cases matched | queries, {int(sizes[0]):,} → {int(sizes[-1]):,} | baseline ms | ms | ratio |",
            "|---|---|---|---|---|---|---|---|",
        ]
        lines += [
            f"| {many['role']} | {many['page']} | {many['rows']} | {many['total']:,} | {few['queries']} → {many['queries']} | "
            f"{baseline:.0f} | {many['ms']:.0f} | {ratio:.1f} |"
            for few, many, baseline, ratio in compared(runs)
        ]
        lines.append("")
    PAGE.write_text("\n".join(lines), encoding="utf-8")


def compared(runs: dict[str, list[dict[str, Any]]]) -> list[tuple[dict[str, Any], dict[str, Any], float, float]]:
    """Return each page with few cases and with many, its baseline in milliseconds, and the ratio to that.

    The baseline is the same page with few cases; where that shows fewer rows, the slowest page of the same role with few cases.
    """
    few_pages, *_, many_pages = runs.values()
    slowest: dict[str, float] = {}
    for page in few_pages:
        slowest[page["role"]] = max(slowest.get(page["role"], 0.0), page["ms"])
    found = []
    for few, many in zip(few_pages, many_pages, strict=True):
        baseline = few["ms"] if few["rows"] >= many["rows"] else slowest[few["role"]]
        found.append((few, many, baseline, many["ms"] / baseline))
    return found


def _beyond(runs: dict[str, list[dict[str, Any]]]) -> str:
    beyond = [
        f"{many['role']}, {many['page']} ({ratio:.1f} times, {many['rows']} rows)"
        for _, many, _, ratio in compared(runs)
        if ratio > AIM
    ]
    return f"Beyond it: {'; '.join(beyond)}. " if beyond else ""


def _queries(runs: dict[str, list[dict[str, Any]]]) -> str:
    more = [many for few, many, _, _ in compared(runs) if few["rows"] and many["queries"] > few["queries"]]
    if not more:
        return "No page that shows rows takes more queries than with few cases."
    most = max(many["queries"] - few["queries"] for few, many, _, _ in compared(runs) if few["rows"])
    return f"{len(more)} pages take up to {most} more queries than with few cases, where those had no row that asks for more."


def _draw(measured: Measured) -> None:
    mpl.use("svg")
    from matplotlib import pyplot as plt

    mpl.rcParams["svg.hashsalt"] = "openimr"
    figure, axes = plt.subplots(figsize=(7, 3.5), layout="constrained")
    for (database, runs), style in zip(measured.items(), ("-", "--"), strict=False):
        axes.plot(sorted(ratio for _, _, _, ratio in compared(runs)), linestyle=style, label=database)
    axes.axhline(AIM, color="#b50909", linewidth=1, label=f"aim: {AIM:g} times")
    axes.set_ylim(bottom=0)
    axes.set(xlabel="pages, the quickest first", ylabel="time, as a ratio to few cases")
    axes.set_title("Pages of the docket with many cases")
    axes.grid(visible=True, alpha=0.3)
    axes.legend()
    figure.savefig(PICTURE, metadata={"Date": None})
    plt.close(figure)


_TOP = """# The docket with many cases

Every page of the docket is opened with {few} cases and with {many}, as each role, with each filter, the first page and the last one.
The cases are made up and are **written past the services**, as rows alone: half are open, in every state alike, half have ended. One
claims administrator has a quarter of them, one practice and one law office a tenth.

A time is the time of the processor for the whole page, second factor, session and template among it: of the site’s process and
of that of PostgreSQL which answers it. So other work of the machine shows little, and waiting for a disk not at all: all of it was
in memory. It is the least of three openings (fewer where a page takes seconds), and stands as a ratio to the same page with {few}
cases; where that shows fewer rows, to the slowest page of the same role with {few} cases. The aim is 2 times, in a constant number
of queries. `python -m bench.docket` measures it anew, on both databases; `BENCH_DOCKET_CASES` sets another number of cases.

For what a case waits, when it is due and when it ended is kept in its row. A service that changes a case takes that away in the
same transaction, and the next page of the docket finds it anew before it reads; here all of it stood already. To find it of all
{many} cases takes minutes: `openimr site migrate` does it, after an update and after another reading of the law is set.

![Ratios of all pages](docket.svg)
"""
