"""The employee's page: what stands on it, and that it reads at grade 8 or below."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from openimr.law.clocks import CLOCKS
from openimr.web import clock
from openimr.web.cases.choices import EndingKind
from openimr.web.cases.clock_names import CLOCK_NAMES, COUNTS_FROM, plain_reason
from openimr.web.cases.models import Case, CaseClock, DisputedItem
from openimr.web.cases.plain import DECISION, ENDED, LETTERS, OUTCOMES, PLAIN, STAGES, my_case
from openimr.web.cases.standing import stages_of
from openimr.web.cases.values import NEXT_ACTS, CaseState, ItemState, PartyKind, ServedBy
from openimr.web.determinations.services import recipients_waiting, serve_determination
from openimr.web.people.models import User
from openimr.web.reviews.services import answer_records, request_records
from tests.web import review_walks, walks
from tests.web.cases.acts import in_file
from tests.web.cases.posting import text_of
from tests.web.cast import AT, Cast

SignedIn = Callable[[User], Client]

HIGHEST_GRADE = 8.0


def syllables(word: str) -> int:
    """Runs of vowels, without a silent e at the end; at least one."""
    runs = len(re.findall(r"[aeiouy]+", word))
    is_silent = word.endswith("e") and not word.endswith(("le", "ee", "ie")) and runs > 1
    return max(1, runs - is_silent)


def grade(text: str) -> float:
    """The Flesch–Kincaid grade: 0.39 words a sentence + 11.8 syllables a word − 15.59."""
    sentences = [sentence for sentence in re.split(r"[.?!]+\s*|\n+", text) if re.search(r"[a-z]", sentence)]
    words = re.findall(r"[a-z’']+", text.lower())
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The cat sat on the mat.", -1.45), ("Utilization review decisions necessitate documentation.", 31.2)],
)
def test_the_grade_is_that_of_flesch_and_kincaid(text: str, expected: float) -> None:
    assert grade(text) == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize("state", CaseState)
def test_what_an_employee_is_told_reads_at_grade_8_or_below(state: CaseState) -> None:
    words = PLAIN[state]
    told = f"{words.where}\n{words.comes}\n{words.until}\n{words.send}\n{NEXT_ACTS[state].plain}"

    assert grade(told) <= HIGHEST_GRADE


def test_outcomes_and_stages_read_at_grade_8_or_below_and_there_is_one_for_each(cast: Cast) -> None:
    stages = {stage.words for stage in stages_of(walks.received(cast))}

    assert set(OUTCOMES) == set(ItemState)
    assert set(STAGES) == stages
    assert grade("\n".join([*OUTCOMES.values(), *STAGES.values()])) <= HIGHEST_GRADE


@pytest.mark.parametrize("kind", EndingKind)
def test_what_ended_a_dispute_reads_at_grade_8_or_below_and_says_when(kind: EndingKind) -> None:
    told = ENDED[kind]

    assert "{day}" in told
    assert grade(told.format(day="Tue 3 Nov 2026")) <= HIGHEST_GRADE


def test_no_word_for_the_employee_is_an_abbreviation_or_a_term_of_the_trade() -> None:
    told = " ".join(
        [*(f"{words.where} {words.comes} {words.until} {words.send}" for words in PLAIN.values()), *OUTCOMES.values()]
    )

    assert re.findall(r"\b[A-Z]{2,}\b", told) == []
    assert not re.search(r"utilization|determination|eligib|assign|claims administrator|liability", told.lower())


@pytest.mark.parametrize("state", CaseState)
def test_a_day_is_named_exactly_where_a_clock_runs(state: CaseState) -> None:
    ends_elsewhere = {CaseState.FDL_ISSUED}

    assert bool(PLAIN[state].until) == (bool(NEXT_ACTS[state].clocks) and state not in ends_elsewhere)


def fixed_words(page: str) -> str:
    """The words of the employee's page that are ours: no treatment, no file name, no law."""
    main = page[page.index('id="my-case"') : page.index("</main>")]
    ours = re.sub(r'<strong>.*?</strong>|<p class="law-words">.*?</p>|<li>[^<]*</li>', " ", main, flags=re.DOTALL)
    lines = re.sub(r"<[^>]+>", "\n", ours.partition(">")[2])
    return "\n".join(line.strip() for line in lines.splitlines() if line.strip())


