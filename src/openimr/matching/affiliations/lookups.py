"""What is known of someone, found again under every name by which they must be taken for the same."""

from collections import defaultdict
from typing import Generic, TypeVar

from openimr.matching.subjects import Subject, folded_name

Value = TypeVar("Value")


class SubjectLookup(Generic[Value]):
    """Values by subject, in the order they were put; ``Subject.is_same`` decides whose they are."""

    def __init__(self) -> None:
        self._by_key: defaultdict[str, list[tuple[int, Subject, Value]]] = defaultdict(list)
        self._by_name: defaultdict[str, list[tuple[int, Subject, Value]]] = defaultdict(list)
        self._count = 0
        self._found: dict[Subject, list[Value]] = {}

    def put(self, subject: Subject, value: Value) -> None:
        """Keep a value under a subject."""
        self._found.clear()
        entry = (self._count, subject, value)
        self._count += 1
        if subject.key:
            self._by_key[subject.key].append(entry)
        self._by_name[folded_name(subject.name)].append(entry)

    def of(self, subject: Subject) -> list[Value]:
        """Return the values of all who are, or must be taken for, the same as a subject."""
        if subject not in self._found:
            self._found[subject] = self._look_up(subject)
        return self._found[subject]

    def _look_up(self, subject: Subject) -> list[Value]:
        entries = self._by_name.get(folded_name(subject.name), ())
        found = {number: value for number, other, value in entries if other.is_same(subject)}
        if subject.key:
            found |= {number: value for number, _, value in self._by_key.get(subject.key, ())}
        return [found[number] for number in sorted(found)]

    def __contains__(self, subject: object) -> bool:
        return isinstance(subject, Subject) and bool(self.of(subject))
