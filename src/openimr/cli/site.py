"""``openimr site``, ``openimr sweep``, ``openimr audit``: the verbs that run the site. Django is imported within them."""

from pathlib import Path

import click


@click.group()
def site() -> None:
    """Run the site."""


@site.command()
def migrate() -> None:
    """Make or bring up to date the database, and gather the static files."""
    from openimr.web.management_entry import run

    run(["migrate", "--no-input", "--verbosity", "0"])
    from openimr.web.cases.docket.places import keep_places

    keep_places()
    run(["collectstatic", "--no-input", "--verbosity", "0"])


@site.command()
@click.option("--name", prompt="Your full name", help="Of the first administrator.")
@click.option("--email", prompt="Your e-mail address", help="The administrator signs in with it.")
@click.password_option(help="At least 12 characters.")
def found(name: str, email: str, password: str) -> None:
    """Make the review organization and its first administrator; works once, before anyone exists."""
    from openimr.web.management_entry import prepare

    prepare()
    from django.conf import settings

    from openimr.web import clock
    from openimr.web.people.services import found_site

    organization = settings.OPENIMR_ORGANIZATION
    found_site(organization=organization, name=name, email=email, password=password, at=clock.now())
    click.echo(f"{organization} is founded; {email} may sign in and add others.")


@site.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--workers", default=2, show_default=True, help="Processes; one a core.")
def serve(host: str, port: int, workers: int) -> None:
    """Serve the site by worker processes; a setting that is missing or wrong is told once, before they start."""
    from openimr.web.management_entry import prepare

    prepare()
    from granian.constants import Interfaces
    from granian.server import Server

    click.echo(f"http://{host}:{port}/")
    Server(
        "openimr.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        log_access=False,
    ).serve()


@site.command()
def demonstrate() -> None:
    """Fill the database with sample people and cases, one in each state.

    Cases that are there are left as they are; one whose making was interrupted is finished.
    """
    from openimr.web.management_entry import prepare

    prepare()
    from openimr.web import clock
    from openimr.web.samples.cast import ensure_cast
    from openimr.web.samples.demonstration import fill

    told: list[str] = []

    def report(line: str) -> None:
        told.append(line)
        click.echo(line, err=True)

    cases = fill(cast=ensure_cast(), today=clock.legal_day(clock.now()), report=report)
    click.echo(f"{len(cases)} sample cases" if told else f"{len(cases)} sample cases, all of them already here")


@site.command(name="import-roster")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--by", "email", required=True, help="E-mail address of the person who keeps the roster.")
@click.option(
    "--administrator", help="E-mail address of who adds people that the site does not know; else they are faults."
)
@click.option("--leave-out-faulty", is_flag=True, help="Take in the rows without a fault; else all rows or none.")
@click.option("--check", "is_check", is_flag=True, help="Say what would be done, and do nothing.")
def import_roster(file: Path, email: str, administrator: str | None, *, leave_out_faulty: bool, is_check: bool) -> int:
    """Take the roster of reviewers in from a CSV FILE; exit code 1 if a row has a fault.

    The columns are described on the site, under Reviewers, Take in a file, and in the guide "Run a site". The same file
    twice changes nothing.
    """
    from openimr.web.management_entry import prepare

    prepare()
    from openimr.web.roster.commands import take_in

    done = take_in(
        file.read_bytes(), email=email, administrator=administrator, leave_out=leave_out_faulty, is_check=is_check
    )
    for fault in done.faults:
        click.echo(str(fault), err=True)
    click.echo(done.words)
    return 1 if done.faults else 0


@site.command()
@click.argument("email", required=False)
def code(email: str | None) -> None:
    """Print how the sample people sign in; with an EMAIL, the second factor's code of this moment."""
    from openimr.web.management_entry import prepare

    prepare()
    from openimr.web.samples.sign_in import code_of, sample_accounts

    if email:
        click.echo(_known(code_of(email)))
        return
    for account in sample_accounts():
        click.echo(f"{account.email:32} {account.password:20} {account.role}")


@site.command()
@click.option("--watch", is_flag=True, help="Go on until it is ended, one pass after the other.")
@click.option("--every", default=60, show_default=True, type=click.IntRange(min=1), help="Seconds between two passes.")
def deliver(*, watch: bool, every: int) -> None:
    """Send the mails that tell people there is news for them; safe at any moment, and by two at once.

    A mail holds nothing of a case. Each is sent once; one of which it is not known whether it was sent, since a worker
    ended meanwhile, is shown on the page E-mail, where a clerk may have it sent again.
    """
    from time import sleep

    from openimr.web.management_entry import prepare

    prepare()
    from openimr.cli.progress import shown
    from openimr.web import clock
    from openimr.web.deliveries.errors import UnreachableMailServerError
    from openimr.web.deliveries.worker import deliver as send

    while True:
        try:
            click.echo(send(clock=clock.now, progress=lambda keys: shown(keys, words="sending")))
        except UnreachableMailServerError as error:
            if not watch:
                raise
            click.echo(error, err=True)
        if not watch:
            return
        sleep(every)


def _known(code: str | None) -> str:
    if code is None:
        raise click.BadParameter(
            "Expected the e-mail address of a sample person; found another one. `openimr site code` lists them; "
            "if there is none, run `openimr site demonstrate` first.",
            param_hint="EMAIL",
        )
    return code


@click.command()
def sweep() -> None:
    """Put away what is left behind, and do what an ended process left undone; safe at any moment, and twice.

    Removes files that no row names, old one-time keys of forms and ended sessions; reads documents whose reading did not
    take place. Says in one line what it did.
    """
    from openimr.web.management_entry import prepare

    prepare()
    from openimr.web import clock
    from openimr.web.sweeping import sweep as swept

    click.echo(swept(at=clock.now()))


@click.group()
def audit() -> None:
    """Read and check the audit trail."""


@audit.command()
@click.option(
    "--witness",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File that keeps how far each chain had come; a chain cut short since is found by it.",
)
def verify(witness: Path | None) -> None:
    """Check every chain of the audit trail from outside; exit code 1 if one is broken."""
    from openimr.web.management_entry import run

    run(["audit_verify", *(["--witness", str(witness)] if witness else [])])
