"""Verbs and nouns in a form that what stands before them does not allow: "does not documented", "several month"."""

import re
from collections.abc import Iterator
from functools import cache

from openimr.checks.spelling.faults import Fault, Zone
from openimr.domain.text import Span
from openimr.terms.verb_forms import alternatives, verbs

_ADVERB = r"(?:(?:also|already|always|clearly|currently|fully|further|not|now|only|previously|recently|still|specifically|yet)\s){0,2}"
_ONE = r"patient|claimant|applicant|worker|employee|provider|physician|surgeon|request|documentation|record|report|medication|treatment|guideline|injury|study"
_MANY = (
    r"(?-i:guidelines)|records|notes|reports|findings|symptoms|results|criteria|studies|services|requests|treatments|medications|"
    r"patients|complaints|injections|sessions|visits|deficits|images|x-rays|radiographs|physicians|providers"
)
_COUNTED = (
    r"session|visit|treatment|injection|tablet|capsule|patient|case|week|month|year|record|symptom|finding|complaint|"
    r"medication|modality|report|criterion|request|guideline|study|deficit|refill|block"
)
_START = r"(?:(?<=[.;]\s)|(?<=\n)|\A)"
_CLAUSE = rf"(?:{_START}|(?<=,\s)|\b(?:that|as|because|since|although|while|but|however,?|here,)\s)"
_MARKED = re.compile(
    r"[.,;:)]|\s(?:of|for|to|with|was|were|is|are|and|in|at|ago|later|before|after|per|prior|since|by|from)\b"
)
_AN = re.compile(r"[aeio][a-z]{2,}")
_LONG_E = re.compile(r"(?:one|once|eu|uni|use|usu|uti|ure|uri|ubi|ou[ij])")
_VOWEL_AFTER_H = re.compile(r"hour|honest|honor|heir")
_ENGLISH_A = re.compile(r"(?<![\w./-])(?P<article>an?)\s(?P<next>[a-z]{3,})(?![\w/])")
_BEFORE = re.compile(r"\b(?:the|vitamin|hepatitis|type|grade|class|group|part)\s\Z", re.IGNORECASE)
_FARTHEST = 14
_ARTICLES = frozenset({"a", "an"})
_COUNTING = frozenset(
    "several multiple two three four five six seven eight nine ten twelve many most various these those few for".split()  # noqa: SIM905 (words)
) | {str(number) for number in range(2, 100)}
_SAYING = frozenset(
    {"state", "indicate", "recommend", "suggest", "show", "report", "describe", "reveal", "demonstrate", "require"}
)
_SHORTEST = 4


def wrong_forms(zone: Zone) -> Iterator[Fault]:
    """Yield verbs and nouns in a form that cannot stand after what is before them, with the words that show it.

    >>> text = "It does not documented why. He may received care. She had several month of it. He is a independent man."
    >>> [fault.span.of(text) for fault in wrong_forms(Zone(text, Span(0, len(text))))]
    ['does not documented', 'may received', 'several month', 'a independent']
    """
    for beginnings, pattern in _patterns():
        for match in zone.find_from(pattern, beginnings):
            yield Fault("broken", Span(*match.span()))
    cut, said_so = _cut_short()
    if not cut.isdisjoint(zone.places):
        yield from (Fault("broken", Span(*match.span())) for match in zone.find(said_so))
    for match in zone.find_from(_several(), _COUNTING):
        if _MARKED.match(zone.text, match.end(), zone.span.end) is not None:
            yield Fault("broken", Span(*match.span()))
    for match in zone.find_from(_ENGLISH_A, _ARTICLES):
        if _is_wrong_article(match["article"], match["next"]) and not _BEFORE.search(
            zone.text, max(zone.span.start, match.start() - _FARTHEST), match.start()
        ):
            yield Fault("broken", Span(*match.span()))


def _is_wrong_article(article: str, word: str) -> bool:
    begins_with_vowel = (_AN.match(word) is not None and _LONG_E.match(word) is None) or _VOWEL_AFTER_H.match(word)
    if article == "a":
        return bool(begins_with_vowel)
    return not begins_with_vowel and word[0] not in "uhy" and _LONG_E.match(word) is None and word[0] not in "aeio"


