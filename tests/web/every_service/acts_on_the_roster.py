"""Each service of the roster: one act, named as its service."""

from datetime import date

from tests.web.every_service.stage import cast, listed_reviewer, now


def add_reviewer() -> None:
    from openimr.matching.candidates import Certificate, Licence
    from openimr.web.people.models import User
    from openimr.web.reviewers.services import add_reviewer

    add_reviewer(
        person=User.objects.get(email="unlisted@sample.invalid"),
        is_physician=True,
        licences=[Licence(state="California", expires=None, is_restricted=False)],
        certificates=[Certificate(specialty="Orthopedic Surgery", is_board=True, expires=None)],
        practice_since=date(1999, 7, 1),
        practice_hours=20,
        has_discipline=False,
        is_qme=False,
        by=cast().director,
        at=now(),
    )


def change_reviewer() -> None:
    from openimr.matching.candidates import Licence
    from openimr.web.reviewers.services import change_reviewer

    reviewer = listed_reviewer()
    change_reviewer(
        reviewer=reviewer,
        version=reviewer.version,
        is_physician=True,
        licences=[Licence(state="Nevada", expires=None, is_restricted=False)],
        certificates=[],
        practice_since=date(1999, 7, 1),
        practice_hours=20,
        has_discipline=True,
        is_qme=False,
        by=cast().director,
        at=now(),
    )


def set_availability() -> None:
    from openimr.web.reviewers.services import set_availability

    reviewer, days = listed_reviewer(), {"away_from": date(2026, 12, 1), "away_until": date(2026, 12, 9)}
    set_availability(reviewer=reviewer, version=reviewer.version, **days, most_cases=3, by=cast().director, at=now())


def leave_roster() -> None:
    from openimr.web.reviewers.services import leave_roster

    reviewer = listed_reviewer()
    leave_roster(reviewer=reviewer, version=reviewer.version, by=cast().director, at=now())


def return_to_roster() -> None:
    from openimr.web.reviewers.models import Reviewer
    from openimr.web.reviewers.services import return_to_roster

    reviewer = Reviewer.objects.get(until__isnull=False)
    return_to_roster(reviewer=reviewer, version=reviewer.version, by=cast().director, at=now())


def declare_affiliation() -> None:
    from openimr.web.people.models import Organization
    from openimr.web.reviewers.models import AffiliationKind
    from openimr.web.reviewers.services import declare_affiliation

    reviewer, organization = listed_reviewer(), Organization.objects.get(name="Fischer & Lowe")
    kind = AffiliationKind.FINANCIAL
    declare_affiliation(reviewer=reviewer, kind=kind, organization=organization, by=cast().director, at=now())


def end_affiliation() -> None:
    from openimr.web.reviewers.services import end_affiliation

    end_affiliation(affiliation=listed_reviewer().affiliations.get(), by=cast().director, at=now())


def keep_languages() -> None:
    from openimr.web.roster.services import keep_languages

    reviewer, languages = listed_reviewer(), ["English", "Tagalog"]
    keep_languages(reviewer=reviewer, version=reviewer.version, languages=languages, by=cast().director, at=now())


def import_roster() -> None:
    from openimr.web.roster.reading.columns import template
    from openimr.web.roster.services import import_roster

    team = cast()
    import_roster(text=template(), leave_out=False, adding=team.administrator, by=team.director, at=now())


def change_levers() -> None:
    from openimr.matching.allocation.levers import Levers
    from openimr.web.roster.services import change_levers

    change_levers(levers=Levers(late=90), because="Sooner.", version=0, by=cast().director, at=now())


def propose_assignments() -> None:
    from openimr.web.roster.services import propose_assignments

    propose_assignments(by=cast().director, at=now())


def accept_proposal() -> None:
    from openimr.web.roster.models import Proposal
    from openimr.web.roster.services import accept_proposal

    proposal = Proposal.objects.get()
    keys = proposal.cases.filter(reviewer__isnull=False).values_list("pk", flat=True)
    accept_proposal(proposal=proposal, keys=list(keys), by=cast().director, at=now())
