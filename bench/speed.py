"""How fast letters are read and issued, each beside a named baseline measured in the same run.

The unit is the process time of one core; a figure is the median of ``ROUNDS`` rounds, and the ratio is taken round by
round, so that it holds when the machine's speed drifts.
"""

import dataclasses
import os
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2

from bench import growth, worst_case
from openimr.domain.determinations import Determination, LetterLayout, StockAssertion
from openimr.domain.parts import LetterParts
from openimr.intake.files import bytes_text
from openimr.letters.letter_parts import read_letter_parts
from openimr.letters.reading import read_letter
from openimr.letters.writing import letter_content
from openimr.typeset.docx import typeset_docx
from openimr.typeset.pdf import typeset_pdf

ROUNDS = 7
PROJECT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("OPENIMR_SHARED", PROJECT.parent / "shared"))
PAGE = PROJECT / "docs/reference/speed.md"
_METHOD = (
    f"One core, {ROUNDS} rounds over the published letters kept outside the repository, medians; `make bench` measures it "
    "anew. Ratios are taken round by round, in one run."
)
MOMENT = datetime(2017, 2, 7, 12, tzinfo=UTC)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One measured thing beside its baseline.

    Attributes:
        what: What was done to each letter.
        baseline: What it is compared with.
        per_letter_ms: Median milliseconds a letter.
        baseline_ms: Median milliseconds a letter of the baseline.
        ratio: Median of the rounds' ratios.
        aim: The ratio or milliseconds aimed at, in words; empty if none.
    """

    what: str
    baseline: str
    per_letter_ms: float
    baseline_ms: float
    ratio: float
    aim: str = ""


def measure() -> list[Figure]:
    """Measure reading from text and from PDF, and issuing, over the published letters."""
    pdfs = [path.read_bytes() for path in sorted((SHARED / "letters/dwc").glob("*.pdf"))]
    if not pdfs:
        raise SystemExit(f"no letters under {SHARED}; set OPENIMR_SHARED")
    texts = [bytes_text(pdf) for pdf in pdfs]
    contents = [letter_content(_issued(read_letter(text))) for text in texts]
    extraction = "text of the same PDFs by pypdfium2 alone"
    return [
        _compare("read the fields, from text", extraction, read_letter, texts, _extract, pdfs, aim="ratio ≤ 0.25"),
        _compare(
            "read with all the parts, from text", extraction, _read_whole, texts, _extract, pdfs, aim="ratio ≤ 1.0"
        ),
        _compare("read, from PDF", extraction, lambda pdf: read_letter(bytes_text(pdf)), pdfs, _extract, pdfs),
        _compare(
            "issue as PDF (PDF/UA-1, PDF/A-2a), warm",
            "the same letter as Word by python-docx",
            lambda content: typeset_pdf(content, issued_at=MOMENT),
            contents,
            lambda content: typeset_docx(content, issued_at=MOMENT),
            contents,
            aim="≤ 12 ms",
        ),
    ]


def report(figures: list[Figure], points: list[growth.Point], worst: list[worst_case.Worst]) -> None:
    """Print the figures and write them to the manual, with the curve of growth and the worst cases."""
    rows = [
        f"| {each.what} | {each.per_letter_ms:.2f} | {1000 / each.per_letter_ms:,.0f} | {each.baseline} | "
        f"{each.baseline_ms:.2f} | {each.ratio:.2f} | {each.aim} |"
        for each in figures
    ]
    page = "\n".join(
        [
            "# Speed",
            "",
            _METHOD,
            "",
            "| a letter | ms | letters a second | baseline | ms | ratio | aim |",
            "|---|---|---|---|---|---|---|",
            *rows,
            "",
            *growth.report(points),
            *worst_case.report(worst),
        ]
    )
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page, encoding="utf-8")
    print(page)


def _issued(determination: Determination) -> Determination:
    return dataclasses.replace(
        determination,
        layout=LetterLayout.OI_1,
        organization="Bench Review",
        sample=True,
        assertions=frozenset(StockAssertion),
    )


def _read_whole(text: str) -> LetterParts:
    return read_letter_parts(text, read_letter(text))


def _extract(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = []
    for index in range(len(document)):
        page = document[index]
        textpage = page.get_textpage()
        texts.append(textpage.get_text_range())
        textpage.close()
        page.close()
    document.close()
    return texts


def _compare(  # noqa: PLR0913, PLR0917 - two runs, each with its inputs
    what: str,
    baseline: str,
    act: Callable[..., object],
    inputs: Sequence[object],
    other: Callable[..., object],
    other_inputs: Sequence[object],
    *,
    aim: str = "",
) -> Figure:
    _timed(act, inputs[:10])
    _timed(other, other_inputs[:10])
    pairs = [(_timed(act, inputs), _timed(other, other_inputs)) for _ in range(ROUNDS)]
    return Figure(
        what=what,
        baseline=baseline,
        per_letter_ms=statistics.median(mine for mine, _ in pairs) / len(inputs) * 1000,
        baseline_ms=statistics.median(theirs for _, theirs in pairs) / len(other_inputs) * 1000,
        ratio=statistics.median(mine / theirs for mine, theirs in pairs),
        aim=aim,
    )


def _timed(act: Callable[..., object], inputs: Sequence[object]) -> float:
    start = time.process_time()
    for one in inputs:
        act(one)
    return time.process_time() - start
