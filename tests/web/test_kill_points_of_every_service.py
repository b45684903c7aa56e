"""A process that ends within any service leaves the site as before it, or as after it, never between.

A new service gets its row so: add to a module of ``tests.web.every_service`` a function of its name, without arguments,
that calls it on the stage of ``tests.web.every_service.stage``, importing within itself what it needs of the site. That
is all; until then ``test_every_service_is_tried`` fails and names it. A service is a public function of a ``services``
module that takes only keywords, among them ``by`` or ``at``. One that only ever runs within another's transaction, or
only answers a question, is listed in ``PARTS`` with the reason.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from inspect import Parameter, getmembers, isfunction, signature
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
from tests.web.every_service.stage import broken_chains, kept_files, prepare, state
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


@pytest.fixture(scope="module")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with prepared_site(state, folder=tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="module")
def site(empty_site: Site) -> Iterator[Site]:
    with empty_site.copied() as site:
        site.run(prepare)
        yield site


@pytest.fixture(scope="module")
def untouched(site: Site) -> dict[str, dict[str, str]]:
    return site.ask(state)


@pytest.mark.parametrize("name", ACTS)
def test_a_service_that_is_ended_took_place_wholly_or_not_at_all(
    site: Site, untouched: dict[str, dict[str, str]], empty_site: Site, name: str
) -> None:
    act, stage = ACTS[name], site
    if name in ON_EMPTY_SITE:
        stage, untouched = empty_site, empty_site.ask(state)
    with stage.copied() as copy:
        copy.end_at(BEFORE_COMMIT, act)
        assert copy.ask(state) == untouched

        copy.run(act)
        done, keeps_files = copy.ask(state), copy.ask(kept_files) != stage.ask(kept_files)
        assert done["alike"] != untouched["alike"]
        assert copy.ask(broken_chains) == 0

    with stage.copied() as copy:
        copy.end_at(AFTER_COMMIT, act)

        assert copy.ask(state)["alike"] == done["alike"]

    if keeps_files:
        with stage.copied() as copy:
            copy.end_at(AFTER_FILE, act)
            assert copy.ask(state) == untouched

            copy.run(act)

            assert copy.ask(state)["alike"] == done["alike"]


def test_a_letter_half_of_whose_files_have_rows_is_not_issued(site: Site, untouched: dict[str, dict[str, str]]) -> None:
    with site.copied() as copy:
        copy.end_at(before("determinations_letterfile"), ACTS["issue_determination"])

        assert copy.ask(state) == untouched
