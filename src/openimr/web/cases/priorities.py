"""Which review an application asks for, and which one its case gets."""

from openimr.law.priorities import Certifier, is_expedited
from openimr.web.cases.models import Application, Case
from openimr.web.cases.values import Priority

NOT_CERTIFIED = (
    "An expedited review was asked for. It needs a paper from a doctor, a certification, that says there is a serious "
    "threat to the employee’s health now. The application names none. So it goes on as a regular review. If you have "
    "the paper, enter it on this form before you submit it (Lab. Code § 4610.6(d)(1)(C))."
)
"""What the person is told who enters such an application."""


def priority_of(application: Application) -> Priority:
    """Return which review an application gets: expedited only if it is certified.

    Source: as ``openimr.law.priorities.is_expedited``.
    """
    by = application.expedited_certified_by
    given = is_expedited(
        is_asked=application.is_expedited,
        is_certified=application.is_expedited_certified,
        certifier=Certifier[by.upper()] if by else None,
    )
    return Priority.EXPEDITED if given else Priority.STANDARD


def asked_in_vain(case: Case, application: Application) -> bool:
    """Return whether an expedited review was asked for and a regular one is given."""
    return application.is_expedited and case.priority != Priority.EXPEDITED
