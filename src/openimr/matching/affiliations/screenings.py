"""The conflicts of a reviewer with the parties of a case, over the graph of affiliations.

A direct material affiliation with a class of the statute blocks. A path through others, and a tie that the definitions
do not settle, must be cleared or upheld in writing. A tie that an exception of the statute takes out is told, and so is
a path on which any step is such a one. Only the shortest paths are shown: when they change, so does the conflict's mark.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from itertools import islice

from openimr.law.affiliations import Materiality, Screened, Weighed, is_defined_for, is_screened, weigh
from openimr.law.provisions import Provision
from openimr.law.reviewers import ConflictClass, ConflictRule, conflict_rules
from openimr.matching.affiliations.graphs import AffiliationGraph, Tie
from openimr.matching.affiliations.implied_parties import implied_parties
from openimr.matching.affiliations.lookups import SubjectLookup
from openimr.matching.affiliations.paths import Path, PathBounds, Search, search
from openimr.matching.answers import Conflict, Effect, Step
from openimr.matching.needs import ScreenedParty
from openimr.matching.subjects import Subject, folded_name

THROUGH_OTHERS = Provision(source="our rule, for Lab. Code § 139.5(d)(3)(E)", read_since=None)
"""That a path through others is looked at before assignment. The statute asks for "adequate screening for conflicts of
interest" and does not say how far it goes."""

EMPTY_GRAPH = AffiliationGraph()
DEFAULT_BOUNDS = PathBounds()


@dataclass(frozen=True, kw_only=True, slots=True)
class Screenee:
    """Someone who is screened.

    Attributes:
        subject: A reviewer, the organization itself, or one of its staff.
        whom: As which of these.
        declared: Ties of theirs that are not in the graph.
    """

    subject: Subject
    whom: Screened = Screened.EXPERT
    declared: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class _Target:
    party: ScreenedParty
    rule: ConflictRule
    implied_by: Tie | None = None


@dataclass(frozen=True)
class _Asked:
    who: Screenee
    graph: AffiliationGraph
    on: date
    bounds: PathBounds
    ends: SubjectLookup[None]

    @cached_property
    def strong(self) -> Search:
        """Along the ties that no exception takes out."""
        return search(self.who.subject, self._strong_ties, is_end=self.ends.__contains__, longest=self.bounds.longest)

    @cached_property
    def every(self) -> Search:
        """Along every tie."""
        return search(self.who.subject, self.ties_of, is_end=self.ends.__contains__, longest=self.bounds.longest)

    @cached_property
    def direct(self) -> tuple[Tie, ...]:
        """The ties straight to a party."""
        return tuple(tie for tie in self.ties_of(self.who.subject) if tie.to.subject in self.ends)

    def ties_of(self, at: Subject) -> Sequence[Tie]:
        ties = self.graph.ties_of(at)
        return [*ties, *self.who.declared] if at == self.who.subject else ties

    def _strong_ties(self, at: Subject) -> list[Tie]:
        return [tie for tie in self.ties_of(at) if not is_excepted(tie, at, self.who, self.on)]


@dataclass(frozen=True, slots=True)
class _Found:
    effect: Effect
    weighed: Weighed | None = None
    paths: tuple[Path, ...] = ()
    ties: tuple[Tie, ...] = ()

    @property
    def is_path(self) -> bool:
        return bool(self.paths) and len(self.paths[0]) > 1


def conflicts_of(
    who: Screenee,
    parties: Iterable[ScreenedParty],
    graph: AffiliationGraph = EMPTY_GRAPH,
    *,
    on: date,
    bounds: PathBounds = DEFAULT_BOUNDS,
) -> tuple[Conflict, ...]:
    """Return every conflict of someone with the parties of a case, those whom the graph adds among them.

    Args:
        who: Who is screened.
        parties: Whom the case names.
        graph: The ties that stand.
        on: The legal day.
        bounds: How far and how many.

    Returns:
        In the order of the parties, then of the ties; those whom the graph adds come last.

    Raises:
        NoLawInForceError: No conflict class or definition is in force on that day.

    Source: Lab. Code § 139.5(c)(2), (d)(5), (d)(6).
    """
    targets = _targets(who, tuple(parties), graph, on=on)
    ends: SubjectLookup[None] = SubjectLookup()
    for target in targets:
        ends.put(target.party.subject, None)

    asked = _Asked(who, graph, on, bounds, ends)
    return tuple(conflict for target in targets for conflict in _with(target, asked))


def reached_by(
    who: Screenee, graph: AffiliationGraph, *, on: date, bounds: PathBounds = DEFAULT_BOUNDS
) -> Iterable[Subject]:
    """Return everyone whom a path leads to that would keep from review, were they a party; the screenee comes first.

    Source: a rule of ours, for Lab. Code § 139.5(d)(3)(E).
    """
    asked = _Asked(who, graph, on, bounds, SubjectLookup())
    return (who.subject, *asked.strong.met)


_NOT_BY_TIE = frozenset({ConflictClass.OFFICER_OR_DIRECTOR})
"""What a screenee may be themself though the definitions do not settle the tie that makes them so."""


