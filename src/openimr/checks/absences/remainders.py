"""What the subject of an absence says beyond the thing that was found: words that narrow it ("… that requires surgery")."""

from collections.abc import Collection, Iterator
from itertools import pairwise

from openimr.checks.absences.neutral_words import passed_over
from openimr.checks.absences.reserves import is_met
from openimr.checks.absences.subjects import Subject
from openimr.checks.story.care import CareNamed
from openimr.checks.story.lately import names_month
from openimr.checks.story.stated import Stated
from openimr.domain.text import Span
from openimr.terms.clinical_things import kinds_above
from openimr.terms.regions import find_regions

_JOINING = frozenset({"or", "nor", "and"})
_SHORTEST = 4
_STEM = 5
_BESIDE = 2
_VIEWS = "x-ray"
_BY = 5
_LONGEST_USE = 14
_GENUS = frozenset({("such", "as"), ("form", "of")})


def is_narrowed(subject: Subject, place: int, known: frozenset[str], told: int, stated: Stated) -> bool:
    """Return whether a subject says more of a thing than what stands against it does.

    Args:
        subject: The subject.
        place: Index of a word of it that names the thing; what stands in another member of a list is of another.
        known: Names, of ``openimr.terms.clinical_lexicon``, of the words that name the thing.
        told: Index of a word of what stands against it; its sentence may hold the same words.
        stated: The words.
    """
    first, last = _told_in_member(subject, place, stated)
    start, stop = stated.words_of(stated.sentences[stated.sentence_of[told]])
    kinds = {kind for care in stated.care_between_words(start, stop) for kind in kinds_above(care.kind)}
    of_care = [care for care in stated.care_between(first, last) if care.kind in kinds and _is_class(care)]
    explained = _explained(first, last, known, stated)
    explained |= {at for care in of_care for at in range(care.first, care.last)}
    rest = list(_rest(first, last, explained, stated))
    if not rest:
        return False
    said = {word.form[:_STEM] for word in stated.words[start:stop]} | stated.names_between(start, stop)
    return any(not _is_said(at, said, kinds, stated) and not _is_met(at, told, stated) for at in rest)


def _is_class(care: CareNamed) -> bool:
    """Return whether care is named by its class, of which any is one; a drug's own name, and that of a view, says more: "dynamic films"."""
    return not care.drug and care.kind != _VIEWS


def _explained(first: int, last: int, known: frozenset[str], stated: Stated) -> set[int]:
    """Return the indexes of the words that name the thing, its care or its part of the body, or say that it came again."""
    explained = {
        at
        for names, start, stop in stated.named_between(first, last)
        if not known.isdisjoint(names)
        for at in range(start, stop)
    }
    if any(name[0] == "#" for name in known):
        explained |= {at for care in stated.care_between(first, last) for at in range(care.first, care.last)}
    else:
        explained |= {at for at in range(first, last) if stated.words[at].form in _AGAIN}
    words = stated.words[first:last]
    regions = {first + at for found in find_regions(words) for at in range(found.first, found.last)}
    return explained | {at for at in regions if stated.words[at].form not in _POSITIONS}


def _is_low_dose(index: int, told: int, stated: Stated) -> bool:
    """Return whether a word is of "low dose", said of aspirin, and the sentence tells of 75 to 100 mg: a low dose of aspirin [unverified]."""
    forms = [word.form for word in stated.words[index - 1 : index + 2]]
    start, stop = stated.words_of(stated.sentences[stated.sentence_of[told]])
    return ("low", "dose") in pairwise(forms) and any(word.form in _LOW for word in stated.words[start:stop])


def _is_met(index: int, told: int, stated: Stated) -> bool:
    """Return whether the relief told elsewhere meets a word ("durable"), or it is the month of a day that the sentence names, or the one before it."""
    if is_met(stated.words[index].form, told, stated) or _is_low_dose(index, told, stated):
        return True
    number = stated.sentence_of[told]
    first, last = stated.sentences[max(number - 1, 0)], stated.sentences[number]
    return names_month(stated.words[index].form, stated.text, Span(first.start, last.end))


def _is_said(index: int, said: Collection[str], kinds: Collection[str], stated: Stated) -> bool:
    """Return whether a word is said again: the same, one of its class, or care of its kind."""
    word = stated.words[index]
    if word.form[:_STEM] in said:
        return True
    names = [name for found, start, stop in stated.named_between(index, index + 1) for name in found]
    return any(name in said for name in names if name[0] == "$" and name not in _WIDE) or any(
        name[1:] in kinds for name in names if name[0] == "#"
    )


