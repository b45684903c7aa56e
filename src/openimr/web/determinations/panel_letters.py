"""The letter of a case that several reviewers decided, and each reviewer's analysis that goes out with it.

What each member of a panel signed is a whole determination by itself, of the shape of a letter (OI-1). The letter states the
outcome that binds of each item, in the words of a member who found so; the analyses are delivered beside it, all of them and
each separately, whether they differ or not.

Source: Lab. Code § 4610.6(e), (f).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from openimr.domain.determinations import DecidedItem, Determination, ItemOutcome, ReviewerCredentials
from openimr.domain.errors import TypesettingError
from openimr.intake.files import bytes_text
from openimr.law.assumptions import AS_SHIPPED, Assumptions
from openimr.law.panels import EACH_ANALYSIS, MAJORITY, MORE_THAN_ONE, Panel, PanelOutcome, panel_outcome
from openimr.letters.blocks import Block, BlockKind, LetterContent
from openimr.letters.headings import heading_parts, role_of
from openimr.letters.layouts import OPEN_IMR
from openimr.letters.own_layout import TITLE as TITLE_OF_LETTER
from openimr.letters.reading import read_letter
from openimr.letters.writing import letter_content
from openimr.notices.next_steps import next_steps
from openimr.typeset.pdf import typeset_pdf

TITLE = "Analysis of reviewer {number} of {reviewers}"

_INSTEAD = {
    OPEN_IMR.how: "HOW THIS ANALYSIS WAS MADE",
    OPEN_IMR.decisions_opening: "This reviewer decided the disputed items/services as set forth below:",
}
"""Fixed words of a letter that an analysis must not say of itself → what it says."""

_OWN_GUIDELINE = "The Expert Reviewers based the decision on what each analysis that goes with this letter names."
_OWN_RATIONALE = "Why is said in the analyses of the reviewers, which go with this letter."


@dataclass(frozen=True, kw_only=True, slots=True)
class Analysis:
    """What one member of a panel signed.

    Attributes:
        number: Of the reviewer within the panel, from 1; what stands for the name.
        signed_at: When it was signed, aware.
        determination: What it says; its outcomes are the member's votes.
        follows: Place of an item that follows another one → that one's place, from 0.
    """

    number: int
    signed_at: datetime
    determination: Determination
    follows: Mapping[int, int]

    @property
    def votes(self) -> dict[int, ItemOutcome]:
        """The outcome of each item, by its place from 0."""
        return {place: item.outcome for place, item in enumerate(self.determination.items)}


def decided(analyses: Sequence[Analysis], *, approval: str) -> PanelOutcome[int, Analysis]:
    """Return what binds of each item, by its place from 0, and whether the analyses differ.

    Args:
        analyses: Of every member, in their order.
        approval: By which number the Division approved the panel; empty of a panel of one.

    Raises:
        UnapprovedPanelError: There are several, and no approval.
        MissingVotesError: A member did not decide an item that another one decided.
    """
    by_key = {str(each.number): each for each in analyses}
    panel = Panel(reviewers=tuple(by_key), approval=approval)
    return panel_outcome(panel, {key: each.votes for key, each in by_key.items()}, by_key)


def panel_letter(
    analyses: Sequence[Analysis], *, approval: str, assumptions: Assumptions = AS_SHIPPED
) -> Determination:
    """Return the determination of a panel: of each item what binds, in the words of a member who found so.

    If any member found as binds on every item, all words are those of the first of these to sign; else of each item those of
    the first to sign who found so on it. The credentials are those of whose words are printed. What happens next follows from
    what binds, and never from what one member found.

    Args:
        analyses: Of every member, at least two, in their order; each of the day of the determination.
        approval: By which number the Division approved the panel.
        assumptions: What the site takes to hold where the law was not read.

    Raises:
        UnapprovedPanelError, MissingVotesError: As ``decided``.
        NoLawInForceError: A rule that the letter tells of is not known for that day.
    """
    found = decided(analyses, approval=approval)
    order = sorted(analyses, key=lambda each: (each not in found.binding, each.signed_at, each.number))
    lead, printed = order[0].determination, [order[0]]
    items = []
    for place, outcome in found.outcomes.items():
        author = _author(place, order, found)
        printed += [author] if author is not None and author not in printed else []
        item = _unexplained(lead.items[place], outcome) if author is None else author.determination.items[place]
        items.append(_with_count(item, [each.votes[place] for each in analyses], outcome))
    letter = replace(
        lead,
        reviewer=_credentials(each.determination.reviewer for each in printed),
        assertions=frozenset.intersection(*(each.determination.assertions for each in printed)),
        items=tuple(items),
    )
    assert letter.decision_date is not None  # noqa: S101 - composed for its day; for the type checker
    steps = next_steps(outcome=letter.outcome, on=letter.decision_date, assumptions=assumptions)
    return replace(letter, what_happens_next=(_note(found, authors=len(printed)), *steps))


def analysis_content(analysis: Determination, *, number: int, reviewers: int) -> LetterContent:
    """Return one analysis as the blocks of a paper: a letter's, under a title of its own.

    It says nothing of what happens next: that is the letter's, which alone states what binds.

    Raises:
        UnwritableValueError: As ``openimr.letters.writing.letter_content``.
    """
    title = TITLE.format(number=number, reviewers=reviewers)
    content = letter_content(replace(analysis, what_happens_next=()))
    case = f", {analysis.case_number}" if analysis.case_number else ""
    return replace(content, title=f"{title}{case}", blocks=tuple(_retitled(content, title)))


def analysis_file(analysis: Determination, *, number: int, reviewers: int, issued_at: datetime) -> bytes:
    """Return one analysis as PDF; the same analysis and moment give the same bytes.

    It is read back before it goes out, as a letter is: under the letter's own title its page text must give the analysis.

    Raises:
        UnwritableValueError: A value cannot stand in a letter.
        TypesettingError: The typesetter refuses it, or the PDF would read as another determination.
    """
    alone = replace(analysis, what_happens_next=())
    if read_letter(bytes_text(typeset_pdf(letter_content(alone), issued_at=issued_at))) != alone:
        raise TypesettingError(reason="the pages of the PDF would read as another determination")
    return typeset_pdf(analysis_content(alone, number=number, reviewers=reviewers), issued_at=issued_at)


def _author(place: int, order: Sequence[Analysis], found: PanelOutcome[int, Analysis]) -> Analysis | None:
    """Return whose words are printed of an item: of who found as binds on it, and on the item it follows if it does.

    None where nobody is: then an item that binds otherwise would be given as the reason.
    """
    for each in order:
        primary = each.follows.get(place)
        follows_what_binds = primary is None or each.votes[primary] is found.outcomes[primary]
        if each.votes[place] is found.outcomes[place] and follows_what_binds:
            return each
    return None


def _unexplained(item: DecidedItem, outcome: ItemOutcome) -> DecidedItem:
    role = role_of(parts=heading_parts(item.heading), rationale=_OWN_RATIONALE)
    return replace(item, outcome=outcome, role=role, imro_guideline=_OWN_GUIDELINE, rationale=_OWN_RATIONALE)


def _with_count(item: DecidedItem, votes: Sequence[ItemOutcome], outcome: ItemOutcome) -> DecidedItem:
    """Return an item that says how it was decided, where the reviewers did not agree on it."""
    count = votes.count(outcome)
    if count == len(votes):
        return item
    if 2 * count == len(votes):
        told = f"The {len(votes)} reviewers were evenly split on this item, so the decision is in favor of providing it"
    else:
        told = f"{count} of {len(votes)} reviewers found so on this item, and the majority prevails"
    return replace(item, rationale=f"{item.rationale} {told} ({MAJORITY.source}).")


def _credentials(held: Iterator[ReviewerCredentials]) -> ReviewerCredentials:
    every = list(held)
    return ReviewerCredentials(
        licensure=tuple(dict.fromkeys(state for each in every for state in each.licensure)),
        specialties=tuple(dict.fromkeys(specialty for each in every for specialty in each.specialties)),
    )


def _note(found: PanelOutcome[int, Analysis], *, authors: int) -> str:
    reviewers = len(found.analyses)
    papers = [TITLE.format(number=each.number, reviewers=reviewers) for each in found.analyses]
    agreed = (
        "They did not decide every item alike: of each the majority prevails, and an even split is in favor of providing it"
        if found.is_differing
        else "They decided every item alike"
    )
    whose = "one of them" if authors == 1 else f"{authors} of them"
    return (
        f"{reviewers} reviewers decided this case, as the Division approved in writing ({MORE_THAN_ONE.source}). {agreed} "
        f"({MAJORITY.source}). The words and the credentials in this letter are those of {whose}. What each reviewer found, "
        f"and what qualifies each, goes out with this letter as papers of their own: {'; '.join(papers)} "
        f"({EACH_ANALYSIS.source})."
    )


def _retitled(content: LetterContent, title: str) -> Iterator[Block]:
    instead = {**_INSTEAD, TITLE_OF_LETTER: title}
    for block in content.blocks:
        yield block if block.pointer else replace(block, text=instead.get(block.text, block.text))
        if block.kind is BlockKind.TITLE:
            words = (
                "What one reviewer found. What binds is stated in the Final Determination that this analysis goes with."
            )
            yield Block(kind=BlockKind.PARAGRAPH, text=words)
