"""What a rationale says to be necessary, or not: each verdict with the words that it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openimr.domain.text import Span

_HELD = r"(?:deemed|found|considered|determined|judged|held|shown|felt)\s++(?:to\s++be\s++|as\s++)?"
_NEEDED = r"(?:medically\s++)?(?:necessary|appropriate|indicated|warranted|justified)"
_GRANTED = r"(?:supported|(?:non-?\s?)?certif(?:ied|iable)|approved|authorized|established|endorsed|granted|overturned)"
_FINITE = r"(?:is|are|was|were|has|have|had|having|could|can|cannot|would|will)\s++(?:(?:have|been|being|be)\s++){0,2}"
_ADVERB = r"(?:(?:also|itself|themselves|likewise|already|currently|so\s++far|yet|still)\s++)?"
_VERDICT = re.compile(
    rf"""
    \b(?: (?P<no>
        {_FINITE} {_ADVERB} not\s++ {_ADVERB} (?:been\s++|be\s++|being\s++)? (?:{_HELD})? (?:{_NEEDED}|{_GRANTED}|to\s++take\s++place)
        | cannot\s++be\s++ (?:{_HELD})? (?:{_NEEDED}|{_GRANTED})
        | {_FINITE} (?:{_HELD}) not\s++ (?:to\s++be\s++)? (?:{_NEEDED}|{_GRANTED})
        | {_FINITE} {_ADVERB} (?:{_HELD})? (?:(?:medically\s++)?(?:unnecessary|inappropriate)|un(?:supported|warranted)
            | denied | upheld | refused | non-?\s?certified)
        | fail(?:s|ed)?\s++to\s++(?:meet|satisfy)\s++(?:the\s++)?(?:\w++\s++)?(?:criteria|requirements?|guidelines?)
        | do(?:es)?\s++not\s++(?:meet|satisfy)\s++(?:the\s++)?(?:\w++\s++)?(?:criteria|requirements?|guidelines?)
        | did\s++not\s++(?:meet|satisfy)\s++(?:the\s++)?(?:\w++\s++)?(?:criteria|requirements?|guidelines?)
      )
    | (?P<yes>
        {_FINITE} {_ADVERB} (?:{_HELD})? (?:(?:medically\s++)?necessary | {_GRANTED} | to\s++take\s++place)
      ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OF_VERDICTS = (
    "necess", "appropriate", "indicated", "warranted", "justified", "support", "certif", "approv", "authori", "establish",
    "endors", "grant", "overturn", "place", "denied", "upheld", "refused", "criteria", "require", "guideline", "found", "find",
)  # fmt: skip
"""One of these stands in every verdict: most sentences hold none, and are not looked at more closely."""

_ACTIVE = re.compile(
    r"\b(?:(?:did|do|does|has|have|had|could|can)\s++not|cannot)\s++(?:(?:been\s++able\s++to|be\s++able\s++to)\s++)?"
    r"(?:find|found|approve|approved|support|supported|endorse|endorsed|grant|granted)\s++"
    r"(?P<subject>(?:the|this|that|an?)\s++[^.,;()]{3,80}?)"
    r"(?P<end>\s++(?:to\s++be\s++)?(?:medically\s++)?(?:necessary|needed|indicated|appropriate|warranted)\b|(?=[.,;]))",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\s++(?:for\s++(?!th(?:at|is|ese)\s++reason)|as\s++an?\b|to\s++(?!this\b|the\s++degree)\w|in\s++(?:cases|patients|those)|"
    r"(?:by|in|at)\s++(?:the\s++)?(?:utili[sz]ation|UR\b|claims|carrier|insur|prior|previous|earlier))",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[.,;:(—]|\b(?:since|as|because|given(?:\s++that)?|inasmuch\s++as|insofar\s++as|in\s++light\s++of|considering(?:\s++that)?|"
    r"due\s++to\s++the\s++fact(?:\s++that)?|with|while|whereas|although|though|which|but|so|therefore|thus|if|unless|"
    r"until|when|once|after|before|whether|even)\b",
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"(?:since|as|because|given(?:\s++that)?|inasmuch\s++as|insofar\s++as|in\s++light\s++of|considering(?:\s++that)?|"
    r"due\s++to\s++the\s++fact(?:\s++that)?|with)\Z",
    re.IGNORECASE,
)
_SUPPOSED = frozenset(
    {"if", "unless", "until", "when", "once", "whether", "even", "after", "before", "although", "though"}
)
_FOLLOWS = re.compile(
    r"\b(?:for\s++(?:that|this)\s++reason|therefore|thus|hence|consequently|accordingly|with\s++it|likewise|follows?|falls?|"
    r"so\s++(?:is|are|that|there)|neither|in\s++turn|as\s++a\s++result)\b",
    re.IGNORECASE,
)
_WOULD = re.compile(r"(?:should|were|had)\b", re.IGNORECASE)
_LONGEST_SUBJECT = 110


@dataclass(frozen=True, slots=True)
class Verdict:
    """That something is, or is not, necessary.

    Attributes:
        subject: The words that it is about, with their article.
        span: Those words and the verdict.
        is_necessary: Whether it is found necessary, or approved.
        is_reason: Whether it is given as the reason of something: "since …", or what follows from it stands behind.
        is_premise: Whether it is the clause of "since …" itself, or "… having been …".
        is_of_necessity: Whether it speaks of medical necessity, so is this review's own.
    """

    subject: Span
    span: Span
    is_necessary: bool
    is_reason: bool
    is_premise: bool
    is_of_necessity: bool


def verdicts_in(text: str, sentences: Sequence[Span]) -> Iterator[Verdict]:
    """Yield the verdicts of a rationale's sentences, in order; what is only supposed ("if …") is none.

    >>> text = "With the fusion having been found not medically necessary, the brace is not medically necessary."
    >>> [(each.subject.of(text), each.is_necessary, each.is_reason) for each in verdicts_in(text, [Span(0, len(text))])]
    [('the fusion', False, True), ('the brace', False, False)]
    """
    for index, sentence in enumerate(sentences):
        words = sentence.of(text).lower()
        if any(each in words for each in _OF_VERDICTS):
            following = sentences[index + 1] if index + 1 < len(sentences) else None
            yield from _of_sentence(text, sentence, following)
            yield from _active(text, sentence)


def _of_sentence(text: str, sentence: Span, following: Span | None) -> Iterator[Verdict]:
    done = sentence.start
    for match in _VERDICT.finditer(text, sentence.start, sentence.end):
        start, mark = _clause_start(text, max(done, match.start() - _LONGEST_SUBJECT), match.start(), sentence.start)
        done = match.end()
        subject = _trimmed(text, start, match.start())
        if subject is None or mark in _SUPPOSED or _is_supposed(text, subject, match):
            continue
        if _GOES_ON.match(text, match.end(), sentence.end):
            continue
        after = _FOLLOWS.search(text, match.end(), sentence.end) is not None
        if not after and following is not None:
            after = _FOLLOWS.search(text, following.start, min(following.start + 60, following.end)) is not None
        words = match[0].lower()
        is_premise = _BECAUSE.match(mark) is not None or words.startswith("having")
        yield Verdict(
            subject=subject,
            span=Span(subject.start, match.end()),
            is_necessary=match["yes"] is not None and not _is_none(subject.of(text)),
            is_reason=is_premise or after,
            is_premise=is_premise,
            is_of_necessity="necess" in words or "appropriate" in words or "take place" in words or "criteria" in words,
        )


def _active(text: str, sentence: Span) -> Iterator[Verdict]:
    """Yield what a sentence says that the reviewer did not find necessary."""
    for match in _ACTIVE.finditer(text, sentence.start, sentence.end):
        _, mark = _clause_start(
            text, max(sentence.start, match.start() - _LONGEST_SUBJECT), match.start(), sentence.start
        )
        if mark in _SUPPOSED:
            continue
        is_premise = _BECAUSE.match(mark) is not None
        yield Verdict(
            subject=Span(*match.span("subject")),
            span=Span(*match.span()),
            is_necessary=False,
            is_reason=is_premise or _FOLLOWS.search(text, match.end(), sentence.end) is not None,
            is_premise=is_premise,
            is_of_necessity=bool(match["end"]),
        )


def _clause_start(text: str, start: int, stop: int, sentence: int) -> tuple[int, str]:
    """Return where the clause begins that ends with a verdict, and the word or mark before it, in small letters."""
    found = list(_CLAUSE.finditer(text, start, stop))
    if not found:
        return (start, "") if start == sentence else (start, ".")
    return found[-1].end(), " ".join(found[-1][0].lower().split())


def _trimmed(text: str, start: int, stop: int) -> Span | None:
    words = text[start:stop]
    left, right = len(words) - len(words.lstrip()), len(words.rstrip())
    return Span(start + left, start + right) if left < right else None


def _is_supposed(text: str, subject: Span, match: re.Match[str]) -> bool:
    """Return whether a verdict is only thought of: "should the surgery be approved, the brace would be necessary"."""
    is_conditional = match["yes"] is not None and match[0].lower().startswith(("would", "could", "can ", "will"))
    return is_conditional or _WOULD.match(text, subject.start, subject.end) is not None


def _is_none(subject: str) -> bool:
    return subject.lower().startswith(("no ", "none ", "neither "))
