"""The reviewer's name goes to nobody outside the review organization (Lab. Code § 4610.6(f)). The one place that sees to it.

Free words reach a party in four ways, and each is guarded by the rule that does not itself tell who reviews:

* **What the organization writes** (a request for records): refused if it names a reviewer of the case, now or before, or
  of a case from which one of its items was taken up, or that took one up. Who writes it may know.
* **What a party writes for the others** (the answer to a request): refused if it names *any* physician of the roster. Were
  it this case's reviewer alone, a refusal would tell a party who that is.
* **The name of a document** and what its sender says that it is: kept as sent, for the sender and for those who may know.
  Everyone else who may not know the reviewer reads it with the names of all physicians of the roster left out. It is never refused: a file comes
  with the names of the physicians who treated the employee, often before a reviewer is chosen.
* **The letter**: refused, at the signature and at the issue, if any text of it names the reviewer.

Above all, who is named in words that the parties read does not review: such a physician may have treated the employee, and
no text need be hidden then. ``openimr.matching.conflicts.named_reasons`` asks it when a reviewer is chosen and attests. A
name that comes later is hidden and bars nothing, else a party could bar whoever reviews by naming everyone.

What counts as naming stands in ``openimr.matching.naming``. Why a reviewer declined, and why a review was returned, no page
shows to a party.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from openimr.domain.determinations import Determination
from openimr.domain.errors import UnwritableValueError
from openimr.letters.objects import JsonValue, determination_object
from openimr.matching.conflicts import shared_family_names
from openimr.matching.naming import Physician, names_physician, naming_spans, without_name
from openimr.web.cases.history import knows_reviewer
from openimr.web.cases.lineage import case_and_kin
from openimr.web.cases.models import Case
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.values import need_of

LEFT_OUT = "[name left out]"
"""What stands for a reviewer's name in the name of a document."""

_NAMES_REVIEWER = (
    "These words go to every party. They name the reviewer, which is confidential (Lab. Code § 4610.6(f)); take the name, the "
    "address or the licence number out."
)
_NAMES_PHYSICIAN = (
    "These words go to every party. Please name no physician in them: write “the surgeon” or “the treating physician”. "
    "Reports may be added to the file as documents."
)


def names_reviewer(text: str, reviewer: Reviewer, *, shared: frozenset[str] = frozenset()) -> bool:
    """Return whether words name a reviewer, as ``openimr.matching.naming`` finds it.

    Args:
        text: Any words.
        reviewer: Who must not be named.
        shared: Words of the names of the case's own people, whom a title with a family name may mean.
    """
    return names_physician(text, physician_of(reviewer), shared=shared)


def refuse_words_for_parties(words: str, case: Case, *, by: User, at: datetime, field: str) -> None:
    """Refuse words, written to be sent to every party, that name a physician they must not name.

    Args:
        words: As they would be sent.
        case: Of which they are.
        by: Who wrote them; what is refused turns on whether they may know who reviews.
        at: The moment, aware.
        field: Of the form, at fault.

    Raises:
        RefusedError: They name a reviewer of the case or of its kin; or a physician of the roster, where ``by`` may not know which.

    Source: Lab. Code § 4610.6(f).
    """
    may_know = knows_reviewer(case, by, at=at)
    shared = shared_family_names(need_of(case, at=at))
    if any(names_reviewer(words, reviewer, shared=shared) for reviewer in _guarded(case, roster=not may_know)):
        raise RefusedError(_NAMES_REVIEWER if may_know else _NAMES_PHYSICIAN, field=field)


def refuse_reviewers_name(determination: Determination, reviewer: Reviewer, *, case: Case, at: datetime) -> None:
    """Refuse a determination of which a text names its reviewer.

    Raises:
        UnwritableValueError: Naming the value, not its words.

    Source: Lab. Code § 4610.6(f).
    """
    shared, physician = shared_family_names(need_of(case, at=at)), physician_of(reviewer)
    for pointer, text in _texts(determination_object(determination), ""):
        if names_physician(text, physician, shared=shared):
            reason = "names the reviewer, by name, address or licence, which is confidential (Lab. Code § 4610.6(f))"
            raise UnwritableValueError(pointer=pointer, reason=reason)


@dataclass(frozen=True, kw_only=True, slots=True)
class Screen:
    """What stands between the names of documents and one who reads them.

    Attributes:
        guarded: Whom the reader may not come to know of; empty for one who may.
        shared: As of ``names_reviewer``.
    """

    guarded: tuple[Physician, ...]
    shared: frozenset[str] = frozenset()

    def shown(self, words: str) -> str:
        """Return words as the reader may read them."""
        for physician in self.guarded:
            words = without_name(words, naming_spans(words, physician, shared=self.shared), instead=LEFT_OUT)
        return words


def screen_for(case: Case, *, person: User, at: datetime) -> Screen:
    """Return what keeps the reviewers of a case from one who reads what others sent to it.

    Every physician of the roster is left out: were it the case's reviewer alone, the gap in a list of names would tell. So
    is who reviewed a case from which an item was taken up, or that took one up, though they left the roster.

    Source: Lab. Code § 4610.6(f).
    """
    if knows_reviewer(case, person, at=at):
        return Screen(guarded=())
    guarded = tuple(physician_of(reviewer) for reviewer in _guarded(case, roster=True))
    return Screen(guarded=guarded, shared=shared_family_names(need_of(case, at=at)) if guarded else frozenset())


def physician_of(reviewer: Reviewer) -> Physician:
    """Return what a reviewer is known by in a text."""
    numbers = tuple(licence.number for licence in reviewer.licences.all() if licence.number)
    return Physician(name=reviewer.person.name, email=reviewer.person.email or "", licences=numbers)


def _guarded(case: Case, *, roster: bool) -> Iterable[Reviewer]:
    """Return the reviewers of a case and of its kin, now and before; with ``roster`` also everyone on it.

    Kin, since a case that takes an item up begins with the documents of the one that left it waiting, and their parties are
    the same.
    """
    asked = Q(assignments__case__in=case_and_kin(case))
    if roster:
        asked |= Q(until__isnull=True)
    found = Reviewer.objects.filter(pk__in=Reviewer.objects.filter(asked).values("pk"))
    return found.select_related("person").prefetch_related("licences")


def _texts(found: JsonValue, pointer: str) -> list[tuple[str, str]]:
    match found:
        case str():
            return [(pointer, found)]
        case list():
            return [pair for index, each in enumerate(found) for pair in _texts(each, f"{pointer}/{index}")]
        case dict():
            return [pair for name, each in found.items() for pair in _texts(each, f"{pointer}/{name}")]
        case _:
            return []
