"""Every error that OpenIMR raises on purpose.

A message says what was expected, what was found, where, and what to do. It never quotes a
letter or a record: messages reach logs, and letters hold patients. What a person allowed to
read the letter may see is in ``LetterSyntaxError.excerpt``::

    OpenImrError
    ├── LetterError                 exit code 10
    │   ├── NotADeterminationError
    │   ├── RowsNotALetterError
    │   ├── UnknownLayoutError
    │   ├── LetterSyntaxError
    │   ├── UnwritableValueError
    │   ├── InvalidDeterminationError
    │   └── TypesettingError
    ├── LawError                    exit code 11
    │   ├── NoLawInForceError
    │   ├── InvalidTimeLimitError
    │   └── InvalidAssumptionError
    ├── DocumentError               exit code 12
    │   ├── MissingDocumentError
    │   ├── NotAPdfError
    │   ├── EmptyDocumentError
    │   ├── EncryptedDocumentError
    │   ├── NotTextError
    │   ├── UnreadableDocumentError
    │   ├── TooLargeError
    │   └── UnwritableFileError
    ├── NotAllowedError             exit code 13
    └── CaseError                   exit code 14
        ├── UnapprovedPanelError
        └── MissingVotesError
"""

from functools import cached_property
from typing import ClassVar

from openimr.domain.text import Place, line_at, place_at


class OpenImrError(Exception):
    """Anything OpenIMR refuses, with its reason.

    Attributes:
        exit_code: What the command line ends with when this is the first failure.
    """

    exit_code = 1

    @property
    def place(self) -> Place | None:
        """Where in the text the fault stands; None where there is no text or no one place."""
        return None


class LetterError(OpenImrError):
    """A letter, or a determination to be written as one, is not what it must be."""

    exit_code = 10


class LawError(OpenImrError):
    """A rule of law cannot be stated or applied."""

    exit_code = 11


class DocumentError(OpenImrError):
    """A file cannot be taken in or put out."""

    exit_code = 12


class NotAllowedError(OpenImrError):
    """The person may not do this, or may not know of it."""

    exit_code = 13


class CaseError(OpenImrError):
    """The case is not in a state that allows this step."""

    exit_code = 14


class NotADeterminationError(LetterError):
    """The text holds no sign of a determination letter."""

    def __str__(self) -> str:
        found = "none of the headings that such a letter has. If the file is a scan, its text must be recognised first"
        return f"Expected the text of a determination letter; found {found}."


class RowsNotALetterError(LetterError):
    """The text holds published decisions of another programme, and a letter is asked for."""

    def __str__(self) -> str:
        return "Expected a letter; found published decisions as rows, not letters: nothing to check. `openimr read` reads them."


class UnknownLayoutError(LetterError):
    """The text is a determination, in a layout that has no reader.

    Attributes:
        layout: The layout's name where it is known by its headings; None where it is not.
    """

    def __init__(self, *, layout: str | None = None) -> None:
        super().__init__(layout)
        self.layout = layout

    def __str__(self) -> str:
        found = f"the headings of layout {self.layout}" if self.layout else "headings of no layout known to us"
        known = "a known layout, no verified reader" if self.layout else "there is no reader for it"
        return (
            f"Expected one of the layouts CA-1a, CA-1b, CA-1c, OI-1; found {found}: {known}. "
            "Nothing of the letter was interpreted."
        )


class LetterSyntaxError(LetterError):
    """A part of a letter does not read as its layout demands.

    Attributes:
        expected: What should stand at the place; words of ours, never of the letter.
    """

    def __init__(self, *, expected: str, source: str, at: int) -> None:
        super().__init__(expected)
        self.expected = expected
        self._source = source
        self._at = at

    @cached_property
    def place(self) -> Place:
        """Line, column and page of the first character that does not fit; counted when it is asked for."""
        return place_at(self._source, self._at)

    def __str__(self) -> str:
        return f"Line {self.place.line}, column {self.place.column}: expected {self.expected}"

    def excerpt(self) -> str:
        """Return the line with a mark under the place; only for a reader who may see the letter."""
        return f"{line_at(self._source, self._at)}\n{' ' * (self.place.column - 1)}^"


class UnwritableValueError(LetterError):
    """A value cannot stand in a letter, since reading the letter would not give it back.

    Attributes:
        pointer: JSON pointer (RFC 6901) of the value in the determination.
        reason: Why, in words of ours.
        offset: Offset of the first offending character within the value; None if the whole is meant.
    """

    def __init__(self, *, pointer: str, reason: str, offset: int | None = None) -> None:
        super().__init__(pointer, reason, offset)
        self.pointer = pointer
        self.reason = reason
        self.offset = offset

    def __str__(self) -> str:
        where = "" if self.offset is None else f", character {self.offset + 1}"
        return f"{self.pointer}{where}: {self.reason}"


class InvalidDeterminationError(LetterError):
    """A JSON object is not a determination.

    Attributes:
        faults: Pairs of JSON pointer and what is expected there; at least one.
    """

    _MOST_TOLD = 10

    def __init__(self, faults: tuple[tuple[str, str], ...], *, place: Place | None = None) -> None:
        super().__init__(faults, place)
        self.faults = faults
        self._place = place

    @property
    def place(self) -> Place | None:
        """Where the text stops being JSON; None where it is JSON."""
        return self._place

    def __str__(self) -> str:
        told = [
            f"at {pointer or 'the top'}, expected {expected}" for pointer, expected in self.faults[: self._MOST_TOLD]
        ]
        more = len(self.faults) - len(told)
        return (
            "Expected a determination as the published JSON Schema describes it and `openimr read --format json` prints it. "
            f"Faults: {'; '.join(told)}{f'; and {more} more' if more else ''}."
        )


