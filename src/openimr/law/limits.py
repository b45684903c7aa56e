"""The dated time limits of independent medical review, by regime.

The Labor Code's words at hand are those in force since 2017-01-01 and still on 2026-04-07; for 2013 to 2016 its limits
are carried back, unverified, and cited without the paragraphs. The regulations were read in part, in texts of 2013 to
2024, and are carried over, unverified, from their rewriting on 2026-04-01. That a last day rolls (Code Civ. Proc.
§ 12a) is not stated for this review, so it stays unverified for every limit where it would matter.
"""

from dataclasses import replace
from datetime import date

from openimr.domain.time_limits import DayKind, TimeLimit
from openimr.law.assumptions import AS_SHIPPED

SB_863 = date(2013, 1, 1)
"""First day of independent medical review (Lab. Code § 4610.5(a)(1))."""

SB_1160 = date(2017, 1, 1)
"""First day of Lab. Code §§ 4610.5 and 4610.6 as they read now (Stats. 2016, ch. 868)."""

FORMULARY = date(2018, 1, 1)
"""First day of disputes over medication under the drug formulary (Lab. Code § 4610.5(a)(3))."""

RULES_OF_2026 = date(2026, 4, 1)
"""First day of the rewritten regulations, whose words on independent medical review were not read."""

_CARRIED_BACK = "the Labor Code's words in force before 2017-01-01"
_CARRIED_OVER = "the regulation's words in force since 2026-04-01"
_EMERGENCY = (
    "the day on which the emergency regulation's 15 days became 5 business days (setting five-business-days-since)"
)
_MAILING = "whether mailing adds days to a limit that runs from the mailing itself (setting mail-extends-appeal)"


def _by_statute(limit: TimeLimit, *, before: str) -> tuple[TimeLimit, TimeLimit]:
    """Return the limit carried back to 2013, cited as ``before`` has it, and the limit as read."""
    doubts = (*limit.unverified, _CARRIED_BACK)
    return (replace(limit, source=before, in_force=SB_863, until=SB_1160, unverified=doubts), limit)


def _by_regulation(limit: TimeLimit) -> tuple[TimeLimit, TimeLimit]:
    """Return the limit as read until the regulations were rewritten, and carried over from there."""
    doubts = (*limit.unverified, _CARRIED_OVER)
    return (replace(limit, until=RULES_OF_2026), replace(limit, in_force=RULES_OF_2026, unverified=doubts))


