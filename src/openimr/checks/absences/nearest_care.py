"""The care that words of a letter are of."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from openimr.checks.story.care import ANY_CARE, Care, CareNamed
from openimr.checks.story.stated import Stated
from openimr.terms.clinical_things import kinds_above

_TREATING = frozenset({"conservative care", "medication", "psychotherapy", "surgery", "functional restoration"})
_SINCE = frozenset({"after", "since", "following", "with", "during"})
_POINTING = frozenset({"it", "this", "these", "they", "that", "both"})
_POINTED = _POINTING | frozenset({"then", "trial", "course", "period"})
_ONWARD = frozenset({"therapist", "outcome", "result", "survey", "afterwards", "thereafter", "subsequently"})
_ON_DAY = frozenset({"on", "at", "by"})
_SEEN = frozenset({"follow", "followup", "visit", "week", "month", "next", "reevaluation", "recheck"})
_LOWERED = frozenset(
    {"less", "fewer", "quit", "cut", "stopped", "reduced", "lowered", "decreased", "tapered", "without", "off"}
)
_LOWERING = frozenset(
    {
        "cut",
        "stopped",
        "reduced",
        "lowered",
        "decreased",
        "tapered",
        "tapering",
        "weaned",
        "weaning",
        "halved",
        "quit",
        "discontinued",
        "fewer",
        "off",
    }
)
_LOWERED_AFTER = _LOWERED | {"from", "down"}
_BY_HOW_MUCH = frozenset({"from", "to", "by"})
_BEING = frozenset(
    {"was", "were", "is", "use", "intake", "has", "been", "went", "came", "her", "his", "the", "of", "on"}
)
_STEPS = frozenset({"taking", "using", "his", "her", "the", "of", "for", "need", "as", "many", "much", "use"})
_LESS = 4
_UNNAMED = frozenset({Care("medication"), Care("oral medication")})
_THE = frozenset({"the", "this", "that"})
_ONE_DRUG = re.compile(r"medicine|medication|drug", re.IGNORECASE)
_TRIAL = "trial"
_NO_TREATMENT = {
    "change of activity": frozenset({"work", "duty"}),
    "medication": frozenset({"tablet", "pill", "capsule", "tab"}),
}
_SAME = {"notes of therapy": "physical therapy"}
_MOST = 20
_FEW, _FIRST_WORDS = 3, 4
_LONGEST_LEAD = 8
_FARTHEST = 25
_BESIDE = 2


def care_at(stated: Stated, first: int, last: int) -> frozenset[Care]:
    """Return the treatment that is named nearest to words, in their sentence; what stands between the same commas goes before the rest, and a narrow kind before a wide one."""
    number = stated.sentence_of[first]
    around = list(_around(stated, number, first, last))
    if not around:
        return _of_therapist(stated, number) or _of_sentence_before(stated, number)
    around = [care for care in around if stated.are_of_one_piece(care.first, first)] or around
    around = [care for care in around if stated.are_of_one_clause(care.first, first)] or around
    near = [(max(care.first - last, first - care.last, 0), care.care) for care in around]
    nearest = min((gap for gap, _ in near), default=_FARTHEST + 1)
    found = frozenset(care for gap, care in near if gap <= min(nearest + _BESIDE, _FARTHEST))
    found |= frozenset(_leading(stated, number))
    if all(care in _UNNAMED for care in found):
        found = _of_the_one_drug(stated, number) or found
    return frozenset(care for care in found if care.kind not in ANY_CARE) or found


def care_beside(stated: Stated, index: int) -> frozenset[Care]:
    """Return the treatments, no drugs, that the sentence of a word names, else the one to which it points back."""
    number = stated.sentence_of[index]
    named = stated.care_between_words(*stated.words_of(stated.sentences[number]))
    others = (care for care in named if is_treatment(care.kind) and "medication" not in kinds_above(care.kind))
    return frozenset(care.care for care in others) or _of_sentence_before(stated, number)


def _leading(stated: Stated, number: int) -> Iterator[Care]:
    """Yield the treatment, no drug, with which a sentence begins, so that it is of all that follows: "After therapy he …"."""
    first, last = stated.words_of(stated.sentences[number])
    if first < last and stated.words[first].form in _SINCE:
        for care in stated.care_between_words(first, min(last, first + _LONGEST_LEAD)):
            kinds = frozenset(kinds_above(care.kind))
            if not _TREATING.isdisjoint(kinds) and "medication" not in kinds:
                yield care.care


def _of_sentence_before(stated: Stated, number: int) -> frozenset[Care]:
    """Return the one treatment of a sentence before, to which sentences point that name none: "It gave …", "Following this …", "The therapist notes …"."""
    is_onward = False
    for back in range(number, max(number - _FEW, 0), -1):
        is_onward = is_onward or _goes_on(stated, back)
        if stated.zone_of_sentence(back) != stated.zone_of_sentence(back - 1):
            break
        if found := _treatments(stated, back - 1, is_of_trial=_TRIAL in _lead(stated, back)):
            return found if is_onward and len(found) == 1 else frozenset()
    return frozenset()


def _of_the_one_drug(stated: Stated, number: int) -> frozenset[Care]:
    """Return the only drug of the sentence before, where a sentence speaks of "the medicine" and names none."""
    first, last = stated.words_of(stated.sentences[number])
    is_of_one = any(
        one.form in _THE and _ONE_DRUG.fullmatch(stated.text, two.start, two.end)
        for one, two in pairwise(stated.words[first:last])
    )
    if not number or not is_of_one or stated.zone_of_sentence(number) != stated.zone_of_sentence(number - 1):
        return frozenset()
    named = stated.care_between_words(*stated.words_of(stated.sentences[number - 1]))
    drugs = frozenset(care.care for care in islice(named, _MOST) if care.drug)
    return drugs if len(drugs) == 1 else frozenset()


def _treatments(stated: Stated, number: int, *, is_of_trial: bool) -> frozenset[Care]:
    """Return the treatments of a sentence, the therapist's own too; where a trial is pointed to, the one that was tried."""
    first, last = stated.words_of(stated.sentences[number])
    named = [care for care in islice(stated.care_between_words(first, last), _MOST) if is_treatment(care.kind)]
    tried = [
        care
        for care in named
        if any(word.form == _TRIAL for word in stated.words[max(care.first - _FEW, first) : care.first])
    ]
    found = frozenset(care.care for care in (tried if is_of_trial and tried else named))
    return found or _of_therapist(stated, number)


