"""Rows of a case."""

from openimr.web.cases.models.applications import Application, Correction, UrLine
from openimr.web.cases.models.cases import Case, CaseClock, CaseSequence, Party
from openimr.web.cases.models.clock_changes import Conversion, ExtensionApproval, RecordsShortfall
from openimr.web.cases.models.endings import EndedItem, Ending, EndingAnswer
from openimr.web.cases.models.items import DisputedItem, EligibilityDecision
from openimr.web.cases.models.notices import Notice, NoticeService
from openimr.web.cases.models.offices import OfficeAnswer
from openimr.web.cases.models.panels import PanelApproval, SeatsLeftEmpty
from openimr.web.cases.models.reassignments import Reassignment

__all__ = [
    "Application",
    "Case",
    "CaseClock",
    "CaseSequence",
    "Conversion",
    "Correction",
    "DisputedItem",
    "EligibilityDecision",
    "EndedItem",
    "Ending",
    "EndingAnswer",
    "ExtensionApproval",
    "Notice",
    "NoticeService",
    "OfficeAnswer",
    "PanelApproval",
    "Party",
    "Reassignment",
    "RecordsShortfall",
    "SeatsLeftEmpty",
    "UrLine",
]
