"""``audit_verify``: check every chain of the audit trail."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from openimr.web.audit.verification import Heads, verify_chains


class Command(BaseCommand):
    """Exit code 0 if every chain holds, 1 if one does not."""

    help = "Check the audit trail; names the first broken event of each broken chain."
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where heads are kept outside the database."""
        parser.add_argument(
            "--witness",
            type=Path,
            help="JSON file kept elsewhere: chains are checked against the heads in it, then the present heads are written to it.",
        )

    def handle(self, *_args: object, **options: Any) -> None:
        """Print what was found."""
        witness: Path | None = options["witness"]
        verdict = verify_chains(witnessed=_witnessed(witness))
        for broken in verdict.broken:
            self.stderr.write(str(broken))
        self.stdout.write(f"{verdict.events} events in {verdict.chains} chains; {len(verdict.broken)} broken.")
        if verdict.broken:
            raise SystemExit(1)
        if witness is not None:
            witness.write_text(json.dumps(verdict.heads, indent=1, sort_keys=True))


def _witnessed(witness: Path | None) -> Heads:
    if witness is None or not witness.exists():
        return {}
    return {scope: (number, digest) for scope, (number, digest) in json.loads(witness.read_text()).items()}
