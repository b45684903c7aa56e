"""The conflict officer finds a reviewer two steps away from the maker of a device, and clears it in writing."""

from playwright.sync_api import expect

from tests.web.browser.windows import PROBLEM, Window

LIND = "Dr Maja Lind"
SPOUSE = "Jonas Lind"
MAKER = "Halden Devices"
WHY = "He keeps the canteen there and knows nothing of the brace."


def declare_spouse_and_employer(lind: Window) -> None:
    """Declare, as the reviewer, first the spouse and then for whom the spouse works."""
    lind.open("/affiliations/mine/", "To whom are you tied?")
    lind.press("Declare", PROBLEM)
    _declare(lind, who="I am", relation="is the spouse of", name=SPOUSE, kind="Person")
    _declare(lind, who=SPOUSE, relation="is employed by", name=MAKER, kind="Developer or manufacturer")
    expect(lind.page.get_by_role("row", name=f"{SPOUSE} is employed by {MAKER}")).to_be_visible()


def enter_maker(connie: Window, case: str) -> None:
    """Enter who makes the brace in dispute: now the path is found, step by step."""
    connie.open(f"/cases/{case}/conflicts/", f"What ties reviewers to case {case}?")
    connie.read("Paths through other people or organizations appear here")
    connie.follow("Enter whom the case involves", f"Whom does case {case} involve beside its parties?")
    connie.press("Enter", PROBLEM)
    connie.page.get_by_label("What they are to this case").select_option(
        "The development or manufacture of the proposed drug, device, procedure or therapy"
    )
    connie.page.get_by_label("Who, from the list").select_option(f"{MAKER}, developer or manufacturer")
    connie.press("Enter", f"{LIND} and {MAKER}")
    steps = connie.page.get_by_role("list", name="How it was found").get_by_role("listitem")
    expect(steps).to_contain_text([f"{LIND} is the spouse of {SPOUSE}.", f"{SPOUSE} is employed by {MAKER}."])


def is_barred(okafor: Window, case: str) -> None:
    """See, as the one who chooses, that the reviewer may not review the case until this is cleared, and by which path."""
    okafor.open(f"/cases/{case}/reviewer/", f"Who shall review case {case}?")
    barred = okafor.page.locator("details > dl > dd").filter(has_text=MAKER)
    expect(barred).to_contain_text("must be cleared or upheld in writing before assignment")
    expect(okafor.page.get_by_role("link", name="Choose")).to_have_count(0)


def clear(connie: Window, case: str) -> None:
    """Clear it: not without a reason, and the reason stays."""
    connie.follow("Rule on this", f"May {LIND} review case {case} in spite of this?")
    connie.press("Keep this ruling", PROBLEM)
    connie.answer("Your ruling", "Cleared: the reviewer may review this case")
    connie.fill({"Why": WHY})
    connie.press("Keep this ruling", "Ruled on")
    connie.read(WHY)


def choose(okafor: Window, case: str) -> None:
    """Assign the case to the reviewer, who is offered now."""
    okafor.open(f"/cases/{case}/reviewer/", f"Who shall review case {case}?")
    okafor.follow(f"Choose {LIND}", f"Assign case {case} to {LIND}?")
    okafor.press(f"Assign to {LIND}", f"Who reviews case {case}?")


def _declare(lind: Window, *, who: str, relation: str, name: str, kind: str) -> None:
    lind.page.get_by_label("Who is tied").select_option(who)
    lind.page.get_by_label("How they are tied").select_option(relation)
    lind.fill({"To whom: the name": name})
    lind.page.get_by_label("What they are").select_option(kind)
    lind.press("Declare", "What you declared")
