"""Pictures of the report: bars of shares with their intervals, as SVG."""

import io
import re
from collections.abc import Sequence
from typing import Any

import matplotlib as mpl

mpl.use("svg")

from matplotlib import pyplot as plt

from openimr.checks.counting import Rate

_ROW = 0.32
_HEADER = re.compile(r"\A.*?(?=<svg)", re.DOTALL)


def bars(rates: Sequence[Rate], *, label: str, unit: str) -> str:
    """Return horizontal bars of the shares, each with its interval and n, as an SVG element; empty without any.

    Args:
        rates: Drawn from above to below.
        label: The attribute that names a bar: ``value`` or ``check``.
        unit: What is counted, in the singular.
    """
    if not rates:
        return ""
    with mpl.rc_context({"svg.hashsalt": "openimr", "svg.fonttype": "none", "font.size": 9}):
        figure, axes = plt.subplots(figsize=(8, 0.9 + _ROW * len(rates)), layout="constrained")
        _draw(axes, rates, label=label, unit=unit)
        out = io.StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None})
        plt.close(figure)
    return _HEADER.sub("", out.getvalue())


def _draw(axes: Any, rates: Sequence[Rate], *, label: str, unit: str) -> None:  # noqa: ANN401 - matplotlib is untyped here
    rows = range(len(rates))
    shares = [100 * one.share for one in rates]
    reach = [
        [100 * (one.share - one.interval[0]) for one in rates],
        [100 * (one.interval[1] - one.share) for one in rates],
    ]
    axes.barh(rows, shares, color="#2e6276", height=0.6)
    axes.errorbar(shares, rows, xerr=reach, fmt="none", ecolor="#1b1b1b", capsize=3, linewidth=1)
    axes.set_yticks(rows, [f"{getattr(one, label)} (n = {one.count:,})" for one in rates])
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.set_xlabel(f"% of {unit}s with a finding, and its 95 % interval")
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="x", alpha=0.3)
