"""A process that ends while a review is written, signed, issued or served leaves the case as before, or as after."""

from collections.abc import Callable, Iterator

import pytest

from tests.web.kill_points import AFTER_COMMIT, BEFORE_COMMIT, Point, Site, before, prepared_site

pytestmark = pytest.mark.processes

WRITTEN = {
    "state": "clinical_review",
    "rationale": "Instability",
    "requests": 0,
    "notices": 1,
    "signed": False,
    "determinations": 0,
    "files": 0,
    "items": ["disputed"],
    "services": 0,
    "chains": "whole",
}
SAVED = WRITTEN | {"rationale": "Another"}
ASKED = WRITTEN | {"requests": 1, "notices": 2}
SIGNED = WRITTEN | {"state": "quality_check", "signed": True}
ISSUED = SIGNED | {"state": "fdl_issued", "determinations": 1, "files": 3, "items": ["overturned", "upheld"]}
SERVED = ISSUED | {"services": 1}


def prepare() -> None:
    from tests.web.cast import make_cast
    from tests.web.review_walks import written

    written(make_cast())


def save() -> None:
    from openimr.web.people.models import User
    from openimr.web.reviews.models import Review
    from openimr.web.reviews.services import save_item
    from tests.web.review_walks import SIGNED_AT

    review = Review.objects.get()
    lind = User.objects.get(email="lind@people.test")
    fields = {"rationale": "Another reason."}
    save_item(
        case=review.assignment.case,
        version=review.version,
        number=1,
        fields=fields,
        follows=None,
        by=lind,
        at=SIGNED_AT,
    )


def ask() -> None:
    from openimr.web.cases.models import Case
    from openimr.web.people.models import User
    from openimr.web.reviews.services import request_records
    from tests.web.review_walks import SIGNED_AT

    case, lind = Case.objects.get(), User.objects.get(email="lind@people.test")
    request_records(case=case, asked_of=case.parties.get(kind="employee"), words="x", by=lind, at=SIGNED_AT)


def sign() -> None:
    from openimr.web.people.models import User
    from openimr.web.reviews.models import Review
    from openimr.web.reviews.services import sign_review
    from tests.web.review_walks import SIGNED_AT

    review = Review.objects.get()
    lind = User.objects.get(email="lind@people.test")
    sign_review(case=review.assignment.case, version=review.version, by=lind, at=SIGNED_AT)


def issue() -> None:
    from openimr.web.cases.models import Case
    from openimr.web.determinations.services import issue_determination
    from openimr.web.people.models import User
    from tests.web.review_walks import ISSUED_AT

    case, okafor = Case.objects.get(), User.objects.get(email="okafor@people.test")
    issue_determination(case=case, version=case.version, by=okafor, at=ISSUED_AT)


def serve() -> None:
    from openimr.law.service import Recipient
    from openimr.web.cases.models import Case
    from openimr.web.cases.values import ServedBy
    from openimr.web.determinations.services import serve_determination
    from openimr.web.people.models import User
    from tests.web.review_walks import SERVED_AT

    case, clerk = Case.objects.get(), User.objects.get(email="park@people.test")
    serve_determination(
        case=case,
        version=case.version,
        recipient=Recipient.EMPLOYEE,
        method=ServedBy.MAIL,
        by=clerk,
        at=SERVED_AT,
    )


def state() -> dict[str, object]:
    from openimr.web.audit.verification import verify_chains
    from openimr.web.cases.models import Case
    from openimr.web.determinations.models import IssuedDetermination, LetterFile, Service
    from openimr.web.reviews.models import RecordsRequest, Review

    case, review = Case.objects.get(), Review.objects.get()
    return {
        "state": case.state,
        "rationale": review.drafts.get(item__number=1).rationale.split()[0],
        "requests": RecordsRequest.objects.count(),
        "notices": case.notices.count(),
        "signed": review.signed_at is not None,
        "determinations": IssuedDetermination.objects.count(),
        "files": LetterFile.objects.count(),
        "items": sorted(set(case.items.values_list("state", flat=True))),
        "services": Service.objects.count(),
        "chains": "broken" if verify_chains().broken else "whole",
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with prepared_site(prepare, folder=tmp_path_factory.mktemp("site")) as site:
        yield site


def named(value: object) -> str | None:
    """Name a step and a point, never by an address: every process that shares the tests collects the same names."""
    if isinstance(value, Point):
        return str(value)
    return getattr(value, "__name__", None)


@pytest.mark.parametrize(
    ("earlier", "step", "point", "expected"),
    [
        ([], save, BEFORE_COMMIT, WRITTEN),
        ([], save, AFTER_COMMIT, SAVED),
        ([], ask, BEFORE_COMMIT, WRITTEN),
        ([], ask, AFTER_COMMIT, ASKED),
        ([], sign, BEFORE_COMMIT, WRITTEN),
        ([], sign, AFTER_COMMIT, SIGNED),
        ([sign], issue, before("determinations_issueddetermination"), SIGNED),
        ([sign], issue, before("determinations_letterfile"), SIGNED),
        ([sign], issue, BEFORE_COMMIT, SIGNED),
        ([sign], issue, AFTER_COMMIT, ISSUED),
        ([sign, issue], serve, BEFORE_COMMIT, ISSUED),
        ([sign, issue], serve, AFTER_COMMIT, SERVED),
    ],
    ids=named,
)
def test_a_process_that_ends_leaves_the_case_as_before_or_as_after(
    site: Site,
    earlier: list[Callable[[], None]],
    step: Callable[[], None],
    point: Point,
    expected: dict[str, object],
) -> None:
    with site.copied() as copy:
        for done in earlier:
            copy.run(done)

        copy.end_at(point, step)

        assert copy.ask(state) == expected


def test_what_was_left_half_done_can_be_done_again(site: Site) -> None:
    with site.copied() as copy:
        copy.run(sign)
        copy.end_at(BEFORE_COMMIT, issue)

        copy.run(issue)

        assert copy.ask(state) == ISSUED
