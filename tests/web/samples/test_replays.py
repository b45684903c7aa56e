from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from openimr.domain.determinations import Determination
from openimr.letters.reading import read_letter
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Case
from openimr.web.samples.cast import ensure_cast
from openimr.web.samples.names import employee_name
from openimr.web.samples.replays import Replayed, replay

DIGEST, ANOTHER = "a" * 64, "b" * 64

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(project: Path) -> Determination:
    return read_letter((project / "samples/letters/ca1c-partial-approvals-pdfbox.txt").read_text(encoding="utf-8"))


def replayed(letter: Determination, *, source: str = DIGEST) -> Replayed:
    return replay(letter, pdf=None, source=source, cast=ensure_cast())


def test_a_letter_is_replayed_once(letter: Determination) -> None:
    first = replayed(letter)
    events = AuditEvent.objects.count()

    again = replayed(letter)

    assert (first.outcome, first.step) == ("issued", "service")
    assert (again.outcome, again.case_number) == ("already here", first.case_number)
    assert AuditEvent.objects.count() == events


@pytest.mark.parametrize("changed", ["number", "digest"])
def test_another_letter_is_another_case(letter: Determination, changed: str) -> None:
    first = replayed(letter)
    other = replace(letter, case_number="CM16-9900001") if changed == "number" else letter

    second = replayed(other, source=DIGEST if changed == "number" else ANOTHER)

    assert second.outcome == "issued"
    assert second.case_number != first.case_number


def test_a_letter_that_the_law_refused_is_not_refused_twice(letter: Determination) -> None:
    assert letter.ur_denial_date is not None
    late = replace(letter, ur_denial_date=letter.ur_denial_date.replace(year=letter.ur_denial_date.year - 1))

    assert [replayed(late).outcome, replayed(late).outcome] == ["refused", "already here"]
    assert Case.objects.count() == 1


def test_a_replay_that_failed_is_walked_on_with_its_case(letter: Determination, settings: Settings) -> None:
    limit, settings.OPENIMR_UPLOAD_LIMIT = settings.OPENIMR_UPLOAD_LIMIT, 1
    failed = replayed(letter)
    settings.OPENIMR_UPLOAD_LIMIT = limit

    issued = replayed(letter)

    assert (failed.outcome, failed.step) == ("failed", "records")
    assert (issued.outcome, issued.case_number) == ("issued", failed.case_number)


def test_employees_of_letters_have_names_of_our_list_and_not_all_the_same() -> None:
    names = {employee_name(f"CM16-{number:07}") for number in range(100)}

    assert employee_name("CM16-0000001") == employee_name("CM16-0000001")
    assert len(names) > 50


def test_a_replayed_case_shows_such_a_name(letter: Determination) -> None:
    case = Case.objects.get(number=replayed(letter).case_number)

    assert case.employee.name == " ".join(employee_name(str(letter.case_number)))
    assert case.is_sample
