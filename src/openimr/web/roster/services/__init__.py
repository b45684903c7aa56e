"""Every write of this app goes through a function of this package."""

from openimr.web.roster.services.imports import import_roster
from openimr.web.roster.services.languages import keep_languages
from openimr.web.roster.services.levers import change_levers
from openimr.web.roster.services.proposals import Accepted, accept_proposal, propose_assignments

__all__ = ["Accepted", "accept_proposal", "change_levers", "import_roster", "keep_languages", "propose_assignments"]
