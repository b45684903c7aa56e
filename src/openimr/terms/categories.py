"""Categories of treatments, by the words of a request."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from openimr.domain.text import Span
from openimr.terms.drugs import Drug
from openimr.terms.lexicons import Found, Lexicon, Word
from openimr.terms.tables import listed, table_rows

PHARMACEUTICALS = (
    "opioid",
    "nsaid",
    "muscle relaxant",
    "topical analgesic",
    "topical compound",
    "proton pump inhibitor",
    "anti-epilepsy",
    "antidepressant",
    "benzodiazepine",
    "sedative-hypnotic",
    "gastrointestinal",
    "h2 blocker",
    "viscosupplementation",
    "asthma",
    "antibiotic",
    "antihypertensive",
    "antiemetic",
    "erectile dysfunction",
    "steroid",
    "supplement",
    "antidiabetic",
    "anticoagulant",
    "antihistamine",
    "analgesic other",
    "migraine",
    "stimulant",
    "antipsychotic",
    "other",
)
"""Classes of drugs."""

CATEGORIES = (
    "diagnostic testing/imaging",
    "diagnostic testing/electrodiagnostic",
    "diagnostic testing/laboratory",
    "diagnostic testing/other",
    "dmepos/equipment",
    "dmepos/electrical stimulation",
    "dmepos/prosthetics and orthotics",
    "dmepos/supplies",
    "evaluation and management/medical",
    "evaluation and management/dental",
    "home health",
    "injection/injection",
    "injection/facet",
    *(f"pharmaceutical/{kind}" for kind in PHARMACEUTICALS),
    "programs",
    "psychological services/evaluation",
    "psychological services/therapy",
    "rehabilitation/acupuncture",
    "rehabilitation/chiropractic",
    "rehabilitation/physical and occupational therapy",
    "rehabilitation/other",
    "surgery/spine",
    "surgery/arthroscopic",
    "surgery/other",
    "surgery/adjunct",
    "transportation",
    "other",
)
"""Every category, by its path.

Source: the treatment categories of the Division's public search form; the clean list is ours.
"""

_WORDS = {
    "dmepos": "medical equipment and supplies",
    "nsaid": "anti-inflammatory (NSAID)",
    "h2 blocker": "H2 blocker",
    "pharmaceutical": "drugs",
}
"""Parts of a path that are no plain words → such words."""


def category_words(path: str) -> str:
    """Return a category as a person reads it.

    >>> category_words("dmepos/equipment")
    'Medical equipment and supplies: equipment'
    >>> category_words("injection/injection")
    'Injection'

    Args:
        path: Of ``CATEGORIES``.
    """
    group, _, kind = (_WORDS.get(part, part) for part in path.partition("/"))
    return f"{group[:1].upper()}{group[1:]}" + (f": {kind}" if kind and kind != group else "")


ADJUNCT = "surgery/adjunct"
_MEDICAL = "evaluation and management/medical"
_INJECTION = "injection/injection"
_STRENGTHS = {"decisive": 3, "plain": 2, "weak": 1, "faint": 0}
_PLAIN = _STRENGTHS["plain"]
_BEATEN_BY_CONSULTATION = ("surgery", "injection", "diagnostic testing", "programs", "dmepos")
_BEFORE_CONTEXT = frozenset(["after", "following", "post", "prior", "previous", "failed"])
_ENDS_CONTEXT = frozenset(["for", "with", "and", "or", "plus", "then"])
_LOOKED_BACK = 6
_LOOKED_AHEAD = 20
_GIVEN_AGAIN = frozenset(["time", "session", "visit", "week", "weekly", "treatment", "therapy", "modality"])
_NO_CATEGORY = "-"
_TOPICAL = frozenset(
    ["cream", "creme", "gel", "ointment", "lotion", "topical", "patch", "transdermal", "compound", "compounded", "base"]
)
_INJECTED = frozenset(["injection", "inject", "injected", "injectable", "intramuscular", "im", "intraarticular"])
_INTO_JOINT_OR_MUSCLE = frozenset({"steroid", "nsaid", "other", "supplement", "analgesic other", "topical analgesic"})
_ONLY_COMPOUNDED = frozenset(
    ["muscle relaxant", "anti-epilepsy", "antidepressant", "nsaid", "opioid", "analgesic other", "other"]
)
_KEEP_CLASS_IN_PATCH = frozenset(
    {"fentanyl", "buprenorphine", "nitroglycerin", "clonidine", "nicotine", "estradiol", "testosterone"}
)
_SOLD_FOR_THE_SKIN = frozenset({"diclofenac"})
_FARTHEST_CONSULTATION = 1


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a category.

    Attributes:
        path: The category.
        strength: 3 decides wherever it stands, 2 is plain, 1 and 0 count only where nothing stronger speaks.
        first: Index of its first word.
        last: Index after its last word.
        span: Where it stands.
    """

    path: str
    strength: int
    first: int
    last: int
    span: Span


