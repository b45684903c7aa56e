"""Words that may tell of something else: "may" of a permission, "fell" of a person, "hurt" of an injury, "asleep" of a foot."""

from collections.abc import Collection, Sequence

from openimr.checks.story.plans import Run
from openimr.terms.lexicons import Word

_PERSONS = frozenset(
    {"he", "she", "they", "patient", "worker", "claimant", "applicant", "employee", "who", "individual", "and", "pt"}
)
_BETWEEN = frozenset({"not", "only", "also", "now", "then", "still", "again"})
_PERMITTED = frozenset(
    "work lift stand sit drive carry bend kneel squat climb push pull bear shower bathe type grip grasp twist stoop "  # noqa: SIM905 (words)
    "crawl perform operate swim run travel".split()
)
_RESUMING = frozenset({"return", "resume", "go", "continue", "do"})
_WORK = frozenset(
    {"work", "working", "duty", "job", "activity", "driving", "school", "sport", "employment", "housework", "chore"}
)
_LONGEST_RETURN = 7
_FELL = frozenset({"fell", "dropped", "fallen"})
_MEASURED = frozenset(
    "pain score vas level rating intensity ache aching headache symptom spasm numbness tingling discomfort soreness severity "  # noqa: SIM905 (words)
    "stiffness swelling frequency nrs".split()
)
_BEFORE_FALL = 5
_NO_INJURY = frozenset({"to", "with", "worse", "more", "after", "less", "at", "all", "constantly", "badly"})
_BEING = frozenset({"was", "were", "been", "is", "got"})
_BEFORE_PAIN = frozenset({"it", "still", "that", "which"})
_NEAR, _LONGEST_HOLLOW = 2, 6
_BEFORE_HOLLOW = frozenset({"mm", "cm", "st", "respiratory", "cortical", "bony", "scapular"})
_HOLLOW = frozenset(
    {
        "plateau",
        "endplate",
        "articular",
        "fragment",
        "sternum",
        "skull",
        "tuberosity",
        "scapula",
        "fracture",
        "st",
        "reflex",
        "segment",
    }
)
_CATCHING, _UP = frozenset({"catch", "catching", "caught"}), frozenset({"up", "cold", "covid"})
_LOCKING = frozenset({"lock", "locked", "locking", "snap", "pop"})
_LOCKED = frozenset({"plate", "plating", "screw", "nail", "compression", "knob", "drawer"})
_TEACHING = frozenset({"counseled", "educated"})
_RISKS = frozenset(
    "risk danger effect adverse warning sign symptom addiction overdose dependence dependency abuse misuse diversion complication "  # noqa: SIM905 (words)
    "interaction harm hazard bleeding ulcer stroke withdrawal tolerance hyperalgesia flag infection precaution".split()
)
_LONGEST_WARNING = 8
_OF_URINE = frozenset({"urinalysis", "urine", "ua"})
_OF_BLADDER = frozenset(
    "dysuria leukocyte nitrite uti cystitis bacteria bacteriuria culture hematuria pyuria proteinuria ketone glucose wbc rbc "  # noqa: SIM905 (words)
    "esterase kidney pregnancy frequency urgency infection burning".split()
)
_OF_DRUGS = frozenset(
    "drug tox toxicology opiate opioid compliance consistent inconsistent uds illicit hydrocodone oxycodone morphine codeine tramadol methadone "  # noqa: SIM905 (words)
    "hydromorphone oxymorphone fentanyl buprenorphine benzodiazepine barbiturate amphetamine methamphetamine cocaine marijuana thc alcohol".split()
)
_LONGEST_TEST = 2
_LIMBS = frozenset(
    "foot feet toe hand finger thumb arm forearm leg thigh calf limb extremity fingertip buttock".split()  # noqa: SIM905 (words)
)
_FALLING = frozenset(
    "fall falling fell fallen go going goe went gone is are was were be being been will would to often frequently sometimes always".split()  # noqa: SIM905 (words)
)
_LONGEST_FALL = 7


