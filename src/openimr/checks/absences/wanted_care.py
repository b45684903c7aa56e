"""The care that the subject of an absence names: by its name, by "such", by "a trial", or by a verb ("operated upon")."""

from collections.abc import Iterator, Sequence

from openimr.checks.absences.sources import is_study
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.story.care import ANY_CARE, Care, CareNamed
from openimr.checks.story.stated import Stated
from openimr.terms.clinical_things import kinds_above

_PHYSICAL_THERAPY = "physical therapy"
_POINTING = frozenset({"such", "these", "those", "either", "them"})
_TESTED = frozenset({"screen", "tested", "testing", "retested", "screened", "imaged", "scanned", "studied"})
_COUNTED = frozenset({"number", "many", "amount", "quantity", "count", "total", "tally"})
_AMOUNTS = frozenset({"amount", "quantity"})
_OF_EFFECT = frozenset({"$relief", "$more", "$less"})
_SERVED = frozenset({"session", "visit", "treatment"})
_ATTENDED = frozenset({"completed", "attended", "received", "undergone", "had", "done"})
_LEADING = frozenset({"for", "of", "with", "to", "from", "during", "on"})
_JOINING = frozenset({"and", "or", "nor"})
_AT_HOME = frozenset({"exercise", "home"})
_TRIED = frozenset({"trial", "tried"})
_CONSERVATIVE = "conservative care"
_FIRST_LINE, _OTHER, _WHICH = "first-line drug", "other", "which"


def names_care(subject: Subject, told: Told) -> bool:
    """Return whether a subject names care, a trial of it, or a count of its sessions."""
    return asks_count(subject) or next(wanted_by(subject, told), None) is not None


def asks_count(subject: Subject) -> bool:
    """Return whether it is the number of the sessions that is said to be absent."""
    is_of_much = subject.asks_how and "much" in subject.forms and not subject.forms.isdisjoint(_ATTENDED)
    is_of_amount = not subject.forms.isdisjoint(_AMOUNTS) and subject.names.isdisjoint(_OF_EFFECT)
    return ((is_of_much or is_of_amount) and "therapy" in subject.forms) or (
        not subject.forms.isdisjoint(_COUNTED) and not subject.forms.isdisjoint(_SERVED)
    )


def place_of(subject: Subject, wanted: Care, stated: Stated) -> int:
    """Return the index of the first word with which a subject names care."""
    named = (each.first for each in stated.care_between_words(subject.first, subject.last) if each.care == wanted)
    return next(named, subject.first)


def wanted_by(subject: Subject, told: Told) -> Iterator[Care]:
    """Yield the care that a subject names, of "a trial" that of its item; no wider kind beside a narrower one."""
    named = set(_heads(told.stated, told.stated.care_between(subject.first, subject.last)))
    if not named and not subject.forms.isdisjoint(_POINTING):
        named = set(_of_sentence_before(subject, told))
    if not named:
        named = set(_heads(told.stated, told.stated.care_between(*told.stated.words_of(subject.absence.cue))))
    if not named and subject.forms >= _AT_HOME:
        named = {Care("home exercise")}
    if not named and not subject.forms.isdisjoint(_TRIED):
        named = set(subject.care)
    if not named and not subject.forms.isdisjoint(_TESTED):
        named = {care for care in subject.care if is_study(care.kind)}
    named = {Care(_PHYSICAL_THERAPY) if care.kind == "therapy" else care for care in named}
    wider = {above for care in named for above in kinds_above(care.kind) if above not in {care.kind, _CONSERVATIVE}}
    if _OTHER in subject.forms:  # "gabapentin or any other first-line medication": the class is asked for too
        wider.discard(_FIRST_LINE)
    yield from sorted(care for care in named if care.kind not in wider)


def _of_sentence_before(subject: Subject, told: Told) -> Iterator[Care]:
    """Yield the care of which the sentence before speaks, to which "such" points, without that which is asked for."""
    stated = told.stated
    number = stated.sentence_of[subject.first] - 1
    start = stated.words_of(stated.sentences[number + 1])[0]
    if "such" in subject.forms and (same := list(stated.care_between_words(start, subject.first))):
        asked = {care.kind for care in told.care_of(subject.item)}
        yield from (care.care for care in same if care.kind not in asked and _is_called(care, subject, stated))
        return
    if number >= 0 and stated.zone_of_sentence(number) == subject.item.number:
        asked = {care.kind for care in told.care_of(subject.item)}
        named = stated.care_between(*stated.words_of(stated.sentences[number]))
        called = [care for care in named if _is_called(care, subject, stated)]
        yield from (care.care for care in called or named if care.kind not in asked)


def _is_called(care: CareNamed, subject: Subject, stated: Stated) -> bool:
    """Return whether care is named by the last word of a subject: "psychological screening", of "such screening"."""
    last = stated.words[subject.last - 1].form
    return last not in _POINTING and any(word.form == last for word in stated.words[care.first : care.last])


def _heads(stated: Stated, named: Sequence[CareNamed]) -> Iterator[Care]:
    """Yield the care that is named, without what only says for what or with what: "a risk assessment for opioids"."""
    before: CareNamed | None = None
    for care in named:
        words = stated.words[before.last : care.first] if before is not None else []
        forms = {word.form for word in words}
        is_led_to = _WHICH in forms or (not forms.isdisjoint(_LEADING) and forms.isdisjoint(_JOINING))
        is_wider = before is not None and before.kind != care.kind and before.kind in kinds_above(care.kind)
        if before is None or before.kind in ANY_CARE or is_wider or not is_led_to:
            yield care.care
        before = care
