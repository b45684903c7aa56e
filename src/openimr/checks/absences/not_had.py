"""Care that a letter names, and that was not had: only talked of or offered, another's, or everything in general."""

from itertools import pairwise

from openimr.checks.story.all_care import is_told_of_nothing, names_papers
from openimr.checks.story.stated import Stated

_TALKED_OF = frozenset(
    "discussed discussing declined offered advised suggested husband wife spouse preclude precluded precluding prohibit prohibited contraindicate".split()  # noqa: SIM905 (words)
)
_JOINING = frozenset({"and", "but", "after", "who", "which", "because", "since"})
_HELPING = frozenset({"was", "were", "has", "have", "had", "been", "also", "again", "then"})
_NEVER = frozenset({"not", "never"})
_TAKEN_UP = frozenset(
    {"completed", "taken", "done", "given", "had", "received", "tried", "used", "helped", "helping", "performed", "begun", "started", "underwent", "attended"}
)  # fmt: skip
_OFFERED = frozenset({"discussed", "offered", "suggested", "advised", "declined"})
_YOUNG = frozenset("toddler child infant baby boy girl teenager teen kid youngster adolescent".split())  # noqa: SIM905 (words)
_YOUTH = frozenset({"childhood", "infancy", "adolescence", "boyhood", "girlhood"})
_FIRST_WORDS = frozenset({"as", "a", "an", "young", "small", "little"})
_OF_A_TRADE = frozenset(
    {"care", "sitter", "sitting", "support", "welfare", "protective", "life", "scout", "caregiver", "minder"}
)
_LONGEST_LEAD = 3
_PRECLUDED = frozenset({"precluded", "contraindicated", "prohibited"})
_BEING = frozenset({"is", "are", "was", "were"})
_TRYING_TO = frozenset({("tried", "to"), ("attempted", "to")})
_COMING_BY = frozenset({"log", "access", "obtain", "get", "pull", "run", "check", "query", "review", "open", "order", "schedule", "arrange"})  # fmt: skip
_THWARTED = frozenset({"down", "unavailable", "unable", "could", "couldn", "closed", "locked", "unsuccessful", "unsuccessfully", "offline"})  # fmt: skip
_FAR = 14
_NEAR = 8


def is_only_talked_of(stated: Stated, first: int, last: int) -> bool:
    """Return whether care was only discussed, offered or declined, precluded, is of the husband or the wife, or of childhood, by the words about it."""
    words = stated.words[max(stated.clauses.start_of_clause(first), first - _FAR) : first]
    forms = [word.form for word in words]
    begun = max((at + 1 for at, form in enumerate(forms) if form in _JOINING), default=0)
    is_told_of = not _TALKED_OF.isdisjoint(forms[begun:]) or _is_offered_only(stated, first, last)
    return (
        is_told_of
        or _is_precluded(stated, first, last)
        or _is_of_childhood(stated, first, last)
        or _is_in_vain(stated, first, last)
    )


def _is_in_vain(stated: Stated, first: int, last: int) -> bool:
    """Return whether someone only tried to come by care, and the sentence says that it could not be: "tried to obtain films, but the clinic was closed"."""
    start = max(stated.clauses.start_of_clause(first), first - _NEAR)
    forms = [word.form for word in stated.words[start:first]]
    is_tried = any(
        (one, two) in _TRYING_TO and not _COMING_BY.isdisjoint(forms[at + 2 : at + 4])
        for at, (one, two) in enumerate(pairwise(forms))
    )
    end = min(stated.words_of(stated.sentences[stated.sentence_of[first]])[1], last + 2 * _FAR)
    return is_tried and any(word.form in _THWARTED for word in stated.words[last:end])


def _is_of_childhood(stated: Stated, first: int, last: int) -> bool:
    """Return whether the clause of care tells of the person as a child: "as a toddler", "in childhood"; not "as a child care aide"."""
    start = max(stated.clauses.start_of_clause(first), first - _FAR)
    end = min(stated.clauses.end_of_clause(last - 1), last + _FAR)
    forms = [word.form for word in stated.words[start:end]]
    return any(one in {"in", "during", "since"} and form in _YOUTH for one, form in pairwise(forms)) or any(
        form in _YOUNG
        and "as" in forms[max(at - _LONGEST_LEAD, 0) : at]
        and _FIRST_WORDS.issuperset(forms[at - 1 : at])
        and _OF_A_TRADE.isdisjoint(forms[at + 1 : at + 2])
        for at, form in enumerate(forms)
    )


def _is_precluded(stated: Stated, first: int, last: int) -> bool:
    """Return whether the clause of care goes on to say that it cannot be: "MRI of the knee is contraindicated"."""
    end = min(stated.clauses.end_of_clause(first), last + _FAR)
    after = [word.form for word in stated.words[last:end]]
    stop = next((place for place, form in enumerate(after) if form in _JOINING), len(after))
    return any(one in _BEING and two in _PRECLUDED for one, two in pairwise(after[:stop]))


def _is_offered_only(stated: Stated, first: int, last: int) -> bool:
    """Return whether care is told just behind it as offered or declined, and nothing more: not "was offered and completed"."""
    end = min(last + _FAR, stated.words_of(stated.sentences[stated.sentence_of[first]])[1])
    after = [word.form for word in stated.words[last:end]]
    at = next((place for place, form in enumerate(after) if form not in _HELPING), len(after))
    if not 0 < at < len(after) or after[at] not in _OFFERED:
        return False
    return not any(
        form in _TAKEN_UP and after[place - 1] not in _NEVER for place, form in enumerate(after[at + 1 :], at + 1)
    )


def is_all_care(stated: Stated, first: int, last: int) -> bool:
    """Return whether care as a whole was had: its failure is told in the sentence, and it is no name of papers."""
    start, end = stated.words_of(stated.sentences[stated.sentence_of[first]])
    near = stated.runs_between("$failed", max(start, first - _FAR), min(end, last + _FAR))
    is_nothing = is_told_of_nothing(stated.words, first, last, stated.clauses.end_of_clause(last - 1))
    return is_nothing and not names_papers(stated.words, last) and any(stated.counts(one) for one, _ in near)
