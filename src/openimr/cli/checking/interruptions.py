"""Ctrl-C while letters are checked."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interruption:
    """Ends the letter at hand at once, and lets what is being printed be printed whole; the second Ctrl-C ends all."""

    def __init__(self) -> None:
        self._is_asked = self._is_working = False

    def is_asked(self) -> bool:
        """Return whether a person has asked for the end by now."""
        return self._is_asked

    @contextmanager
    def heeded(self) -> Iterator[None]:
        """Take Ctrl-C over from Python, unless somebody else has it or it is ignored."""
        if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
            yield
            return
        signal.signal(signal.SIGINT, self._ask)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    @contextmanager
    def ends_work(self) -> Iterator[None]:
        """Do what Ctrl-C breaks off; what comes behind it goes on, and asks ``is_asked``."""
        try:
            self._is_working = True
            yield
        except KeyboardInterrupt:
            self._is_asked = True
        finally:
            self._is_working = False

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        was_asked, self._is_asked = self._is_asked, True
        if was_asked or self._is_working:
            raise KeyboardInterrupt
