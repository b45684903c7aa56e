"""Where a statement of absence looked: "the MRI does not show …", "no … on examination"; and of what words elsewhere tell."""

from collections.abc import Collection

from openimr.checks.absences.complaints import is_hearsay, is_only_said
from openimr.checks.absences.matches import Match
from openimr.checks.story.care import CareNamed
from openimr.checks.story.stated import Stated
from openimr.domain.text import Span
from openimr.terms.clinical_things import kinds_above

_TESTS = frozenset({"imaging", "electrodiagnostic study"})
_OTHER_TESTS = frozenset(
    {
        "urine drug test",
        "laboratory test",
        "sleep study",
        "biopsy",
        "bone density test",
        "electrocardiogram",
        "questionnaire",
        "pill count",
    }
)
_EXAMINATION = "examination"
_EXAMINING = frozenset({"examination", "exam", "examined", "examiner", "palpation"})
_SAID = frozenset({"complaint", "subjective", "subjectively"})
_FOUND = frozenset({"objective", "physical", "clinical"})
_FINDING = frozenset({"finding", "sign", "deficit"})
_SEEN = frozenset({"observed", "observable", "visible"})
_DIAGNOSED = frozenset({"diagnosis", "diagnose", "diagnosed", "impression", "assessment", "treated"})
_SEEN_IN_IMAGES = frozenset(
    {"protrusion", "extrusion", "herniation", "bulge", "stenosis", "narrowing", "edema", "endplate", "osteophyte", "spur", "desiccation", "annular", "foraminal", "foramen",
     "translation", "spondylolisthesis", "anterolisthesis", "retrolisthesis", "radiologist"}
)  # fmt: skip
_OF_NERVES = "electrodiagnostic study"
_SIGN = "$test"
_BY_HAND = frozenset({"clinical", "clinically", "atrophy", "wasting", "flattening"})
_BESIDE = 3
_FARTHEST, _AFTER = 8, 6
_LONGEST_LIST = 40


def sources_of(stated: Stated, sentence: Span, cue: Span, subject: tuple[int, int]) -> frozenset[str]:
    """Return the kinds of test, or the examination, in which something is said to be absent; none where none is named.

    Args:
        stated: The words.
        sentence: The sentence that says it.
        cue: The words that say it: what stands shortly before them does the showing.
        subject: The run of words that is absent, which may say in what ("radiographic evidence of", "… on examination").
    """
    nearest = min(stated.words_of(cue)[0] - _FARTHEST, subject[0])
    before = max(stated.words_of(Span(sentence.start, cue.start))[0], nearest)
    first = max(before, stated.clauses.start_of_clause(stated.words_of(cue)[0]))
    said = max(subject[1], stated.words_of(cue)[1])
    end = min(stated.words_of(sentence)[1], stated.clauses.end_of_piece(said - 1))
    last = min(end, said + _FARTHEST // 2)
    aside = next((at for at in range(*subject) if stated.words[at].form == "which"), subject[1])
    if stated.care_between(subject[0], aside) and not _names_test(stated, *subject):
        return frozenset()
    if _is_said_on_examination(stated, cue, subject[0]):
        return frozenset({_EXAMINATION})
    kinds = tests_named(stated, first, last)
    forms = {word.form for word in stated.words[first : min(end, said + _AFTER)]}
    is_complaint = any(stated.words[at].form in _SAID for at in range(*subject))
    is_examined = not is_complaint and (bool(forms & _EXAMINING) or bool(forms & _FOUND and forms & _FINDING))
    return kinds or (frozenset({_EXAMINATION}) if is_examined else frozenset())


def _is_said_on_examination(stated: Stated, cue: Span, first: int) -> bool:
    """Return whether a subject is absent "on exam", as stands between it and its cue, or is one that is seen: "no observed swelling"."""
    between = range(stated.words_of(cue)[0], first)
    if tests_named(stated, between.start, max(between.stop, between.start)):
        return False
    return stated.words[first].form in _SEEN or any(stated.words[at].form in _EXAMINING for at in between)


def is_of_source(sources: Collection[str], match: Match, stated: Stated) -> bool:
    """Return whether words may tell what was seen there: of a test, in a sentence that names it; on examination, no diagnosis or image."""
    if not sources:
        return True
    if is_hearsay(match, stated):
        return False
    first, last = stated.words_of(stated.sentences[stated.sentence_of[match.first]])
    first, last = max(first, match.first - _LONGEST_LIST), min(last, match.last + _LONGEST_LIST)
    cares = stated.care_between_words(first, last)
    if _EXAMINATION not in sources:
        told = {kind for care in cares if _tells_result(care, stated) for kind in kinds_above(care.kind)}
        if not told.isdisjoint(sources):
            return not _is_clinical(sources, match, stated)
        return not any(_is_test(care.kind) for care in cares) and _is_of_image(sources, match, stated)
    if is_only_said(match, stated):
        return False
    before = stated.words[first : match.first]
    is_of_image = any(_is_test(care.kind) for care in stated.care_between_words(first, match.last))
    return not is_of_image and all(word.form not in _DIAGNOSED for word in before)


def _tells_result(test: CareNamed, stated: Stated) -> bool:
    """Return whether a test may have shown something: it is neither planned ("NCV requested") nor said to be missing or normal."""
    after = stated.starts_between(
        "$plan", test.last, min(test.last + _BESIDE, stated.clauses.end_of_piece(test.last - 1))
    )
    return stated.counts(test.first) and not stated.is_planned(test.first) and not any(after)


def _is_clinical(sources: Collection[str], match: Match, stated: Stated) -> bool:
    """Return whether words tell what a physician finds or concludes without a study of the nerves: a sign, or "clinically"."""
    if _OF_NERVES not in sources:
        return False
    last = min(match.last + _BESIDE, stated.clauses.end_of_clause(match.last - 1))
    around = {word.form for word in stated.words[match.first : last]}
    return _SIGN in stated.names_between(match.first, match.last) or not around.isdisjoint(_BY_HAND)


def tests_named(stated: Stated, first: int, last: int) -> frozenset[str]:
    """Return the kinds of the tests that a run of words names."""
    named = (care.kind for care in stated.care_between_words(first, last) if _is_test(care.kind))
    return frozenset(kind for each in named for kind in kinds_above(each))


def _is_of_image(sources: Collection[str], match: Match, stated: Stated) -> bool:
    """Return whether words tell what only an image shows, and as no diagnosis: "The protrusion displaces the root"."""
    first, last = stated.words_of(stated.sentences[stated.sentence_of[match.first]])
    around = stated.words[max(match.first - _FARTHEST, first) : min(match.last + _FARTHEST, last)]
    forms = {word.form for word in around}
    return "imaging" in sources and not _SEEN_IN_IMAGES.isdisjoint(forms) and _DIAGNOSED.isdisjoint(forms)


def _names_test(stated: Stated, first: int, last: int) -> bool:
    return any(_is_test(care.kind) for care in stated.care_between(first, last))


def _is_test(kind: str) -> bool:
    return not _TESTS.isdisjoint(kinds_above(kind))


def is_study(kind: str) -> bool:
    """Return whether care is a test of any sort."""
    return not (_TESTS | _OTHER_TESTS).isdisjoint(kinds_above(kind))
