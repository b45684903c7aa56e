"""What the site takes from its environment, and how it stands in production."""

import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from openimr.web.environment import read_environment
from tests.web.made_once import migrated

PRODUCTION = {"OPENIMR_SECRET_KEY": "k" * 50, "OPENIMR_HOSTS": "imr.test, www.imr.test"}

LOOK = """
import django
django.setup()
from django.core.management import call_command
call_command("check", "--deploy", "--fail-level", "WARNING")
call_command("collectstatic", "--no-input", "--verbosity", "0")
from django.test import Client
page = Client().get("/sign-in/", secure=True, SERVER_NAME="imr.test")
print("page:")
print(page.status_code, page["Strict-Transport-Security"], page["Content-Security-Policy"], page["Cache-Control"])
print(page.cookies["__Host-csrftoken"].OutputString())
print(page.content.decode())
"""


def test_defaults_are_those_of_a_small_site(tmp_path: Path) -> None:
    found = read_environment({**PRODUCTION, "OPENIMR_DATA": str(tmp_path)})

    assert found.hosts == ("imr.test", "www.imr.test")
    assert found.database["NAME"] == str(tmp_path / "openimr.sqlite3")
    assert (found.upload_limit_mb, found.idle_minutes, found.proxies) == (500, 30, 0)
    assert found.upload_limit_bytes == 524_288_000
    assert found.public_reading is True
    assert "maximus" not in found.organization.lower()


@pytest.mark.parametrize(
    ("variables", "address"),
    [
        ({}, "https://imr.test"),
        ({"OPENIMR_HOSTS": ".imr.test"}, "https://imr.test"),
        ({"OPENIMR_ADDRESS": "https://review.test/"}, "https://review.test"),
        ({"OPENIMR_DEVELOPMENT": "1"}, "http://localhost:8000"),
    ],
)
def test_the_link_of_a_mail_leads_where_people_reach_the_site(
    tmp_path: Path, variables: dict[str, str], address: str
) -> None:
    found = read_environment({**PRODUCTION, "OPENIMR_DATA": str(tmp_path), **variables})

    assert found.address == address
    assert found.mail_seconds == 20


def test_an_address_that_is_none_names_its_variable() -> None:
    with pytest.raises(ImproperlyConfigured, match="OPENIMR_ADDRESS"):
        read_environment({**PRODUCTION, "OPENIMR_ADDRESS": "review.test"})


@pytest.mark.parametrize("word", ["0", "off", "false", "no"])
def test_the_page_for_everyone_is_switched_off_by_a_word(word: str) -> None:
    assert read_environment({**PRODUCTION, "OPENIMR_PUBLIC_READING": word}).public_reading is False


@pytest.mark.parametrize("missing", list(PRODUCTION))
def test_production_names_the_variable_that_is_missing(missing: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=missing):
        read_environment({name: value for name, value in PRODUCTION.items() if name != missing})


def test_development_makes_its_key_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    variables = {"OPENIMR_DEVELOPMENT": "1", "OPENIMR_DATA": str(tmp_path)}

    keys = {read_environment(variables).secret_key for _ in range(2)}

    assert len(keys) == 1
    assert len(keys.pop()) >= 50
    assert (tmp_path / "development-secret-key").stat().st_mode & 0o077 == 0


def test_postgresql_is_taken_from_its_address() -> None:
    found = read_environment({**PRODUCTION, "DATABASE_URL": "postgres://noor:word@db.test:5433/imr"})

    assert found.database["ENGINE"] == "django.db.backends.postgresql"
    assert (found.database["HOST"], found.database["PORT"], found.database["NAME"]) == ("db.test", 5433, "imr")


def test_production_is_set_up_and_protected(tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "openimr.web.settings",
        "OPENIMR_DATA": str(tmp_path),
        "OPENIMR_SECRET_KEY": secrets.token_urlsafe(64),
        "OPENIMR_HOSTS": "imr.test",
    }

    shutil.copytree(migrated(), tmp_path, dirs_exist_ok=True)

    run = subprocess.run([sys.executable, "-c", LOOK], env=environment, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr
    headers, cookie, *page = run.stdout.partition("page:\n")[2].splitlines()
    assert headers.startswith("200 max-age=31536000")
    assert "default-src 'none'" in headers
    assert headers.endswith("no-store")
    assert "Secure" in cookie
    assert any("/static/uswds/css/uswds.min." in line for line in page)
    assert "http://" not in "".join(page)
