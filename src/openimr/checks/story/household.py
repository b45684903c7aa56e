"""Where a husband, a wife or a child is told of for their own sake: "his wife returned to work", and not "his wife helps him"."""

from collections.abc import Iterator, Sequence

from openimr.checks.story.plans import Run
from openimr.terms.lexicons import Word

_HOUSEHOLD = frozenset(
    "wife husband spouse son daughter girlfriend boyfriend fiance fiancee partner roommate coworker neighbor friend".split()  # noqa: SIM905 (words)
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
_REACH = 12
_MOST = 3


def of_household(words: Sequence[Word]) -> Iterator[Run]:
    """Yield each word for one of the household that is told of what they did or had themselves; none beside whom the patient is named."""
    for index, word in enumerate(words):
        if word.form in _HOUSEHOLD and _is_own([each.form for each in words[index + 1 : index + 1 + _MOST]]):
            owner = words[index - 1].form if index else ""
            named = _OF_PATIENT.get(owner, _OF_PATIENT["his"] | _OF_PATIENT["her"])
            if all(each.form not in named for each in _piece(words, index)):
                yield index, index + 1


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
