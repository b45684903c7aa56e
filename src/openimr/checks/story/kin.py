"""Whose health is told where kin or a friend is named: their own ("his wife takes Ambien"), or that they help ("his wife has to dress him")."""

from collections.abc import Iterator, Sequence

from openimr.checks.story.plans import Run
from openimr.terms.lexicons import Word

_NEAR_ONES = frozenset(
    "wife husband spouse son daughter child girlfriend boyfriend partner fiance fiancee roommate friend neighbor coworker".split()  # noqa: SIM905 (words)
)
_OWNERS = frozenset({"his", "her", "the", "a", "patient", "worker", "claimant", "pt", "their"})
_RELATIVE = frozenset({"who", "whose", "whom"})
_HAVING = frozenset({"has", "had", "have"})
_TAKING = frozenset({"take", "took"})
_SUFFERING = frozenset({"suffer", "suffered", "underwent", "need", "needed"})
_BEING = frozenset({"is", "was"})
_ILL = frozenset({"on", "diagnosed", "prescribed", "taking", "disabled", "ill", "pregnant", "bedridden", "demented"})
_DOING = frozenset({"to", "been", "seen", "told", "said", "taken", "done", "begun", "also", "not", "never"})
_TAKING_FOR = frozenset({"him", "her", "them", "over", "care", "out", "on", "the", "turn"})
_FARTHEST = 12


def near_ones(text: str, words: Sequence[Word]) -> Iterator[Run]:
    """Yield the words that name a wife, a son, a friend whose own health is told."""
    for index, word in enumerate(words):
        if word.form in _NEAR_ONES and index and words[index - 1].form in _OWNERS and is_own_story(text, words, index):
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
        return bool(following) and following not in _DOING and not (following.endswith("ed") and following != "need")
    if form in _TAKING:
        return following not in _TAKING_FOR
    return form in _SUFFERING or (form in _BEING and following in _ILL)


def _behind_aside(text: str, words: Sequence[Word], start: int) -> int:
    """Return the first word behind the comma that closes what "who" begins; without it the same word."""
    if _form(words, start) not in _RELATIVE:
        return start
    pairs = range(start + 1, min(start + _FARTHEST, len(words)))
    return next((at for at in pairs if "," in text[words[at - 1].end : words[at].start]), start)


def _form(words: Sequence[Word], index: int) -> str:
    return words[index].form if index < len(words) else ""
