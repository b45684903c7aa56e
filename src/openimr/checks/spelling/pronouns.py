"""Pronouns of the other sex than the summary tells of the patient."""

import re
from collections.abc import Iterator

from openimr.checks.spelling.faults import Fault, Zone
from openimr.domain.text import Span

_OTHER = {
    "female": re.compile(r"\b(?:he|his|him|himself)\b", re.IGNORECASE),
    "male": re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE),
}
_FORMS = {"female": frozenset({"he", "his", "him", "himself"}), "male": frozenset({"she", "her", "hers", "herself"})}
_SOMEONE_ELSE = re.compile(
    r"\b(?:dr|doctor|physician|provider|surgeon|therapist|chiropractor|acupuncturist|psychologist|psychiatrist|reviewer|consultant|specialist|"
    r"internist|neurologist|orthopedist|podiatrist|dentist|nurse|assistant|attorney|adjuster|examiner|evaluator|interpreter|employer|supervisor|"
    r"manager|boss|co-?worker|colleague|driver|customer|client|resident|child|baby|boy|girl|man|woman|person|husband|wife|spouse|partner|"
    r"boyfriend|girlfriend|friend|neighbor|son|daughter|brother|sister|father|mother|parent|uncle|aunt|cousin|family|he/she|his/her|he\sor\sshe|"
    r"his\sor\sher|him/her|author|QME|AME|PTP|patients)s?\b|(?:he|she)\s?/",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"\w++(?:\s\w++){0,3}")


def wrong_pronouns(zone: Zone, sex: str | None) -> Iterator[Fault]:
    """Yield the first pronoun of the other sex in a value, in sentences that name nobody else and follow none that does.

    >>> text = "The neck is stiff. He had normal strength."
    >>> [fault.span.of(text) for fault in wrong_pronouns(Zone(text, Span(0, len(text))), "female")]
    ['He had normal strength']
    """
    if sex is None or _FORMS[sex].isdisjoint(zone.forms):
        return
    names_another = False
    for span in zone.sentences:
        named_another, names_another = names_another, _SOMEONE_ELSE.search(zone.text, span.start, span.end) is not None
        pronoun = _OTHER[sex].search(zone.text, span.start, span.end)
        if pronoun is not None and not named_another and not names_another:
            shown = _SHOWN.match(zone.text, pronoun.start(), span.end)
            yield Fault("broken", Span(*(shown or pronoun).span()))
            return
