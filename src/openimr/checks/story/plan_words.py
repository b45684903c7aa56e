"""Which words that may tell of a plan or a guess do: "to reduce" and "able to reduce", "may" and May, a refusal of utilization review."""

import re
from collections.abc import Iterable, Iterator, Sequence

from openimr.checks.story.plans import Run
from openimr.domain.text import Span
from openimr.terms.lexicons import Word
from openimr.terms.numbers import NUMBER_WORDS

_OF_UTILIZATION_REVIEW = re.compile(
    r"\butili[sz]ation\s+review|\bUR\b|\bclaims\s+administrator|\b(?:prior|previous|adverse)\s+(?:review|determination)|"
    r"\bnon-?\s?certif|\bmedical(?:ly)?\s+necess",
    re.IGNORECASE,
)
_BEFORE_MONTH = frozenset(
    {"in", "of", "since", "until", "from", "by", "last", "during", "to", "and", "early", "late", "mid"}
)
_MANAGED = frozenset(
    {
        "able",
        "unable",
        "inability",
        "ability",
        "difficulty",
        "allow",
        "allowed",
        "allowing",
        "enable",
        "enabled",
        "help",
        "helped",
        "began",
        "begun",
        "continue",
        "continued",
        "used",
    }
)
_REFUSING = frozenset(
    {"denied", "modified", "certified", "noncertified", "approved", "refused", "deferred", "authorized"}
)
_TOLD = frozenset(
    "said found noted reported appear appeared thought felt seem seemed known believed considered shown determined judged deemed "  # noqa: SIM905 (words)
    "described observed stated documented interpreted estimated proved turned".split()
)
_STAYING = frozenset({"continue", "continued", "remain", "remained"})
_FINDING = frozenset({"showed", "found", "revealed", "demonstrated", "shows", "reveals", "felt"})
_TO_DO = frozenset(
    "scheduled performed done obtained given ordered requested completed started repeated taken seen evaluated treated considered had".split()  # noqa: SIM905 (words)
)
_LONGEST_FOUND = 7
_FAMILY = frozenset(
    {
        "father",
        "mother",
        "brother",
        "sister",
        "grandmother",
        "grandfather",
        "aunt",
        "uncle",
        "cousin",
        "parent",
        "sibling",
    }
)
_HELPING = frozenset(
    "live living help helping helped assist assisting assisted moved look care cook drive drove bathe bring shop stay stayed share".split()  # noqa: SIM905 (words)
)
_BEING = frozenset({"was", "were", "been", "is", "specifically", "again"})
_ABOUT = frozenset({"about", "regarding", "concerning", "whether", "how"})
_EFFECTS = frozenset({"adverse", "effect", "reaction", "untoward"})
_LONGEST_HELP = 10
_MOVED = frozenset(
    {"straighten", "bend", "extend", "flex", "move", "hold", "support", "lock", "unlock", "close", "open"}
)
"""What a joint "will not" do, which is no plan."""
_REACH = 3
_WENT = frozenset({"attended", "completed", "finished", "underwent", "received", "used", "had", "went"})
_LONGEST_COUNT = 7


def is_month(text: str, words: Sequence[Word], index: int) -> bool:
    """Return whether a word is the month of May."""
    word = words[index]
    before = words[index - 1].form if index else ""
    after = words[index + 1].form if index + 1 < len(words) else ""
    return text[word.start : word.end] == "May" and (before in _BEFORE_MONTH or after.isdigit())


def is_helper(words: Sequence[Word], index: int) -> bool:
    """Return whether a word is of one of the family who lives with the person or helps, and not whose illness is told."""
    if words[index].form not in _FAMILY:
        return False
    around = words[max(index - _REACH, 0) : index + _LONGEST_HELP]
    return any(word.form in _HELPING for word in around)


def plans_among(words: Sequence[Word], runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs that tell of a plan, not "was said to be": "to reduce" tells what for, after "able" what was done; "instead of 15" is a figure."""
    for first, last in runs:
        is_purpose = words[first].form == "to" and last - first > 1
        before = {word.form for word in words[max(first - _REACH, 0) : first]}
        is_figure = words[first].form == "instead" and last < len(words) and words[last].form.isdigit()
        is_to_be = words[first].form == "to" and words[last - 1].form == "be"
        is_told = is_to_be and (
            words[max(first - 1, 0)].form in _TOLD
            or _stays_so(words, first, last)
            or _is_found_to_be(words, first, last)
        )
        is_met = _is_of_count(words, first) or (
            words[first].form == "expected" and words[max(first - 1, 0)].form == "as"
        )
        is_stiff = (
            words[first].form == "will"
            and [word.form for word in words[last : last + 1]] == ["not"]
            and _moves(words, last + 1)
        )
        if (
            not is_figure
            and not is_stiff
            and not is_told
            and not is_met
            and not _is_inquiry(words, first, last)
            and (not is_purpose or before.isdisjoint(_MANAGED))
        ):
            yield first, last


def _moves(words: Sequence[Word], index: int) -> bool:
    return index < len(words) and words[index].form in _MOVED


def _stays_so(words: Sequence[Word], first: int, last: int) -> bool:
    """Return whether something goes on to be as it was: "continues to be painful"; not "an MRI remains to be done"."""
    after = words[last].form if last < len(words) else ""
    return words[max(first - 1, 0)].form in _STAYING and after not in _TO_DO


def _is_of_count(words: Sequence[Word], index: int) -> bool:
    """Return whether it is said of what was authorized how much of it was had: "attended ten of the ten approved sessions"."""
    before = [word.form for word in words[max(index - _LONGEST_COUNT, 0) : index]]
    if words[index].form not in _REFUSING or "of" not in before[-_REACH:]:
        return False
    place = len(before) - 1 - before[::-1].index("of")
    is_counted = place > 0 and (before[place - 1].isdigit() or before[place - 1] in NUMBER_WORDS | {"all"})
    return is_counted and not _WENT.isdisjoint(before[:place])


def _is_found_to_be(words: Sequence[Word], first: int, last: int) -> bool:
    """Return whether an examination found a thing to be so: "palpation showed the muscles to be knotted"; not "to be scheduled"."""
    before = {word.form for word in words[max(first - _LONGEST_FOUND, 0) : first]}
    after = words[last].form if last < len(words) else ""
    return not before.isdisjoint(_FINDING) and after not in _TO_DO


def _is_inquiry(words: Sequence[Word], first: int, last: int) -> bool:
    """Return whether a person was asked about the effects of a drug, which is no request: "was asked about side effects"."""
    following = [word.form for word in words[last : last + _REACH + 1]]
    is_asked = words[first].form == "asked" and words[max(first - 1, 0)].form in _BEING
    return is_asked and not _ABOUT.isdisjoint(following[:1]) and not _EFFECTS.isdisjoint(following)


def refusing(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words with which utilization review, where a sentence is of it, refuses: what follows was asked for, not had."""
    return (index for index, word in enumerate(words) if word.form in _REFUSING)


def is_of_review(text: str, sentence: Span) -> bool:
    """Return whether a sentence tells of utilization review."""
    return _OF_UTILIZATION_REVIEW.search(text, sentence.start, sentence.end) is not None
