"""The day of injury and the day of the utilization review decision: in the header and in the prose."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from openimr.checks.days.dated import Dated, Kind
from openimr.checks.days.findings import Days, day_finding, header_passage
from openimr.checks.days.two_days import is_slip
from openimr.domain.findings import Finding

_OTHER_INJURY = re.compile(
    r"\b(?:prior|previous(?:ly)?|earlier|(?<!year[\s-])(?<!years[\s-])old(?:er)?|former|another|other|unrelated|non-?\s?industrial|re-?injur\w+|subsequent|second|"
    r"childhood|separate|different)\b",
    re.IGNORECASE,
)
_INDUSTRIAL = re.compile(
    r"\b(?:date\s(?:of|for)\s(?:the\s)?(?:\w+\s)?injury|injury\sdate|DOI|industrial|work|occupational|claim|sustained|injured|hurt)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:date\sof\s(?:\w+\s)?injury|injury\sdate|DOI|industrial\s(?:\w+\s)?injury|work[\s-]related\sinjury)\b",
    re.IGNORECASE,
)
_THE_DAY = re.compile(r"\b(?:date\sof\s(?:the\s)?(?:\w+\s)?injury|injury\sdate|DOI)\b[^,;]{0,30}\Z", re.IGNORECASE)
_REVIEWS = frozenset({Kind.REVIEW, Kind.OTHER, Kind.VISIT, Kind.APPROVAL})
_FIRST = 3
_LOOKED_BACK = 80


def find_injury_days(days: Days) -> Iterator[Finding]:
    """Yield where the prose names another day of injury than the header; a rationale is laid beside the summary as well."""
    header = days.letter.determination.date_of_injury
    told = injuries_of(days.summary)
    if header is not None and told and not _is_one_of(header, told):
        yield day_finding(
            "injury date",
            "The summary names another day of injury than the header.",
            found=[days.letter.passage(told[0].phrase)],
            against=[header_passage("date_of_injury", header)],
        )
    elif header is not None and (slip := _slip_of(header, told)) is not None:
        yield day_finding(
            "injury date",
            "The summary names the day of injury twice, once otherwise than the header.",
            found=[days.letter.passage(slip.phrase)],
            against=[header_passage("date_of_injury", header)],
        )
    known = {each.day for each in told} | ({header} if header else set())
    for item, dated in days.rationales:
        other = next((each for each in injuries_of(dated) if _NAMED.search(each.lead)), None)
        if known and other is not None and other.day not in known:
            against = [header_passage("date_of_injury", header)] if header else [days.letter.passage(told[0].phrase)]
            yield day_finding(
                "injury date",
                "The rationale names another day of injury than the rest of the letter.",
                item=item,
                found=[days.letter.passage(other.phrase)],
                against=against,
            )


def injuries_of(dated: Sequence[Dated]) -> list[Dated]:
    """Return the days of the injury in the claim; no other injury's."""
    return [
        each
        for place, each in enumerate(dated)
        if each.kind is Kind.INJURY
        and not _OTHER_INJURY.search(each.lead[-_LOOKED_BACK:])
        and (place < _FIRST or _INDUSTRIAL.search(each.lead))
    ]


def _slip_of(header: date, told: Sequence[Dated]) -> Dated | None:
    """Return where the day of the one injury is named otherwise by a slip of the pen; of several injuries none is one."""
    return next(
        (each for each in told if each.day != header and _THE_DAY.search(each.lead) and is_slip(each.day, header)), None
    )


def _is_one_of(header: date, told: Sequence[Dated]) -> bool:
    """Return whether a day is one of those told, or lies within the time that they span."""
    return min(each.day for each in told) <= header <= max(each.day for each in told)


def find_review_days(days: Days) -> Iterator[Finding]:
    """Yield where the prose names another day of the utilization review decision than the header."""
    letter = days.letter
    header, review = letter.determination.ur_denial_date, letter.parts.ur
    if header is None or review is None or review.day is None or review.day == header:
        return
    if any(each.day == header and each.kind in _REVIEWS for each in days.summary):
        return
    told = next(
        (
            each
            for each in days.summary
            if each.day == review.day and review.span.start <= each.span.end <= review.span.end
        ),
        None,
    )
    confirming = [
        letter.passage(each.phrase)
        for _, dated in days.rationales
        for each in dated
        if each.day == header and each.kind in {Kind.REVIEW, Kind.APPROVAL}
    ]
    yield day_finding(
        "review date",
        "The summary names another day of the utilization review decision than the header.",
        found=[letter.passage(told.phrase if told else review.span)],
        against=[header_passage("ur_denial_date", header), *confirming],
    )
