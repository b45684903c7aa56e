"""Guideline sentences: what each side says that its decision was based on."""

import re
from collections.abc import Iterator

from openimr.citations.flats import Flat, flattened
from openimr.citations.mentions import find_mentions
from openimr.citations.outside_sentences import read_outside_part
from openimr.citations.schedule_sentences import read_schedule_part
from openimr.citations.spellings import NON
from openimr.domain.citations import Basis, Citation

_LABEL = re.compile(
    rf"Decision(?: is| was)? based? on(?: the)? (?:(?P<outside>{NON}MTUS(?: Citations?\b)?)|MTUS)(?: ?[–—-])?[:,]? ?(?:\. )?",
    re.IGNORECASE,
)
_NONE_CITED = re.compile(r" did not cite any (?:medical )?(?:evidence|guidelines?)\b[^.]{0,60}\.?", re.IGNORECASE)
_FOLLOWS = re.compile(r"^\s*The decision follows that of item \d+\.\s*$")
"""The sentence of our own layout for an item that cites nothing, since it follows another."""

_BASED_OUTSIDE = re.compile(
    r" (?:did not base (?:their|its|his|her) decision on the MTUS|"
    r"based (?:their|its|his|her) decision on recommendations?(?:\(s\))? outside (?:of )?the MTUS(?: Guidelines)?)\b\.?",
    re.IGNORECASE,
)
_IN_PROSE = re.compile(
    r" based (?:its|their|his/her|his|her) (?:decision|determination) (?:up)?on (?!recommendation)", re.IGNORECASE
)
_LONGEST_LEAD = 300


def read_guideline_sentence(text: str) -> tuple[Citation, ...]:
    """Return the citations of a guideline sentence, in its order, each with its place in ``text``.

    ``block = nocite | [outside] ["Decision based on MTUS " chapters "."] ["Decision based on Non-MTUS Citation " sources "."]``

    That nothing was cited is a citation of its own, with the basis ``NONE``; that the decision was based outside of the
    schedule is none. A text without any of these labels is read as if it stood behind the second; one that tells what a
    decision was based on in words of its own, as prose.

    >>> [citation.id for citation in read_guideline_sentence("Decision based on MTUS Low Back Complaints 2004.")]
    ['mtus/low-back-complaints/2004']

    Source: the sentences of the Division's published decisions; 8 CCR § 9792.21.1(b)-(d) asks for them.
    """
    flat = flattened(text)
    labels = list(_LABEL.finditer(flat.text))
    none_cited = _NONE_CITED.search(flat.text)
    if none_cited is not None and not labels:
        start = flat.text.rfind(". ", 0, none_cited.start()) + 1
        start += len(flat.text[start:]) - len(flat.text[start:].lstrip())
        return (Citation(basis=Basis.NONE, span=flat.span(start, none_cited.end())),)
    if not labels and _FOLLOWS.match(flat.text):
        return (Citation(basis=Basis.NONE, span=flat.span(0, len(flat.text.rstrip()))),)
    if not labels:
        return tuple(_unlabelled(text, flat))
    found: list[Citation] = []
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        stop = _end(flat.text, label.end(), len(flat.text) if following is None else following.start())
        read = read_outside_part if label["outside"] else read_schedule_part
        found += read(flat, label.end(), stop) if flat.text[label.end() : stop].strip(" .") else _bare(flat, label)
    return tuple(found)


def is_guideline_sentence(text: str) -> bool:
    """Return whether a text is a guideline sentence: it begins as one, after a label of a letter at most.

    >>> is_guideline_sentence("Decision based on MTUS ACOEM."), is_guideline_sentence("The ODG recommends ice.")
    (True, False)
    """
    beginning = flattened(text[:_LONGEST_LEAD]).text
    found = _LABEL.search(beginning) or _NONE_CITED.search(beginning)
    return found is not None and ". " not in beginning[: found.start()].removesuffix(". ").rstrip()[:-1]


def _bare(flat: Flat, label: re.Match[str]) -> Iterator[Citation]:
    """Yield what a label names that nothing stands behind: the schedule itself, or nothing."""
    if not label["outside"]:
        yield Citation(
            basis=Basis.MTUS, source="mtus", id="mtus", recognised=True, span=flat.span(label.start(), label.end())
        )


def _unlabelled(text: str, flat: Flat) -> list[Citation]:
    if _IN_PROSE.search(flat.text):
        return list(find_mentions(text))
    outside = _BASED_OUTSIDE.search(flat.text)
    start = outside.end() if outside else 0
    stop = _end(flat.text, start, len(flat.text))
    return list(read_outside_part(flat, start, stop)) if flat.text[start:stop].strip(" .") else []


def _end(text: str, start: int, stop: int) -> int:
    """Return where a part ends: the sentence's own full stop is not in it."""
    words = text[start:stop].rstrip(" ")
    return start + len(words.removesuffix(".").rstrip(" "))
