"""The conflict officer takes the roster in from a file, and proposes who should review."""

from pathlib import Path

from playwright.sync_api import expect

from tests.web.browser.windows import PROBLEM, Window
from tests.web.roster.roster_files import NOVAK, text_of_rows

CHECKED = "What would this file change?"


def see_faults(connie: Window, folder: Path) -> None:
    """Choose nothing, then a workbook, then a file with faults: each is told, and nothing is changed."""
    connie.open("/reviewers/", "Who may review?")
    connie.follow("Take in a file", "Take in the roster from a file")
    connie.press("See what it would change", PROBLEM)
    _choose(connie, folder, b"PK\x03\x04 a workbook", PROBLEM)
    connie.read("found a workbook")
    faulty = {**NOVAK, "specialty_1": "Orthopedics", "licence_1_expires": "46418"}
    _choose(connie, folder, text_of_rows({}, faulty).encode(), CHECKED)
    expect(connie.page.get_by_role("row", name="specialty_1")).to_contain_text("The nearest is Orthopedic Surgery.")
    connie.read("most often Sun 31 Jan 2027")


def take_in(connie: Window, folder: Path) -> None:
    """Correct the file, take it in, and see that the same file changes nothing."""
    good = text_of_rows({**NOVAK, "licence_1_expires": "2099-12-31"}).encode()
    connie.follow("Choose another file", "Take in the roster from a file")
    _choose(connie, folder, good, CHECKED)
    connie.press("Take in all 1 row", "Who may review?")
    connie.read("1 added, 0 changed, 0 as they were.")
    expect(connie.page.get_by_role("row", name=NOVAK["name"])).to_contain_text("May be given cases")
    connie.follow("Take in a file", "Take in the roster from a file")
    _choose(connie, folder, good, CHECKED)
    connie.read("There is nothing to take in.")


def see_what_ended(connie: Window) -> None:
    """Follow the notice of what has ended to the page that says what follows from it."""
    connie.open("/reviewers/", "Who may review?")
    connie.follow("See which", "Which licences and certificates end soon?")
    expect(connie.page.get_by_role("row", name="Dr Tom Lapsed")).to_contain_text("May be given no case")


def assign_at_once(connie: Window, case: str) -> None:
    """Look at what weighs, propose for the case that waits, and accept."""
    connie.open("/reviewers/who-should/", "Who should review the cases that wait?")
    connie.follow("What weighs how much", "What weighs how much?")
    connie.press("Change what weighs", PROBLEM)
    connie.follow("Back", "Who should review the cases that wait?", within=connie.page.get_by_role("main"))
    connie.press("Propose reviewers", "Shall these reviewers be asked?")
    expect(connie.page.get_by_label(case)).to_be_checked()
    connie.press("Assign the marked cases", "Shall these reviewers be asked?")
    connie.read("1 case assigned.")


def _choose(connie: Window, folder: Path, content: bytes, heading: str) -> None:
    file = folder / "roster.csv"
    file.write_bytes(content)
    connie.page.get_by_label("Roster file").set_input_files(file)
    connie.press("See what it would change", heading)
