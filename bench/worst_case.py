"""How the time of reading grows with a text made to be slow: for each reader, the worst of many such texts.

The baseline of each text is the same reading of the same piece, ``SHORT`` characters of it. Growth is the ratio of the times
over the ratio of the lengths: 1 where the time grows with the length, the ratio of the lengths where it grows with the square.
``python -m bench.worst_case`` prints the table alone.
"""

import dataclasses
import resource
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress

from bench import hostile_texts
from bench.hostile_texts import letter_with, repeated
from openimr.checks.catalogue import CHECKS
from openimr.checks.checking import check_determination
from openimr.citations.mentions import find_mentions
from openimr.citations.sentences import read_guideline_sentence
from openimr.domain.determinations import Determination
from openimr.domain.errors import LetterError, OpenImrError
from openimr.intake.files import bytes_text
from openimr.letters.damaged_parts import read_damaged_parts
from openimr.letters.headings import heading_parts
from openimr.letters.letter_parts import read_letter_parts
from openimr.letters.reading import read_letter
from openimr.letters.salvage import read_damaged
from openimr.letters.unread_layouts import HEADINGS, split_at_headings
from openimr.terms.absence import find_absences

SHORT, LONG = 8_000, 64_000
LENGTHS = LONG / SHORT
WORST_GROWTH = 2.0
"""A growth above it is called not linear: linear is 1, and a square would be ``LENGTHS``."""

_MEMORY = 4 << 30
"""Bytes; a reading that asks for more counts as one without end, and leaves the machine as it is."""

_CLEAR = 1.2
"""A growth up to it is not measured again."""

_ROUNDS = 5
_SHORT_RUNS = 3

Act = Callable[[], object]


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """A reader and what it is fed.

    Attributes:
        reader: What reads, in the words of the manual.
        place: Where in a letter the text stands; empty if it stands alone.
        pieces: What is repeated.
        act: Makes the reading of a piece repeated to a length, or None where there is nothing to read.
    """

    reader: str
    pieces: Sequence[str]
    act: Callable[[str, int], Act | None]
    place: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Worst:
    """The text whose time grew most, of those that a reader was fed.

    Attributes:
        reader: What read.
        place: Where in a letter the text stood; empty if it stood alone.
        texts: How many texts were tried.
        piece: What the worst of them repeats.
        short_ms: Milliseconds of ``SHORT`` characters.
        long_ms: Milliseconds of ``LONG`` characters.
    """

    reader: str
    place: str
    texts: int
    piece: str
    short_ms: float
    long_ms: float

    @property
    def ratio(self) -> float:
        """Of the times."""
        return self.long_ms / self.short_ms

    @property
    def growth(self) -> float:
        """The ratio of the times over that of the lengths: 1 is linear; no end of it where the memory did not suffice."""
        return self.ratio / LENGTHS if self.long_ms < float("inf") else float("inf")

    @property
    def is_linear(self) -> bool:
        """Whether the time grew with the length, with room to spare."""
        return self.growth <= WORST_GROWTH


def measure() -> list[Worst]:
    """Return the worst text of each trial."""
    with _limited_memory():
        return [_worst(trial) for trial in _trials()]


def report(found: Sequence[Worst]) -> list[str]:
    """Return the lines of the page."""
    rows = [
        f"| {one.reader} | {one.place or '–'} | {one.texts} | `{_shown(one.piece)}` | {one.short_ms:.2f} | {one.long_ms:.2f} | "
        f"{one.ratio:.1f} | {one.growth:.2f} | {'linear' if one.is_linear else '**not linear**'} |"
        for one in found
    ]
    return [
        "## Worst cases",
        "",
        f"Texts made to be slow: a piece repeated to {SHORT:,} and to {LONG:,} characters, alone or within a sample letter.",
        "A row shows the one whose time grew most, of all the texts that this reader was fed at this place.",
        f"The baseline is the same reading of {SHORT:,} characters. Growth is the ratio of the times over that of the lengths, {LENGTHS:g}:",
        f"1 is linear (below it, the letter around the text takes part of the time), {LENGTHS:g} is the square; above {WORST_GROWTH:g} the bench fails.",
        "",
        f"| reader | place | texts | the worst repeats | {SHORT:,}, ms | {LONG:,}, ms | ratio of times | growth | verdict |",
        "|---|---|---|---|---|---|---|---|---|",
        *rows,
        "",
    ]


def refuse_growth(found: Iterable[Worst]) -> None:
    """End the bench with an error if a reader's time grew faster than the length.

    Raises:
        SystemExit: It names each reader, its place and text.
    """
    faults = [
        f"{one.reader} ({one.place}): {one.piece!r} grew {one.growth:.1f} times faster than its length"
        for one in found
        if not one.is_linear
    ]
    if faults:
        raise SystemExit("\n".join(faults))