def _targets(who: Screenee, parties: tuple[ScreenedParty, ...], graph: AffiliationGraph, *, on: date) -> list[_Target]:
    rules = {rule.conflict_class: rule for rule in conflict_rules(on=on) if is_screened(rule.conflict_class, who.whom)}
    named = [_Target(party, rules[party.conflict_class]) for party in parties if party.conflict_class in rules]
    implied = [
        _Target(each.party, rules[each.party.conflict_class], each.tie)
        for each in implied_parties(parties, graph)
        if each.party.conflict_class in rules
        and (each.party.conflict_class in _NOT_BY_TIE or not each.party.subject.is_same(who.subject))
    ]
    known = {(target.party.conflict_class, target.party.subject) for target in named}
    return named + [each for each in implied if (each.party.conflict_class, each.party.subject) not in known]


def _with(target: _Target, asked: _Asked) -> Iterator[Conflict]:
    other = target.party.subject
    if asked.who.subject.is_same(other):
        yield _conflict(target, asked, _Found(Effect.BLOCKS))
    straight = [tie for tie in asked.direct if tie.to.subject.is_same(other)]
    direct = [_conflict(target, asked, _direct(tie, asked)) for tie in straight]
    yield from direct
    if any(conflict.effect is Effect.BLOCKS for conflict in direct):
        return
    path = _through(target, asked, Effect.TO_BE_CLEARED)
    if path is None and not direct:
        path = _through(target, asked, Effect.TOLD)
    if path is not None:
        yield _conflict(target, asked, path)


_EFFECTS = {
    Materiality.MATERIAL: Effect.BLOCKS,
    Materiality.NOT_SETTLED: Effect.TO_BE_CLEARED,
    Materiality.EXCEPTED: Effect.TOLD,
}


def _direct(tie: Tie, asked: _Asked) -> _Found:
    weighed = _weighed(tie, asked.who.subject, asked.who, asked.on)
    return _Found(_EFFECTS[weighed.materiality], weighed, ((tie,),), (tie,))


def _through(target: _Target, asked: _Asked, effect: Effect) -> _Found | None:
    found = asked.every if effect is Effect.TOLD else asked.strong
    ends = {end: steps for end, steps in found.steps.items() if end.is_same(target.party.subject)}
    if not ends:
        return None
    nearest = [end for end, steps in ends.items() if steps == min(ends.values())]
    paths = tuple(islice((path for end in nearest for path in found.paths_to(end)), asked.bounds.most + 1))
    weighed = _weighed(paths[0][0], asked.who.subject, asked.who, asked.on)
    return _Found(effect, weighed, paths, tuple(tie for end in nearest for tie in found.ties_to(end)))


def _conflict(target: _Target, asked: _Asked, found: _Found) -> Conflict:
    party, weighed, most = target.party, found.weighed, asked.bounds.most
    provision = target.rule.provision
    if found.is_path:
        provision = THROUGH_OTHERS
    elif weighed and found.effect is Effect.TOLD:
        provision = weighed.provision
    return Conflict(
        conflict_class=party.conflict_class,
        kind=weighed.kind if weighed else None,
        subject=party.subject,
        effect=found.effect,
        steps=tuple(_steps(path, target, asked) for path in found.paths[:most]),
        has_more=len(found.paths) > most,
        because=_because(found),
        provision=provision,
        is_verified=_is_verified(provision, party, weighed, on=asked.on),
        mark=_mark(asked.who, party, found.ties if target.implied_by is None else (*found.ties, target.implied_by)),
    )


def _steps(path: tuple[Tie, ...], target: _Target, asked: _Asked) -> tuple[Step, ...]:
    at, steps = asked.who.subject, []
    for tie in path:
        weighed = _weighed(tie, at, asked.who, asked.on)
        steps.append(Step(words=tie.edge.words, because=weighed.because, provision=weighed.provision))
        at = tie.to.subject
    if target.implied_by is not None:
        whom = f"so counts as {target.party.conflict_class.value}"
        steps.append(Step(words=target.implied_by.edge.words, because=whom, provision=target.rule.provision))
    return tuple(steps)


def _because(found: _Found) -> str:
    if found.is_path:
        return "a step of every path is not material" if found.effect is Effect.TOLD else "it leads through others"
    return found.weighed.because if found.weighed else "nobody reviews a case of their own"


def _is_verified(provision: Provision, party: ScreenedParty, weighed: Weighed | None, *, on: date) -> bool:
    """Return whether the rule was read: the definitions are carried over to a class of the first list alone."""
    is_read = provision.is_verified(on=on)
    return is_read and (weighed is None or weighed.is_declared or is_defined_for(party.conflict_class))


def _mark(who: Screenee, party: ScreenedParty, ties: Iterable[Tie]) -> str:
    edges = sorted({repr(tie.edge.key) for tie in ties})
    told = [_name(who.subject), party.conflict_class.name, _name(party.subject), *edges]
    return sha256("\n".join(told).encode()).hexdigest()


def _name(subject: Subject) -> str:
    return f"{subject.key}\t{folded_name(subject.name)}"


def is_excepted(tie: Tie, at: Subject, who: Screenee, on: date) -> bool:
    """Return whether a tie, gone along from someone, is not material by an exception: no path leads over it."""
    return _weighed(tie, at, who, on).materiality is Materiality.EXCEPTED


def _weighed(tie: Tie, at: Subject, who: Screenee, on: date) -> Weighed:
    edge = tie.edge
    of = who.whom if at == who.subject and tie.to is edge.other else None
    found = weigh(edge.relation, share=edge.share, exception=edge.exception, of=of, on=on)
    if at == who.subject and of is None and edge.share is not None and found.materiality is Materiality.EXCEPTED:
        # A small part of the other's income may be a large one of theirs.
        return weigh(edge.relation, share=None, exception=None, of=None, on=on)
    return found
