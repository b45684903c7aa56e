"""Words of one clause that tell two things of one person: "is status post a neck fusion and has low back pain"."""

from collections.abc import Sequence

from openimr.terms.lexicons import Word

_GOING_ON = frozenset(
    {"has", "continues", "continued", "complains", "complained", "reports", "reported", "still", "now", "remains", "presents"}
)  # fmt: skip


def of_one_predicate(words: Sequence[Word], first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """Return how far what is told by a run of words reaches, before and behind it, within a piece of a clause.

    Args:
        words: The words.
        first: Index of the first word of the run.
        last: Index after its last word.
        start: Index of the first word of the piece.
        end: Index after its last word.
    """
    before = (at + 1 for at in range(start, first - 1) if goes_on(words, at))
    behind = (at for at in range(last, end - 1) if goes_on(words, at))
    return max(before, default=start), min(behind, default=end)


def goes_on(words: Sequence[Word], index: int) -> bool:
    """Return whether a second thing is told from a word on: "and has …"."""
    return words[index].form == "and" and index + 1 < len(words) and words[index + 1].form in _GOING_ON
