import pytest

from openimr.letters.running_lines import without_running_lines

PROSE = ["the left", "hip was", "seen twice", "and then"]


def pages(*, head: str = "", foot: str = "", end: str = "\f", first_has_head: bool = True) -> str:
    listed = []
    for number, words in enumerate(PROSE, start=1):
        lines = [head.format(number)] if head and (number > 1 or first_has_head) else []
        listed.append("\n".join([*lines, f"line one {words}", f"{words} ", *([foot.format(number)] if foot else [])]))
    return f"\n{end}".join(listed) + "\n"


@pytest.mark.parametrize(
    "foot",
    [
        "Page {}",
        "Page {} of 4",
        "{}",
        "- {} -",
        "page {}/4",
        "Page | {}",
        "[{}]",
        "p. {}",
        "Sierra Review, Page {} of 4",
    ],
)
@pytest.mark.parametrize("end", ["\f", "", " \n"], ids=["form-feed", "nothing", "blank-line"])
def test_page_numbers_are_taken_out(foot: str, end: str) -> None:
    assert without_running_lines(pages(foot=foot, end=end)).split() == pages(end=end).split()


@pytest.mark.parametrize(
    ("head", "first"),
    [
        ("Sierra Review {}", True),
        ("Division of Letters", True),
        ("Division of Letters", False),
        ("Letter {} to you", True),
    ],
)
def test_what_stands_at_the_edge_of_each_page_is_taken_out(head: str, first: bool) -> None:  # noqa: FBT001
    assert without_running_lines(pages(head=head, first_has_head=first)).split() == pages().split()


def test_two_lines_at_an_edge_are_taken_out() -> None:
    text = pages(foot="Sierra Review\nPage {} of 4")

    assert without_running_lines(text).split() == pages().split()


def test_a_line_with_the_case_number_is_taken_out_where_it_comes_again() -> None:
    text = "Case Number: CM15-9900001\na\nFinal, CM15-9900001, 1\nb\nFinal, CM15-9900001, 2\n"

    assert without_running_lines(text).split("\v")[0] == "Case Number: CM15-9900001\na\n"
    assert without_running_lines(text).split()[-2:] == ["a", "b"]


def test_the_first_row_with_the_case_number_stays() -> None:
    text = "Case Number: CM15-9900001\na\nCase Number: CM15-9900001\nb\n"

    assert without_running_lines(text).split() == ["Case", "Number:", "CM15-9900001", "a", "b"]


def test_every_offset_and_every_line_stays() -> None:
    text = pages(foot="Page {} of 4")
    found = without_running_lines(text)

    assert len(found) == len(text)
    assert [i for i, c in enumerate(found) if c in "\n\f"] == [i for i, c in enumerate(text) if c in "\n\f"]


@pytest.mark.parametrize(
    "text",
    [
        "pain of \n7\nand of \n3\n",
        "The film of\n12\nwas seen",
        pages(head="It is not medically necessary."),
        "MRI: Upheld\n\fMRI: Upheld\n\fMRI: Upheld\n\fMRI: Upheld",
        "Case Number: CM15-9900001\nSee CM15-9900002 too",
        "one\n\fone\n",
        "",
    ],
    ids=["scores", "wrapped-number", "stock-sentence", "headings", "another-case", "two-pages", "nothing"],
)
def test_prose_stays(text: str) -> None:
    assert without_running_lines(text) == text


def test_a_page_that_prose_names_is_none() -> None:
    text = "as told on the Page 1\nand there\nas told on the Page 2\nand there\n"

    assert without_running_lines(text) == text
