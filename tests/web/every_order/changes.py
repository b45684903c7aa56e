"""What may change around a case: ties, rulings, who is a party, who works where, the roster."""

from decimal import Decimal

from openimr.law.affiliations import Relation
from openimr.law.reviewers import ConflictClass
from openimr.web.cases.services.addresses import enter_address
from openimr.web.cases.values import PartyKind
from openimr.web.conflicts.models import Edge
from openimr.web.conflicts.screening import screened
from openimr.web.conflicts.services import end_involved, end_tie, enter_tie, involve, rule_on_conflict
from openimr.web.conflicts.services.rulings import conflicts_by_mark
from openimr.web.people.models import Membership, Organization, User
from openimr.web.people.services import designate_representative, grant_membership, rename_person, revoke_membership
from openimr.web.people.values import Role
from openimr.web.reviewers.models import Affiliation, AffiliationKind
from openimr.web.reviewers.services import (
    change_reviewer,
    declare_affiliation,
    end_affiliation,
    leave_roster,
    return_to_roster,
)
from openimr.web.reviewers.values import candidate_of
from tests.web.cast import UR_DECIDED
from tests.web.every_order.acts_after_the_letter import ActsAfterTheLetter
from tests.web.every_order.beginnings import LIND
from tests.web.every_order.oracle import Conflict, Tie

OF_A_REVIEWER = (
    Tie("first", "SPOUSE", "jonas"),
    Tie("first", "SIBLING", "uma"),
    Tie("first", "EMPLOYEE", "harbor"),
    Tie("first", "PARTNER", "practice"),
    Tie("first", "MEMBER", "law_office"),
    Tie("first", "INTEREST", "claims", 20),
    Tie("first", "INTEREST", "claims", 2),
    Tie("first", "PRIVILEGES", "practice"),
)
"""Ties of a reviewer, whichever it is: to one who stands between, or straight to a party."""

BEYOND = (
    Tie("jonas", "EMPLOYEE", "halden"),
    Tie("jonas", "EMPLOYEE", "claims"),
    Tie("jonas", "SIBLING", "alma"),
    Tie("jonas", "PRIVILEGES", "practice"),
    Tie("uma", "PARTNER", "physician"),
    Tie("harbor", "OWNER", "practice"),
    Tie("harbor", "PARTNER", "halden"),
    Tie("uma", "MEMBER", "harbor"),
)
"""Ties of those who stand between."""

MAKER = ("MAKER", "halden")


