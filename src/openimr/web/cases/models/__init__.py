"""Rows of a case."""

from openimr.web.cases.models.applications import Application, Correction, UrLine
from openimr.web.cases.models.cases import Case, CaseClock, CaseSequence, Party
from openimr.web.cases.models.items import DisputedItem, EligibilityDecision
from openimr.web.cases.models.notices import Notice, NoticeService
from openimr.web.cases.models.offices import OfficeAnswer

__all__ = [
    "Application",
    "Case",
    "CaseClock",
    "CaseSequence",
    "Correction",
    "DisputedItem",
    "EligibilityDecision",
    "Notice",
    "NoticeService",
    "OfficeAnswer",
    "Party",
    "UrLine",
]
