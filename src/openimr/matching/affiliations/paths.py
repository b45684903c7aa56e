"""The shortest paths from one to several others, step by step: bounded, and the same whatever the order of the edges."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from openimr.matching.affiliations.graphs import NodeKind, Tie
from openimr.matching.subjects import Subject

Path = tuple[Tie, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PathBounds:
    """How far and how many; a rule of ours, the statute bounds nothing.

    Attributes:
        longest: Steps of a path at most; at least 1.
        most: Paths shown of one pair at most; at least 1.
    """

    longest: int = 3
    most: int = 5

    def __post_init__(self) -> None:
        if min(self.longest, self.most) < 1:
            raise ValueError("longest, most: expected at least 1")


@dataclass(frozen=True, slots=True)
class Search:
    """What a search from one came upon.

    Attributes:
        root: From whom it went.
        steps: How many steps an end is away through others; at least 2.
    """

    root: Subject
    steps: dict[Subject, int]
    _before: dict[Subject, list[tuple[Subject, Tie]]] = field(repr=False)

    @property
    def met(self) -> tuple[Subject, ...]:
        """Everyone a path leads to, end or not."""
        return tuple(self._before)

    def paths_to(self, end: Subject) -> Iterator[Path]:
        """Yield the shortest paths to an end, in the order of their edges."""
        stack: list[tuple[Subject, Path]] = [(end, ())]
        while stack:
            at, path = stack.pop()
            if at == self.root:
                yield path
            else:
                stack.extend((previous, (tie, *path)) for previous, tie in reversed(self._before[at]))

    def ties_to(self, end: Subject) -> list[Tie]:
        """Return every tie that lies on a shortest path to an end."""
        found, waiting, seen = [], [end], {end}
        while waiting:
            for previous, tie in self._before.get(waiting.pop(), ()):
                found.append(tie)
                if previous not in seen:
                    seen.add(previous)
                    waiting.append(previous)
        return found


def search(
    root: Subject,
    ties_of: Callable[[Subject], Sequence[Tie]],
    *,
    is_end: Callable[[Subject], bool],
    longest: int,
) -> Search:
    """Go from one outwards until no path of ``longest`` steps is left.

    Ties straight to an end are left out: they are no path through others.

    A path ends at the first end it meets, so that no path leads through an end. None leads through an independent
    review organization either: every reviewer is tied to theirs, and the organization is screened by itself.

    Args:
        root: Where it starts.
        ties_of: The ties that may be gone along, of the root or of anyone else.
        is_end: Whether someone is looked for.
        longest: Steps of a path at most.
    """
    before: defaultdict[Subject, list[tuple[Subject, Tie]]] = defaultdict(list)
    steps, ends, layer = {root: 0}, dict[Subject, int](), [root]
    for depth in range(1, longest + 1):
        beyond = []
        for at in layer:
            for tie in ties_of(at):
                to = tie.to.subject
                if to.is_same(root) or steps.get(to, depth) < depth or (depth == 1 and is_end(to)):
                    continue
                before[to].append((at, tie))
                if to not in steps:
                    steps[to] = depth
                    if is_end(to):
                        ends[to] = depth
                    elif tie.to.kind is not NodeKind.REVIEW_ORGANIZATION:
                        beyond.append(to)
        layer = beyond
    return Search(root, ends, dict(before))