class Changes(ActsAfterTheLetter):
    """A case, and what changes around it."""

    def tie(self, tie: Tie) -> None:
        known = self.people.known
        self.do(
            "around",
            lambda _: enter_tie(
                one=known[tie.one],
                relation=Relation[tie.relation],
                other=known[tie.other],
                share=None if tie.percent is None else Decimal(tie.percent) / 100,
                source="Public register",
                by=self.cast.conflict,
                at=self.at,
            ),
            known=lambda: self.oracle.ties.add(tie),
        )

    def untie(self, index: int) -> None:
        """End one of the ties that stand."""
        standing = list(Edge.objects.filter(until__isnull=True).order_by("pk"))
        if not standing:
            return
        edge = standing[index % len(standing)]
        self.do(
            "around",
            lambda _: end_tie(edge=edge, by=self.cast.conflict, at=self.at),
            known=lambda: self.oracle.ties.remove(self._tie_of(edge)),
        )

    def _tie_of(self, edge: Edge) -> Tie:
        names = {self.people.name_of(who): who for who in self.people.known if who != "relative"}
        percent = None if edge.share is None else round(edge.share * 100)
        return Tie(names[str(edge.one)], edge.relation.upper(), names[str(edge.other)], percent)

    def rule(self, which: str, *, is_cleared: bool) -> None:
        """Clear or uphold a conflict of a reviewer that the oracle knows, of which there is none like it."""
        conflicts = conflicts_by_mark(screened(self.entry(which), self.fresh, at=self.at))
        for known in self.oracle.to_be_ruled_on(which):
            marks = [
                mark
                for mark, each in conflicts.items()
                if each.conflict_class.name == known.conflict_class
                and each.subject.name == self.people.name_of(known.who)
                and any(len(path) > 1 for path in each.steps) == (known.is_path or len(known.ties) > 1)
            ]
            if len(marks) == 1 and not self.oracle.rulings.get((which, known), False):
                return self._rule(which, known, marks[0], is_cleared=is_cleared)
        return None

    def _rule(self, which: str, conflict: Conflict, mark: str, *, is_cleared: bool) -> None:
        self.do(
            "rule",
            lambda case: rule_on_conflict(
                case=case,
                version=case.version,
                reviewer=self.entry(which),
                mark=mark,
                is_cleared=is_cleared,
                because="It ended years ago.",
                by=self.cast.conflict,
                at=self.at,
            ),
            known=lambda: self.oracle.rulings.update({(which, conflict): is_cleared}),
        )

    def involve(self) -> None:
        self.do(
            "involve",
            lambda case: involve(
                case=case,
                version=case.version,
                conflict_class=ConflictClass.MAKER,
                whom=self.people.known["halden"],
                by=self.cast.okafor,
                at=self.at,
            ),
            known=lambda: self.oracle.involved.add(MAKER),
        )

    def end_involved(self) -> None:
        if row := self.fresh.involved.filter(until__isnull=True).first():
            self.do(
                "end_involved",
                lambda case: end_involved(
                    case=case, version=case.version, involved=row, by=self.cast.okafor, at=self.at
                ),
                known=lambda: self.oracle.involved.remove(MAKER),
            )

    def designate(self) -> None:
        """Let the employee choose one more to act for them: a party is added."""
        self.do(
            "around",
            lambda _: designate_representative(
                employee=self.cast.alma,
                representative=self.people.persons["uma"],
                signed_on=UR_DECIDED,
                ur_decided_on=UR_DECIDED,
                by=self.cast.clerk,
                at=self.at,
            ),
            known=lambda: self.oracle.designated.add("uma"),
        )

    def rename(self) -> None:
        """Let the employee's relative, who acts for them, marry and be called as a reviewer's acquaintance; or turn back."""
        relative = User.objects.get(pk=self.cast.relative.pk)
        name = "Rosa Reyes" if self.oracle.renamed else LIND

        def known() -> None:
            self.oracle.renamed = not self.oracle.renamed

        self.do(
            "around",
            lambda _: rename_person(
                person=relative, name=name, version=relative.version, by=self.cast.founder, at=self.at
            ),
            known=known,
        )

    def enter_address(self) -> None:
        self.do(
            "enter_address",
            lambda case: enter_address(
                case=case,
                version=case.version,
                kind=PartyKind.EMPLOYEE,
                address=f"{self.at:%H%M%d} Elm Street, Fresno, CA 93701",
                by=self.cast.clerk,
                at=self.at,
            ),
        )

    def hire(self, who: str) -> None:
        person = self.people.persons[who]
        self.do(
            "around",
            lambda _: grant_membership(
                person=person,
                role=Role.CLAIMS_ADMINISTRATOR,
                organization=self.cast.claims,
                by=self.cast.founder,
                at=self.at,
            ),
            known=lambda: self.oracle.employed.add(who),
        )

    def dismiss(self, who: str) -> None:
        person, role = self.people.persons[who], Role.CLAIMS_ADMINISTRATOR
        if held := Membership.objects.filter(person=person, role=role, until__isnull=True).first():
            self.do(
                "around",
                lambda _: revoke_membership(membership=held, by=self.cast.founder, at=self.at),
                known=lambda: self.oracle.employed.remove(who),
            )

    def declare(self, which: str, other: str, kind: AffiliationKind) -> None:
        whom = self.people.known[other]
        with_whom: dict[str, Organization | User | None]
        with_whom = {"organization": whom.organization, "person": whom.person}
        self.do(
            "around",
            lambda _: declare_affiliation(
                reviewer=self.entry(which),
                kind=kind,
                by=self.cast.okafor,
                at=self.at,
                **with_whom,  # type: ignore[arg-type] # one of the two
            ),
            known=lambda: self.oracle.declared.add((which, other, kind)),
        )

    def end_declared(self, which: str) -> None:
        standing = Affiliation.objects.filter(reviewer=self.entry(which), until__isnull=True)
        row = standing.select_related("organization", "person").first()
        if row is None:
            return
        names = {self.people.name_of(who): who for who in self.people.known if who != "relative"}
        declared = (which, names[(row.organization or row.person).name], row.kind)
        self.do(
            "around",
            lambda _: end_affiliation(affiliation=row, by=self.cast.okafor, at=self.at),
            known=lambda: self.oracle.declared.remove(declared),
        )

    def leave(self, which: str) -> None:
        entry = self.entry(which)
        self.do(
            "around",
            lambda _: leave_roster(reviewer=entry, version=entry.version, by=self.cast.okafor, at=self.at),
            known=lambda: self.oracle.gone.add(which),
        )

    def come_back(self, which: str) -> None:
        entry = self.entry(which)
        self.do(
            "around",
            lambda _: return_to_roster(reviewer=entry, version=entry.version, by=self.cast.okafor, at=self.at),
            known=lambda: self.oracle.gone.remove(which),
        )

    def appoint(self, which: str) -> None:
        """Let a reviewer become a qualified medical evaluator, or no longer be one. Lab. Code § 139.5(d)(4)."""
        entry = self.entry(which)
        facts = candidate_of(entry, at=self.at)
        self.do(
            "around",
            lambda _: change_reviewer(
                reviewer=entry,
                version=entry.version,
                is_physician=facts.is_physician,
                licences=facts.licences,
                certificates=facts.certificates,
                practice_since=facts.practice_since,
                practice_hours=facts.practice_hours,
                has_discipline=facts.has_discipline,
                is_qme=not facts.is_qme,
                by=self.cast.okafor,
                at=self.at,
            ),
            known=lambda: self.oracle.evaluators.symmetric_difference_update({which}),
        )