@cache
def _lexicon() -> Lexicon[tuple[str, int]]:
    return Lexicon(
        (term, (path, _STRENGTHS[strength]))
        for path, strength, terms in table_rows("categories")
        for term in listed(terms)
    )


def find_category(words: Sequence[Word], drugs: Sequence[Found[Drug]]) -> Cue | None:
    """Return the words that decide the category of a request; None where none does.

    The strongest cue decides, of equals the first. What stands after "status post" or "following" is context. A word of
    consultation (evaluation, referral) beats the service it is about, if it stands first or directly after it.

    Args:
        words: The words of the request.
        drugs: The drugs among them, in order.

    >>> from openimr.terms.drugs import find_drugs
    >>> from openimr.terms.lexicons import words_in
    >>> words = words_in("Spine surgery evaluation for the lumbar")
    >>> find_category(words, list(find_drugs(words))).path
    'evaluation and management/medical'
    """
    cues = sorted([*_service_cues(words), *_drug_cues(words, drugs)], key=lambda cue: (cue.first, -cue.strength))
    named = [cue for cue in cues if cue.path != _NO_CATEGORY]
    asked = [
        cue
        for cue, before in zip(cues, [None, *cues], strict=False)
        if cue.path != _NO_CATEGORY and not _is_context(words, cue, after=before.last if before else 0)
    ] or named
    if not asked:
        return None
    consultation = next((cue for cue in asked if cue.path == _MEDICAL and cue.strength), None)
    if consultation is not None and _consults(consultation, asked):
        return consultation
    return max(asked, key=lambda cue: (cue.strength, -cue.first))


def _service_cues(words: Sequence[Word]) -> list[Cue]:
    return [
        Cue(_path_of(words, found), found.value[1], found.first, found.last, found.span)
        for found in _lexicon().find(words)
    ]


def _path_of(words: Sequence[Word], found: Found[tuple[str, int]]) -> str:
    """Return the path of a term; ultrasound that is given so many times is a treatment, not a picture."""
    is_ultrasound = words[found.first].form == "ultrasound" and found.last - found.first == 1
    if is_ultrasound and any(word.form in _GIVEN_AGAIN for word in words[found.last : found.last + _LOOKED_AHEAD]):
        return "rehabilitation/other"
    return found.value[0]


def _is_context(words: Sequence[Word], cue: Cue, *, after: int) -> bool:
    """Return whether what happened before is named, not what is asked for: "status post right knee …"."""
    before = [word.form for word in words[max(after, cue.first - _LOOKED_BACK) : cue.first]]
    for form in reversed(before):
        if form in _BEFORE_CONTEXT:
            return True
        if form in _ENDS_CONTEXT:
            return False
    return False


def _consults(consultation: Cue, cues: Sequence[Cue]) -> bool:
    """Return whether the first word of consultation is about the other services that are named."""
    others = [cue for cue in cues if cue.path != _MEDICAL and cue.strength >= _PLAIN]
    if not others or not others[0].path.startswith(_BEATEN_BY_CONSULTATION):
        return False
    if any(not cue.path.startswith(_BEATEN_BY_CONSULTATION) for cue in others):
        return False
    return consultation.first < others[0].first or 0 <= consultation.first - others[0].last < _FARTHEST_CONSULTATION


def _drug_cues(words: Sequence[Word], drugs: Sequence[Found[Drug]]) -> list[Cue]:
    """Return a cue for the first drug, of the class that its form gives it."""
    if not drugs:
        return []
    first = drugs[0]
    kind = _class_of(words, drugs)
    forms = {word.form for word in words}
    path = f"pharmaceutical/{kind}"
    strength = _PLAIN
    if kind in {"viscosupplementation", "topical compound"}:
        strength = _STRENGTHS["decisive"]
    elif _INJECTED & forms and kind in _INTO_JOINT_OR_MUSCLE and not _TOPICAL & forms:
        path = _INJECTION
    return [Cue(path, strength, first.first, first.last, first.span)]


def _class_of(words: Sequence[Word], drugs: Sequence[Found[Drug]]) -> str:
    """Return the class of what the drugs are put together to.

    A drug put on the skin is an analgesic, if its maker sells it so, else a compound; two or more are a compound.
    """
    drug = drugs[0].value
    forms = {word.form for word in words}
    parts = {found.value.generic for found in drugs}
    is_topical = bool(_TOPICAL & forms) or _has_percent(words)
    kinds = {found.value.kind for found in drugs}
    if not is_topical or drug.generic in _KEEP_CLASS_IN_PATCH:
        return drug.kind
    if {"compound", "compounded"} & forms or (
        len(parts) > 1 and not kinds <= {"topical analgesic"} and "/" not in drug.generic
    ):
        return "topical compound"
    if drug.generic in _SOLD_FOR_THE_SKIN and drug.kind == "nsaid" and len(parts) == 1:
        return "topical analgesic"
    if drug.kind in _ONLY_COMPOUNDED:
        return "topical compound"
    return drug.kind


def _has_percent(words: Sequence[Word]) -> bool:
    return any(word.form in {"%", "percent"} for word in words)
