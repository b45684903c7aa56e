"""Every write to the affiliation graph, to rulings and to stops goes through a function of this package."""

from openimr.web.conflicts.services.involved import end_involved, involve
from openimr.web.conflicts.services.rulings import rule_on_conflict
from openimr.web.conflicts.services.stops import screen_again, screen_open_assignments
from openimr.web.conflicts.services.ties import declare_own_tie, end_tie, enter_tie

__all__ = [
    "declare_own_tie",
    "end_involved",
    "end_tie",
    "enter_tie",
    "involve",
    "rule_on_conflict",
    "screen_again",
    "screen_open_assignments",
]