class TypesettingError(LetterError):
    """The typesetter refused the letter.

    Attributes:
        pointer: JSON pointer of the value at fault; None where it is not one value.
        reason: What the typesetter cannot set, in words of ours.
    """

    def __init__(self, *, reason: str, pointer: str | None = None) -> None:
        super().__init__(reason, pointer)
        self.reason = reason
        self.pointer = pointer

    def __str__(self) -> str:
        where = "" if self.pointer is None else f"{self.pointer}: "
        return f"{where}{self.reason}"


class NoLawInForceError(LawError):
    """No rule is in force on the day asked for; the law is never guessed.

    Attributes:
        rule: Name of the rule asked for.
        day: The day asked for, ISO.
        known: The days for which the rule is known, in words.
    """

    def __init__(self, *, rule: str, day: str, known: str) -> None:
        super().__init__(rule, day, known)
        self.rule = rule
        self.day = day
        self.known = known

    def __str__(self) -> str:
        return (
            f"{self.rule}: expected a rule in force on {self.day}; known is {self.known}. Add the rule with its source."
        )


class InvalidTimeLimitError(LawError):
    """A time limit contradicts itself."""


class InvalidAssumptionError(LawError):
    """A setting names no assumption of the law, or a value that it does not take.

    Attributes:
        name: The name in the setting.
        expected: What could stand there, in words.
        found: What stood there.
    """

    def __init__(self, *, name: str, expected: str, found: str) -> None:
        super().__init__(name, expected, found)
        self.name = name
        self.expected = expected
        self.found = found

    def __str__(self) -> str:
        return f"{self.name}: expected {self.expected}; found {self.found}. Correct the setting."


class MissingDocumentError(DocumentError):
    """There is no file of that name, or it cannot be opened."""

    def __str__(self) -> str:
        return "Expected a file that can be opened; found none. Check the path and who may read it."


class NotAPdfError(DocumentError):
    """The bytes are no PDF, or a damaged one."""

    def __str__(self) -> str:
        return "Expected a PDF; found bytes that no PDF reader can open. The file may be cut off or of another kind."


class EmptyDocumentError(DocumentError):
    """The document holds nothing to read.

    Attributes:
        found: What is missing: "0 bytes", "0 pages", "white space alone", "no text on any page", "no PDF or text file in
            the folder".
    """

    _WHAT_TO_DO: ClassVar = {
        "0 bytes": "The file is empty. Ask for it once more, or look whether it was saved whole.",
        "0 pages": "The file is a PDF without a page. Ask for it once more.",
        "white space alone": "Look whether it is the right file.",
        "no PDF or text file in the folder": "Look whether it is the right folder; their names end in .pdf or .txt.",
    }

    def __init__(self, *, found: str) -> None:
        super().__init__(found)
        self.found = found

    def __str__(self) -> str:
        to_do = self._WHAT_TO_DO.get(self.found, "If it is a scan, its text must be recognised first.")
        return f"Expected pages with text; found {self.found}. {to_do}"


class EncryptedDocumentError(DocumentError):
    """The PDF opens only with a password."""

    def __str__(self) -> str:
        return (
            "Expected a PDF that opens without a password; found one that asks for it. Ask the sender for an open copy."
        )


class NotTextError(DocumentError):
    """The file is neither a PDF nor text.

    Attributes:
        found: What it is, in words of ours: "a Word document".
    """

    def __init__(self, *, found: str = "bytes that are neither") -> None:
        super().__init__(found)
        self.found = found

    def __str__(self) -> str:
        return f"Expected a PDF or a text file; found {self.found}. Save it as PDF or as plain text (UTF-8) first."


class UnreadableDocumentError(DocumentError):
    """Reading the file was given up: it took more than is allowed, or the reader broke on it.

    Attributes:
        reason: What the reader did, in words of ours: "took longer than 120 seconds".
    """

    def __init__(self, *, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return (
            f"Expected a PDF that can be read within the limits of this site; found that its reader {self.reason}. "
            "Ask the sender for a simpler copy, for example one printed to PDF anew."
        )


class TooLargeError(DocumentError):
    """The file is larger than this site takes.

    Attributes:
        limit_bytes: The largest size allowed.
    """

    def __init__(self, *, limit_bytes: int) -> None:
        super().__init__(limit_bytes)
        self.limit_bytes = limit_bytes

    def __str__(self) -> str:
        limit = f"{self.limit_bytes / 1_048_576:,.4g} MB"
        return f"Expected a file of at most {limit}; found a larger one. Split it into parts and send each."


class UnwritableFileError(DocumentError):
    """The output could not be written; what stood there before stands there still.

    Attributes:
        reason: What the system said, without the path's words.
    """

    def __init__(self, *, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"Expected to write the whole file; the system said: {self.reason}. Nothing was left half-written."


class UnapprovedPanelError(CaseError):
    """Several reviewers were named without the Division's approval.

    Attributes:
        reviewers: How many were named.
    """

    def __init__(self, *, reviewers: int) -> None:
        super().__init__(reviewers)
        self.reviewers = reviewers

    def __str__(self) -> str:
        return (
            f"Expected one reviewer; found {self.reviewers} and no approval of the Division. "
            "Enter the id of its written approval, or assign one reviewer."
        )


class MissingVotesError(CaseError):
    """A panel's outcome was asked for before everyone has decided.

    Attributes:
        missing: How many have not; at least 1.
    """

    def __init__(self, *, missing: int) -> None:
        super().__init__(missing)
        self.missing = missing

    def __str__(self) -> str:
        return f"Expected the decision of every reviewer; {self.missing} reviewer(s) have not decided. Wait for them."
