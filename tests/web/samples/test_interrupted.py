"""A demonstration whose process ends again and again comes to what one run makes of it."""

from collections.abc import Iterator

import pytest

from tests.web.every_service.stage import LETTER, TODAY, broken_chains, state
from tests.web.kill_points import Point, Site, prepared_site

pytestmark = pytest.mark.processes

NOW_AND_THEN = Point(when="after commit", count=19)
MANY = 60
"""More runs than it takes, each nineteen transactions further."""


def fill_today() -> int:
    from openimr.web.samples.cast import ensure_cast
    from openimr.web.samples.demonstration import fill

    return len(fill(cast=ensure_cast(), today=TODAY, report=lambda _line: None))


def replay() -> str:
    from hashlib import sha256

    from openimr.letters.reading import read_letter
    from openimr.web.samples.cast import ensure_cast
    from openimr.web.samples.replays import replay

    text = LETTER.read_text(encoding="utf-8")
    digest = sha256(text.encode()).hexdigest()
    return replay(read_letter(text), pdf=None, source=digest, cast=ensure_cast()).outcome


def nothing() -> None:
    """Leave the site empty."""


@pytest.fixture(scope="module")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with prepared_site(nothing, folder=tmp_path_factory.mktemp("site")) as site:
        yield site


def test_a_filling_that_is_interrupted_is_taken_up_where_it_was(empty_site: Site) -> None:
    with empty_site.copied() as whole, empty_site.copied() as pieced:
        assert whole.ask(fill_today) == 14
        runs = next(run for run in range(MANY) if pieced.is_through(fill_today, unless=NOW_AND_THEN))

        assert runs > 9
        assert pieced.ask(state)["alike"] == whole.ask(state)["alike"]
        assert pieced.ask(broken_chains) == 0


def test_a_replay_that_is_interrupted_is_walked_on(empty_site: Site) -> None:
    with empty_site.copied() as whole, empty_site.copied() as pieced:
        assert whole.ask(replay) == "issued"
        runs = next(run for run in range(MANY) if pieced.is_through(replay, unless=NOW_AND_THEN))

        assert runs > 1
        assert pieced.ask(state)["alike"] == whole.ask(state)["alike"]
        assert pieced.ask(replay) == "already here"
        assert pieced.ask(state)["alike"] == whole.ask(state)["alike"]
