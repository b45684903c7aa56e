"""How the command line reports what it could not do."""

import json
import sys
from dataclasses import dataclass, field

from openimr.domain.errors import OpenImrError, UnknownLayoutError


@dataclass(slots=True)
class Failures:
    """The failures of one run: each is one JSON line on standard error.

    Attributes:
        exit_code: That of the first failure; 0 while there is none.
        count: How many were reported.
    """

    exit_code: int = field(default=0, init=False)
    count: int = field(default=0, init=False)

    def report(self, error: OpenImrError, *, source: str) -> None:
        """Write one failure; the run goes on.

        Args:
            error: What was refused, and why.
            source: The input as the person gave it.
        """
        place = error.place
        line = {
            "source": source,
            "error": type(error).__name__,
            "line": None if place is None else place.line,
            "column": None if place is None else place.column,
            "message": str(error),
        }
        if isinstance(error, UnknownLayoutError) and error.layout is not None:
            line["layout"] = error.layout
        print(json.dumps(line, ensure_ascii=False), file=sys.stderr, flush=True)  # noqa: T201
        self.count += 1
        self.exit_code = self.exit_code or error.exit_code
