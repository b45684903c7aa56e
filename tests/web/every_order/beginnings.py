"""Who there is in the world of the oracle, and the cases with which the machine starts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from openimr.matching.affiliations.graphs import NodeKind
from openimr.matching.candidates import Certificate, Licence
from openimr.web.cases.models import Case
from openimr.web.conflicts.values import Whom
from openimr.web.people.models import User
from openimr.web.people.services import add_person, grant_membership
from openimr.web.people.values import Role
from openimr.web.reviewers.services import add_reviewer
from tests.web import review_walks, walks
from tests.web.cast import AT, Cast
from tests.web.every_order.sitting import Member, Sitting, Stage
from tests.web.remembered_walks import Walked
from tests.web.review_walks import on_roster

LIND = "Jonas Lind"
"""Whom a reviewer may be tied to; and whose name the employee's relative may come to bear."""

OTHERS = {"second": "Dr Olu Adeyemi", "third": "Dr Ines Quiroga", "fourth": "Dr Ravi Menon", "uma": "Uma Vale"}
"""Three reviewers beside Dr Lind, and one who is known to the site and nothing to the case."""


@dataclass(frozen=True, kw_only=True, slots=True)
class People:
    """The cast, and whom the oracle's world has beside it."""

    cast: Cast
    others: Mapping[str, User]

    @classmethod
    def of(cls, cast: Cast) -> "People":
        """Return them where they were added before."""
        return cls(cast=cast, others={key: User.objects.get(name=name) for key, name in OTHERS.items()})

    @property
    def persons(self) -> Mapping[str, User]:
        """Who signs in, by their name in the oracle's world."""
        cast = self.cast
        return {
            "first": cast.lind,
            "alma": cast.alma,
            "relative": cast.relative,
            "physician": cast.physician,
            **self.others,
        }

    @property
    def known(self) -> Mapping[str, Whom]:
        """Everyone who may be tied to another."""
        cast = self.cast
        return {
            **{key: Whom(person=person) for key, person in self.persons.items()},
            "claims": Whom(organization=cast.claims),
            "practice": Whom(organization=cast.practice),
            "law_office": Whom(organization=cast.law_office),
            "jonas": Whom(name=LIND, kind=NodeKind.PERSON),
            "harbor": Whom(name="Harbor Holdings", kind=NodeKind.OTHER),
            "halden": Whom(name="Halden Devices", kind=NodeKind.MAKER),
        }

    def name_of(self, who: str) -> str:
        """Return the name under which the site shows one now."""
        whom = self.known[who]
        if whom.person is not None:
            return str(User.objects.get(pk=whom.person.pk).name)
        return whom.organization.name if whom.organization is not None else whom.name


def people_of(cast: Cast) -> People:
    """Add whom the oracle's world needs to the cast; walks from it are remembered anew."""
    for key, name in OTHERS.items():
        email = f"{name.rsplit(maxsplit=1)[-1].lower()}@people.test"
        person = add_person(name=name, email=email, by=cast.founder, at=AT)
        if key != "uma":
            _enter_reviewer(cast, person)
    return People.of(replace(cast, walked=Walked()))


def _enter_reviewer(cast: Cast, person: User) -> None:
    grant_membership(person=person, role=Role.EXPERT_REVIEWER, organization=cast.imro, by=cast.founder, at=AT)
    add_reviewer(
        person=person,
        is_physician=True,
        licences=[Licence(state="Texas", number=f"T {person.pk}", expires=date(2099, 1, 1), is_restricted=False)],
        certificates=[Certificate(specialty="Orthopaedic Surgery", is_board=True, expires=None)],
        practice_since=date(2005, 1, 1),
        practice_hours=40,
        has_discipline=False,
        is_qme=False,
        by=cast.okafor,
        at=AT,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Beginning:
    """A case with which the machine starts.

    Attributes:
        sitting: Who has it.
        set_aside: Names of the reviewers who had it before its determination was last set aside.
        letters: How many were issued.
        is_in_force: Whether one stands.
    """

    case: Case
    sitting: Sitting = field(default_factory=Sitting)
    set_aside: frozenset[str] = frozenset()
    letters: int = 0
    is_in_force: bool = False


WALKS = ("assigned", "awaiting_records", "chosen", "written", "signed", "closed")
"""From where the machine starts, beside cases that it walked itself."""

_WRITTEN = "UUO"
"""What the reviewer of a walked case finds of its items."""

_STANDS = {
    "chosen": Member(),
    "written": Member(stage=Stage.IN_REVIEW, votes=_WRITTEN),
    "signed": Member(stage=Stage.SIGNED, votes=_WRITTEN, has_spoken=True),
    "closed": Member(stage=Stage.SIGNED, votes=_WRITTEN, has_spoken=True),
}


def begun(cast: Cast, walk: str) -> Beginning:
    """Return a case walked so far, with one reviewer if any; Dr Lind is on the roster."""
    found = getattr(review_walks if walk in _STANDS else walks, walk)(cast)
    for way in ("assignment", "case"):
        found = getattr(found, way, found)
    case = Case.objects.get(pk=found.pk)
    if walk not in _STANDS:
        on_roster(cast)
        return Beginning(case=case)
    is_issued = walk == "closed"
    sitting = Sitting(members={"first": replace(_STANDS[walk])})
    return Beginning(case=case, sitting=sitting, letters=int(is_issued), is_in_force=is_issued)
