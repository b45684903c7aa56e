"""The clocks that say until when the next act of a state is due, under the site's reading of the law."""

from django.conf import settings

from openimr.law.clocks import binds
from openimr.web.cases.values import NEXT_ACTS, CaseState

_OF_THE_RECORDS = ("records-electronic", "records-mail", "records-statute")
"""Of which, in a regular review, one binds; the other runs beside it and is shown."""

AFTER_THE_DETERMINATION = ("authorize", "reimburse")
"""Which bind the claims administrator once a determination that overturned something was served."""

_ISSUED = frozenset({CaseState.FDL_ISSUED, CaseState.CLOSED})


def act_clocks(state: CaseState) -> frozenset[str]:
    """Return the names of the clocks that bind whoever does the next act in a state, or carries a determination out; none where the law sets no limit."""
    names = set(NEXT_ACTS[state].clocks)
    if state in _ISSUED:
        names.update(AFTER_THE_DETERMINATION)
    if names.isdisjoint(_OF_THE_RECORDS):
        return frozenset(names)
    binding = {name for name in _OF_THE_RECORDS if binds(name, assumptions=settings.OPENIMR_LAW)}
    return frozenset(names.difference(_OF_THE_RECORDS) | binding)


def all_act_clocks() -> frozenset[str]:
    """Return the names of the clocks that bind in any state."""
    return frozenset().union(*(act_clocks(state) for state in CaseState))
