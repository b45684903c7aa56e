"""What no part of a letter covers and is no fixed wording of its layout: nothing is dropped unseen."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from openimr.domain.determinations import Determination, LetterLayout
from openimr.domain.text import Span
from openimr.letters.blocks import SAMPLE_MARK
from openimr.letters.item_labels import label_pattern
from openimr.letters.layouts import (
    CALIFORNIA,
    CASE_NUMBER_LABEL,
    LABELS_OF_DATES,
    LICENSURE_LABEL,
    OPEN_IMR,
    PRIORITY_LABEL,
    SPECIALTY_LABEL,
    Wording,
    phrase,
)
from openimr.letters.own_layout import (
    ASSERTIONS,
    DOCUMENT_LABEL,
    ISSUER_LABEL,
    SENT_BY,
    STEP_LABEL,
    TITLE,
    without_furniture,
)
from openimr.letters.readings import trimmed
from openimr.letters.running_lines import without_running_lines
from openimr.letters.sections import salvage_sections

_STOCK_SENTENCES = (
    "MAXIMUS Federal Services sent the complete case file to an expert reviewer",
    "He/she has no affiliation with the employer, employee, providers or the claims administrator",
    """He/she has been in active clinical practice for more than five years and is currently working at least 24 hours a week
    in active practice""",
    """The expert reviewer was selected based on his/her clinical experience, education, background, and expertise in the same
    or similar specialties that evaluate and/or treat the medical condition and disputed items/services""",
    """The expert reviewer was selected based on his/her clinical experience, education, background, and expertise in the same
    or similar specialties that evaluate and/or treat the medical condition and disputed items/service""",
    """He/she is familiar with governing laws and regulations, including the strength of evidence hierarchy that applies to
    Independent Medical Review determinations""",
)
"""What the layouts CA-1a to CA-1c say of every reviewer, each in any case and with or without its full stop."""

_HEADER_WORDS = (CASE_NUMBER_LABEL, *LABELS_OF_DATES.values(), PRIORITY_LABEL, "Application", "Received:")
_CREDENTIAL_WORDS = re.compile(
    r"""
    (?: (?: \b (?: the | he/she | she | he | expert | physician | reviewer | is | are | has | have | holds? | and | also | who
          | with | an? | in | of | to | as | well | both | states? | commonwealth | currently | duly | dual | dually | double
          | triple | board | certified | certifications? | certificates? | eligible | licen[cs]e[ds]? | licensure | practi[cs]e
          | active | medical | medicine | added | additional | advanced | special(?:ty|ties) | sub-?\s?special(?:ty|ties)
          | speciali[sz](?:es|ing) | specialist | fellowship | fellow | trained | training | qualifications? | by | degree
          | american | osteopathic ) \b
      | [,;&/.-] | \s ) )++
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OUTCOME_MARKS = r"(?:\b(?:is|are)\s*)?:|\."
_ALTERED = re.compile(r"[ \v]{2,}|\v")


def find_leftovers(text: str, determination: Determination) -> tuple[Span, ...]:
    """Return what of a letter is neither read nor fixed wording of its layout, without the white space around it.

    Args:
        text: The letter, as ``openimr.letters.reading.read_letter`` was given it.
        determination: What was read of it.
    """
    covered = [*determination.spans.values(), *fixed_wording(text, determination)]
    rests = (trimmed(text, gap.start, gap.end) for gap in _gaps(covered, Span(0, len(text))))
    return tuple(rest for rest in rests if rest.start < rest.end)