@pytest.mark.parametrize("walk", [walks.received, walks.submitted, walks.assigned, walks.awaiting_records, in_file])
def test_the_page_as_it_stands_reads_at_grade_8_or_below(
    cast: Cast, signed_in: SignedIn, walk: Callable[[Cast], Case]
) -> None:
    case = walk(cast)

    page = signed_in(cast.alma).get(f"/my-case/{case.number}/")

    assert page.status_code == 200
    assert grade(fixed_words(page.content.decode())) <= HIGHEST_GRADE


def test_the_page_says_where_what_next_by_when_and_what_can_be_sent(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.awaiting_records(cast, at=clock.now())

    page = signed_in(cast.alma).get(f"/my-case/{case.number}/")

    words = text_of(page)
    assert "We are waiting for your medical records" in words
    assert re.search(r"The insurance company must send your records by \w{3} \d+ \w{3} \d{4} \(in \d+ days\)", words)
    assert "Lumbar fusion L4-S1 Lumbar brace 6 visits of physical therapy Not decided yet." in words
    assert "Your case will be reviewed" in words
    assert f"/cases/{case.number}/documents/add/" in page.content.decode()


def test_the_employee_sees_what_the_reviewer_gets_to_read(cast: Cast, signed_in: SignedIn) -> None:
    case = in_file(cast)

    assert "notes.pdf, from us" in text_of(signed_in(cast.alma).get(f"/my-case/{case.number}/"))


def test_a_refusal_of_the_rest_takes_nothing_away_of_what_was_approved(cast: Cast) -> None:
    """Lab. Code § 4610.5(c)(3): what utilization review approved is not in dispute."""
    case = review_walks.closed(cast).case
    DisputedItem.objects.filter(case=case).update(state=ItemState.UPHELD)

    told = {name: found.outcome for found in my_case(case).items for name in found.descriptions}

    upheld = OUTCOMES[ItemState.UPHELD]
    assert told["Lumbar brace"] == upheld
    assert told["6 visits of physical therapy"] == f"{upheld} What was approved before stays approved: 6 visits."
    assert grade("\n".join(told.values())) <= HIGHEST_GRADE


def test_a_decision_is_told_in_plain_words_with_the_way_to_the_letter(cast: Cast, signed_in: SignedIn) -> None:
    case = review_walks.closed(cast).case

    page = signed_in(cast.alma).get(f"/my-case/{case.number}/")

    words = text_of(page)
    assert (
        "Lumbar fusion L4-S1 Lumbar brace Not approved. The doctor found that you do not need it for your injury."
        in words
    )
    assert "6 visits of physical therapy Approved." in words
    assert words.index("Read the decision") < words.index("What happens next")


def test_a_request_for_records_and_its_answer_are_told_apart(cast: Cast, signed_in: SignedIn) -> None:
    case = review_walks.in_review(cast).assignment.case
    asked_of = case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True)
    at = review_walks.ATTESTED_AT
    asked = request_records(case=case, asked_of=asked_of, words="The films, please.", by=cast.lind, at=at)
    answer_records(request=asked, words="They are enclosed.", by=cast.noor, at=at)

    words = text_of(signed_in(cast.alma).get(f"/my-case/{case.number}/"))

    assert words.count("We asked for records") == 1
    assert words.count("The answer when we asked for records") == 1


def test_the_letter_with_the_decision_stands_among_the_letters_with_the_day_it_went_out(
    cast: Cast, signed_in: SignedIn
) -> None:
    issued = review_walks.issued(cast)
    path, alma = f"/my-case/{issued.case.number}/", signed_in(cast.alma)
    waiting = text_of(alma.get(path))

    for recipient in recipients_waiting(issued):
        case = Case.objects.get(pk=issued.case_id)
        serve = {"recipient": recipient, "method": ServedBy.MAIL, "by": cast.clerk, "at": review_walks.SERVED_AT}
        serve_determination(case=case, version=case.version, **serve)
    page = alma.get(path)

    assert "Letters we sent you The decision, and why , not mailed to you yet" in waiting
    assert "Letters we sent you The decision, and why , Thu 13 Mar 2025 Your case will be reviewed" in text_of(page)
    assert f'href="/cases/{issued.case.number}/letter/"' in page.content.decode().partition("Letters we sent you")[2]


