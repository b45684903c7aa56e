"""Word that a dispute has ended, which a clerk is to confirm, or to say why it does not count."""

from django.db.models import Exists, OuterRef, Prefetch, Q

from openimr.web.cases.models import Case, Ending
from openimr.web.cases.values import MAY_BE_ENDED
from openimr.web.people.values import Role

ANSWER_ENDINGS = (Role.INTAKE_CLERK, Role.MEDICAL_DIRECTOR)
"""Who answers it: all who send notices of a case."""

TOLD = Prefetch("endings", queryset=Ending.objects.filter(answer__isnull=True), to_attr="told")
"""What ``unanswered_of`` reads of a case."""


def is_told() -> Q:
    """Match the cases in which word of an ending waits for an answer."""
    return Q(Exists(Ending.objects.filter(case=OuterRef("pk"), answer__isnull=True)), state__in=MAY_BE_ENDED)


def unanswered_of(case: Case) -> list[Ending]:
    """Return the word that waits for an answer; ``TOLD`` was fetched for the case."""
    told: list[Ending] = case.told  # type: ignore[attr-defined] # fetched by TOLD
    return told if case.state in MAY_BE_ENDED else []
