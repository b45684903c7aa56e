"""One injection, operation or study told of two days so near each other that a second one cannot have been meant."""

import re

from openimr.checks.body import can_be_one_place
from openimr.checks.days.another import is_as_another
from openimr.checks.days.dated import Dated
from openimr.checks.days.events import SENTENCE_END
from openimr.checks.days.findings import Days
from openimr.checks.days.kinds import DONE, RARE_STUDIES, STUDIES, TREATMENTS, Kind
from openimr.checks.days.likeness import is_misread, is_named_alike, may_be_of_one_kind
from openimr.checks.days.oneness import are_other_levels, have_one_level
from openimr.checks.days.operations import is_any_operation
from openimr.checks.days.sites import sites_in
from openimr.checks.days.slips import is_turned_or_year_off, may_be_miswritten
from openimr.terms.lexicons import words_in
from openimr.terms.regions import regions_named

_FURTHER = re.compile(
    r"\b(?:repeat(?:ed)?|second|2nd|third|3rd|another|new(?:er)?|latest|updated?|follow-?\s?up|again|post-?\s?op\w*|revision|removal|subsequent|titration)\b",
    re.IGNORECASE,
)
_PAIR = r"(?:arms?|legs?|hands?|wrists?|knees?|shoulders?|elbows?|hips?|ankles?|feet|sides|upper|lower)"
_THINGS = r"(?:injections?|blocks?|epidurals?|ESIs?|shots|procedures|surgeries|operations|MRIs?|CTs?|stud(?:y|ies)|scans|levels)"
_IN_A_SERIES = re.compile(
    rf"\b(?:series|weekly|confirmatory|both(?!\s{_PAIR})|(?:two|three)\s(?:[\w-]+\s){{0,2}}{_THINGS}|each|staged|"
    r"stellate|sympathetic|debrid\w+|irrigation|I\s?&\s?D|washout|wounds?|infect\w+|trigger\spoints?|visco\w+|Synvisc\w*|Orthovisc|Euflexxa|Hyalgan|Supartz|hyaluron\w+|PRP|platelet\w*|prolotherapy)\b|#\s?\d|\d\sof\s\d",
    re.IGNORECASE,
)
_GOOD = re.compile(r"\b(?:negative|consistent|normal|clear|unremarkable|heal\w+|good|align\w+)\b", re.IGNORECASE)
_BAD = re.compile(r"\b(?:positive|inconsistent|abnormal|fracture|displaced)\b", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|that|this)\s(?:[\w/-]+\s){0,5}\Z", re.IGNORECASE)
_OF_ITS_OWN = re.compile(
    r"\b(?:contrast|gadolinium|fall|fell|accident|re-?\s?injur\w*|new|fracture|of\s(?:the|his|her)\s(?:right|left)|stable|unchanged)\b",
    re.IGNORECASE,
)
"""What tells that a study is another than the one before: how it was made, what came between, which side."""

_AND_THEN = re.compile(r"\b(?:then|next|later|also|additional|further)\b", re.IGNORECASE)
_A_NEW_ONE = re.compile(r"\ban?\s(?:[\w-]+\s){1,5}\Z", re.IGNORECASE)
_ABLATION = "ablation"
_RESULT_BEHIND = 60
_LOOKED_BACK, _LOOKED_ON = 45, 30
_HEALING, _A_WEEK = 60, 7


