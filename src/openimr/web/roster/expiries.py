"""Which licences and certificates of reviewers end soon, or have ended, and what follows."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Count, Model, Q

from openimr.law.days import legal_day
from openimr.matching.answers import Reason
from openimr.matching.candidates import Candidate
from openimr.matching.needs import Need
from openimr.matching.screening import may_review
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.access import loads, serving
from openimr.web.reviewers.models import Certificate, Licence, Reviewer
from openimr.web.reviewers.values import candidate_of, practice_rule

CSV_COLUMNS = ("reviewer", "email", "what", "of", "last_day", "days_left", "open_cases", "bars_from", "why")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, kw_only=True, slots=True)
class Expiry:
    """A licence or certificate that ends soon or has ended.

    Attributes:
        reviewer: Whose.
        what: "Licence" or "Certificate".
        of: The state or the specialty.
        last_day: Last day it is in force, inclusive.
        days: Until then, from today; below 0 if it has ended.
        load: Open cases assigned to the reviewer.
        barred: What stands against giving them any case from the day after, if nothing is renewed; empty if nothing does.
    """

    reviewer: Reviewer
    what: str
    of: str
    last_day: date
    days: int
    load: int
    barred: tuple[Reason, ...]

    @property
    def has_ended(self) -> bool:
        """Whether it is in force no more."""
        return self.days < 0

    @property
    def bars_from(self) -> date:
        """First day on which it is in force no more."""
        return self.last_day + timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How many licences and certificates of those on the roster have ended, and how many end soon."""

    ended: int
    soon: int
    within: int

    @property
    def any(self) -> bool:
        """Whether there are any."""
        return bool(self.ended or self.soon)


def expiries(*, person: User, at: datetime) -> list[Expiry]:
    """Return what ends within the setting ``OPENIMR_EXPIRY_DAYS`` or has ended, the earliest first, in few queries.

    Raises:
        NotAllowedError: The person does not keep the roster.

    Source: Lab. Code § 139.5(d)(4)(B) for the licence and the certificate that a reviewer must hold.
    """
    require(person, Permission.MANAGE_ROSTER, at=at)
    limit = _limit(at)
    ending = Q(licences__expires__lte=limit) | Q(certificates__expires__lte=limit)
    ids = Reviewer.objects.filter(ending).values("pk")
    counted = loads()
    found = [
        expiry
        for reviewer in serving(at=at).filter(pk__in=ids)
        for expiry in _of(reviewer, load=counted.get(str(reviewer.person.public_id), 0), at=at)
    ]
    return sorted(found, key=lambda each: (each.last_day, each.reviewer.person.name, each.what, each.of))


def counts(*, at: datetime) -> Counts:
    """Return how many have ended and how many end soon, in two queries; the caller has checked who asks."""
    on = legal_day(at)
    sums = [_counted(model, on=on, limit=_limit(at), at=at) for model in (Licence, Certificate)]
    ended, soon = (sum(pair[place] for pair in sums) for place in (0, 1))
    return Counts(ended=ended, soon=soon, within=settings.OPENIMR_EXPIRY_DAYS)


def as_csv(found: Iterable[Expiry]) -> Iterator[str]:
    """Yield one line for each, with a head of ``CSV_COLUMNS``; no cell is taken for a formula."""
    yield _line(CSV_COLUMNS)
    for each in found:
        person = each.reviewer.person
        why = " ".join(reason.sentence for reason in each.barred)
        cells = (
            person.name, person.email or "", each.what, each.of, each.last_day.isoformat(), str(each.days),
            str(each.load), each.bars_from.isoformat() if each.barred else "", why,
        )  # fmt: skip
        yield _line(f"'{cell}" if cell.startswith(_FORMULA) and not _is_number(cell) else cell for cell in cells)


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").isdecimal()


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _limit(at: datetime) -> date:
    return legal_day(at) + timedelta(days=settings.OPENIMR_EXPIRY_DAYS)


def _counted(model: type[Model], *, on: date, limit: date, at: datetime) -> tuple[int, int]:
    held = model._default_manager.filter(reviewer__in=serving(at=at).order_by().values("pk"))
    found = held.aggregate(
        ended=Count("pk", filter=Q(expires__lt=on)), soon=Count("pk", filter=Q(expires__gte=on, expires__lte=limit))
    )
    return found["ended"], found["soon"]


def _of(reviewer: Reviewer, *, load: int, at: datetime) -> Iterator[Expiry]:
    candidate, on, limit = candidate_of(reviewer, at=at), legal_day(at), _limit(at)
    held = [("Licence", each.state, each.expires) for each in candidate.licences]
    held += [("Certificate", each.specialty, each.expires) for each in candidate.certificates]
    for what, of, last_day in held:
        if last_day is not None and last_day <= limit:
            barred = _barred(candidate, on=max(on, last_day + timedelta(days=1)))
            days = (last_day - on).days
            yield Expiry(reviewer=reviewer, what=what, of=of, last_day=last_day, days=days, load=load, barred=barred)


def _barred(candidate: Candidate, *, on: date) -> tuple[Reason, ...]:
    return may_review(candidate, Need(day=on, practice=practice_rule())).blocking
