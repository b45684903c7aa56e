"""A browser, and windows of it whose console must stay silent."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.web.browser.looking import Looks
from tests.web.browser.serving import Site
from tests.web.browser.windows import Open, Window

CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
"""Debian's; the first is the same engine without the windows that nobody looks at here, and takes less of the processor."""

FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
"""What a container asks for: root has no sandbox there, /dev/shm is small, and there is no graphics card."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of a module; it is ended with them, since its event loop bars the database from this process."""
    if CHROMIUM is None:
        pytest.skip("no chromium: install Debian's")  # in CI a failure, as every skip
    expect.set_options(timeout=15_000)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="session")
def looks() -> Looks:
    """What was looked at, in any test."""
    return Looks()


@pytest.fixture
def window(browser: Browser, tmp_path: Path, looks: Looks) -> Iterator[Open]:
    """Return a function that opens a window for someone who is not signed in yet; no error may reach its console."""
    opened: list[Window] = []

    def window_of(site: Site, name: str) -> Window:
        archive = tmp_path / f"{len(opened)}-{name}.har"
        opened.append(Window(browser, site, name=name, archive=archive, looks=looks))
        return opened[-1]

    yield window_of
    for each in opened:
        each.close()

    assert {each.name: each.complaints for each in opened if each.complaints} == {}
