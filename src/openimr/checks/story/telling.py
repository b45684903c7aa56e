"""Words with which somebody tells a fact: "he writes that …", "noting …"."""

from collections.abc import Sequence

from openimr.terms.lexicons import Word

_SAID = frozenset(
    "state stated say said note noted write wrote written indicate indicated report reported argue argued explain explained "  # noqa: SIM905 (words)
    "contend contended assert asserted maintain maintained mention mentioned document documented describe described claim claimed "
    "add added show showed reveal revealed demonstrate demonstrated find found observe observed acknowledge acknowledged relate related recount recounted recall recalled emphasize emphasized stress stressed "
    "insist insisted counter countered reply replied remind reminded answer answered".split()
)
_SAYING = frozenset(
    "stating saying noting writing indicating reporting arguing explaining contending asserting maintaining mentioning "  # noqa: SIM905 (words)
    "documenting claiming observing acknowledging remarking".split()
)
_ARGUED = frozenset(
    "wrote argue argued contend contended assert asserted stated explained relate recount recite quote cite enclose attach".split()  # noqa: SIM905 (words)
)
_THIRD = frozenset(
    [
        "state",
        "note",
        "say",
        "report",
        "indicate",
        "write",
        "argue",
        "mention",
        "relate",
        "contend",
        "explain",
        "maintain",
        "document",
    ]
)
_BEFORE_NOUN = frozenset(
    "the a an of in per progress medical clinical chart his her these those all office physician doctor no and or any other".split()  # noqa: SIM905 (words)
)
_POINTING = frozenset(
    {("point", "out"), ("point", "to"), ("pointed", "out"), ("pointed", "to"), ("pointing", "out"), ("pointing", "to")}
)
_BEING = frozenset({"is", "was", "were", "be", "been", "as"})
_PAST = frozenset("had gotten got been undergone taken gone done given tried seen worn found made not already".split())  # noqa: SIM905 (words)


def is_telling(words: Sequence[Word], index: int) -> bool:
    """Return whether a word is a verb with which a fact is told: with "that" behind it, "points out", in "-ing", in the third person ("the appeal states"), or one of what was: ", having tried …"."""
    word = words[index]
    if word.form == "having":
        return _tells_what_was(words, index)
    if word.form in _SAYING:
        return True
    before = words[max(index - 1, 0)].form
    after = words[index + 1].form if index + 1 < len(words) else ""
    if word.form in _SAID and after == "that":
        return True
    if (word.form, after) in _POINTING and before != "trigger":
        return True
    if word.form in _THIRD and word.end - word.start > len(word.form):
        return before not in _BEFORE_NOUN
    return word.form in _ARGUED and before not in _BEING


def _tells_what_was(words: Sequence[Word], index: int) -> bool:
    """Return whether "having" begins a piece of its own and a participle follows it."""
    after = words[index + 1].form if index + 1 < len(words) else ""
    is_parted = index > 0 and words[index].start - words[index - 1].end > 1
    return is_parted and (after in _PAST or after.endswith("ed"))