def member_of(subject: Subject, place: int, stated: Stated) -> tuple[int, int]:
    """Return the member of a list in the subject that holds a word."""
    first = last = min(max(place, subject.first), subject.last - 1)
    while first > subject.first and not _parts(first, stated):
        first -= 1
    while last + 1 < subject.last and not _parts(last + 1, stated):
        last += 1
    return first, last + 1


def _told_in_member(subject: Subject, place: int, stated: Stated) -> tuple[int, int]:
    """Return the same, without the wider class before "such as" and without what it was for: "to confirm …"."""
    first, last = member_of(subject, place, stated)
    genus = max((at for at in range(first, place) if _says_such_as(at, stated)), default=None)
    first = first if genus is None else genus + 2
    for at in range(max(first, place) + 1, last):
        form, following = stated.words[at].form, {word.form for word in stated.words[at + 1 : min(at + _BY, last)]}
        is_purpose = form == "to" and stated.words[min(at + 1, last - 1)].form in PURPOSES
        is_means = form == "which" and stated.words[at - 1].form in _MEANS
        is_indication = form == "which" and stated.words[at - 1].form == "for" and _is_conditional(at, last, stated)
        if is_purpose or is_means or is_indication or (form in _RELATIVE and not following.isdisjoint(_CONDITIONAL)):
            return first, at
    return first, last


def _is_conditional(index: int, last: int, stated: Stated) -> bool:
    """Return whether words say for what something would serve: "for which a short course of … would be indicated"."""
    return any(word.form in _CONDITIONAL for word in stated.words[index + 1 : min(index + _LONGEST_USE, last)])


def _says_such_as(index: int, stated: Stated) -> bool:
    """Return whether what stands before words is the wider class of what follows: "a lesion such as a tear", "… in the form of"."""
    return (stated.words[index].form, stated.words[index + 1].form) in _GENUS


def _parts(index: int, stated: Stated) -> bool:
    """Return whether a member of a list begins with a word."""
    return (
        stated.words[index].form in _JOINING
        or "," in stated.text[stated.words[index - 1].end : stated.words[index].start]
    )


def _rest(first: int, last: int, explained: set[int], stated: Stated) -> Iterator[int]:
    """Yield the indexes of the words that neither name the thing nor are common; of those that deny, the ones not beside it."""
    for at in range(first, last):
        form = stated.words[at].form
        if at in explained:
            continue
        following = stated.words[at + 1].form if at + 1 < last else ""
        is_cause = form == "cause" and following in _CAUSED
        is_aspect = (form in _ASPECTS and at - 1 not in explained and not is_cause) or (
            form in _LENGTHS and following == "of"
        )
        if is_aspect or (form == "consistent" and following != "with"):
            yield at
        elif (
            is_cause
            or form in passed_over()
            or (form == "least" and stated.words[at - 1].form == "at")
            or (form, following) == ("nerve", "pain")
        ):
            continue
        elif form in _DENYING:
            if explained.isdisjoint(range(at, at + _BESIDE + 1)):
                yield at
        elif len(form) >= _SHORTEST and form.isalpha():
            yield at


_WIDE = frozenset(
    {
        "$able",
        "$enable",
        "$cannot",
        "$activity",
        "$limb",
        "$finding",
        "$test",
        "$done",
        "$less",
        "$more",
        "$relief",
        "$upset",
        "$positive",
    }
)
"""Classes of words that are unlike one another, though they do the same in a pattern."""
PURPOSES = frozenset(
    {"confirm", "verify", "validate", "ensure", "monitor", "assess", "evaluate", "determine", "show", "prove", "suggest", "qualify", "detect"}
)  # fmt: skip
"""Verbs that say what something is done for: "a test to confirm …"."""
_RELATIVE = frozenset({"that", "which"})
_LOW = frozenset({"75", "81", "100", "baby"})
_MEANS = frozenset({"by", "with", "through"})
_CONDITIONAL = frozenset({"would", "could", "might", "may"})
_ASPECTS = frozenset({"measure", "cause", "extent", "etiology", "onset", "nature", "precaution", "hygiene"})
"""What may be said of a thing that is there: that it is not told leaves the thing uncontested."""
_CAUSED = frozenset({"a", "an", "any", "the", "him", "her", "no", "side", "adverse"})
_AGAIN = frozenset({"recurrent", "recurrence", "recurring"})
_LENGTHS = frozenset({"duration", "length"})
_POSITIONS = frozenset(
    {"lateral", "medial", "anterior", "posterior", "proximal", "distal", "dorsal", "volar", "ulnar", "radial"}
)
_DENYING = frozenset({"not", "cannot", "without", "unable", "never", "no"})