def is_too_soon(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether two mentions that may be of one thing, of days a slip of the pen apart, can hardly be of two.

    Injections into one site are given again after two weeks at the soonest, and one part of the body is pictured anew or operated on
    again even later; all of general practice [unverified]. So what is told in two sentences, in no series, a week apart or with one
    digit changed within two weeks, is one thing. The same day of the next year counts as well, and day and month in each other's place.
    """
    if one.kind not in DONE or one.day == other.day or not _are_of_one_turn(days, one, other):
        return False
    if (
        not may_be_miswritten(days, one, other)
        or _is_given_yearly(one, other)
        or _are_of_other_results(days, one, other)
    ):
        return False
    if any(_is_of_series(days, each) for each in (one, other)) or not _are_apart(days, one, other):
        return False
    kinds = {one.kind, other.kind}
    if kinds & TREATMENTS and are_other_levels(days, one, other):
        return False
    if Kind.INJECTION in kinds:
        return _have_one_site(days, one, other)
    is_one = Kind.OPERATION not in kinds or _are_one_operation(days, one, other)
    return is_one and _have_one_place(days, one, other)


def _are_of_one_turn(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether neither is called a further one of its kind, or both studies are, or both by one word.

    A study that was called so first may be told again without it: "a new MRI of 4/22", then "the MRI of 4/12".
    """
    first, later = sorted((one, other), key=lambda each: each.span.start)
    if not _is_further(later):
        is_again = one.kind in STUDIES | {Kind.DRUG_TEST} and _THE.search(later.lead) is not None
        is_near = one.kind in RARE_STUDIES and abs((one.day - other.day).days) <= _A_WEEK
        is_near = is_near and not _OF_ITS_OWN.search(_about(days, later))
        return not _is_further(first) or (is_again and (is_near or is_misread(one.day, other.day)))
    return _is_further(first) and (one.kind in STUDIES or is_as_another(one, other))


def _is_given_yearly(one: Dated, other: Dated) -> bool:
    """Return whether injections are of two years, and the later mention does not speak of one told before."""
    later = max(one, other, key=lambda each: each.span.start)
    return Kind.INJECTION in {one.kind, other.kind} and one.day.year != other.day.year and not _THE.search(later.lead)


def _are_of_other_results(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether the words behind two tests or films tell results that differ, so that there were two."""
    if one.kind not in {Kind.DRUG_TEST, Kind.XRAY}:
        return False
    told = [days.words_about(each, before=0, after=_RESULT_BEHIND) for each in (one, other)]
    good, bad = ([result.search(words) is not None for words in told] for result in (_GOOD, _BAD))
    return (good[0] and bad[1]) or (bad[0] and good[1])


def _is_further(each: Dated) -> bool:
    place = each.lead.lower().rfind(each.noun) if each.noun else -1
    return _FURTHER.search(each.lead, max(0, (place if place >= 0 else len(each.lead)) - _LOOKED_BACK)) is not None


def _is_of_series(days: Days, each: Dated) -> bool:
    is_next = _AND_THEN.search(each.lead, max(0, len(each.lead) - _LOOKED_BACK)) is not None
    return is_next or _IN_A_SERIES.search(_about(days, each)) is not None


def _about(days: Days, each: Dated) -> str:
    return days.words_about(each, before=_LOOKED_BACK, after=_LOOKED_ON)


def _are_apart(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether two mentions stand in two sentences: who names two days in one sentence means two."""
    first, second = sorted((one.span, other.span), key=lambda span: span.start)
    return SENTENCE_END.search(days.letter.text, first.end, second.start) is not None


def _have_one_site(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether two injections went into one site; where one names none, the letter must tell of no other."""
    mine, yours = (sites_in(_about(days, each)) for each in (one, other))
    if (_ABLATION in mine) is not (_ABLATION in yours) or _are_of_other_places(days, one, other):
        return False
    if mine and yours:
        return bool(mine & yours)
    if one.regions and other.regions:
        return bool(one.regions & other.regions) and one.sides == other.sides
    told = [sites_in(_about(days, each)) for each in days.every if each.kind is Kind.INJECTION]
    return bool(mine or yours) and all(each <= mine | yours for each in told)


def _are_of_other_places(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether the sentences of two days name parts of the body that cannot be one."""
    mine, yours = (regions_named(words_in(_about(days, each))) | each.regions for each in (one, other))
    return not can_be_one_place(mine, yours)


def _are_one_operation(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether two mentions are of one operation: named alike, or one as "surgery", with no third within two months."""
    if is_turned_or_year_off(one.day, other.day) or is_named_alike(one, other):
        return True
    if not any(is_any_operation(each.noun.split(maxsplit=1)[0]) for each in (one, other) if each.noun):
        return False
    near = (each.day for each in days.every if each.kind is Kind.OPERATION and each.day == each.last)
    return all(day in {one.day, other.day} or abs((day - one.day).days) > _HEALING for day in near)


def _have_one_place(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether two mentions are of one place: both name it, or the letter dates nothing of the kind at another.

    Where neither names a place, "an MRI" told later is a new one.
    """
    if one.regions and other.regions:
        return bool(one.regions & other.regions)
    later = max(one, other, key=lambda each: each.span.start)
    if one.kind in STUDIES and not one.regions | other.regions and _A_NEW_ONE.search(later.lead):
        return False
    if have_one_level(days, one, other):
        return True
    told = [each.regions for each in days.every if each.regions and may_be_of_one_kind(each, one)]
    return all(mine & yours for mine in told for yours in told)
