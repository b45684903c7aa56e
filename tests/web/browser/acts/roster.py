"""The conflict officer keeps the roster, and sees what each change means for a case whose reviewer is to be chosen."""

from datetime import date

from playwright.sync_api import Locator, expect

from tests.web.browser.windows import PROBLEM, Window

NOVAK = "Dr Nia Novak"
CLAIMS = "Golden Coast Claims"
AFFILIATION = "A share in the firm"


def add_reviewer(connie: Window) -> None:
    """See who may review, and add a physician: first with nothing filled in, then with all that the roster asks."""
    connie.open("/reviewers/", "Who may review?")
    connie.read("1 of 2")
    expect(connie.page.get_by_role("row", name="Dr Maja Lind")).to_contain_text("May be given cases")
    expect(connie.page.get_by_role("row", name="Dr Tom Lapsed")).to_contain_text("May be given no case.")
    connie.follow("Add a reviewer", "Who joins the roster?")
    connie.press("Add to the roster", PROBLEM)
    connie.page.get_by_role("link", name="Person: this is required.").click()
    expect(connie.page.get_by_label("Person")).to_be_focused()
    connie.page.get_by_label("Person").select_option(NOVAK)
    connie.answer("Degree", "M.D. or D.O.")
    connie.fill_day("In active practice since", date(2004, 7, 1))
    connie.page.get_by_label("Hours of active practice a week").fill("32")
    connie.answer("History of disciplinary action or sanctions", "No")
    licence = connie.page.get_by_role("group", name="Licence 1")
    licence.get_by_label("State").select_option("California")
    connie.press("Add to the roster", PROBLEM)
    _fill_day(licence, date(2099, 12, 31))
    certificate = connie.page.get_by_role("group", name="Specialty 1")
    certificate.get_by_label("Specialty", exact=True).select_option("Orthopedic Surgery")
    certificate.get_by_text("Certified by a recognized American medical specialty board").click()
    connie.press("Add to the roster", NOVAK)
    connie.read("May be given no case")
    connie.read("Whether appointed as a qualified medical evaluator is not known.")


def change_reviewer(connie: Window) -> None:
    """Enter what was not known: now cases may be given."""
    connie.follow("Change", f"What is known of {NOVAK}?")
    connie.fill({"Hours of active practice a week (optional)": "200"})
    connie.press("Save", PROBLEM)
    connie.fill({"Hours of active practice a week (optional)": "32"})
    connie.answer("Appointed as a qualified medical evaluator", "No")
    connie.press("Save", NOVAK)
    connie.read("May be given cases")


def declare_affiliation(connie: Window, case: str) -> None:
    """Declare a tie to a party, and see by which path it bars the reviewer from the case."""
    connie.press("Declare", PROBLEM)
    connie.answer("Kind", "Financial")
    connie.page.get_by_label("With the organization").select_option(CLAIMS)
    connie.page.get_by_label("What it consists of").fill(AFFILIATION)
    connie.press("Declare", NOVAK)
    expect(connie.page.get_by_role("row", name=CLAIMS)).to_contain_text(AFFILIATION)
    barred = _those_who_may_not(connie, case)
    assert list(barred) == ["Dr Tom Lapsed", NOVAK] or list(barred) == [NOVAK, "Dr Tom Lapsed"]
    path = barred[NOVAK].get_by_role("list", name="How it was found").get_by_role("listitem")
    expect(path).to_have_text([NOVAK, "material financial affiliation", CLAIMS, "the claims administrator"])
    assert _those_who_may(connie) == {"Dr Maja Lind"}


def end_affiliation(connie: Window, case: str) -> None:
    """End it after a page that says what that means: the reviewer may review the case."""
    connie.open("/reviewers/", "Who may review?")
    connie.follow(NOVAK, NOVAK)
    connie.follow("End the affiliation", "Has this affiliation ended?")
    connie.press("End the affiliation", NOVAK)
    expect(connie.page.get_by_role("row", name=CLAIMS)).to_contain_text("Ended")
    assert list(_those_who_may_not(connie, case)) == ["Dr Tom Lapsed"]
    assert _those_who_may(connie) == {"Dr Maja Lind", NOVAK}


def leave_and_return(connie: Window, case: str) -> None:
    """Take the reviewer off the roster, so that no case offers them, and put them on it again."""
    connie.open("/reviewers/", "Who may review?")
    connie.follow(NOVAK, NOVAK)
    connie.press("Take off the roster", NOVAK)
    connie.read("Left the roster on")
    connie.open("/reviewers/", "Who may review?")
    expect(connie.page.get_by_role("row", name=NOVAK)).to_contain_text("Left")
    assert list(_those_who_may_not(connie, case)) == ["Dr Tom Lapsed"]
    assert _those_who_may(connie) == {"Dr Maja Lind"}
    connie.open("/reviewers/", "Who may review?")
    connie.follow(NOVAK, NOVAK)
    connie.press("Put on the roster again", NOVAK)
    connie.read("May be given cases")


def keep_availability(connie: Window, case: str) -> None:
    """Say when the reviewer is away: the page that asks before a case is assigned says it, and leads back."""
    connie.open("/reviewers/", "Who may review?")
    connie.follow(NOVAK, NOVAK)
    connie.follow("Change when they are away", f"When is {NOVAK} away?")
    _fill_day(connie.page.get_by_role("group", name="Away from"), date(2025, 1, 1))
    connie.press("Save", PROBLEM)
    _fill_day(connie.page.get_by_role("group", name="Away until"), date(2099, 12, 31))
    connie.press("Save", NOVAK)
    connie.open(f"/cases/{case}/reviewer/", f"Who shall review case {case}?")
    connie.follow(f"Choose {NOVAK}", f"Assign case {case} to {NOVAK}?")
    connie.read("Is away from")
    connie.follow("Back to the list", f"Who shall review case {case}?")


def _fill_day(group: Locator, day: date) -> None:
    group.get_by_label("Month").select_option(str(day.month))
    group.get_by_label("Day").fill(str(day.day))
    group.get_by_label("Year").fill(str(day.year))


def _those_who_may(connie: Window) -> set[str]:
    """Return who is offered on the page of the choice."""
    links = connie.page.get_by_role("main").get_by_role("link", name="Choose").all()
    return {link.inner_text().removeprefix("Choose").strip() for link in links}


def _those_who_may_not(connie: Window, case: str) -> dict[str, Locator]:
    """Open the page of the choice, unfold those who may not review, and return the reasons by name."""
    connie.open(f"/cases/{case}/reviewer/", f"Who shall review case {case}?")
    connie.page.get_by_text("who may not review this case, and why").click()
    connie.see(f"Who shall review case {case}?")
    terms = connie.page.locator("details > dl > dt").all()
    return {term.inner_text(): term.locator("xpath=following-sibling::dd[1]") for term in terms}
