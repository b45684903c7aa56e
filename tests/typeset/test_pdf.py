import multiprocessing
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from hypothesis import given, settings

from openimr.domain.errors import TypesettingError
from openimr.domain.text import folded
from openimr.letters.blocks import SAMPLE_MARK, BlockKind, LetterContent
from openimr.typeset.pdf import LETTER, REPORT, Measures, typeset_pdf
from tests.typeset.contents import (
    ISSUED_AT,
    TITLE,
    URL,
    WORDS,
    block,
    body_of,
    letter,
    letters,
    pages_of,
    sample_letter,
    words_of,
)

MARK = "Zyxwvut"
"""Stands for a patient's words; no message may hold it."""


@given(letters())
@settings(max_examples=150)
def test_pages_hold_the_line_of_each_block_once_and_in_order(content: LetterContent) -> None:
    assert body_of(typeset_pdf(content, issued_at=ISSUED_AT), content) == words_of(content)


@pytest.mark.parametrize("kind", BlockKind)
@pytest.mark.parametrize("shift", range(3))
def test_each_word_reads_back_wherever_its_line_ends(kind: BlockKind, shift: int) -> None:
    text = " ".join(f"{'a' * (number % 13 + shift)} {word}" for number, word in enumerate(WORDS * 4))
    content = letter(block(text.strip(), kind))

    assert body_of(typeset_pdf(content, issued_at=ISSUED_AT), content) == words_of(content)


def test_blocks_that_end_in_a_hyphen_stay_apart() -> None:
    content = letter("ends in pre-", "Claims", block("ends in x-", BlockKind.HEADING), "and", title="About x-")

    assert body_of(typeset_pdf(content, issued_at=ISSUED_AT), content) == "ends in pre- Claims ends in x- and"


@pytest.mark.parametrize("kind", BlockKind)
def test_an_address_too_long_for_a_line_is_set_smaller_and_whole(kind: BlockKind) -> None:
    content = letter(block(f"See {URL} there.", kind))

    assert body_of(typeset_pdf(content, issued_at=ISSUED_AT), content) == words_of(content)


def test_header_facts_read_line_by_line() -> None:
    lines = [line.strip() for line in pages_of(typeset_pdf(sample_letter(), issued_at=ISSUED_AT))[0].split("\n")]

    assert lines[3:5] == ["Case Number: CM00-0000007", "Application Received: 12/01/2016"]


def test_each_page_has_its_head_and_foot_on_lines_of_their_own() -> None:
    pages = pages_of(typeset_pdf(sample_letter(), issued_at=ISSUED_AT))

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        lines = page.split("\n")
        assert lines[0].strip() == SAMPLE_MARK
        assert [line.strip() for line in lines[-2:]] == [TITLE, f"– Page {number} of {len(pages)} –"]


@pytest.mark.parametrize("above", range(28, 44))
@pytest.mark.parametrize("measures", [LETTER, REPORT], ids=["letter", "report"])
def test_what_announces_stands_on_the_page_of_what_it_announces_and_a_row_on_one(
    above: int, measures: Measures
) -> None:
    rows = [
        block("headed", BlockKind.ITEM_HEADING, label="Item 1:"),
        block("", BlockKind.LABELLED, label="Cited by the reviewer:"),
        block(f"cited first {'and more ' * 20}cited last", BlockKind.ENTRY, label="1."),
        block(f"row first {'and more ' * 30}row last", BlockKind.FACT, label="In force when decided?"),
        block("wide last", BlockKind.FACT, label="wide first, a label wider than any column of labels:"),
        block("2016", BlockKind.FACT, label="Edition:"),
    ]
    filled = (block("filled", BlockKind.FACT, label=f"Row {number}:") for number in range(above))
    content = letter(*filled, *rows)

    pages = pages_of(typeset_pdf(content, issued_at=ISSUED_AT, measures=measures))

    def page(words: str) -> int:
        return next(number for number, each in enumerate(pages) if words in folded(each))

    assert page("headed") == page("Cited by the reviewer") == page("cited first")
    assert page("cited last") == page("row first") == page("row last")
    assert page("wide first") == page("wide last")


def test_a_row_longer_than_a_page_goes_over_two_and_loses_nothing() -> None:
    content = letter(block(" ".join(WORDS * 30), BlockKind.FACT, label="Rationale:"))

    pdf = typeset_pdf(content, issued_at=ISSUED_AT, measures=REPORT)

    assert body_of(pdf, content) == words_of(content)


def test_a_letter_that_is_no_sample_bears_no_mark() -> None:
    assert SAMPLE_MARK not in "".join(pages_of(typeset_pdf(letter("Words."), issued_at=ISSUED_AT)))


def test_a_block_without_words_is_left_out() -> None:
    content = letter("One.", "", block("", BlockKind.HEADING), block("", BlockKind.FACT), "Two.")

    assert body_of(typeset_pdf(content, issued_at=ISSUED_AT), content) == "One. Two."


