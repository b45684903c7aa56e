"""Every write to the roster and to an assignment goes through a function of this package."""

from openimr.web.reviewers.services.affiliations import declare_affiliation, end_affiliation
from openimr.web.reviewers.services.assignments import attest, choose_reviewer, decline, screen_assignment
from openimr.web.reviewers.services.availability import set_availability
from openimr.web.reviewers.services.panels import form_panel, leave_seats_empty
from openimr.web.reviewers.services.reassignments import reassign
from openimr.web.reviewers.services.roster import add_reviewer, change_reviewer, leave_roster, return_to_roster

__all__ = [
    "add_reviewer",
    "attest",
    "change_reviewer",
    "choose_reviewer",
    "declare_affiliation",
    "decline",
    "end_affiliation",
    "form_panel",
    "leave_roster",
    "leave_seats_empty",
    "reassign",
    "return_to_roster",
    "screen_assignment",
    "set_availability",
]
