"""The picture of the checks: the share of findings that were right and of labels that were met, each with its interval."""

from collections.abc import Mapping
from typing import Any

import matplotlib as mpl

mpl.use("svg")

from matplotlib import pyplot as plt

from bench.accuracy import PROJECT
from bench.marked import Fate, Score, Verdict
from openimr.domain.intervals import wilson

PICTURE = PROJECT / "docs/reference/accuracy-checks.svg"
TITLE = "Share of findings that were right, and of labels that were met, by check, on the half whose labels were not looked at"
_STYLES = {"published": ("o", "#2e6276", -0.16), "planted": ("s", "#8a3b12", 0.16)}
_ROW = 0.42


def draw(scores: Mapping[str, Mapping[str, Score]]) -> None:
    """Draw the shares of each check.

    Args:
        scores: By set of letters and by name of the check.
    """
    names = [name for name in next(iter(scores.values())) if any(_has_any(of_set[name]) for of_set in scores.values())]
    with mpl.rc_context({"svg.hashsalt": "openimr", "svg.fonttype": "none", "font.size": 9}):
        figure, panels = plt.subplots(1, 2, sharey=True, figsize=(9.5, 1.4 + _ROW * len(names)), layout="constrained")
        for axes, title in zip(
            panels,
            ("precision: share of findings that were right", "recall: share of labels that were met"),
            strict=True,
        ):
            for which, of_set in scores.items():
                counts = [shares(of_set[name])[title.startswith("recall")] for name in names]
                _points(axes, counts, which)
            _frame(axes, names, title)
        panels[0].axvline(0.8, color="#1b1b1b", linestyle=":", linewidth=1)
        panels[0].annotate("0.8: below it a check is off", (0.79, len(names) - 0.45), ha="right", fontsize=8)
        figure.legend(*panels[0].get_legend_handles_labels(), loc="outside upper right", ncols=2, frameon=False)
        figure.savefig(PICTURE, metadata={"Date": None, "Title": TITLE})
        plt.close(figure)


def shares(score: Score) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return what was right of the findings that count, and what was met of the labels."""
    right, met = score.count(Verdict.RIGHT), score.count(Fate.MET)
    return (right, right + score.count(Verdict.FALSE)), (met, len(score.labels))


def _has_any(score: Score) -> bool:
    return any(count for _, count in shares(score))


def _points(axes: Any, counts: list[tuple[int, int]], which: str) -> None:  # noqa: ANN401 (matplotlib is untyped here)
    marker, colour, shift = _STYLES[which]
    rows = [(place + shift, right, count) for place, (right, count) in enumerate(counts) if count]
    at = [right / count for _, right, count in rows]
    bounds = [wilson(right, count) for _, right, count in rows]
    reach = [[share - low for share, (low, _) in zip(at, bounds, strict=True)],
             [high - share for share, (_, high) in zip(at, bounds, strict=True)]]  # fmt: skip
    axes.errorbar(
        at,
        [row for row, _, _ in rows],
        xerr=reach,
        fmt=marker,
        color=colour,
        capsize=2,
        linewidth=1,
        label=f"{which} letters",
    )
    for (row, _, count), (_, high) in zip(rows, bounds, strict=True):
        axes.annotate(
            str(count), (high, row), xytext=(6, 0), textcoords="offset points", va="center", fontsize=7, color=colour
        )


def _frame(axes: Any, names: list[str], title: str) -> None:  # noqa: ANN401 (matplotlib is untyped here)
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.2, -0.6)
    axes.set_xlim(-0.03, 1.1)
    axes.set_xlabel(f"{title}; 95 % interval, n beside it", fontsize=8)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="x", alpha=0.3)
