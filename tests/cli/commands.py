"""The command, as a person at a terminal runs it: in this process, which takes a moment, or in one of its own."""

import subprocess
import sys
from typing import cast

import pytest
from click.testing import CliRunner

from openimr.cli.main import main


def openimr(*arguments: object, piped: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command's entry here, with streams of its own."""
    words = ["openimr", *map(str, arguments)]
    with pytest.MonkeyPatch.context() as patch, CliRunner().isolation(input=piped) as (out, err, _):
        patch.setattr(sys, "argv", words)
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = cast("int", ended.code or 0)
        sys.stdout.flush()
        return subprocess.CompletedProcess(words, code, out.getvalue().decode(), err.getvalue().decode())


def openimr_alone(
    *arguments: object, stdout: int = subprocess.PIPE, piped: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from openimr.cli.main import main; main()", *map(str, arguments)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        input=piped,
        encoding="utf-8",
        check=False,
    )
