"""Where the values of another programme's row stand in the text that holds the row."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from openimr.domain.text import Span
from openimr.letters.other_programs.dmhc import FIELDS as DMHC_FIELDS
from openimr.letters.other_programs.dmhc import DmhcDetermination
from openimr.letters.other_programs.nydfs import FIELDS as NYDFS_FIELDS
from openimr.letters.other_programs.nydfs import AppealReviewer, NydfsDetermination, nydfs_fields
from openimr.letters.other_programs.outcomes import read_stated_outcome
from openimr.letters.other_programs.reading import OtherDetermination

_CHARACTER = re.compile(
    r"""
    \\u[dD][89abAB][0-9a-fA-F]{2} \\u[dD][c-fC-F][0-9a-fA-F]{2}  # one character as two halves
    | \\u[0-9a-fA-F]{4}
    | \\.
    | [^\\]
    """,
    re.VERBOSE,
)
"""One character of a text as JSON writes it."""

_DMHC_PARTS = {"summary": "summary", "findings": "finding", "result": "result", "credentials": "qualifications"}


def row_spans(text: str, row: Span, found: OtherDetermination) -> Mapping[str, Span]:
    """Return where each value of a row stands: JSON pointer into the row's object → span of the text.

    Args:
        text: The file.
        row: Where the row stands in it.
        found: What was read of it.
    """
    if isinstance(found, DmhcDetermination):
        return dict(_dmhc(text, row, found))
    return dict(_nydfs(text, row, found))


def _dmhc(text: str, row: Span, found: DmhcDetermination) -> Iterator[tuple[str, Span]]:
    columns = {"case_number": "ReferenceID", "outcome": "Determination", **DMHC_FIELDS}
    for name, column in columns.items():
        span = _json_value(text, row, column)
        if span is not None:
            yield f"/{name}", span
    offsets = _offsets(text, _json_value(text, row, "Findings") or Span(0, 0))
    if len(offsets) == len(json.loads(row.of(text))["Findings"]) + 1:  # else the name stands there twice
        yield from ((pointer, _moved(span, offsets)) for pointer, span in _of_prose(found))


def _of_prose(found: DmhcDetermination) -> Iterator[tuple[str, Span]]:
    """Yield the values of the findings; their spans are of the findings' own text."""
    for name, key in _DMHC_PARTS.items():
        span = found.spans.get(f"{name}/0")
        if span is not None:
            yield f"/{key}", span
    yield from ((f"/{name}", found.spans[name]) for name in ("stated_outcome", "votes") if name in found.spans)
    yield from ((f"/credentials/{index}", one.span) for index, one in enumerate(found.credentials))
    yield from ((f"/references/{index}", one.span) for index, one in enumerate(found.mentions))


def _json_value(text: str, row: Span, column: str) -> Span | None:
    """Return where a text or number of a JSON object stands, without its quotation marks; of two the last, which counts."""
    pattern = re.compile(rf'{json.dumps(column)}\s*:\s*(?:"(?P<text>(?:[^"\\]|\\.)*+)"|(?P<number>\d++))')
    matches = list(pattern.finditer(text, row.start, row.end))
    if not matches:
        return None
    return Span(*matches[-1].span("number" if matches[-1]["text"] is None else "text"))


def _offsets(text: str, written: Span) -> Sequence[int]:
    """Return where each character of a JSON text begins, and where the last one ends."""
    return [*(match.start() for match in _CHARACTER.finditer(text, written.start, written.end)), written.end]


def _moved(span: Span, offsets: Sequence[int]) -> Span:
    return Span(offsets[span.start], offsets[span.end])


def _nydfs(text: str, row: Span, found: NydfsDetermination) -> Iterator[tuple[str, Span]]:
    fields = nydfs_fields(text, row)
    labels = {"case_number": "case number", "outcome": "appeal decision", "treatment": "treatment"}
    labels |= {"diagnosis": "diagnosis", **NYDFS_FIELDS}
    yield from ((f"/{name}", fields[label]) for name, label in labels.items() if label in fields)
    for index, reviewer in enumerate(found.reviewers):
        yield from _of_reviewer(text, f"/reviewers/{index}", reviewer)


def _of_reviewer(text: str, pointer: str, reviewer: AppealReviewer) -> Iterator[tuple[str, Span]]:
    yield f"{pointer}/summary", reviewer.span
    stated = read_stated_outcome(text, zone=reviewer.span)
    if stated is not None:
        yield f"{pointer}/stated_outcome", stated.span
    for name in ("credentials", "mentions", "references"):
        yield from ((f"{pointer}/{name}/{number}", one.span) for number, one in enumerate(getattr(reviewer, name)))
