"""What a run says beside its findings: what it passed over, and what it met more than once."""

from collections import Counter
from collections.abc import Iterator

from openimr.checks.copies import Copies

_MOST_NUMBERS = 5


def passed_over_told(counted: Counter[str]) -> Iterator[str]:
    """Yield a sentence on files in folders that are neither PDF nor text, if there are any.

    >>> list(passed_over_told(Counter({".jsonl": 1})))
    ['passed over in folders: 1 file that is neither PDF nor text (.jsonl 1)']
    """
    count = counted.total()
    if count:
        which = "1 file that is" if count == 1 else f"{count:,} files that are"
        kinds = ", ".join(f"{ending} {number:,}" for ending, number in counted.most_common())
        yield f"passed over in folders: {which} neither PDF nor text ({kinds})"


def copies_told(copies: Copies) -> Iterator[str]:
    """Yield a sentence on letters that were met more than once, and one on case numbers that stand on different letters."""
    if copies.met_again:
        which = "1 letter was" if copies.met_again == 1 else f"{copies.met_again:,} letters were"
        yield f"{which} met more than once (the same case number, the same words) and counted once"
    numbers = copies.differing
    if numbers:
        which = "1 case number stands" if len(numbers) == 1 else f"{len(numbers):,} case numbers stand"
        named = ", ".join(numbers[:_MOST_NUMBERS]) + (" …" if len(numbers) > _MOST_NUMBERS else "")
        yield f"{which} on letters that differ, and each of them is counted: {named}"