def is_hollow(words: Sequence[Word], index: int) -> bool:
    """Return whether what is depressed is a bone, a breath, a tracing or a reflex, and not the mood: "a 4 mm depression of the plateau"."""
    before = {word.form for word in words[max(index - _NEAR, 0) : index]}
    after = [word.form for word in words[index + 1 : index + 1 + _LONGEST_HOLLOW]]
    if words[index].form == "depressed":
        return not _HOLLOW.isdisjoint(after[:_NEAR])
    is_of_part = after[:1] in (["of"], ["at"]) and not _HOLLOW.isdisjoint(after)
    return is_of_part or not before.isdisjoint(_BEFORE_HOLLOW)


def is_of_no_joint(words: Sequence[Word], index: int) -> bool:
    """Return whether "catching" and "locking" tell of no joint: "catching up on his visits", "a locking plate"."""
    after = words[index + 1].form if index + 1 < len(words) else ""
    form = words[index].form
    return (form in _CATCHING and after in _UP) or (form in _LOCKING and after in _LOCKED)


def is_permission(words: Sequence[Word], index: int) -> bool:
    """Return whether "may" lets a person do something: "he may lift ten pounds", "she may return to work"."""
    if words[index].form != "may" or not index or words[index - 1].form not in _PERSONS:
        return False
    after = [word.form for word in words[index + 1 : index + 1 + _LONGEST_RETURN] if word.form not in _BETWEEN]
    return bool(after) and (
        after[0] in _PERMITTED or (after[0] in _RESUMING and not _WORK.isdisjoint(after[1:_LONGEST_RETURN]))
    )


def is_fall(words: Sequence[Word], index: int) -> bool:
    """Return whether "fell" and its like are of a person or a thing that falls, and not of a pain that lessens."""
    if words[index].form not in _FELL:
        return False
    before = {word.form for word in words[max(index - _BEFORE_FALL, 0) : index]}
    after = [word.form for word in words[index + 1 : index + 3]]
    return before.isdisjoint(_MEASURED) and not (before and after[:1] == ["to"] and after[-1].isdigit())


def is_injury(text: str, words: Sequence[Word], run: Run) -> bool:
    """Return whether "hurt" tells of an injury ("hurt his back", "was hurt"), and not that something hurts."""
    first, last = run
    word = words[first]
    if last - first > 1 or word.form != "hurt" or text[word.start : word.end].lower() != "hurt":
        return False
    before = words[max(first - 1, 0)].form
    after = words[last].form if last < len(words) else ""
    return before in _BEING or (after not in _NO_INJURY and before not in _BEFORE_PAIN)


def is_teaching(words: Sequence[Word], run: Run, upset: Collection[int]) -> bool:
    """Return whether "counseled on" and its like tell of advice that was given, and of no risk, which may come or not.

    Args:
        words: The words.
        run: Where it stands.
        upset: Index of each word that names a side effect.
    """
    first, last = run
    if words[first].form not in _TEACHING:
        return False
    near = range(last, min(last + _LONGEST_WARNING, len(words)))
    return all(words[at].form not in _RISKS and at not in upset for at in near)


def is_of_bladder(test: Sequence[Word], sentence: Sequence[Word]) -> bool:
    """Return whether a test of urine looks for a disease and no drug: "urinalysis for dysuria showed nitrites".

    Args:
        test: The words that name it.
        sentence: The words of its sentence.
    """
    if test[0].form not in _OF_URINE or len(test) > _LONGEST_TEST:
        return False
    said = {word.form for word in sentence}
    return not said.isdisjoint(_OF_BLADDER) and said.isdisjoint(_OF_DRUGS)


def is_limb_asleep(words: Sequence[Word], run: Run) -> bool:
    """Return whether "asleep" is said of a limb that the run does not name: "his feet fall asleep", "her arm is always going asleep"."""
    first, last = run
    at = last - 2
    while at > max(last - _LONGEST_FALL, 0) and words[at].form in _FALLING:
        at -= 1
    return at < min(first, last - 2) and words[at].form in _LIMBS
