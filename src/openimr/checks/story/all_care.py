"""Care that is told of as a whole: "everything short of surgery", "nothing has helped"."""

from collections.abc import Sequence

from openimr.terms.lexicons import Word

ALL_CARE = "all care"
"""The kind of such care."""

_NOTHING = "nothing"
_GOES_ON = frozenset({"so", "yet", "and", "but", "for", "with", "since", "until", "despite", "incl", "including"})
_PERSONS = frozenset({"him", "her", "them", "me"})
_OWN = frozenset({"his", "her", "the", "their", "my"})
_FELT = frozenset(
    {"pain", "symptom", "complaint", "back", "neck", "leg", "arm", "knee", "shoulder", "headache", "numbness"}
)
_SHORT_TIMES = frozenset({"a", "an", "few", "couple", "day", "week", "brief", "temporarily", "briefly"})
_PAPERS = frozenset(
    {"option", "record", "note", "request", "plan", "alternative", "recommendation", "report", "bill", "team", "provider", "decision", "goal"}
)  # fmt: skip


def is_told_of_nothing(words: Sequence[Word], first: int, stop: int, end: int) -> bool:
    """Return whether "nothing has helped" tells that no care did; not "nothing has helped her more than", "nothing worked its way loose".

    Args:
        words: The words of the text.
        first: Index of the first word.
        stop: Index after the last one.
        end: Index after the last word of its clause.
    """
    if words[first].form != _NOTHING:
        return True
    forms = [word.form for word in words[stop : min(end, stop + 5)]]
    if forms and forms[0] in _PERSONS | _OWN:
        is_felt = forms[0] in _OWN and forms[1:2] and forms[1] in _FELT
        forms = forms[2:] if is_felt else forms[1:] if forms[0] in _PERSONS else forms
    if not forms or forms[0] in _GOES_ON or forms[:2] == ["to", "date"]:
        return True
    return forms[:2] in (["more", "than"], ["longer", "than"]) and (
        forms[2:3] == [] or forms[2] in _SHORT_TIMES or forms[2].isdigit()
    )


def names_papers(words: Sequence[Word], stop: int) -> bool:
    """Return whether what follows makes it no care: "all treatment records", "multiple treatment options"."""
    return stop < len(words) and words[stop].form in _PAPERS