def fixed_wording(text: str, determination: Determination) -> tuple[Span, ...]:
    """Return where the words of the layout itself stand: headings, labels, stock sentences, running lines, separators.

    Each kind is looked for only where the layout has it and outside of what was read, so that the same words elsewhere
    are left over.
    """
    is_ours = determination.layout is LetterLayout.OI_1
    wording = OPEN_IMR if is_ours else CALIFORNIA
    plain = without_fixed_lines(text, determination)
    found = salvage_sections(plain, wording=wording)
    spans = [*_running_lines(text, plain), *found.headings]
    values = sorted(determination.spans.values())
    for name, zone in found.spans.items():
        pattern = _zone_pattern(name, is_ours, determination.organization)
        is_reviewer = name == "credentials" or (name == "how" and not is_ours)
        for gap in _gaps(values, zone):
            fixed = [Span(*match.span()) for match in pattern.finditer(plain, gap.start, gap.end)] if pattern else []
            spans += fixed
            if is_reviewer:
                spans += _around_credentials(plain, gap, zone=zone, fixed=fixed)
    return tuple(spans)


def without_fixed_lines(text: str, determination: Determination) -> str:
    """Return the text without its running heads and feet, every other character where it was."""
    if determination.layout is LetterLayout.OI_1:
        return without_furniture(text)
    return without_running_lines(text)


def _running_lines(text: str, plain: str) -> Iterator[Span]:
    """Yield what was taken out of the text as running heads and feet."""
    if plain is text or plain == text:
        return
    for match in _ALTERED.finditer(plain):
        if text[match.start() : match.end()] != match.group():
            yield Span(*match.span())


def _gaps(spans: Iterable[Span], zone: Span) -> Iterator[Span]:
    """Yield the runs of a zone that no span covers."""
    position = zone.start
    for span in sorted(spans):
        if span.end <= position or span.start >= zone.end:
            continue
        if span.start > position:
            yield Span(position, span.start)
        position = span.end
    if position < zone.end:
        yield Span(position, zone.end)


def _around_credentials(plain: str, gap: Span, *, zone: Span, fixed: list[Span]) -> Iterator[Span]:
    """Yield the words that lead from one credential to the next, or from a sentence's begin to it and on to its end."""
    for piece in _gaps(fixed, gap):
        run = _CREDENTIAL_WORDS.match(plain, piece.start, piece.end)
        is_next_to_value = zone.start < gap.start == piece.start or piece.end == gap.end < zone.end
        if run is not None and run.end() == piece.end and is_next_to_value:
            yield piece


@cache
def _zone_pattern(name: str, is_ours: bool, organization: str | None) -> re.Pattern[str] | None:  # noqa: FBT001 (the cache's key)
    wording = OPEN_IMR if is_ours else CALIFORNIA
    match name:
        case "header":
            own = [TITLE, SAMPLE_MARK, ISSUER_LABEL] if is_ours else []
            return _any_of(phrase(words) for words in (*own, *_HEADER_WORDS))
        case "how":
            sent = phrase(SENT_BY.format(organization=organization))
            stock = [rf"{phrase(sentence)}\.?" for sentence in _STOCK_SENTENCES]
            return _any_of([sent, *map(phrase, ASSERTIONS.values())] if is_ours else stock)
        case "credentials":
            return _any_of(
                [
                    r"\bStates?(?:\s*\(s\))?\s+of\s+Licensure\s*:",
                    r"\bCertifications?(?:\s*\(s\))?\s*/\s*Special(?:ty|ties)\s*:",
                    phrase(LICENSURE_LABEL),
                    phrase(SPECIALTY_LABEL),
                ]
            )
        case "documents" | "next_steps":
            return _any_of([_numbered(DOCUMENT_LABEL if name == "documents" else STEP_LABEL)])
        case "decisions":
            return _decision_pattern(wording)
        case _:
            return None


def _decision_pattern(wording: Wording) -> re.Pattern[str]:
    labels = label_pattern(wording)
    item = [_numbered(wording.item_label)] if wording.item_label else []
    return re.compile("|".join([labels.pattern, *item, _OUTCOME_MARKS]), labels.flags)


def _numbered(label: str) -> str:
    return phrase(label).replace(r"\{number\}", r"\d+")


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)
