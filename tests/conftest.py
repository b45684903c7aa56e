"""What every test may use: the real letters, the tables of the site, and how Hypothesis and skips behave in CI."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings

from tests.web.made_once import DATABASE, migrated

IN_CI = os.environ.get("CI") == "true"
PROJECT = Path(__file__).resolve().parent.parent

os.environ.pop("COLUMNS", None)  # tables are as wide as in a file, whatever ran the tests; processes of several have 80

settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("desk", deadline=None)
settings.register_profile("long", deadline=None, max_examples=2000)  # --hypothesis-profile=long, at the desk
settings.load_profile("ci" if IN_CI else "desk")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that play the site in a browser first: they are the longest, and none should be left when all others are done."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


def pytest_collection_finish() -> None:
    """Leave what was collected out of every later look for garbage: thousands of tests, which stay to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 50, 50)


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real letters, which stays outside the repository."""
    folder = Path(os.environ.get("OPENIMR_SHARED", PROJECT.parent / "shared"))
    if not (folder / "letters").is_dir():
        pytest.skip(f"no real letters: {folder} is absent; set OPENIMR_SHARED")
    return folder


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Whether the database of the tests is there before them: the embedded one is."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_keepdb: bool,  # noqa: FBT001 - a fixture of pytest-django
) -> None:
    """Copy the database that was migrated once for all processes to where Django's looks for that of this one."""
    if django_db_keepdb:
        test = connection.settings_dict["TEST"]
        test["MIGRATE"] = False
        shutil.copyfile(migrated() / DATABASE, Path(test["NAME"]))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """In CI a skip is a failure: what CI does not run, nobody runs."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report