@cache
def _several() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w/.,#-])(?<!level\s)(?<!type\s)(?<!phase\s)(?<!grade\s)(?<!item\s)(?:(?:[2-9]|[1-9][0-9]|several|multiple|two|three|four|five|six|seven|eight|nine|ten|twelve|many|most|various|these|those|few)\s"
        rf"(?:(?:more|additional|further|other|previous|prior)\s)?(?:{_COUNTED})|for\spatient(?=\swith))(?=\b)(?!\s?-)",
        re.IGNORECASE,
    )


@cache
def _patterns() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    """Return the patterns, each with the words that it may begin with."""
    plain = alternatives(each.base for each in verbs() if each.is_plain and each.base != each.participle)
    bases = alternatives(each.base for each in verbs() if each.base != each.participle)
    thirds = alternatives(each.third for each in verbs())
    pasts = alternatives(form for each in verbs() for form in (each.past, each.participle) if form != each.base)
    unmistakable = alternatives(each.past for each in verbs() if each.past not in {each.participle, each.base})
    written = (
        (
            "do does did doesn didn don",
            rf"\b(?-i:do|does|did)(?:n['’]t\s|\snot\s)(?:(?:specifically|clearly|directly)\s)?(?:{pasts}|(?:{thirds})(?=\s(?:the|an?|that|any)\b))\b",
        ),
        (
            "should could would might must cannot may can will",
            rf"\b(?:should|could|would|might|must|cannot|(?-i:may|can|will))\s(?:(?:not|also|only)\s)?(?:{pasts})\b(?!-)",
        ),
        ("to", rf"(?<!used\s)\bto\s(?:{unmistakable})\b"),
        ("is are was were been being", rf"\b(?:is|are|was|were|been|being)\s{_ADVERB}(?:{plain})\b(?!-)"),
        ("has have had", rf"\b(?:has|have|had)\s(?:(?:also|already|previously|currently)\s)?(?:{plain})\b(?!-)"),
        ("has have had", rf"\b(?:has|have|had)\snot\s(?:yet\s)?(?:{bases})\b(?!-)"),
        ("has have had", rf"\b(?:has|have|had)\s{_ADVERB}(?:{unmistakable})\b(?!-)"),
        (
            "is are was were has have had",
            r"\b(?:is|are|was|were)\snot\sbeen\b|\b(?:has|have|had)\s(?:not\s)?be\b(?!-)",
        ),
        (
            "the these those such that as because since although while but however here",
            rf"{_CLAUSE}(?:the|these|those|such)\s(?:[a-z]{{3,14}}\s){{0,2}}(?<!of\s)(?:{_MANY})\s(?:does|has|is|was|{thirds})\b(?!,)",
        ),
        (
            "the this",
            rf"{_START}(?:The|This)\s(?:injured\s)?(?:{_ONE})\s(?:also\s|already\s|currently\s)?(?:have|do|are|were|{plain})\b",
        ),
        ("he she", r"\b(?:he|she)\s(?:have|do|are)\s(?!to\b)[a-z]{3,}"),
        (
            "may can should would could must",
            rf"\b(?:may|can|should|would|could|must)\s(?:not\s)?(?:{thirds})\b(?=\s(?:the|a|an|to|from|in|of)\b)",
        ),
    )
    return tuple((frozenset(begin.split()), re.compile(pattern, re.IGNORECASE)) for begin, pattern in written)


@cache
def _cut_short() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the verbs of saying that have lost their last letter, and are no form of a verb so ("stat", "indicat"), and their pattern."""
    saying = [each for each in verbs() if each.base in _SAYING]
    forms = {form for each in verbs() for form in (each.base, each.third, each.past, each.participle)}
    cut = {form[:-1] for each in saying for form in (each.base, each.third, each.past)} - forms
    kept = frozenset(form for form in cut if len(form) >= _SHORTEST)
    who = rf"\b(?:{_ONE}|{_MANY}|guidelines|MTUS|ODG|ACOEM)"
    return kept, re.compile(rf"{who}\s(?:{alternatives(kept)})(?=\sthat\b)", re.IGNORECASE)
