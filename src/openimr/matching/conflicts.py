"""With whom a reviewer may not be affiliated: every conflict as a reason, against the union of both statutory lists.

How a conflict is found over the graph of affiliations stands in ``openimr.matching.affiliations.screenings``. The classes of the statute in which the case names nobody
(the facility, the maker of a drug) are said; the reviewer is asked about them when attesting.
"""

from collections.abc import Iterator, Sequence

from openimr.law.provisions import Provision
from openimr.law.reviewers import ConflictRule, conflict_rules
from openimr.matching.affiliations.graphs import AffiliationGraph, declared_ties
from openimr.matching.affiliations.rulings import ConflictRuling, ruled
from openimr.matching.affiliations.screenings import EMPTY_GRAPH, Screenee, conflicts_of
from openimr.matching.answers import Bearing, Conflict, Effect, Reason, ReasonCode
from openimr.matching.candidates import Candidate
from openimr.matching.naming import Physician, family_names, names_physician
from openimr.matching.needs import Need

BOTH_LISTS = "Lab. Code § 139.5(c)(2), (d)(5)"

DIFFERENT_REVIEWER = Provision(
    source="Lab. Code § 4610.6(i), of a remand; our rule for any earlier assignment", read_since=None
)
"""That a reviewer does not come back to a case. The words read (since 2017) speak of a remand alone."""


NAMED_IN_THE_FILE = Provision(source="our rule, for Lab. Code § 4610.6(f)", read_since=None)
"""That whoever the parties read of in a case does not review it."""


def conflict_reasons(
    candidate: Candidate, need: Need, graph: AffiliationGraph = EMPTY_GRAPH, rulings: Sequence[ConflictRuling] = ()
) -> Iterator[Reason]:
    """Yield a reason against for each conflict with a party, and one for if there is none that speaks against.

    Args:
        candidate: With the affiliations they declared.
        need: With whom to screen against.
        graph: The ties that stand, of the reviewer and of all others.
        rulings: What was ruled on conflicts, of this reviewer or of others.

    Raises:
        NoLawInForceError: No conflict class is in force on the day of the need.

    Source: Lab. Code § 139.5(c)(2), (d)(5), (d)(6).
    """
    rules = conflict_rules(on=need.day)
    who = Screenee(subject=candidate.subject, declared=tuple(declared_ties(candidate)))
    conflicts = conflicts_of(who, need.parties, graph, on=need.day)
    found = [_reason(ruled(conflict, rulings)) for conflict in conflicts]
    if not any(reason.bearing is Bearing.AGAINST for reason in found):
        found = [_none_found(need, rules[0]), *found]
    yield from found
    yield from _unscreened(need, rules)


def former_reviewer_reasons(candidate: Candidate, need: Need) -> Iterator[Reason]:
    """Yield a reason against one who was assigned to the case before.

    Source: Lab. Code § 4610.6(i) for a case that is remanded; any other earlier assignment is a rule of ours.
    """
    if candidate.subject.key in need.former_reviewers:
        yield Reason(
            code=ReasonCode.FORMER_REVIEWER,
            bearing=Bearing.AGAINST,
            blocks=True,
            sentence="Was assigned to this case before.",
            provision=DIFFERENT_REVIEWER,
            is_verified=DIFFERENT_REVIEWER.is_verified(on=need.day),
        )


def named_reasons(candidate: Candidate, need: Need) -> Iterator[Reason]:
    """Yield a reason against one whom the parties read of in the case, or of one who bears the name.

    Whoever is named in the file may have treated the employee; and the parties may not come upon the reviewer's name,
    wherever it comes from. Hiding it from them would tell whoever wrote it who reviews; so another one reviews.

    Source: our rule, for Lab. Code § 4610.6(f).
    """
    shared = shared_family_names(need)
    physician = physician_of(candidate)
    if any(names_physician(words, physician, shared=shared) for words in need.party_words):
        yield Reason(
            code=ReasonCode.NAMED,
            bearing=Bearing.AGAINST,
            blocks=True,
            sentence=(
                "Is named, or one of the same name is, in words of this case that the parties read: the name of a "
                "document, an item, or a request for records and its answer."
            ),
            provision=NAMED_IN_THE_FILE,
            is_verified=NAMED_IN_THE_FILE.is_verified(on=need.day),
        )


def physician_of(candidate: Candidate) -> Physician:
    """Return what a reviewer is known by in a text."""
    numbers = tuple(licence.number for licence in candidate.licences if licence.number)
    return Physician(name=candidate.subject.name, email=candidate.email, licences=numbers)


def shared_family_names(need: Need) -> frozenset[str]:
    """Return the family names of the case's own people: a title and one of them may mean these."""
    people = [party.subject for party in need.parties if party.subject.is_person]
    return frozenset().union(*(family_names(subject.name) for subject in people))


def _reason(conflict: Conflict) -> Reason:
    code, sentence = _said(conflict)
    return Reason(
        code=code,
        bearing=Bearing.NOT_KNOWN if conflict.effect is Effect.TOLD else Bearing.AGAINST,
        blocks=conflict.effect.keeps_from_review,
        sentence=sentence,
        provision=conflict.provision,
        is_verified=conflict.is_verified,
        conflict=conflict,
    )


def _said(conflict: Conflict) -> tuple[ReasonCode, str]:
    whom, effect = conflict.conflict_class.value, conflict.effect
    if conflict.kind is None:
        return ReasonCode.OWN_CASE, f"Is, or bears the name of, {whom}."
    if effect is Effect.BLOCKS:
        return ReasonCode.AFFILIATION, f"Has a {conflict.kind.value} affiliation with {whom}."
    tie = "a path through others" if len(conflict.paths[0]) > 1 else "a tie"
    return ReasonCode.PATH, f"Has {tie} to {whom}, which {effect.value}: {conflict.because}."


def _none_found(need: Need, rule: ConflictRule) -> Reason:
    names = len({party.subject for party in need.parties})
    return Reason(
        code=ReasonCode.AFFILIATION,
        bearing=Bearing.FOR,
        sentence=f"No affiliation is on the roster with any of the {names} persons and organizations screened.",
        provision=_lists(rule),
        is_verified=rule.provision.is_verified(on=need.day),
    )


def _unscreened(need: Need, rules: tuple[ConflictRule, ...]) -> Iterator[Reason]:
    named = {party.conflict_class for party in need.parties}
    missing = [rule.conflict_class.value for rule in rules if rule.conflict_class not in named]
    if missing:
        yield Reason(
            code=ReasonCode.UNSCREENED,
            bearing=Bearing.NOT_KNOWN,
            sentence=f"The case names nobody as: {'; '.join(missing)}. The reviewer is asked when attesting.",
            provision=_lists(rules[0]),
            is_verified=rules[0].provision.is_verified(on=need.day),
        )


def _lists(rule: ConflictRule) -> Provision:
    first = rule.provision
    return Provision(source=BOTH_LISTS, in_force=first.in_force, until=first.until, read_since=first.read_since)