def _trials() -> Iterator[Trial]:
    pieces = tuple(dict.fromkeys((*hostile_texts.IN_LETTERS, *hostile_texts.IN_PARTS)))
    everything = tuple(dict.fromkeys((*pieces, *hostile_texts.IN_CITATIONS, *hostile_texts.IN_ABSENCES)))
    for reader, of_letter in _OF_LETTERS.items():
        for place in hostile_texts.PLACES:
            yield Trial(reader=reader, place=place, pieces=pieces, act=_in_letter(of_letter, place))
    for place in ("summary", "end"):
        yield Trial(reader="checks", place=place, pieces=pieces, act=_in_letter(_checked, place))
    yield Trial(reader="checks", place="summary and rationale", pieces=tuple(dict(_PAIRS)), act=_checked_pair)
    for reader, read in _OF_TEXTS.items():
        yield Trial(reader=reader, pieces=everything, act=_alone(read))


def _letter(text: str) -> Act:
    return lambda: _unless_refused(lambda: read_letter(text))


def _parts(text: str) -> Act | None:
    determination = _determination(text)
    return determination and (lambda: read_letter_parts(text, determination))


def _damaged(text: str) -> Act:
    damaged = text.replace("Upheld", "Pending", 1)
    return lambda: _unless_refused(lambda: read_damaged_parts(damaged, read_damaged(damaged)))


def _checked(text: str) -> Act | None:
    determination = _determination(text)
    return determination and (lambda: check_determination(determination, checks=CHECKS))


_OF_LETTERS: dict[str, Callable[[str], Act | None]] = {
    "letter": _letter,
    "all parts of a letter": _parts,
    "damaged letter, with its parts": _damaged,
}
_OF_TEXTS: dict[str, Callable[[str], object]] = {
    "text of a file": lambda text: bytes_text(text.encode()),
    "letter of another layout": lambda text: [split_at_headings(text, layout=layout) for layout in HEADINGS],
    "heading": lambda text: heading_parts(text + "The Claims Administrator authorized it"),
    "guideline sentence": lambda text: read_guideline_sentence("Decision based on Non-MTUS Citation " + text),
    "guideline sentence of the schedule": lambda text: read_guideline_sentence("Decision based on MTUS " + text),
    "mentions of guidelines": lambda text: list(find_mentions(text)),
    "statements of absence": lambda text: list(find_absences(text)),
}
_PAIRS = dict(hostile_texts.IN_SUMMARY_AND_RATIONALE)


def _in_letter(of_letter: Callable[[str], Act | None], place: str) -> Callable[[str, int], Act | None]:
    return lambda piece, length: of_letter(bytes_text(letter_with(repeated(piece, length), place=place).encode()))


def _alone(read: Callable[[str], object]) -> Callable[[str, int], Act]:
    def act(piece: str, length: int) -> Act:
        text = repeated(piece, length)
        return lambda: _unless_refused(lambda: read(text))

    return act


def _checked_pair(piece: str, length: int) -> Act:
    determination = read_letter(hostile_texts.LETTER)
    item = dataclasses.replace(determination.items[0], rationale=repeated(_PAIRS[piece], length))
    long = dataclasses.replace(determination, summary=repeated(piece, length), items=(item,))
    return lambda: check_determination(long, checks=CHECKS)


def _determination(text: str) -> Determination | None:
    with suppress(LetterError):
        return read_letter(text)
    return None


def _unless_refused(read: Act) -> None:
    with suppress(OpenImrError):
        read()


def _worst(trial: Trial) -> Worst:
    found = [each for piece in trial.pieces if (each := _grown(trial, piece)) is not None]
    return dataclasses.replace(max(found, key=lambda each: each.growth), texts=len(found))


def _grown(trial: Trial, piece: str) -> Worst | None:
    """Measure one text, again where it is not clearly linear: what a busy machine adds is not there every time."""
    short, long = (trial.act(piece, length) for length in (SHORT, LONG))
    if short is None or long is None:
        return None
    short_ms = long_ms = float("inf")
    for _ in range(_ROUNDS):
        short_ms = min(short_ms, *(_timed(short) for _ in range(_SHORT_RUNS)))
        long_ms = min(long_ms, _timed(long))
        worst = Worst(reader=trial.reader, place=trial.place, texts=1, piece=piece, short_ms=short_ms, long_ms=long_ms)
        if worst.growth <= _CLEAR:
            break
    return worst


def _timed(act: Act) -> float:
    start = time.process_time()
    try:
        act()
    except MemoryError:
        return float("inf")
    return (time.process_time() - start) * 1000


@contextmanager
def _limited_memory() -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _shown(piece: str) -> str:
    return repr(piece)[1:-1].replace("|", "\\|")


if __name__ == "__main__":
    measured = measure()
    print("\n".join(report(measured)))
    refuse_growth(measured)
