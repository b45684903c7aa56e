"""One injection or study told of two days so near each other that a second one cannot have been meant."""

import re
from datetime import date

from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days
from openimr.checks.days.kinds import DONE, RARE, STUDIES, Kind, is_same_kind
from openimr.checks.days.likeness import is_another, is_misread, is_named_alike, is_slip
from openimr.checks.days.oneness import are_other_levels

_SITES = {
    "hardware": r"hardware",
    "epidural": r"epidurals?|[CLT]?ESIs?|TFESIs?|transforaminal|interlaminar|caudal",
    "medial branch": r"medial\sbranch|MBBs?|facets?|ablation|RFA|rhizotom\w+|neurotom\w+",
    "sacroiliac": r"sacro-?\s?iliac|SI",
    "sympathetic": r"sympathetic|stellate",
    "occipital": r"occipital",
    "subacromial": r"subacromial|bursa\w*",
    "joint": r"intra-?\s?articular|glenohumeral|joint",
    "nerve root": r"nerve\sroots?|SNRBs?|selective",
    "carpal tunnel": r"carpal\stunnel",
    "sheath": r"tendon\ssheath|trigger\sfinger|De\s?Quervain\w*|first\sdorsal",
}
_SITE = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name.replace(' ', '_')}>{words})" for name, words in _SITES.items()) + r")\b",
    re.IGNORECASE,
)
_IN_A_SERIES = re.compile(
    r"\b(?:series|weekly|1st|2nd|3rd|first|then|next|later|confirmatory|both(?!\s(?:arms?|legs?|hands?|wrists?|knees?|shoulders?|elbows?|hips?|ankles?|feet|sides|upper|lower))|two|three|each|also|additional|further|staged|"
    r"trigger\spoints?|visco\w+|Synvisc\w*|Orthovisc|Euflexxa|Hyalgan|Supartz|hyaluron\w+|PRP|platelet\w*|prolotherapy)\b|#\s?\d|\d\sof\s\d",
    re.IGNORECASE,
)
_A_NEW_ONE = re.compile(r"\ban?\s(?:[\w-]+\s){1,5}\Z", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;]\s")
_LOOKED_BACK, _LOOKED_ON = 45, 30
_SOON, _SLIP = 13, 3


def is_too_soon(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether two mentions of one thing, of days a slip of the pen apart, can hardly be of two.

    Injections into one site are given again after two weeks at the soonest, and one part of the body is pictured anew even later;
    both of general practice [unverified]. So what is told in two sentences, in no series, a few days apart or with one digit
    changed within two weeks, is one thing. The same day of the next year counts as well, and day and month in each other's place.
    """
    if one.kind not in DONE or not is_same_kind(one.kind, other.kind) or one.day == other.day:
        return False
    is_miswritten = _is_miswritten(one.day, other.day)
    if not is_miswritten and not _is_slip(one, other):
        return False
    if _is_of_series(days, one) or _is_of_series(days, other) or not _are_apart(days, one, other):
        return False
    if are_other_levels(days, one, other):
        return False
    if Kind.INJECTION in {one.kind, other.kind}:
        return _have_one_site(days, one, other)
    is_alike = is_miswritten or one.kind is not Kind.OPERATION or is_named_alike(one, other)
    return is_alike and _have_one_place(days, one, other)


def _is_miswritten(one: date, other: date) -> bool:
    """Return whether two days are the same of another year, or have day and month in each other's place."""
    is_turned = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    is_year_off = (one.month, one.day) == (other.month, other.day) and abs(one.year - other.year) == 1
    return is_turned or is_year_off


def _is_slip(one: Dated, other: Dated) -> bool:
    if {one.kind, other.kind}.isdisjoint(RARE | {Kind.INJECTION}):
        return False
    apart = abs((one.day - other.day).days)
    is_soon = apart <= _SLIP or (apart <= _SOON and is_misread(one.day, other.day))
    is_named = Kind.INJECTION not in {one.kind, other.kind} and bool(one.regions | other.regions)
    return is_soon or (is_named and is_slip(one.day, other.day))


def _is_of_series(days: Days, each: Dated) -> bool:
    return (
        is_another(each)
        or _IN_A_SERIES.search(days.words_about(each, before=_LOOKED_BACK, after=_LOOKED_ON)) is not None
    )


def _are_apart(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether two mentions stand in two sentences: who names two days in one sentence means two."""
    first, second = sorted((one.span, other.span), key=lambda span: span.start)
    return _SENTENCE_END.search(days.letter.text, first.end, second.start) is not None


def _have_one_site(days: Days, one: Dated, other: Dated) -> bool:
    mine, yours = (_sites(days, each) for each in (one, other))
    if mine or yours:
        return bool(mine & yours)
    return bool(one.regions & other.regions) and one.sides == other.sides


def _sites(days: Days, each: Dated) -> set[str]:
    return {
        str(site.lastgroup) for site in _SITE.finditer(days.words_about(each, before=_LOOKED_BACK, after=_LOOKED_ON))
    }


def _have_one_place(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether two mentions are of one place: both name it, or the letter dates nothing of the kind at another.

    Where neither names a place, "an MRI" told later is a new one.
    """
    if one.regions and other.regions:
        return bool(one.regions & other.regions)
    later = max(one, other, key=lambda each: each.span.start)
    if not one.regions | other.regions and _A_NEW_ONE.search(later.lead):
        return False
    kinds = {Kind.OPERATION} if one.kind is Kind.OPERATION else STUDIES
    told = [each.regions for each in days.every if each.kind in kinds and each.regions]
    return all(mine & yours for mine in told for yours in told)
