"""What an act on a case would do, shown before it is done: the act is done, looked at, and taken back."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.forms import Form
from django.http import HttpRequest

from openimr.web.cases.clock_names import CLOCK_NAMES
from openimr.web.cases.models import Case, CaseClock, DisputedItem, Notice, Party
from openimr.web.cases.services.locking import lock_case
from openimr.web.cases.serving import waiting_parties
from openimr.web.cases.values import CaseState, ItemState
from openimr.web.cases.views.opening import attempted
from openimr.web.reviews.models import Review

CHANGED_SINCE = "You changed an answer after the preview, so nothing was done. Look below at what it would do now."
"""What stands on a form of which something else was previewed than is posted."""

_NOT_ANSWERS = frozenset({"csrfmiddlewaretoken", "once", "go", "previewed"})
"""Fields of a post that say nothing of what is asked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ForeseenClock:
    """A clock that an act stops or starts."""

    name: str
    clock: CaseClock


@dataclass(frozen=True, kw_only=True, slots=True)
class ForeseenNotice:
    """A notice that an act sends.

    Attributes:
        label: What it is called.
        paragraphs: Its words.
        at_once: Who gets it at once.
        later: Whom a clerk serves.
    """

    label: str
    paragraphs: tuple[str, ...]
    at_once: tuple[Party, ...]
    later: tuple[Party, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Foreseen:
    """What an act on a case would do.

    Attributes:
        state: Where the case would stand.
        was: Where it stands.
        items: Of which the state would change, as they would be.
        stopped: Clocks that would stop.
        started: Clocks that would run from then on.
        is_struck: Whether a signature would no longer stand.
        is_lost: Whether what was signed would no longer count, since another reviewer begins anew.
        notices: Notices that would go out.
        answers: Digest of the answers it was foreseen from; posted again with the act.
    """

    state: CaseState
    was: CaseState
    items: tuple[DisputedItem, ...]
    stopped: tuple[ForeseenClock, ...]
    started: tuple[ForeseenClock, ...]
    is_struck: bool
    is_lost: bool
    notices: tuple[ForeseenNotice, ...]
    answers: str = ""

    @property
    def moves(self) -> bool:
        """Whether the case would move."""
        return self.state is not self.was


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighed:
    """What became of a form that is previewed before it is done.

    Attributes:
        foreseen: What it would do; None while nothing can be said.
        is_done: Whether it was done.
    """

    foreseen: Foreseen | None = None
    is_done: bool = False


def weighed(request: HttpRequest, form: Form, case: Case, act: Callable[[], object]) -> Weighed:
    """Do what a form asks, or say what it would do; a refusal stands on the form.

    It is done where the button pressed says ``go=do``; any other post is a preview. Answers that are not those of the
    preview are previewed first: what cannot be undone is seen before.

    Raises:
        StaleFormError: The case was changed after the form was made.
    """
    if request.method != "POST":
        return Weighed()
    _require_present(form, case)
    if not form.is_valid():
        return Weighed()
    answers = _answers(request)
    is_meant = request.POST.get("previewed", answers) == answers
    if request.POST.get("go") == "do" and is_meant:
        return Weighed(is_done=attempted(form, act))
    found: list[Foreseen] = []
    attempted(form, lambda: found.append(foreseen(case, act)))
    if found and request.POST.get("go") == "do":
        form.add_error(None, CHANGED_SINCE)
    return Weighed(foreseen=replace(found[0], answers=answers) if found else None)


def foreseen(case: Case, act: Callable[[], object]) -> Foreseen:
    """Return what an act on a case would do; nothing of it is kept.

    Raises:
        RefusedError: As the act.
    """
    was = CaseState(case.state)
    items, clocks = _states(case), _running(case)
    signatures, counted = _signatures(case), _signed_by_reviewers(case)
    sent = set(case.notices.values_list("pk", flat=True))
    with transaction.atomic():
        act()
        after = Case.objects.get(pk=case.pk)
        left = _running(after)
        told = Foreseen(
            state=CaseState(after.state),
            was=was,
            items=tuple(item for item in after.items.all() if items.get(item.pk) != item.state),
            stopped=tuple(_named(_anew(clock)) for key, clock in clocks.items() if key not in left),
            started=tuple(_named(clock) for key, clock in left.items() if key not in clocks),
            is_struck=_signatures(after) < signatures,
            is_lost=_signatures(after) == signatures and _signed_by_reviewers(after) < counted,
            notices=tuple(_notice(each) for each in after.notices.exclude(pk__in=sent)),
        )
        transaction.set_rollback(True)
    return told


def _require_present(form: Form, case: Case) -> None:
    """Refuse a form of a case that was changed since, before its answers are judged by what is there now."""
    with suppress(ValidationError), transaction.atomic():
        lock_case(case, version=form.fields["version"].clean(form.data.get("version")))
        transaction.set_rollback(True)  # nothing is changed, so that its place on the docket stays


def _answers(request: HttpRequest) -> str:
    given = sorted((name, values) for name, values in request.POST.lists() if name not in _NOT_ANSWERS)
    return sha256(urlencode(given, doseq=True).encode()).hexdigest()


def _notice(notice: Notice) -> ForeseenNotice:
    return ForeseenNotice(
        label=notice.get_kind_display(),
        paragraphs=tuple(notice.paragraphs),
        at_once=tuple(service.party for service in notice.services.select_related("party")),
        later=waiting_parties(notice),
    )


def _states(case: Case) -> dict[int, ItemState]:
    return {item.pk: ItemState(item.state) for item in case.items.all()}


def _signatures(case: Case) -> int:
    return Review.objects.filter(assignment__case=case, signed_at__isnull=False).count()


def _signed_by_reviewers(case: Case) -> int:
    """Return how many signed reviews count: those of who reviews a case, also of one that has ended."""
    standing = Q(assignment__ended_at__isnull=True) | Q(assignment__case__state=CaseState.TERMINATED)
    return Review.objects.filter(standing, assignment__case=case, signed_at__isnull=False).count()


def _running(case: Case) -> dict[int, CaseClock]:
    return {clock.pk: clock for clock in case.clocks.filter(stopped_at__isnull=True)}


def _anew(clock: CaseClock) -> CaseClock:
    clock.refresh_from_db()
    return clock


def _named(clock: CaseClock) -> ForeseenClock:
    return ForeseenClock(name=CLOCK_NAMES[clock.name], clock=clock)
