"""What "other" in the subject of an absence leaves out, and what it takes in."""

from openimr.checks.story.stated import Stated

_ALTERNATIVES = frozenset({"or", "nor"})
_LEADING = frozenset({"of", "for", "from", "any"})
_BEFORE = 3


def takes_in_both(index: int, first: int, stated: Stated) -> bool:
    """Return whether "other" takes in what is named before it: "nightmares or any other symptom of …", "neither these nor any other …".

    Args:
        index: Index of the word.
        first: Index of the first word of the subject.
        stated: The words.
    """
    if stated.words[index].form != "other":
        return False
    before = [word.form for word in stated.words[max(first, index - _BEFORE) : index]]
    return any(form in _ALTERNATIVES and _LEADING.issuperset(before[at + 1 :]) for at, form in enumerate(before))
