"""Of which parts and sides of the body words of a letter are."""

from collections.abc import Iterable
from functools import cached_property

from openimr.checks.letters import Item
from openimr.checks.story.predicates import goes_on, of_one_predicate
from openimr.checks.story.same_part import Part, is_same_part
from openimr.checks.story.stated import Stated
from openimr.domain.parts import Side
from openimr.terms.levels import find_levels
from openimr.terms.regions import find_regions, region_of_level, without_spine
from openimr.terms.sides import find_sides

_NOWHERE = Part(frozenset(), frozenset())
_JOINING = frozenset({"and", "or", "nor"})
_OF = frozenset({"of", "in", "to", "at", "over", "into", "down", "from", "about", "along", "for", "through"})
_LONGEST_MEMBER = 5
_LEAD = 3
_SENTENCES_BEFORE = 3
_LONGEST_CLAUSE = 60
_LONGEST_LIST = 12
_NEXT = 2
_NEAREST = 4
_COMPARING = frozenset({"compared", "versus", "vs"})
_STOMACH = frozenset({"abdomen"})


def part_of_item(item: Item) -> Part:
    """Return the parts that the description of an item names."""
    parts = item.parts
    regions = {*([parts.body_region] if parts.body_region else []), *parts.other_regions}
    regions |= {region_of_level(level) for level in parts.levels}
    return Part(_exact(regions), frozenset([parts.side] if parts.side else []))


def _exact(regions: Iterable[str]) -> frozenset[str]:
    return frozenset(without_spine(tuple(regions)))


