"""What the clocks rest on that was not read in the law: one typed value with a name for each; a site may set its own.

A date that rests on one of them says so and names it, whatever its value: setting a value verifies nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import Enum

from openimr.domain.errors import InvalidAssumptionError

_MOST_COURT_DAYS = 2
_YES_OR_NO = {"yes": True, "no": False}

Value = bool | int | date | Enum
"""What an assumption may hold."""


class WorkingDays(Enum):
    """Which days a limit in working or business days counts."""

    NORMAL_BUSINESS_DAYS = "normal-business-days"
    COURT_DAYS = "court-days"


class RecordsClock(Enum):
    """Which of the two limits for the records binds the claims administrator."""

    REGULATION = "regulation"
    STATUTE = "statute"


@dataclass(frozen=True, kw_only=True, slots=True)
class Assumption:
    """One assumption, as the manual and the command show it.

    Attributes:
        name: Its name in a setting: ``"last-day-rolls"``.
        value: Its value, as a setting writes it.
        takes: The values it takes, in words.
        says: What it says, as a sentence.
        near: The provision that comes closest.
    """

    name: str
    value: str
    takes: str
    says: str
    near: str


def _assumed(*, says: str, near: str) -> dict[str, str]:
    return {"says": says, "near": near}


@dataclass(frozen=True, kw_only=True, slots=True)
class Assumptions:
    """The assumptions of one site; each attribute is one, its underscores written as hyphens in a setting.

    Raises:
        InvalidAssumptionError: ``electronic_service_court_days`` is not 0 to 2, or ``five_business_days_since`` not
            within the days of the regulation that it dates.
    """

    last_day_rolls: bool = field(
        default=True,
        metadata=_assumed(
            says="A last day on which the courts are closed moves to the next court day: of the application, the "
            "records, the regular determination, the reimbursement, the appeal and the withdrawal notice.",
            near="Code Civ. Proc. § 12a",
        ),
    )
    expedited_determination_rolls: bool = field(
        default=False,
        metadata=_assumed(
            says="So does the last day of an expedited determination.",
            near="Code Civ. Proc. § 12a; Lab. Code § 4610.6(d)",
        ),
    )
    working_day_limits_roll: bool = field(
        default=False,
        metadata=_assumed(
            says="So does the last day of a limit in working or business days: on a holiday that the courts alone keep, or "
            "after an extension in calendar days.",
            near="Code Civ. Proc. § 12a",
        ),
    )
    mail_extends_application: bool = field(
        default=True,
        metadata=_assumed(
            says="Service of the utilization review decision by mail or overnight delivery extends the time to apply.",
            near="Code Civ. Proc. § 1013(a), (c)",
        ),
    )
    mail_extends_appeal: bool = field(
        default=False,
        metadata=_assumed(
            says="Mailing of the determination extends the time to appeal, which runs from the mailing itself.",
            near="Code Civ. Proc. § 1013(a), (c); Lab. Code § 4610.6(h)",
        ),
    )
    electronic_service_court_days: int = field(
        default=0,
        metadata=_assumed(
            says="So many court days are added for electronic service; an action in court adds two.",
            near="Code Civ. Proc. § 1010.6(a)(3)(B)",
        ),
    )
    working_days: WorkingDays = field(
        default=WorkingDays.NORMAL_BUSINESS_DAYS,
        metadata=_assumed(
            says="A working day, and a business day, is the normal business day of the same article; or a court day.",
            near="Lab. Code § 4600.4(b)",
        ),
    )
    five_business_days_since: date = field(
        default=date(2014, 2, 12),
        metadata=_assumed(
            says="First day on which the reply to a request for information was due in 5 business days; before, in the "
            "15 days of the emergency regulation.",
            near="8 CCR § 9792.10.3(c)",
        ),
    )
    records_clock: RecordsClock = field(
        default=RecordsClock.REGULATION,
        metadata=_assumed(
            says="The limit for the records that binds: 15 or 12 days of the regulation, or 10 of the statute.",
            near="8 CCR § 9792.10.5(a)(1); Lab. Code § 4610.5(l)",
        ),
    )
    corrected_letter_restarts: bool = field(
        default=False,
        metadata=_assumed(
            says="A letter that sets a clerical error of a determination right starts the times to appeal and to carry it "
            "out anew; else they count from the letter whose place it takes.",
            near="Lab. Code § 4610.6(h), (j)",
        ),
    )

    def __post_init__(self) -> None:
        if not 0 <= self.electronic_service_court_days <= _MOST_COURT_DAYS:
            raise InvalidAssumptionError(
                name="electronic-service-court-days",
                expected=f"0 to {_MOST_COURT_DAYS}",
                found=str(self.electronic_service_court_days),
            )
        if not date(2013, 1, 1) < self.five_business_days_since < date(2026, 4, 1):
            raise InvalidAssumptionError(
                name="five-business-days-since",
                expected="a day after 2013-01-01 and before 2026-04-01",
                found=self.five_business_days_since.isoformat(),
            )

    def described(self) -> tuple[Assumption, ...]:
        """Return every assumption with its value, in a fixed order."""
        return tuple(
            Assumption(
                name=each.name.replace("_", "-"),
                value=_written(getattr(self, each.name)),
                takes=_takes(each.default),
                says=each.metadata["says"],
                near=each.metadata["near"],
            )
            for each in fields(self)
        )


AS_SHIPPED = Assumptions()
"""The assumptions that hold where a site sets none; every value is unverified."""


def assumptions_from(settings: Mapping[str, str], *, base: Assumptions = AS_SHIPPED) -> Assumptions:
    """Return assumptions with some values set by name.

    Args:
        settings: Name → value, both as a setting writes them.
        base: What holds for the others.

    Raises:
        InvalidAssumptionError: There is no assumption of a name, or it does not take the value.

    >>> assumptions_from({"last-day-rolls": "no"}).last_day_rolls
    False
    """
    known = {each.name.replace("_", "-"): each for each in fields(base)}
    found: dict[str, Value] = {}
    for name, value in settings.items():
        if name not in known:
            raise InvalidAssumptionError(
                name=name, expected=f"one of the names {', '.join(known)}", found="another name"
            )
        found[known[name].name] = _read(name, value, like=known[name].default)
    return replace(base, **found)  # type: ignore[arg-type] # _read returns the type of the default


def pairs_of(setting: str) -> dict[str, str]:
    """Return the names and values of a setting, ``name=value`` each, with spaces or commas between them.

    Raises:
        InvalidAssumptionError: One of them is no such pair.

    >>> pairs_of("last-day-rolls=no, records-clock=statute")
    {'last-day-rolls': 'no', 'records-clock': 'statute'}
    """
    found = {}
    for pair in setting.replace(",", " ").split():
        name, sign, value = pair.partition("=")
        if not sign:
            raise InvalidAssumptionError(
                name=name, expected="name=value, such as last-day-rolls=no", found="a name alone"
            )
        found[name] = value
    return found


def _read(name: str, value: str, *, like: Value) -> Value:
    """Return a setting's value as the type of the default; grammar: yes | no | digits | YYYY-MM-DD | an enum's value."""
    try:
        if isinstance(like, bool):
            return _YES_OR_NO[value]
        if isinstance(like, Enum):
            return type(like)(value)
        return date.fromisoformat(value) if isinstance(like, date) else int(value)
    except (KeyError, ValueError):
        raise InvalidAssumptionError(name=name, expected=_takes(like), found=value) from None


def _takes(like: Value) -> str:
    if isinstance(like, bool):
        return "yes or no"
    if isinstance(like, Enum):
        return " or ".join(each.value for each in type(like))
    return "a day such as 2014-02-12" if isinstance(like, date) else f"0 to {_MOST_COURT_DAYS}"


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value.value if isinstance(value, Enum) else value)
