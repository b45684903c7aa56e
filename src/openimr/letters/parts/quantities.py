"""The amounts of a request, and what is counted."""

import dataclasses
import re

from openimr.domain.parts import Quantity
from openimr.domain.text import folded
from openimr.letters.parts.drugs import Medication
from openimr.letters.parts.requests import Request
from openimr.terms.lexicons import Word
from openimr.terms.numbers import NUMBER_WORDS
from openimr.terms.quantities import find_quantities

_NOT_OF_THE_NAME = frozenset(
    [
        "additional",
        "another",
        "continue",
        "continued",
        "continuation",
        "initial",
        "new",
        "retrospective",
        "prospective",
        "purchase",
        "rental",
        "request",
        "of",
        "for",
        "with",
        "the",
        "a",
        "an",
        "to",
        "at",
        "in",
        "on",
        "and",
        "or",
        "trial",
        "post",
        "pre",
        "op",
        "operative",
        "postop",
        "preop",
        "postoperative",
        "preoperative",
        "unknown",
        "unspecified",
        "acute",
        "outpatient",
        "more",
        "further",
        "associated",
        "left",
        "right",
        "bilateral",
    ]
)
_TIMES = frozenset(["day", "week", "month", "hour", "year", "night", "minute"])
_PLURALS_IN_ES = ("ches", "shes", "xes")
_SHORTEST_PLURAL = 5
_COUNTED_UNIT = re.compile(r"\s+(?:sessions?|visits?|treatments?|injections?)\Z")
_MOST_WORDS_BEFORE = 1
_DENTAL = "evaluation and management/dental"
_SERVED_IN_SESSIONS = ("rehabilitation/", "psychological services/therapy")


def read_quantities(request: Request, medication: Medication) -> tuple[Quantity, ...]:
    """Read every amount of a request, in order, each with what is counted: the drug, else the service.

    ``x 6`` of a therapy are six sessions.
    """
    taken = [*request.doses, *(levels.span for levels in request.levels), *(span for span, _ in request.dates)]
    taken += [found.span for found in request.drugs]
    within = [span for span in taken if request.zone.start <= span.start and span.end <= request.zone.end]
    found = list(find_quantities(request.text, request.zone, taken=within))
    counted = _counted(request, medication) if found else None
    is_served = request.cue is not None and request.cue.path.startswith(_SERVED_IN_SESSIONS)
    return tuple(
        dataclasses.replace(each, of=counted, unit="session" if is_served and each.unit == "count" else each.unit)
        for each in found
        if not (each.unit == "count" and request.cue is not None and request.cue.path == _DENTAL)  # tooth #19
    )


def _counted(request: Request, medication: Medication) -> str | None:
    """Return the drug, else the service with a word that describes it ("standard wheelchair")."""
    if medication.drug is not None:
        return medication.drug.generic
    if request.cue is None:
        return None
    first, last = request.cue.first, request.cue.last
    while first + 1 < last and not _is_of_the_name(request.words[first], request.text):
        first += 1
    for _ in range(_MOST_WORDS_BEFORE if first == request.cue.first else 0):
        if first == 0 or not _describes(request.words[first - 1], request.words[first], request.text):
            break
        first -= 1
    words = folded(request.text[request.words[first].start : request.words[last - 1].end]).lower()
    return _singular(_COUNTED_UNIT.sub("", words))


def _describes(word: Word, following: Word, text: str) -> bool:
    between = text[word.end : following.start]
    is_name = word.form.isalpha() and word.form not in _TIMES and _is_of_the_name(word, text)
    return is_name and not between.strip(" \n\f\v\t-")


def _is_of_the_name(word: Word, text: str) -> bool:
    """Return whether a word may be part of a service's name; a number is none, though "TENS" looks like ten's plural."""
    return word.form not in _NOT_OF_THE_NAME and text[word.start : word.end].lower() not in NUMBER_WORDS


def _singular(words: str) -> str:
    if words.endswith(_PLURALS_IN_ES):
        return words[:-2]
    last = words.rpartition(" ")[2]
    is_plural = last.endswith("s") and len(last) >= _SHORTEST_PLURAL and not last.endswith(("ss", "us", "is", "es"))
    return words[:-1] if is_plural else words