class BodyParts:
    """The parts of the body that the sentences of a letter name, each sentence read once."""

    def __init__(self, stated: Stated) -> None:
        self._stated = stated
        self._around: dict[tuple[int, int], Part] = {}
        self._by_sentence: dict[int, tuple[list[tuple[int, frozenset[str]]], list[tuple[int, Side]]]] = {}

    def named(self, first: int, last: int) -> Part:
        """Return the parts that a run of words names."""
        regions, sides = self._of_sentence(self._stated.sentence_of[first])
        return Part(
            _exact(name for at, names in regions if first <= at < last for name in names),
            frozenset(side for at, side in sides if first <= at < last),
        )

    def around(self, first: int, last: int) -> Part:
        """Return the parts of which a run of words is: those its clause names, else its sentence, else the ones before it."""
        if (first, last) not in self._around:
            self._around[first, last] = self._find_around(first, last)
        return self._around[first, last]

    def is_only_part(self, part: Part) -> bool:
        """Return whether the summary names no other part of the body than one, nor what belongs to it."""
        return bool(part.regions) and all(is_same_part(part, Part(each, frozenset())) for each in self._in_summary)

    @cached_property
    def _in_summary(self) -> list[frozenset[str]]:
        stated = self._stated
        numbers = [number for number in range(len(stated.sentences)) if stated.zone_of_sentence(number) == 0]
        return [names for number in numbers for _, names in self._of_sentence(number)[0]]

    def member_of(self, part: Part, first: int, last: int) -> int:
        """Return the index after the words that name a part in a list ("pain of the back, the shoulder"), else after a run.

        Args:
            part: The part.
            first: Index of the first word of the run.
            last: Index after its last word.
        """
        clauses = self._stated.clauses
        end = clauses.end_of_piece(last - 1)
        if not part.regions.isdisjoint(self.named(clauses.start_of_piece(first), end).regions):
            return last
        regions, _ = self._of_sentence(self._stated.sentence_of[first])
        stop = min(clauses.end_of_clause(last - 1), last + _LONGEST_LIST)
        named = (at + 1 for at, names in regions if end <= at < stop and not names.isdisjoint(part.regions))
        return next(named, last)

    def _find_around(self, first: int, last: int) -> Part:
        clauses = self._stated.clauses
        after = self._after(last)
        if after.regions:
            before = max(clauses.start_of_piece(first), first - _LONGEST_MEMBER)
            return Part(after.regions, after.sides or self.named(before, last).sides)
        compared = self._compared(last, clauses.end_of_clause(last - 1))
        start = max(clauses.start_of_piece(first), first - _LONGEST_CLAUSE)
        end = min(clauses.end_of_piece(last - 1), last + _LONGEST_CLAUSE, compared)
        piece = self.named(start, end)
        if len(piece.regions) > 1:
            of_one = self.named(*of_one_predicate(self._stated.words, first, last, start, end))
            piece = of_one if of_one.regions else piece
        if piece.regions:
            return piece if piece.sides else Part(piece.regions, self._only_side_of(piece, first))
        start = max(clauses.start_of_clause(first), first - _LONGEST_CLAUSE)
        clause = self.named(start, min(clauses.end_of_clause(first), last + _LONGEST_CLAUSE, compared))
        number = self._stated.sentence_of[first]
        if clause.regions and not (clause.regions == _STOMACH and self._is_upset(number)):
            return clause
        sides = clause.sides
        for before in range(number, max(number - _SENTENCES_BEFORE, -1), -1):
            whole = self._whole(before)
            sides = sides or (whole.sides if before == number else frozenset())
            if whole.regions or self._stated.zone_of(first) != 0:
                return Part(whole.regions, sides or whole.sides)
        return Part(frozenset(), sides)

    def _compared(self, last: int, end: int) -> int:
        """Return where the other side begins with which a figure is compared ("4/5 compared with 5/5 on the left"); the end where none is."""
        words = self._stated.words[last:end]
        return next((last + at for at, word in enumerate(words[:_NEAREST]) if word.form in _COMPARING), end)

    def _only_side_of(self, piece: Part, at: int) -> frozenset[Side]:
        """Return the one side that the sentence names beside the same part ("MRI of the right shoulder, which shows the supraspinatus torn")."""
        regions, sides = self._of_sentence(self._stated.sentence_of[at])
        named = frozenset(side for _, side in sides)
        beside = {
            name for place, names in regions for side_at, _ in sides if 0 < place - side_at <= _NEXT for name in names
        }
        return named if len(named) == 1 and piece.regions <= beside else frozenset()

    def _after(self, last: int) -> Part:
        """Return the parts that follow words before the next "and" or comma, and those of the list that they begin."""
        end = self._stated.clauses.end_of_clause(last - 1)
        stop = self._end_of_member(last, end)
        if not self._is_led_to(last, stop):
            return _NOWHERE
        part = self.named(last, stop)
        while part.regions and stop < end and not goes_on(self._stated.words, stop):
            following = self._end_of_member(stop + 1, end)
            is_long = following - stop > _LONGEST_MEMBER
            more = self.named(stop, stop + _LEAD if is_long else following)
            if not more.regions:
                break
            part, stop = Part(part.regions | more.regions, part.sides | more.sides), end if is_long else following
        return part

    def _end_of_member(self, index: int, end: int) -> int:
        words, pieces = self._stated.words, self._stated.clauses.piece_of
        at = index
        while at < end and words[at].form not in _JOINING and (at == index or pieces[at] == pieces[at - 1]):
            at += 1
        return at

    def _is_led_to(self, first: int, last: int) -> bool:
        """Return whether words lead on to a part ("of the …"); after a comma, only if they begin with it."""
        reach = _LONGEST_MEMBER if self._stated.are_of_one_piece(first - 1, min(first, last - 1)) else 1
        return any(word.form in _OF for word in self._stated.words[first:last][:reach])

    def _whole(self, number: int) -> Part:
        """Return the parts that a sentence names, but for those of which it denies something, and the stomach that a drug upsets."""
        regions, sides = self._of_sentence(number)
        is_upset = self._is_upset(number)
        regions = [(at, names) for at, names in regions if not (is_upset and names == _STOMACH)]
        denied = self._stated.polarity.denied
        return Part(
            _exact(name for at, names in regions if not denied[at] for name in names),
            frozenset(side for _, side in sides),
        )

    def _is_upset(self, number: int) -> bool:
        """Return whether a sentence tells of what a drug upsets."""
        return "$upset" in self._stated.names_between(*self._stated.words_of(self._stated.sentences[number]))

    def _of_sentence(self, number: int) -> tuple[list[tuple[int, frozenset[str]]], list[tuple[int, Side]]]:
        if number not in self._by_sentence:
            stated = self._stated
            span = stated.sentences[number]
            first, last = stated.words_of(span)
            words = stated.words[first:last]
            regions = [(first + found.first, frozenset(found.value)) for found in find_regions(words)]
            if any(word.form.isdigit() for word in words):
                for levels in find_levels(stated.text, span):
                    named = frozenset(region_of_level(name) for name in levels.names)
                    regions.append((stated.words_of(levels.span)[0], named))
            sides = [(first + found.first, found.value) for found in find_sides(words)]
            self._by_sentence[number] = (regions, sides)
        return self._by_sentence[number]