@pytest.mark.parametrize(
    ("sent_by", "name", "words"),
    [
        (PartyKind.CLAIMS_ADMINISTRATOR, "alma", ", from Golden Coast Claims (claims administrator),"),
        (PartyKind.EMPLOYEE, "alma", ", from you,"),
        (PartyKind.EMPLOYEE, "relative", ", from Alma Reyes,"),
        (None, "alma", ", from us,"),
    ],
)
def test_each_paper_names_who_sent_it(
    cast: Cast, signed_in: SignedIn, sent_by: PartyKind | None, name: str, words: str
) -> None:
    case = walks.awaiting_records(cast)
    review_walks.with_document(case, cast, sent_by=sent_by)

    assert words in text_of(signed_in(getattr(cast, name)).get(f"/my-case/{case.number}/"))


@pytest.mark.parametrize("walk", [walks.received, walks.awaiting_records, in_file, review_walks.closed])
def test_no_sentence_stands_twice(cast: Cast, signed_in: SignedIn, walk: Callable[[Cast], object]) -> None:
    made = walk(cast)
    number = made.number if isinstance(made, Case) else made.case.number  # type: ignore[attr-defined] # a determination
    alma = signed_in(cast.alma)

    for path in (f"/my-case/{number}/", f"/cases/{number}/letter/"):
        page = alma.get(path).content.decode().partition("<main")[2].partition('<article class="letter"')[0]
        lines = [line.strip() for line in re.sub(r"<[^>]+>", "\n", page).splitlines() if len(line.split()) > 3]
        sentences = [each for line in lines for each in re.split(r"(?<=[.?!]) ", line)]
        assert [each for each, count in Counter(sentences).items() if count > 1 and each.endswith(".")] == []


@pytest.mark.parametrize("name", COUNTS_FROM)
def test_why_a_day_is_set_reads_at_grade_8_or_below(name: str) -> None:
    clock = CaseClock(name=name, starts=date(2025, 3, 4))

    assert grade(plain_reason(clock)) <= HIGHEST_GRADE
    assert "Tue 4 Mar 2025" in plain_reason(clock)


def test_every_clock_has_a_name_and_the_employees_clocks_their_plain_words() -> None:
    assert set(CLOCK_NAMES) == set(CLOCKS)
    assert set(COUNTS_FROM) == {clock for state, act in NEXT_ACTS.items() for clock in act.clocks if PLAIN[state].until}
    assert grade(". ".join([*LETTERS.values(), DECISION])) <= HIGHEST_GRADE


@pytest.mark.parametrize(
    ("later", "until"),
    [
        (timedelta(days=15), "The insurance company must send your records by"),
        (timedelta(days=16), "The insurance company had to send your records by"),
    ],
)
def test_a_day_that_is_past_is_told_as_past(cast: Cast, later: timedelta, until: str) -> None:
    case = walks.awaiting_records(cast)

    assert my_case(case, at=AT + later).until == until


@pytest.mark.parametrize("name", ["stranger", "lind"])
def test_the_page_is_for_who_may_see_the_case(cast: Cast, signed_in: SignedIn, name: str) -> None:
    case = walks.received(cast)

    assert signed_in(getattr(cast, name)).get(f"/my-case/{case.number}/").status_code == 404


def test_several_cases_are_listed_and_none_invites_to_the_first(cast: Cast, signed_in: SignedIn) -> None:
    alma = signed_in(cast.alma)
    assert "You have no case here yet." in text_of(alma.get("/my-case/"))

    cases = [walks.received(cast), walks.submitted(cast)]

    words = text_of(alma.get("/my-case/"))
    assert all(case.number in words for case in cases)
    assert my_case(cases[0]).due is None
