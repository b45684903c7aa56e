"""What each of several reviewers sees: the file and their own review, and of the others nothing."""

import pytest

from openimr.domain.errors import NotAllowedError
from openimr.web.cases.history import history_of, knows_reviewer
from openimr.web.cases.values import CaseState
from openimr.web.reviews.access import own_review, signed_reviews
from tests.web.every_order.oracle import REVIEWERS
from tests.web.every_order.scene import Scene
from tests.web.every_order.sitting import Stage


def hold_members(scene: Scene) -> None:
    """Each has a review of their own once they attested; nobody reads one before all have signed, and none the other's."""
    case, number, at = scene.fresh, scene.case.number, scene.at
    for name in scene.sitting.members:
        person = scene.person(name)
        assert not knows_reviewer(case, person, at=at)
        told = {row.who for row in history_of(case, person=person, at=at, with_readings=True)}
        assert not told & names_of_others(scene, name), f"{name} reads who else reviews"
        if name in scene.sitting.at(Stage.CHOSEN):
            with pytest.raises(NotAllowedError):
                own_review(number=number, person=person, at=at)
        else:
            assert own_review(number=number, person=person, at=at).assignment == scene.assignment(name)
        with pytest.raises(NotAllowedError):
            signed_reviews(number=number, person=person, at=at)
    if scene.state is not CaseState.QUALITY_CHECK:
        with pytest.raises(NotAllowedError):
            signed_reviews(number=number, person=scene.cast.okafor, at=at)


def names_of_others(scene: Scene, name: str) -> set[str]:
    """Return the names of all other reviewers, whether they have the case or not."""
    return {scene.person(other).name for other in REVIEWERS if other != name}


def words_of_others(scene: Scene, name: str) -> set[str]:
    """Return the words by which all others mark what they write."""
    return {f"So reviewer {place} " for place, other in enumerate(REVIEWERS, start=1) if other != name}
