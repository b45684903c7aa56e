"""Who may never have a case again since its determination was set aside."""

from django.db.models import Exists, OuterRef, Q

from openimr.web.appeals.models import AppealEnd, AppealOutcome


def barred_by_remand() -> Q:
    """Match the assignments of a case whose reviewer may not have it again: all before its determination was set aside.

    Whatever was said of an assignment when it ended: they are not a different reviewer.

    Source: Lab. Code § 4610.6(i).
    """
    return Q(
        Exists(
            AppealEnd.objects.filter(
                appeal__determination__case=OuterRef("case"),
                outcome=AppealOutcome.SET_ASIDE,
                entered_at__gte=OuterRef("chosen_at"),
            )
        )
    )
