"""The drug of a request and its strength."""

import re
from dataclasses import dataclass

from openimr.domain.text import Span, folded
from openimr.letters.parts.requests import Request
from openimr.terms.drugs import Drug, guess_drug
from openimr.terms.lexicons import Word

_FIRST_WORDS = 3
_WITHOUT_UNIT = re.compile(r"(?<![\w.#/-])\d{1,3}(?:\.\d{1,2})?[/-]\d{2,3}(?:\.\d{1,2})?(?![\w/.-])")


@dataclass(frozen=True, kw_only=True, slots=True)
class Medication:
    """What is to be taken or put on.

    Attributes:
        drug: None where none is named, or its name is not known.
        drug_span: Where its name stands; None where no word is taken for one.
        dose: Strength of one unit, white space folded; None where none is named.
        dose_span: Where it stands.
    """

    drug: Drug | None = None
    drug_span: Span | None = None
    dose: str | None = None
    dose_span: Span | None = None


def read_medication(request: Request) -> Medication:
    """Read the first drug of a request and its strength.

    A word that is no known drug is taken for one where a strength follows within three words and nothing else says
    what is asked for.
    """
    dose = _dose(request)
    dose_words = None if dose is None else folded(dose.of(request.text))
    if request.drugs:
        first = request.drugs[0]
        return Medication(drug=first.value, drug_span=first.span, dose=dose_words, dose_span=dose)
    word = _unknown_name(request, dose)
    if word is None or dose is None:
        return Medication()
    span = Span(word.start, word.end)
    return Medication(drug=guess_drug(span.of(request.text)), drug_span=span, dose=dose_words, dose_span=dose)


def is_open(request: Request) -> bool:
    """Return whether nothing but a word for medicine says what is asked for."""
    return request.cue is None or (request.cue.strength == 0 and request.cue.path.startswith("pharmaceutical/"))


def _dose(request: Request) -> Span | None:
    """Return the first strength after the first drug, else the first; of a combination also one without its unit."""
    after = request.drugs[0].span.end if request.drugs else request.zone.start
    if not request.doses:
        match = _WITHOUT_UNIT.search(request.text, after, request.zone.end) if request.drugs else None
        return Span(*match.span()) if match and "/" in request.drugs[0].value.generic else None
    return next((span for span in request.doses if span.start >= after), request.doses[0])


def _unknown_name(request: Request, dose: Span | None) -> Word | None:
    """Return the first long word among those before the strength, where no other service is named."""
    if dose is None or not is_open(request):
        return None
    before = [word for word in request.words if word.end <= dose.start and word.form.isalpha()]
    return max(before[-_FIRST_WORDS:], key=lambda word: len(word.form), default=None)
