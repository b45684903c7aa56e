"""``openimr replay``: published letters → sample cases, walked to their end."""

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import click

from openimr.cli.failures import Failures
from openimr.cli.inputs import letter_files
from openimr.cli.progress import shown
from openimr.domain.errors import OpenImrError
from openimr.intake.files import file_text
from openimr.letters.reading import read_letter


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="LETTER...")
@click.pass_context
def replay(context: click.Context, paths: tuple[Path, ...]) -> None:
    """Make of each published letter a sample case, and walk it through the site's services to its end.

    One JSON line a letter: its source, the case, "issued", "refused" by a rule of law with its reason codes, "already
    here" if this site replayed the same file before, or "failed" with the step; a failed or interrupted replay is walked
    on when it is asked for again. The exit code is that of the first failure; a refusal by law is none.
    """
    failures, outcomes = Failures(), Counter[str]()
    for line in _replay(list(letter_files(paths)), failures):
        outcomes[str(line["outcome"])] += 1
        click.echo(json.dumps(line, ensure_ascii=False))
    click.echo(", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common()), err=True)
    context.exit(failures.exit_code)


def _replay(paths: list[Path], failures: Failures) -> Iterator[dict[str, object]]:
    from openimr.web.management_entry import prepare

    prepare()
    from openimr.web.samples.cast import ensure_cast
    from openimr.web.samples.replays import replay as walk

    cast = ensure_cast()
    for path in shown(paths, words="replaying"):
        try:
            text = file_text(path)
            content = path.read_bytes()
            pdf = content if path.suffix.lower() == ".pdf" else None
            replayed = walk(read_letter(text), pdf=pdf, source=sha256(content).hexdigest(), cast=cast)
        except OpenImrError as error:
            failures.report(error, source=str(path))
            yield {"source": str(path), "case": None, "outcome": "failed", "step": "read", "reason": str(error)}
            continue
        if replayed.outcome == "failed":
            failures.exit_code = failures.exit_code or 1
        yield {
            "source": str(path),
            "case": replayed.case_number,
            "outcome": replayed.outcome,
            "step": replayed.step,
            "reason": replayed.reason,
        }