_APPLICATION = TimeLimit(
    name="application",
    length=30,
    counted=DayKind.CALENDAR,
    starts_with="service of the utilization review decision",
    source="Lab. Code § 4610.5(h)(1)(B)",
    in_force=SB_1160,
    rolls=True,
    is_rolling_verified=False,
    takes_mail_days=True,
)
_FORMULARY_APPLICATION = replace(
    _APPLICATION,
    name="application-formulary",
    length=10,
    source="Lab. Code § 4610.5(h)(1)(A)",
    in_force=FORMULARY,
)
_LIABILITY_APPLICATION = replace(
    _APPLICATION,
    name="application-liability",
    starts_with="service of the notice that the other dispute of liability has been resolved",
    source="Lab. Code § 4610.5(h)(2)",
)
_INFORMATION_REPLY = TimeLimit(
    name="information-reply",
    length=5,
    counted=DayKind.WORKING,
    starts_with="receipt of the request for information",
    source="8 CCR § 9792.10.3(c)",
    in_force=AS_SHIPPED.five_business_days_since,
    is_rolling_verified=False,
)
_EMERGENCY_REPLY = replace(
    _INFORMATION_REPLY,
    length=15,
    counted=DayKind.CALENDAR,
    in_force=SB_863,
    until=_INFORMATION_REPLY.in_force,
    rolls=True,
    unverified=(_EMERGENCY,),
)
_ASSIGNMENT_NOTICE = TimeLimit(
    name="assignment-notice",
    length=1,
    counted=DayKind.WORKING,
    starts_with="receipt of the finding that the treatment is eligible",
    source="8 CCR § 9792.10.4(b)",
    in_force=SB_863,
    is_rolling_verified=False,
)
_RECORDS = TimeLimit(
    name="records-mail",
    length=15,
    counted=DayKind.CALENDAR,
    starts_with="mailing of the assignment notice",
    source="8 CCR § 9792.10.5(a)(1)",
    in_force=SB_863,
    rolls=True,
    is_rolling_verified=False,
)
_ELECTRONIC_RECORDS = replace(_RECORDS, name="records-electronic", length=12, starts_with="sending of the notice")
_EXPEDITED_RECORDS = TimeLimit(
    name="records-expedited",
    length=24,
    counted=DayKind.HOURS,
    starts_with="receipt of the assignment notice",
    source="8 CCR § 9792.10.5(a)(1)",
    in_force=SB_863,
)
_STATUTORY_RECORDS = replace(
    _RECORDS,
    name="records-statute",
    length=10,
    starts_with="notice of assignment",
    source="Lab. Code § 4610.5(l)",
    in_force=SB_1160,
)
_DETERMINATION = TimeLimit(
    name="determination-regular",
    length=30,
    counted=DayKind.CALENDAR,
    starts_with="receipt of the request and the supporting documents",
    source="Lab. Code § 4610.6(d)(1)(B)",
    in_force=SB_1160,
    rolls=True,
    is_rolling_verified=False,
    extendable=3,
)
_FORMULARY_DETERMINATION = replace(
    _DETERMINATION,
    name="determination-formulary",
    length=5,
    counted=DayKind.WORKING,
    source="Lab. Code § 4610.6(d)(1)(A)",
    in_force=FORMULARY,
    rolls=False,
)
_EXPEDITED_DETERMINATION = replace(
    _DETERMINATION,
    name="determination-expedited",
    length=3,
    starts_with="receipt of the information",
    source="Lab. Code § 4610.6(d)(1)(C)",
    rolls=False,
)
_AUTHORIZE = TimeLimit(
    name="authorize",
    length=5,
    counted=DayKind.WORKING,
    starts_with="receipt of the determination",
    source="Lab. Code § 4610.6(j)",
    in_force=SB_1160,
    is_rolling_verified=False,
)
_REIMBURSE = replace(_AUTHORIZE, name="reimburse", length=20, counted=DayKind.CALENDAR, rolls=True)
_APPEAL = replace(
    _REIMBURSE,
    name="appeal",
    length=30,
    starts_with="mailing of the determination",
    source="Lab. Code § 4610.6(h)",
    unverified=(_MAILING,),
)
_WITHDRAWAL_NOTICE = replace(
    _REIMBURSE,
    name="withdrawal-notice",
    length=5,
    starts_with="authorization, settlement, award or withdrawal of the request",
    source="Lab. Code § 4610.5(g)",
)

LIMITS: tuple[TimeLimit, ...] = (
    *_by_statute(_APPLICATION, before="Lab. Code § 4610.5(h)(1)"),
    _FORMULARY_APPLICATION,
    *_by_statute(_LIABILITY_APPLICATION, before="Lab. Code § 4610.5(h)(2)"),
    _EMERGENCY_REPLY,
    *_by_regulation(_INFORMATION_REPLY),
    *_by_regulation(_ASSIGNMENT_NOTICE),
    *_by_regulation(_RECORDS),
    *_by_regulation(_ELECTRONIC_RECORDS),
    *_by_regulation(_EXPEDITED_RECORDS),
    *_by_statute(_STATUTORY_RECORDS, before="Lab. Code § 4610.5(l)"),
    *_by_statute(_DETERMINATION, before="Lab. Code § 4610.6(d)"),
    _FORMULARY_DETERMINATION,
    *_by_statute(_EXPEDITED_DETERMINATION, before="Lab. Code § 4610.6(d)"),
    *_by_statute(_AUTHORIZE, before="Lab. Code § 4610.6(j)"),
    *_by_statute(_REIMBURSE, before="Lab. Code § 4610.6(j)"),
    *_by_statute(_APPEAL, before="Lab. Code § 4610.6(h)"),
    *_by_statute(_WITHDRAWAL_NOTICE, before="Lab. Code § 4610.5(g)"),
)
"""Every time limit, the regimes of one name beside each other, the oldest first.

``records-expedited`` follows the regulation, which runs from receipt of the notice; Lab. Code § 4610.5(n) gives the
same 24 hours from approval of the request. Both ``records-mail`` and ``records-statute`` are kept; which one binds is
the assumption ``openimr.law.assumptions.Assumptions.records_clock``.
"""
