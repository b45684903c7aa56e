"""What the site takes from its environment: every variable, its meaning and its default.

This is the one place where variables are read and documented; ``openimr.web.settings`` turns them
into Django's settings.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from openimr.domain.errors import InvalidAssumptionError
from openimr.law.assumptions import Assumptions, assumptions_from, pairs_of

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Environment:
    """The site's environment, read and checked.

    Attributes:
        development: ``OPENIMR_DEVELOPMENT``: plain HTTP on this machine, a generated key, mail written to
            the terminal. Off by default; never on where real cases are.
        data: ``OPENIMR_DATA``: folder of the embedded database and of every file; made if missing.
            Default ``~/.local/share/openimr``.
        database: ``DATABASE_URL``: ``postgres://user:password@host:port/name``, or ``sqlite:///path``.
            Default: the embedded SQLite database ``openimr.sqlite3`` in the data folder.
        secret_key: ``OPENIMR_SECRET_KEY``: at least 50 random characters; required outside development, where
            it is generated once into the data folder.
        secret_key_fallbacks: ``OPENIMR_SECRET_KEY_FALLBACKS``: earlier keys, comma-separated, while they are being replaced.
        hosts: ``OPENIMR_HOSTS``: names the site answers to, comma-separated; required outside development.
        organization: ``OPENIMR_ORGANIZATION``: the review organization's name, on every page and letter.
        upload_limit_mb: ``OPENIMR_UPLOAD_LIMIT_MB``: largest upload, in MB of 1,048,576 bytes. Default 500.
        idle_minutes: ``OPENIMR_IDLE_MINUTES``: minutes without a request after which a person is signed out. Default 30.
        proxies: ``OPENIMR_PROXIES``: how many proxies of ours stand before the site; they are trusted for the
            caller's address and for HTTPS. Default 0.
        public_reading: ``OPENIMR_PUBLIC_READING``: whether the page *Read a letter* is open to everyone, without signing in.
            Default on.
        checks: ``OPENIMR_CHECKS``: checks on drafts to switch on or off, comma-separated: ``spelling-of-terms`` on, ``-citation``
            off, ``all`` on. Default: those whose published precision is 0.8 or better, see ``docs/reference/checks.md``.
        law: ``OPENIMR_LAW``: what holds where the law was not read, ``name=value`` each, comma-separated: see
            ``docs/reference/clocks.md``. Default: as shipped.
        expiry_days: ``OPENIMR_EXPIRY_DAYS``: how many days before a reviewer's licence or certificate ends those who keep the
            roster are told. Default 60.
        mail: ``EMAIL_URL``: ``smtp+tls://user:password@host:587``. Default: this machine's port 25; the
            terminal in development.
        mail_from: ``OPENIMR_MAIL_FROM``: sender of the site's mail; its domain also stands in each Message-ID.
        mail_seconds: ``OPENIMR_MAIL_SECONDS``: seconds that each answer of the mail server is waited for. Default 20.
        address: ``OPENIMR_ADDRESS``: where people reach the site, for the link of a mail: ``https://review.example``. Default:
            the first of ``OPENIMR_HOSTS`` by HTTPS; ``http://localhost:8000`` in development.
    """

    development: bool
    data: Path
    database: dict[str, Any]
    secret_key: str
    secret_key_fallbacks: tuple[str, ...]
    hosts: tuple[str, ...]
    organization: str
    upload_limit_mb: int
    idle_minutes: int
    proxies: int
    public_reading: bool
    checks: tuple[str, ...]
    law: Assumptions
    expiry_days: int
    mail: dict[str, Any]
    mail_from: str
    mail_seconds: int
    address: str

    @property
    def upload_limit_bytes(self) -> int:
        """Largest upload, in bytes."""
        return self.upload_limit_mb * MEGABYTE


def read_environment(variables: Mapping[str, str]) -> Environment:
    """Read the site's variables.

    Args:
        variables: Usually ``os.environ``.

    Raises:
        ImproperlyConfigured: A required variable is missing, or one cannot be read; names the variable.
    """
    env = environ.Env()
    env.ENVIRON = dict(variables)
    development = env.bool("OPENIMR_DEVELOPMENT", default=False)
    data = Path(env.str("OPENIMR_DATA", default="~/.local/share/openimr")).expanduser().resolve()
    hosts = _hosts(_listed(env, "OPENIMR_HOSTS"), development=development)
    return Environment(
        development=development,
        data=data,
        database=env.db_url("DATABASE_URL", default=f"sqlite:///{data / 'openimr.sqlite3'}"),
        secret_key=env.str("OPENIMR_SECRET_KEY", default="") or _development_key(data=data, development=development),
        secret_key_fallbacks=_listed(env, "OPENIMR_SECRET_KEY_FALLBACKS"),
        hosts=hosts,
        organization=env.str("OPENIMR_ORGANIZATION", default="") or "Example Review Organization",
        upload_limit_mb=env.int("OPENIMR_UPLOAD_LIMIT_MB", default=500),
        idle_minutes=env.int("OPENIMR_IDLE_MINUTES", default=30),
        proxies=env.int("OPENIMR_PROXIES", default=0),
        public_reading=env.bool("OPENIMR_PUBLIC_READING", default=True),
        checks=_listed(env, "OPENIMR_CHECKS"),
        law=_assumptions(env.str("OPENIMR_LAW", default="")),
        expiry_days=env.int("OPENIMR_EXPIRY_DAYS", default=60),
        mail=env.email_url("EMAIL_URL", default="consolemail://" if development else "smtp://localhost:25"),
        mail_from=env.str("OPENIMR_MAIL_FROM", default="openimr@localhost"),
        mail_seconds=env.int("OPENIMR_MAIL_SECONDS", default=20),
        address=_address(env.str("OPENIMR_ADDRESS", default=""), hosts=hosts, development=development),
    )


def _assumptions(setting: str) -> Assumptions:
    try:
        assumptions = assumptions_from(pairs_of(setting))
    except InvalidAssumptionError as error:
        raise ImproperlyConfigured(f"OPENIMR_LAW: {error}") from None
    if assumptions.mail_extends_appeal:
        raise ImproperlyConfigured(
            "OPENIMR_LAW: mail-extends-appeal: expected no; found yes. The days go by the place to which a determination was "
            "mailed, and the site does not keep it. Leave it out; openimr due appeal answers with it."
        )
    return assumptions


def _listed(env: environ.Env, name: str) -> tuple[str, ...]:
    return tuple(word for part in env.list(name, default=[]) if (word := part.strip()))


def _hosts(named: tuple[str, ...], *, development: bool) -> tuple[str, ...]:
    if not named and not development:
        raise ImproperlyConfigured(
            "OPENIMR_HOSTS: expected the names this site answers to, comma-separated; found none. "
            "Set it, or set OPENIMR_DEVELOPMENT=1 on a machine without real cases."
        )
    return named or ("localhost", "127.0.0.1", "[::1]")


def _address(setting: str, *, hosts: tuple[str, ...], development: bool) -> str:
    if not setting:
        return "http://localhost:8000" if development else f"https://{hosts[0].lstrip('.')}"
    if not setting.startswith(("https://", "http://")):
        raise ImproperlyConfigured(
            "OPENIMR_ADDRESS: expected where people reach the site, such as https://review.example; found an address "
            "without its http:// or https://. Put it before."
        )
    return setting.rstrip("/")


def _development_key(*, data: Path, development: bool) -> str:
    if not development:
        raise ImproperlyConfigured(
            "OPENIMR_SECRET_KEY: expected at least 50 random characters; found none. "
            "Set it, or set OPENIMR_DEVELOPMENT=1 on a machine without real cases."
        )
    kept = data / "development-secret-key"
    if not kept.exists():
        data.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(64))
    return kept.read_text()
