"""The clauses of a text, and the pieces between their commas, by its words."""

from collections.abc import Sequence

from openimr.checks.story.headings import Heading, headings_of
from openimr.terms.lexicons import Word

NEW_CLAUSE = frozenset({"but", "however", "although", "though", "whereas", "while", "except", "yet", "nevertheless"})
"""Words with which a clause begins."""

SUBJECTS = frozenset({"the", "there", "he", "she", "his", "her", "they", "it", "that"})
"""Words with which a clause of its own goes on after "and"."""


class Clauses:
    """Which words of a text stand in one clause, and which in one piece of it.

    A clause ends with its sentence, at a semicolon or a colon, before a heading, before "but" and its like, and at a comma where
    "and" begins a clause of its own. A heading is of one clause with all that is behind its colon.

    Args:
        text: The text.
        words: Its words, in order.
        sentence_of: Number of each word's sentence.

    Attributes:
        clause_of: Number of each word's clause.
        piece_of: Number of each word's piece between two commas.
        headings: The headings among the words: what stands before a colon, and how far it is said.
    """

    def __init__(self, text: str, words: Sequence[Word], sentence_of: Sequence[int]) -> None:
        self.clause_of: list[int] = []
        self.piece_of: list[int] = []
        self._clause_ends: list[int] = []
        self._piece_ends: list[int] = []
        self.headings = tuple(headings_of(text, words, sentence_of))
        self._heading_of = {at: one for one in self.headings for at in range(one.first, one.stop)}
        begun = {one.first for one in self.headings}
        clause = piece = before = end = 0
        for index, (word, sentence) in enumerate(zip(words, sentence_of, strict=True)):
            if index and (sentence != before or index in begun):
                self._clause_ends.append(index)
                self._piece_ends.append(index)
                clause, piece = clause + 1, piece + 1
            elif index and (word.start - end > 1 or word.form in NEW_CLAUSE):
                gap = text[end : word.start]
                after = words[index + 1].form if index + 1 < len(words) else ""
                if _begins_clause(gap, word.form, after):
                    self._clause_ends.append(index)
                    self._piece_ends.append(index)
                    clause, piece = clause + 1, piece + 1
                elif "," in gap:
                    self._piece_ends.append(index)
                    piece += 1
            self.clause_of.append(clause)
            self.piece_of.append(piece)
            before, end = sentence, word.end
        self._clause_ends.append(len(words))
        self._piece_ends.append(len(words))

    def end_of_clause(self, index: int) -> int:
        """Return the index after the last word of a word's clause; after the text, its length."""
        return self._clause_ends[self.clause_of[index]] if index < len(self.clause_of) else index

    def end_of_piece(self, index: int) -> int:
        """Return the index after the last word of a word's piece; after the text, its length."""
        return self._piece_ends[self.piece_of[index]] if index < len(self.piece_of) else index

    def heading_at(self, index: int) -> Heading | None:
        """Return the heading that a word is of; None of what is no heading."""
        return self._heading_of.get(index)

    def are_of_one(self, one: int, other: int) -> bool:
        """Return whether two words stand in one clause, or one in the heading of the other."""
        return self.clause_of[one] == self.clause_of[other] or self.is_headed(*sorted((one, other)))

    def is_headed(self, index: int, other: int) -> bool:
        """Return whether a word is of the heading of another."""
        heading = self._heading_of.get(index)
        return heading is not None and heading.stop <= other < heading.end

    def start_of_clause(self, index: int) -> int:
        """Return the index of the first word of a word's clause."""
        number = self.clause_of[index]
        return self._clause_ends[number - 1] if number else 0

    def start_of_piece(self, index: int) -> int:
        """Return the index of the first word of a word's piece."""
        number = self.piece_of[index]
        return self._piece_ends[number - 1] if number else 0


def _begins_clause(gap: str, form: str, after: str) -> bool:
    if form == "while" and not gap.strip() and (after.endswith("ing") or after == "on"):
        return False
    return ";" in gap or ":" in gap or form in NEW_CLAUSE or ("," in gap and form == "and" and after in SUBJECTS)
