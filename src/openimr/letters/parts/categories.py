"""The category of a request, and how those of a letter bear on each other."""

from openimr.domain.parts import Category
from openimr.domain.text import Span, folded
from openimr.letters.parts.drugs import Medication, is_open
from openimr.letters.parts.requests import Request
from openimr.terms.categories import ADJUNCT, Cue

_SURGERY = "surgery/"
_OTHER_SURGERY = "surgery/other"
_SPINE = "surgery/spine"
_AT_ANY_JOINT = frozenset({"fusion"})
_NEAR_SPINE = frozenset({"neck", "upper back", "low back", "sacroiliac joint", "spine", "pelvis"})
_SPINE_WORDS = frozenset({"spine", "spinal", "lumbar", "lumbosacral", "cervical", "thoracic"})


def read_category(request: Request, medication: Medication) -> Category | None:
    """Read the category of a request that stands by itself."""
    if medication.drug_span is not None and medication.dose_span is not None and is_open(request):
        kind = "other" if medication.drug is None else medication.drug.kind
        return _category(request, f"pharmaceutical/{kind}", medication.drug_span)
    if request.cue is None:
        return None
    return _category(request, _path(request, request.cue), request.cue.span)


def _path(request: Request, cue: Cue) -> str:
    """Return the path of a cue; what is done at the spine and at joints is told by the part of the body."""
    if cue.path == _OTHER_SURGERY and _is_at_spine(request):
        return _SPINE
    forms = {word.form for word in request.words[cue.first : cue.last]}
    if cue.path == _SPINE and forms <= _AT_ANY_JOINT and _is_away_from_spine(request):
        return _OTHER_SURGERY
    return cue.path


def is_surgery(category: Category | None) -> bool:
    """Return whether a category is a surgery itself."""
    return category is not None and category.path.startswith(_SURGERY) and category.path != ADJUNCT


def as_adjunct(request: Request, category: Category | None, *, because: Span) -> Category | None:
    """Return the category of what is asked for because of a surgery: an adjunct, unless it is a surgery too.

    Args:
        request: The request.
        category: Its category by itself.
        because: The words by which it goes with a surgery.
    """
    return category if is_surgery(category) else _category(request, ADJUNCT, because)


def _is_at_spine(request: Request) -> bool:
    return bool(request.levels) or any(word.form in _SPINE_WORDS for word in request.words)


def _is_away_from_spine(request: Request) -> bool:
    regions = {name for found in request.regions for name in found.value}
    return bool(regions) and not request.levels and regions.isdisjoint(_NEAR_SPINE)


def _category(request: Request, path: str, span: Span) -> Category:
    return Category(path=path, because=folded(span.of(request.text)), span=span)
