"""Charts of what was counted, as SVG: shares with their intervals, ages, counts side by side.

Needs the extra ``figures``. A chart is the same, byte for byte, whenever it is drawn from the same numbers.
"""

import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib import rc_context
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from openimr.checks.counting import Rate

_ROW = 0.32
_HEADER = re.compile(r"\A.*?(?=<svg)", re.DOTALL)
_COLOURS = ("#2e6276", "#a9aeb1", "#e5a000")
_BAR_UNDER_INTERVAL = "#a5cbe0"
"""Light enough for the line of the interval to be seen on it; the edge of the bar has the dark colour."""
_HATCHES = ("", "//", "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    """How far some ages in days reach.

    Attributes:
        label: What they are the ages of.
        count: How many there are.
        median: The one in the middle.
        most: The one that nine of ten do not pass.
    """

    label: str
    count: int
    median: float
    most: float


def bars(rates: Sequence[Rate], *, label: str, caption: str) -> str:
    """Return horizontal bars of the shares, each with its interval and n, as an SVG element; empty without any.

    Args:
        rates: Drawn from above to below.
        label: The attribute that names a bar: ``value`` or ``check``.
        caption: Of what the share is, in words.
    """

    def draw(axes: Any) -> None:  # noqa: ANN401 - matplotlib is untyped here
        shares = [100 * one.share for one in rates]
        reach = [
            [100 * (one.share - one.interval[0]) for one in rates],
            [100 * (one.interval[1] - one.share) for one in rates],
        ]
        axes.barh(range(len(rates)), shares, color=_BAR_UNDER_INTERVAL, edgecolor=_COLOURS[0], height=0.6)
        axes.errorbar(shares, range(len(rates)), xerr=reach, fmt="none", ecolor="#1b1b1b", capsize=4, linewidth=1.5)
        axes.set_xlim(0, 100)
        axes.set_xlabel(f"{caption}, and its 95 % interval")

    return _drawn(draw, labels=[f"{getattr(one, label)} (n = {one.count:,})" for one in rates])


def age_bars(ages: Sequence[Reach]) -> str:
    """Return a bar to each median, and from it a line to the age that nine of ten do not pass; empty without any."""

    def draw(axes: Any) -> None:  # noqa: ANN401 - the same
        medians = [one.median for one in ages]
        reach = [[0 for _ in ages], [max(0, one.most - one.median) for one in ages]]
        axes.barh(range(len(ages)), medians, color=_COLOURS[0], height=0.6)
        axes.errorbar(medians, range(len(ages)), xerr=reach, fmt="none", ecolor="#1b1b1b", capsize=3, linewidth=1)
        axes.set_xlim(left=0)
        axes.set_xlabel("calendar days: the bar to the median, the line to the age that nine of ten do not pass")

    return _drawn(draw, labels=[f"{one.label} (n = {one.count:,})" for one in ages])


def count_bars(labels: Sequence[str], counts: Mapping[str, Sequence[int]], *, caption: str) -> str:
    """Return bars of several counts side by side for each label, as an SVG element; empty without any.

    Args:
        labels: Drawn from above to below.
        counts: Of each kind, at most three, a number for each label.
        caption: What is counted.
    """

    def draw(axes: Any) -> None:  # noqa: ANN401 - the same
        height = 0.8 / len(counts)
        for place, (kind, numbers) in enumerate(counts.items()):
            rows = [row + (place - (len(counts) - 1) / 2) * height for row in range(len(labels))]
            axes.barh(
                rows,
                numbers,
                height=height,
                label=kind,
                color=_COLOURS[place],
                hatch=_HATCHES[place],
                edgecolor="#1b1b1b",
            )
        axes.set_xlabel(caption)
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, 1.0), ncols=len(counts), frameon=False)
        axes.set_ylim(len(labels) - 0.4, -1.2)
        axes.xaxis.get_major_locator().set_params(integer=True)

    return _drawn(draw, labels=labels, row=2 * _ROW)


def _drawn(draw: Callable[[Any], None], *, labels: Sequence[str], row: float = _ROW) -> str:
    if not labels:
        return ""
    with rc_context({"svg.hashsalt": "openimr", "svg.fonttype": "none", "font.size": 9}):
        figure = Figure(figsize=(8, 0.9 + row * len(labels)), layout="constrained")
        FigureCanvasSVG(figure)
        axes = figure.subplots()
        axes.set_yticks(range(len(labels)), labels)
        axes.invert_yaxis()
        draw(axes)
        axes.spines[["top", "right"]].set_visible(False)
        axes.grid(axis="x", alpha=0.3)
        out = io.StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None})
    return _HEADER.sub("", out.getvalue())
