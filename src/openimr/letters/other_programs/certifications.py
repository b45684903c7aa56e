"""Board certifications of reviewers who are told apart by number, as sentences state them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openimr.domain.text import Span, folded
from openimr.terms.specialties import is_compound_specialty

_SENTENCE = re.compile(
    r"""
    \b(?: (?: The | All (?: \s+ of )? (?: \s+ the )? \s+ (?: two | three | five | \d ) ) \s+
          (?P<all> (?:physician \s+ | expert \s+)? reviewers? )
        | Reviewers? \s+ (?P<numbers> \#? \d (?: \s* (?:,|and|&|-) \s* (?:and \s+)? \#? \d )* ) )
    \s+ (?: is | are | was | were | has | have | holds? ) \s+ (?: (?: also | double | dual | dually | an? ) [\s-]+ ){0,3}
    board [\s-]+ certifi (?: ed | cations? ) \s+
    (?: by \s+ the \s+ American \s+ (?:Osteopathic \s+)? Board \s+ of \s+ [\w\s&,]{3,60}? \s+ in \s+
      | by \s+ the \s+ American \s+ (?:Osteopathic \s+)? Board \s+ of \s+ | (?:in|by) \s+ )?
    (?P<boards> [^.]{3,400}? ) (?= ,? \s+ and \s+ (?:is|are|was) \b | ,? \s* & \s* is \b | \. | \Z )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SUBSPECIALTY = re.compile(
    r",?\s*\b(?:with|and\s+has|has)\s+(?:an?\s+)?(?:added\s+)?(?:sub-?\s?specialty|special)\s+(?:certifications?|qualifications?)\s+in\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",\s*(?:and\s+)?|\s+and\s+(?:in\s+)?")
_NUMBER = re.compile(r"\d")
_LONGEST_COMPOUND = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class CertifiedReviewer:
    """One reviewer of a panel.

    Attributes:
        number: From 1, as the text counts them; 1 where there is one alone.
        boards: Board certifications, in the words of the text.
        subspecialties: Subspecialty certifications and special qualifications, in the words of the text.
        span: The sentence that states them.
    """

    number: int
    boards: tuple[str, ...]
    subspecialties: tuple[str, ...]
    span: Span


def read_certified_reviewers(text: str, *, zone: Span, panel: int | None) -> tuple[CertifiedReviewer, ...]:
    """Read each reviewer's certifications, in the order of their numbers.

    Args:
        text: The row's prose.
        zone: Where the credentials stand.
        panel: How many reviewers the panel has, where the prose says it: a sentence on "the reviewers" holds for each.
    """
    found: dict[int, CertifiedReviewer] = {}
    for match in _SENTENCE.finditer(text, zone.start, zone.end):
        boards, subspecialties = _lists(match["boards"])
        for number in _numbers(match, panel):
            found.setdefault(
                number,
                CertifiedReviewer(
                    number=number, boards=boards, subspecialties=subspecialties, span=Span(*match.span())
                ),
            )
    return tuple(found[number] for number in sorted(found))


def _numbers(match: re.Match[str], panel: int | None) -> Iterator[int]:
    if match["all"]:
        is_one = not match["all"].lower().endswith("s")
        yield from range(1, (1 if is_one else panel or 1) + 1)
        return
    numbers = [int(digit) for digit in _NUMBER.findall(match["numbers"])]
    yield from range(numbers[0], numbers[-1] + 1) if "-" in match["numbers"] else numbers


def _lists(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Divide what a reviewer is certified in into boards and subspecialties."""
    boards, *subspecialties = _SUBSPECIALTY.split(words)
    return split_specialties(boards), tuple(name for piece in subspecialties for name in split_specialties(piece))


def split_specialties(words: str) -> tuple[str, ...]:
    """Split a list of specialties at commas and "and", but not within the name of one.

    >>> split_specialties("endocrinology, diabetes, and metabolism and allergy and immunology")
    ('endocrinology, diabetes, and metabolism', 'allergy and immunology')
    """
    pieces: list[Span] = []
    start = 0
    for mark in _BETWEEN.finditer(words):
        pieces.append(Span(start, mark.start()))
        start = mark.end()
    pieces.append(Span(start, len(words)))
    names: list[str] = []
    position = 0
    while position < len(pieces):
        ends = range(min(position + _LONGEST_COMPOUND, len(pieces)), position + 1, -1)
        end = next(
            (end for end in ends if is_compound_specialty(words[pieces[position].start : pieces[end - 1].end])),
            position + 1,
        )
        names.append(folded(words[pieces[position].start : pieces[end - 1].end]))
        position = end
    return tuple(name for name in names if name)
