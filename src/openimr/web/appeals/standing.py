"""Whether a determination stands, and why a case was reviewed anew."""

from openimr.law.days import day_in_words
from openimr.web.appeals.models import AppealEnd, AppealOutcome
from openimr.web.cases.models import Case
from openimr.web.determinations.models import IssuedDetermination


def set_aside_by(issued: IssuedDetermination) -> AppealEnd | None:
    """Return the order that set a determination aside; None while it stands.

    Source: Lab. Code § 4610.6(h).
    """
    ends = AppealEnd.objects.filter(
        appeal__determination__review=issued.review_id, outcome=AppealOutcome.SET_ASIDE
    ).select_related("appeal")
    return ends.first()


def why_reviewed_anew(case: Case) -> str:
    """Return why a determination takes the place of the one before; empty where none was set aside.

    Source: Lab. Code § 4610.6(i).
    """
    end = (
        AppealEnd.objects.filter(appeal__determination__case=case, outcome=AppealOutcome.SET_ASIDE)
        .order_by("pk")
        .last()
    )
    if end is None:
        return ""
    return (
        f"The determination before was set aside on appeal, by order {end.order_number} of {day_in_words(end.ordered_on)}, "
        "and the dispute was remanded (Lab. Code § 4610.6(h), (i))."
    )
