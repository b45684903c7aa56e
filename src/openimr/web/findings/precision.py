"""How often a check was right on letters whose labels nobody had looked at while rules were written."""

from dataclasses import dataclass

FEW = 10
"""With fewer findings than these there are too few to say."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """Findings of a check on the half of the letters whose labels were not looked at, published and planted together.

    Attributes:
        right: Those that the labellers had marked too.
        wrong: Those that they had not. What was not sure counts neither way.
    """

    right: int
    wrong: int

    @property
    def count(self) -> int:
        """All of them."""
        return self.right + self.wrong

    @property
    def precision(self) -> float | None:
        """The share that was right; None where nothing was found."""
        return self.right / self.count if self.count else None

    @property
    def of_a_hundred(self) -> int:
        """How many of a hundred were right, as a whole number; 0 where nothing was found."""
        return round(100 * (self.precision or 0))

    @property
    def is_few(self) -> bool:
        """Whether there are too few to say."""
        return self.count < FEW
