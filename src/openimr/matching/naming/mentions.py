"""Where a text names a physician."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openimr.domain.text import Span
from openimr.matching.naming.addresses import found_by_address, found_by_number
from openimr.matching.naming.names import PARTICLES, TITLES, Name, degree_at, name_of
from openimr.matching.naming.tokens import Token, runs_of, span_of, tokens_of

_NEVER_BETWEEN = frozenset(
    re.findall(
        r"\w+",
        "a an and any are as asked at be been by can did do does for from had has have her his if in is it its may my no "
        "not of on or our patient saw she he so than that the their then they this to was we were when while will with you "
        "your left right",
    )
)
"""Words of sentences, which never stand between a given name and its family name."""

_LETTERS_THAT_ARE_WORDS = frozenset("ailrs")
"""Single letters that notes write for words: a, I, left, right, and what is left of ’s."""

_TIES = frozenset("_-‐‑")
_MOST_BETWEEN = 2
_MOST_INITIALS = 3
_LEAST_OF_A_PART = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Physician:
    """What a physician is known by.

    Attributes:
        name: As on the roster: "Dr Maja K. Lind, MD", "Lind, Maja".
        email: Empty if not known.
        licences: Numbers, as the states write them.
    """

    name: str
    email: str = ""
    licences: tuple[str, ...] = ()


def naming_spans(text: str, physician: Physician, *, shared: frozenset[str] = frozenset()) -> tuple[Span, ...]:
    """Return where a text names a physician, in order and apart from each other; empty if it does not.

    Args:
        text: Any words.
        physician: Who is looked for.
        shared: Words, as ``family_names`` gives them, of the names of others whom the text may mean.

    >>> text = "Seen by Dr. Lind, later by M. Lind"
    >>> [span.of(text) for span in naming_spans(text, Physician(name="Maja Lind, MD"))]
    ['Dr. Lind', 'M. Lind']
    >>> naming_spans("The left hand", Physician(name="Dr Anna Hand"))
    ()
    """
    tokens = tokens_of(text)
    found = [*_by_name(tokens, name_of(physician.name), shared), *found_by_address(tokens, physician.email)]
    found += [span for number in physician.licences for span in found_by_number(tokens, number)]
    return _apart(found)


def names_physician(text: str, physician: Physician, *, shared: frozenset[str] = frozenset()) -> bool:
    """Return whether a text names a physician; as ``naming_spans``."""
    return bool(naming_spans(text, physician, shared=shared))


def without_name(text: str, spans: Sequence[Span], *, instead: str) -> str:
    """Return a text with other words in place of spans that do not overlap, in order.

    >>> without_name("lind_maja.pdf", (Span(0, 9),), instead="[name left out]")
    '[name left out].pdf'
    """
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], instead]
        at = span.end
    return "".join([*parts, text[at:]])


def _by_name(tokens: Sequence[Token], name: Name, shared: frozenset[str]) -> Iterator[Span]:
    if name.is_odd:
        yield from (span_of(tokens, end - len(name.whole), end) for end in runs_of(tokens, name.whole))
        return
    is_shared = bool(shared & name.families)
    for i, token in enumerate(tokens):
        if _is_in_one_word(token, name, is_shared=is_shared):
            yield span_of(tokens, i, i + 1)
        j = _end_of_family(tokens, i, name)
        if j == i:
            continue
        first, last = _given_before(tokens, i, name), _given_after(tokens, j, name)
        if not is_shared:
            first = min(first, _initials_before(tokens, i, name), _title_before(tokens, i))
            last = max(last, _initials_after(tokens, j, name), _degree_after(tokens, i, j, name))
        if first < i or last > j:
            yield span_of(tokens, first, last)


def _end_of_family(tokens: Sequence[Token], i: int, name: Name) -> int:
    """Return where a family name that begins at a word ends; ``i`` if none does. Of a hyphened one either part counts."""
    word = tokens[i].word
    if word not in name.families:
        return i
    if tuple(token.word for token in tokens[i : i + len(name.family)]) == name.family:
        return i + len(name.family)
    return i + 1 if len(word) >= _LEAST_OF_A_PART else i


def _given_before(tokens: Sequence[Token], i: int, name: Name) -> int:
    between = 0
    for k in range(i - 1, -1, -1):
        word = tokens[k].word
        if word in name.given:
            return k
        between += word not in PARTICLES
        if between > _MOST_BETWEEN or not word.isalpha() or word in _NEVER_BETWEEN:
            break
    return i


def _given_after(tokens: Sequence[Token], j: int, name: Name) -> int:
    for k in range(j, min(j + 2, len(tokens))):
        if tokens[k].word in name.given:
            return k + 1
        if len(tokens[k].word) > 1:
            break
    return j


def _initials_before(tokens: Sequence[Token], i: int, name: Name) -> int:
    """Return where initials before a family name begin, ``J. A. Lind`` or ``JA Lind``; ``i`` if none do."""
    near = _over_particles(tokens, i)
    run = near
    while run > 0 and near - run < _MOST_INITIALS and len(tokens[run - 1].word) == 1:
        run -= 1
    for k in range(run, near):
        if tokens[k].word in name.initials and _is_initial(tokens[k], tokens[i]):
            return k
    return near - 1 if near > 0 and _is_run_of_initials(tokens[near - 1], name) else i


def _initials_after(tokens: Sequence[Token], j: int, name: Name) -> int:
    """Return where initials after a family name end, ``Lind, J. A.``; ``j`` if there are none, or the sentence ended."""
    if j >= len(tokens) or "." in tokens[j - 1].after or degree_at(tokens, j) > j:
        return j
    family, letter = tokens[j - 1], tokens[j]
    is_tied = family.after in _TIES or (letter.is_capital and family.is_capital)
    if letter.word in name.initials and is_tied:
        end = j + 1
        while end < len(tokens) and end - j < _MOST_INITIALS and len(tokens[end].word) == 1:
            end += 1
        return end
    return j + 1 if _is_run_of_initials(letter, name) else j


def _is_initial(letter: Token, family: Token) -> bool:
    """Return whether a single letter before a family name is an initial: ``A. Hand``, but not ``a hand`` or ``L hand``."""
    if letter.after.startswith(".") or letter.after in _TIES or (letter.is_capital and family.is_capital):
        return True
    return letter.word not in _LETTERS_THAT_ARE_WORDS


def _is_run_of_initials(token: Token, name: Name) -> bool:
    """Return whether a word is initials written together: ``MK``."""
    is_short = 1 < len(token.word) <= _MOST_INITIALS
    return is_short and token.is_capital and len(name.initials) > 1 and set(token.word) <= name.initials


def _title_before(tokens: Sequence[Token], i: int) -> int:
    near = _over_particles(tokens, i)
    return near - 1 if near > 0 and tokens[near - 1].word in TITLES else i


def _degree_after(tokens: Sequence[Token], i: int, j: int, name: Name) -> int:
    """Return where degrees after a family name end; ``j`` if there are none, or another’s initial stands before it."""
    before = tokens[i - 1] if i else None
    if before and len(before.word) == 1 and before.is_capital and before.word not in name.initials:
        return j
    return degree_at(tokens, j)


def _over_particles(tokens: Sequence[Token], i: int) -> int:
    while i > 0 and tokens[i - 1].word in PARTICLES:
        i -= 1
    return i


def _is_in_one_word(token: Token, name: Name, *, is_shared: bool) -> bool:
    """Return whether one word is the name: ``majalind``, ``DrLind``, ``MKLind``; a chart is no C. Hart."""
    if token.word in name.joined:
        return True
    family = "".join(name.family)
    if is_shared or not token.word.endswith(family):
        return False
    before = token.word.removesuffix(family)
    if before in {"dr", "doctor"}:
        return True
    is_camel = token.raw[len(before) :][:1].isupper() and token.raw[len(before) + 1 :].islower()
    return 0 < len(before) <= _MOST_INITIALS and is_camel and before[0] in name.initials


def _apart(found: Sequence[Span]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for span in sorted(found):
        if spans and span.start < spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, span.end))
        else:
            spans.append(span)
    return tuple(spans)