def _of_therapist(stated: Stated, number: int) -> frozenset[Care]:
    """Return physical therapy for a sentence that tells what a therapist says, and names no treatment."""
    first, last = stated.words_of(stated.sentences[number])
    is_of_therapist = any(first <= at < last for at in stated.places_of("therapist")[:_MOST])
    return frozenset({Care("physical therapy")} if is_of_therapist else ())


def _lead(stated: Stated, number: int) -> list[str]:
    first, last = stated.words_of(stated.sentences[number])
    return [word.form for word in stated.words[first : min(first + _FIRST_WORDS, last)]]


def _goes_on(stated: Stated, number: int) -> bool:
    """Return whether a sentence points back with its first words, or is of a visit that followed: "On 8/28/14 she …", "At follow-up …"."""
    forms = _lead(stated, number)
    if not forms:
        return False
    if forms[0] in _ON_DAY and (any(form.isdigit() for form in forms[1:2]) or not _SEEN.isdisjoint(forms)):
        return True
    is_since = forms[0] in _SINCE and not _POINTED.isdisjoint(forms[1:3])
    return forms[0] in _POINTING or is_since or not _ONWARD.isdisjoint(forms)


def is_treatment(kind: str) -> bool:
    """Return whether care is a treatment, no test and no paper."""
    return not _TREATING.isdisjoint(kinds_above(kind))


def _around(stated: Stated, number: int, first: int, last: int) -> Iterator[CareNamed]:
    reach = _FARTHEST + _BESIDE + 1
    told = max(first - 1, 0) if stated.words[first].form in _BY_HOW_MUCH else first
    is_of_lowering = any(word.form in _LOWERING for word in stated.words[told:last])
    return (
        care._replace(kind=_SAME.get(care.kind, care.kind))
        for care in stated.care_between_words(first - 2 * reach, last + reach)
        if stated.sentence_of[care.first] == number
        and is_treatment(care.kind)
        and not _is_no_treatment(care, stated)
        and (is_of_lowering or not _is_lowered(care, stated))
    )


def _is_no_treatment(care: CareNamed, stated: Stated) -> bool:
    """Return whether words name no treatment beside which good is told: modified work, the tablets of a drug."""
    forms = _NO_TREATMENT.get(care.kind, frozenset())
    start, stop = stated.words_of(stated.sentences[stated.sentence_of[care.first]])
    if care.kind == "medication" and not any(each.drug for each in stated.care_between_words(start, stop)):
        return False
    return any(word.form in forms for word in stated.words[care.first : care.last])


def _is_lowered(care: CareNamed, stated: Stated) -> bool:
    """Return whether a drug is told to be taken less, so that it is not what did the good told beside it: "Norco was cut to two"."""
    if "medication" not in kinds_above(care.kind):
        return False
    before = [word.form for word in stated.words[max(care.first - 2, 0) : care.first]]
    told = [word.form for word in stated.words[max(care.first - _LESS, 0) : care.first] if word.form not in _STEPS]
    if told and told[-1] in _LOWERED | {"half"}:
        return True
    after = [word.form for word in stated.words[care.last : care.last + 2] if word.form not in _BEING]
    return (
        (bool(before) and before[-1] in _LOWERED)
        or (before[:1] == ["cut"] and before[-1] in _BEING)
        or (bool(after) and after[0] in _LOWERED_AFTER)
    )
