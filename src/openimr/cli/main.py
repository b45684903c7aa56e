"""The command's entry: its verbs, and what it ends with when something is refused."""

import sys
from importlib.metadata import version

import click

from openimr.cli.check import check
from openimr.cli.cite import cite
from openimr.cli.due import due
from openimr.cli.failures import Failures
from openimr.cli.read import read
from openimr.cli.replay import replay
from openimr.cli.site import audit, site, sweep
from openimr.cli.write import write
from openimr.domain.errors import OpenImrError, UnwritableFileError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("openimr"), prog_name="openimr")
def openimr() -> None:
    """Independent Medical Review: read, write, check and run determinations."""


for verb in (read, check, cite, write, due, replay, site, sweep, audit):
    openimr.add_command(verb)


def main() -> None:
    """Run the command; an error of ours ends it with one line and its family's exit code."""
    try:
        code = openimr(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except OpenImrError as error:
        sys.exit(_refused(error))
    except BrokenPipeError:
        _drop_output()
    except OSError as error:
        _drop_output()
        refused = UnwritableFileError(reason=error.strerror or "no reason given")
        sys.exit(_refused(refused, source="standard output"))
    except Exception as error:
        # Django's error for a missing setting; its module is there only where the site is.
        if type(error).__name__ != "ImproperlyConfigured":
            raise
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
    else:
        sys.exit(code or 0)


def _refused(error: OpenImrError, *, source: str = "") -> int:
    failures = Failures()
    failures.report(error, source=source)
    return failures.exit_code


def _drop_output() -> None:
    """Give up standard output, so that the interpreter does not try to flush it again."""
    sys.stdout = None
