"""Progress of long work, on standard error and only where a person watches."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

T = TypeVar("T")


def shown(inputs: Sequence[T], *, words: str) -> Iterator[T]:
    """Yield each input, with a bar that counts them where standard error is a terminal.

    Args:
        inputs: What is worked on, one after the other.
        words: What is done to them: "replaying".
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from inputs
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield from progress.track(inputs, description=words)
