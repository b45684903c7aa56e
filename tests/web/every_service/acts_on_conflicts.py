"""Each service of ties and conflicts: one act, named as its service; on the sample ties."""

from typing import TYPE_CHECKING

from tests.web.every_service.stage import case_of, cast, now

if TYPE_CHECKING:
    from openimr.web.conflicts.values import Whom

STORY = "story-07"


def enter_tie() -> None:
    from openimr.law.affiliations import Relation
    from openimr.web.conflicts.services import enter_tie
    from openimr.web.samples.affiliations import MAKER, SPOUSE

    tie = {"one": SPOUSE, "relation": Relation.OFFICER, "other": MAKER}
    enter_tie(**tie, source="Public register", by=cast().director, at=now())


def declare_own_tie() -> None:
    from openimr.law.affiliations import Relation
    from openimr.web.conflicts.services import declare_own_tie
    from openimr.web.reviewers.models import Reviewer
    from openimr.web.samples.affiliations import SPOUSE

    third = Reviewer.objects.order_by("pk")[2].person
    declare_own_tie(one=None, relation=Relation.SIBLING, other=SPOUSE, by=third, at=now())


def end_tie() -> None:
    from openimr.web.conflicts.models import Edge
    from openimr.web.conflicts.services import end_tie

    end_tie(edge=Edge.objects.get(relation="spouse"), by=cast().director, at=now())


def involve() -> None:
    from openimr.law.reviewers import ConflictClass
    from openimr.web.conflicts.services import involve

    case = case_of(STORY)
    involve(
        case=case,
        version=case.version,
        conflict_class=ConflictClass.FACILITY,
        whom=_hospital(),
        by=cast().director,
        at=now(),
    )


def _hospital() -> "Whom":
    from openimr.web.samples.affiliations import HOSPITAL

    return HOSPITAL


def end_involved() -> None:
    from openimr.web.conflicts.services import end_involved

    case = case_of(STORY)
    end_involved(case=case, version=case.version, involved=case.involved.get(), by=cast().director, at=now())


def rule_on_conflict() -> None:
    from openimr.web.conflicts.screening import screened
    from openimr.web.conflicts.services import rule_on_conflict
    from openimr.web.people.models import User
    from openimr.web.reviewers.models import Reviewer

    case, reviewer = case_of(STORY), Reviewer.objects.order_by("pk")[0]
    (conflict,) = screened(reviewer, case, at=now()).to_be_cleared
    rule_on_conflict(
        case=case,
        version=case.version,
        reviewer=reviewer,
        mark=conflict.mark,
        is_cleared=True,
        because="The spouse works in another trade.",
        by=User.objects.get(email="conflicts@sample.invalid"),
        at=now(),
    )


def screen_open_assignments() -> None:
    from openimr.web.conflicts.services import screen_open_assignments

    screen_open_assignments(at=now())
