"""A process that ends within any service leaves the site as before it, or as after it, never between.

A new service gets its row so: add to a module of ``tests.web.every_service`` a function of its name, without arguments,
that calls it on the stage of ``tests.web.every_service.stage``, importing within itself what it needs of the site. That
is all; until then ``test_every_service_is_tried`` fails and names it. A service is a public function of a ``services``
module that takes only keywords, among them ``by`` or ``at``. One that only ever runs within another's transaction, or
only answers a question, is listed in ``PARTS`` with the reason.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from inspect import Parameter, getmembers, isfunction, signature
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

import pytest

from openimr import web
from tests.web.every_service import (
    acts_after_the_letter,
    acts_on_cases,
    acts_on_conflicts,
    acts_on_people,
    acts_on_reviews,
    acts_on_the_roster,
)
from tests.web.every_service.stage import alike, exact, left, prepare
from tests.web.kill_points import AFTER_COMMIT, AFTER_FILE, BEFORE_COMMIT, Site, before, prepared_site

MODULES = (acts_on_cases, acts_on_reviews, acts_after_the_letter, acts_on_people, acts_on_the_roster, acts_on_conflicts)

PARTS = {
    "openimr.web.audit.services.record": "the event of every service, in its transaction",
    "openimr.web.conflicts.services.stops.screen_again": "part of every service that changes a party, a reviewer or a tie",
    "openimr.web.documents.services.may_add": "a question",
    "openimr.web.documents.services.may_declare": "a question",
    "openimr.web.people.services.persons.new_person": "part of add_person and found_site",
    "openimr.web.reviewers.services.assignments.screen_assignment": "a question, within attest, sign_review and issuing",
    "openimr.web.reviews.services.drafts.open_review": "part of attest",
}
"""What looks like a service and is none, and why."""

ON_EMPTY_SITE = {"found_site"}
"""Acts on a site that has no people yet."""

pytestmark = pytest.mark.processes


def own_functions(module: ModuleType) -> dict[str, Callable[..., object]]:
    """Return the public functions that a module defines itself."""
    members = getmembers(module, lambda member: isfunction(member) and member.__module__ == module.__name__)
    return {name: member for name, member in members if not name.startswith("_")}


def is_service(function: Callable[..., object]) -> bool:
    parameters = signature(function).parameters
    kinds = {parameter.kind for parameter in parameters.values()}
    return kinds == {Parameter.KEYWORD_ONLY} and not {"by", "at"}.isdisjoint(parameters)


def services() -> dict[str, str]:
    """Return each service: its full name, and its own."""
    modules = [each.name for each in walk_packages(web.__path__, "openimr.web.") if "services" in each.name.split(".")]
    return {
        f"{module}.{name}": name
        for module in modules
        for name, function in own_functions(import_module(module)).items()
        if is_service(function)
    }


ACTS = {name: act for module in MODULES for name, act in own_functions(module).items()}


def test_every_service_is_tried() -> None:
    found = services()

    assert sorted(name for full, name in found.items() if full not in PARTS and name not in ACTS) == []
    assert sorted(set(ACTS) - set(found.values())) == []
    assert sorted(set(PARTS) - set(found)) == []


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """A site, and what there is on it before an act.

    Attributes:
        rows: Every field of every row, by digest.
        left: What an act that does nothing would leave.
    """

    site: Site
    rows: dict[str, str]
    left: dict[str, object]


def nothing() -> None:
    """Leave the site empty."""


@contextmanager
def stage_of(prepare: Callable[[], object], folder: Path) -> Iterator[Stage]:
    with prepared_site(prepare, folder=folder) as site:
        yield Stage(site=site, rows=site.ask(exact), left=site.ask(left))


@pytest.fixture(scope="module")
def empty_stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with stage_of(nothing, tmp_path_factory.mktemp("empty-site")) as stage:
        yield stage


@pytest.fixture(scope="module")
def filled_stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with stage_of(prepare, tmp_path_factory.mktemp("site")) as stage:
        yield stage


@pytest.fixture
def stage(request: pytest.FixtureRequest, name: str) -> Stage:
    found: Stage = request.getfixturevalue("empty_stage" if name in ON_EMPTY_SITE else "filled_stage")
    return found


@pytest.mark.parametrize("name", ACTS)
def test_a_service_that_is_ended_took_place_wholly_or_not_at_all(stage: Stage, name: str) -> None:
    act = ACTS[name]
    with stage.site.copied() as copy:
        copy.end_at(BEFORE_COMMIT, act)
        assert copy.ask(exact) == stage.rows

        copy.run(act)
        done = copy.ask(left)
        assert done["rows"] != stage.left["rows"]
        assert done["broken chains"] == 0

    with stage.site.copied() as copy:
        copy.end_at(AFTER_COMMIT, act)

        assert copy.ask(alike) == done["rows"]

    if done["files"] != stage.left["files"]:
        with stage.site.copied() as copy:
            copy.end_at(AFTER_FILE, act)
            assert copy.ask(exact) == stage.rows

            copy.run(act)

            assert copy.ask(alike) == done["rows"]


def test_a_letter_half_of_whose_files_have_rows_is_not_issued(filled_stage: Stage) -> None:
    with filled_stage.site.copied() as copy:
        copy.end_at(before("determinations_letterfile"), ACTS["issue_determination"])

        assert copy.ask(exact) == filled_stage.rows