def test_a_label_without_words_is_set() -> None:
    content = letter(block("", BlockKind.LABELLED, label="Decision rationale:"))

    assert body_of(typeset_pdf(content, issued_at=ISSUED_AT), content) == "Decision rationale:"


def test_headings_may_come_in_any_order() -> None:
    content = letter(block("Item: Upheld", BlockKind.ITEM_HEADING), block("Part", BlockKind.HEADING), "Words.")

    assert body_of(typeset_pdf(content, issued_at=ISSUED_AT), content) == words_of(content)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{MARK} \u4e2d", rf"at character {len(MARK) + 2}\."),
        (f"{MARK}\u200b", rf"at character {len(MARK) + 1}\."),
        (f"{MARK} \u2425", rf"at character {len(MARK) + 2}\."),
        (f"{MARK} {'w' * 200}", "too long even in the smallest type"),
    ],
    ids=["other-script", "without-shape", "in-no-font", "too-long-a-word"],
)
@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.ITEM_HEADING, BlockKind.FACT])
def test_what_cannot_be_set_is_refused_by_its_pointer_and_never_quoted(kind: BlockKind, text: str, found: str) -> None:
    content = letter("Good words.", block(text, kind, label="Label:", pointer="/items/0/rationale"))

    with pytest.raises(TypesettingError, match=found) as refused:
        typeset_pdf(content, issued_at=ISSUED_AT)

    assert refused.value.pointer == "/items/0/rationale"
    assert MARK not in "".join(map(str, chain_of(refused.value)))


@pytest.mark.parametrize("length", [138, 141, 150])
def test_a_word_that_is_too_long_where_it_stands_is_refused_there(length: int) -> None:
    """The words of an item's heading are wider among the others than as the one heading of a letter."""
    item = block("a" * length, BlockKind.ITEM_HEADING, label="Item 1:", pointer="/items/0/heading")
    content = letter(block("Title", BlockKind.TITLE), block("Decisions", BlockKind.HEADING), item, "Good words.")

    with pytest.raises(TypesettingError, match="too long even in the smallest type") as refused:
        typeset_pdf(content, issued_at=ISSUED_AT)

    assert refused.value.pointer == "/items/0/heading"


def chain_of(error: BaseException | None) -> list[BaseException]:
    return [] if error is None else [error, *chain_of(error.__context__)]


@pytest.mark.parametrize("title", ["", "w" * 300, "\u4e2d"], ids=["empty", "too-long", "in-no-font"])
def test_a_title_that_cannot_be_set_is_refused(title: str) -> None:
    with pytest.raises(TypesettingError, match="title"):
        typeset_pdf(letter("Words.", title=title), issued_at=ISSUED_AT)


def test_a_moment_without_its_zone_is_refused() -> None:
    with pytest.raises(TypesettingError, match="time zone"):
        typeset_pdf(letter("Words."), issued_at=datetime(2024, 3, 5))


def test_the_same_letter_and_moment_give_the_same_bytes_in_another_process(project: Path) -> None:
    typeset_pdf(letter("Another letter first."), issued_at=ISSUED_AT)

    assert elsewhere(project) == typeset_pdf(sample_letter(), issued_at=ISSUED_AT)


def elsewhere(project: Path) -> bytes:
    program = (
        "import sys\n"
        "from openimr.typeset.pdf import typeset_pdf\n"
        "from tests.typeset.contents import ISSUED_AT, sample_letter\n"
        "sys.stdout.buffer.write(typeset_pdf(sample_letter(), issued_at=ISSUED_AT))\n"
    )
    return subprocess.run([sys.executable, "-c", program], cwd=project, capture_output=True, check=True).stdout


def test_the_zone_in_which_the_moment_is_stated_does_not_matter() -> None:
    in_california = ISSUED_AT.astimezone(timezone(timedelta(hours=-8)))

    assert typeset_pdf(letter("Words."), issued_at=in_california) == typeset_pdf(letter("Words."), issued_at=ISSUED_AT)


def test_a_second_later_gives_other_bytes() -> None:
    later = ISSUED_AT + timedelta(seconds=1)

    assert typeset_pdf(sample_letter(), issued_at=later) != typeset_pdf(sample_letter(), issued_at=ISSUED_AT)


def test_threads_get_each_their_own_letter() -> None:
    contents = [letter(f"Letter {number}.") for number in range(20)]
    alone = [typeset_pdf(content, issued_at=ISSUED_AT) for content in contents]

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda content: typeset_pdf(content, issued_at=ISSUED_AT), contents))

    assert together == alone


def test_a_process_forked_after_a_letter_is_told_so_and_does_not_wait_for_ever() -> None:
    typeset_pdf(letter("Words."), issued_at=ISSUED_AT)
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=answer_in_fork, args=(theirs,))
    process.start()

    assert ours.poll(30)
    assert "forked after a letter was set" in ours.recv()

    process.join(30)


def answer_in_fork(answer: Connection) -> None:
    try:
        answer.send(f"{len(typeset_pdf(letter('Words.'), issued_at=ISSUED_AT))} bytes")
    except TypesettingError as error:
        answer.send(str(error))
