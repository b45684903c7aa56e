"""Where a wife, a child or a friend is told of for their own sake: "his wife returned to work", "her mother, who lives with her, has dementia"; not "his wife helps him"."""

from collections.abc import Iterator, Sequence

from openimr.checks.story.plans import Run
from openimr.terms.lexicons import Word

_HOUSEHOLD = frozenset(
    "wife husband spouse son daughter child girlfriend boyfriend fiance fiancee partner roommate coworker neighbor friend".split()  # noqa: SIM905 (words)
)
_OWN = frozenset(
    "returned resumed rejoined underwent suffers suffered suffer takes took take smokes smoke smoked drinks drink uses use used failed attended completed received tried".split()  # noqa: SIM905 (words)
)
"""What they do themselves."""
_AUXILIARY = frozenset({"was", "is", "has", "had", "been", "also", "recently"})
_TREATED = frozenset(
    {"diagnosed", "treated", "under", "prescribed", "hospitalized", "returned", "resumed", "undergone"}
)
_NO_OWN = frozenset({"over", "care", "turn", "her", "him"})
_OF_PATIENT = {
    "his": frozenset({"he", "him", "himself", "patient", "worker", "claimant", "applicant"}),
    "her": frozenset({"she", "her", "herself", "patient", "worker", "claimant", "applicant"}),
}
_OWNERS = frozenset({"his", "her", "the", "a", "patient", "worker", "claimant", "pt", "their"})
_RELATIVE = frozenset({"who", "whose", "whom"})
_HAVING = frozenset({"has", "had", "have"})
_TAKING = frozenset({"take", "took"})
_SUFFERING = frozenset({"suffer", "suffered", "underwent", "need", "needed"})
_BEING = frozenset({"is", "was"})
_ILL = frozenset({"on", "diagnosed", "prescribed", "taking", "disabled", "ill", "pregnant", "bedridden", "demented"})
_DOING = frozenset({"to", "been", "seen", "told", "said", "taken", "done", "begun", "also", "not", "never"})
_TAKING_FOR = frozenset({"him", "her", "them", "over", "care", "out", "on", "the", "turn"})
_REACH = 12
_MOST = 3


def of_household(text: str, words: Sequence[Word]) -> Iterator[Run]:
    """Yield each word for one of the household or a friend that is told of their own health, or of what they did themselves."""
    for index, word in enumerate(words):
        if word.form not in _HOUSEHOLD:
            continue
        is_owned = index > 0 and words[index - 1].form in _OWNERS
        if (is_owned and is_own_story(text, words, index)) or _does_alone(text, words, index):
            yield index, index + 1


def is_own_story(text: str, words: Sequence[Word], index: int) -> bool:
    """Return whether what follows one who is named tells of their own health, behind "who lives with her," too.

    >>> from openimr.terms.lexicons import words_in
    >>> told = "His wife takes Ambien", "His wife takes him to therapy", "Her mother, who lives with her, has dementia"
    >>> [is_own_story(each, words_in(each), 1) for each in told]
    [True, False, True]
    """
    at = _behind_aside(text, words, index + 1)
    form, following = _form(words, at), _form(words, at + 1)
    if form in _HAVING:
        is_made_to = following == "had" and _form(words, at + 2) == "to"
        return (
            bool(following)
            and not is_made_to
            and following not in _DOING
            and not (following.endswith("ed") and following != "need")
        )
    if form in _TAKING:
        return following not in _TAKING_FOR
    return form in _SUFFERING or (form in _BEING and following in _ILL)


def _behind_aside(text: str, words: Sequence[Word], start: int) -> int:
    """Return the first word behind the comma that closes what "who" begins; without it the same word."""
    if _form(words, start) not in _RELATIVE:
        return start
    pairs = range(start + 1, min(start + _REACH, len(words)))
    return next((at for at in pairs if "," in text[words[at - 1].end : words[at].start]), start)


def _form(words: Sequence[Word], index: int) -> str:
    return words[index].form if index < len(words) else ""


def _does_alone(text: str, words: Sequence[Word], index: int) -> bool:
    """Return whether one who is named did something, and the patient is not named beside; not "moved in with a friend, completed …"."""
    after = words[index + 1 : index + 1 + _MOST]
    if not after or "," in text[words[index].end : after[0].start] or not _is_own([each.form for each in after]):
        return False
    owner = words[index - 1].form if index else ""
    named = _OF_PATIENT.get(owner, _OF_PATIENT["his"] | _OF_PATIENT["her"])
    return all(each.form not in named for each in _piece(words, index))


def _is_own(after: list[str]) -> bool:
    verb = next((at for at, form in enumerate(after) if form not in _AUXILIARY), len(after))
    if verb == len(after) or not _NO_OWN.isdisjoint(after[verb + 1 : verb + 2]):
        return False
    return after[verb] in (_TREATED if verb else _OWN) or after[verb : verb + 2] in (["went", "back"], ["went", "to"])


def _piece(words: Sequence[Word], index: int) -> Iterator[Word]:
    """Yield the words that follow, up to "while" and its like."""
    for word in words[index + 1 : index + 1 + _REACH]:
        if word.form in {"while", "but", "whereas", "and", "so"}:
            return
        yield word
