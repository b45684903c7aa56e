"""How well the checks find what careful editors marked by hand, in published letters and in letters with planted defects.

``python -m bench.checks --half developing`` prints the figures of one half, with ``--differences`` every finding that is
not right and every label that is not met; ``--page`` writes the manual's page, its picture and the site's table anew. The
held-back half is not looked at while rules are written.
"""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bench import absences, accuracy, checks_picture, defects, site_checks
from bench.accuracy import HALVES
from bench.marked import NEGATIVE, SETS, Fate, Score, Verdict
from openimr.domain.intervals import wilson

FEWEST = 10
_METHOD = """A label *sure* is a defect that another editor would mark too; one that is not sure counts neither way: it is
no miss, and a finding that meets it is no false one.

**When a finding meets a label.** The check, the kind of defect, the item and the part of the letter (summary, item, either
guideline sentence) are the same, and the finding's first place holds the label's words: the one phrase lies in the other, or they
share two words or figures of content (a label of one word: that word alone is shown). Days are compared as days; where both name a day or
a side one must be the same, and of other figures those of the one must all be among those of the other. Where both have two places, these may stand
in the other order if both agree. The words of grammar and those of every letter ("medically necessary", "request", "patient") are no
words of content.

**What the columns count.** *Right*: meets a sure label. *Not sure*: meets one that is not sure. *Apart*: its words have a sure label under
another check or as another kind; such a finding is not in the precision, and the label is not met by it. *False*: all else. Precision is
right of right and false. *Met*: each label by one finding, and each finding meets one label. *Apart* behind the labels: not met, and its
words are shown under another name. *Distinct*: the same without copies, one for each (letter, check, passage), since the same text
stands in several items of a letter; where copies fared differently, the worst counts.

**Notes** (findings that ask for nothing of the one who signs) are not in these tables, nor in the site's figures: a note cannot
delay a signature. They have a table of their own, whose labels are those that no finding meets which asks for something. Statements of
absence are counted whatever they ask.

**Statements of absence.** Each finding has one label at most and each label one finding, at the same words of the rationale; the second table
counts each once. *Contradicted* and *related* are right only where the letter's words that the finding sets against the statement agree with
those of the label, by the same rule; otherwise they are false, and the label is missed. A label names the strongest place alone, so that
another good one counts as false; these figures lean to the low side. *Related* with the right words where the label says contradicted is
not sure; behind its label it stands apart. A finding shows up to three places of the same strength, and is right where one of them agrees;
before the grading was mended it showed one.

**What the figures do not say.** *Published*: letters of the Division; *planted*: letters that we wrote with defects in them, by someone told
only what a physician would write; but those numbered CM17-093…, all of the developing half, were written and labelled by one who had
read the checks: what is found in them was partly put there to be found. Those numbered CM17-094…, of the developing half too, are of one
who labelled them before reading that check, and then changed its grading. Those numbered CM17-095… were written and labelled, for
absences, dates and citations alone, by five who had read none of it, before the rules of these were changed with the developing half in
view; what was found in their held-back half was counted a few times meanwhile, and no rule was changed for it. Those numbered CM17-096…, all held
back, are by one more who had read nothing, and were first measured after the last rules. To find false contradictions, statements of pairs and
probes were also set against the summaries of all published letters, so that the summaries of the held-back half are seen too. The pages of sections with which `citation` tells a page of
another chapter (the register's `section_pages`) were written from memory, not from the guidelines: labeller and check may share an error
there. The rules were written with the developing labels and letters in view, so that half says how well they fit; **the held-back half
says what to expect of a letter not seen**. How often each check finds something over all published letters was seen once while two of them
(`request-coverage`, `spelling-of-terms`) were written. Later the findings on all published letters, those of the held-back half too, were read
with their letters, and false ones were mended by general rules: since then the published held-back letters are seen, their labels
are not, and their figures lean to the good side. [The figures before that reading](accuracy-before-reading.md) are kept; the planted
held-back letters were not read. The rule by which a finding meets a label was made stricter after the checks were written, with the
developing half in view; no word of a held-back label was looked at. The interval is Wilson's, 95 %; it takes findings for
independent, which copies are not. With fewer than ten there are too few to say. A check whose precision on the held-back half is below
0.8 is not yet to be relied on."""
_HEADER = (
    "| check | findings | right | not sure | false | apart | precision | 95 % | distinct right + false | labels | met | apart | "
    "recall | 95 % | distinct met |"
)


def lines(halves: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the manual's page."""
    yield from ("# Checks on determinations", "", _METHOD, "")
    if "held-back" in halves:
        yield from (f"![{checks_picture.TITLE}]({checks_picture.PICTURE.name})", "")
    for half in halves:
        for which in SETS:
            yield from _section(half, which)


def _section(half: str, which: str) -> Iterator[str]:
    scores = all_scores(half, which)
    if not any(score.findings or score.labels for score in scores.values()):
        return
    yield from (f"## {which.capitalize()} letters, {half}: {HALVES[half]}", "")
    yield from table((name_of(name), score) for name, score in scores.items())
    yield from ("", "What became of each statement of absence:", "")
    yield from absences.table(absences.confusion(half, which))
    notes = defects.measure(half, which, notes=True, differences=[])
    named = [(f"*{name}*, as a note", score) for name, score in notes.items() if score.findings]
    if named:
        yield from ("", "Notes, which ask for nothing, against the labels left:", "")
        yield from table(named)
    yield ""


def all_scores(half: str, which: str, *, differences: list[str] | None = None) -> Mapping[str, Score]:
    """Return the score of each check; those of the statements of absence come first."""
    told = [] if differences is None else differences
    return absences.measure(half, which, differences=told) | defects.measure(half, which, differences=told)


def name_of(score: str) -> str:
    """Return the name of a row: of a check, or of a status of the statements of absence.

    >>> name_of("related"), name_of("citation")
    ('negative-finding: related', 'citation')
    """
    return f"{NEGATIVE}: {score}" if score in absences.MEASURED else score


def table(rows: Iterable[tuple[str, Score]]) -> Iterator[str]:
    """Yield a table of scores, each with its name."""
    yield _HEADER
    yield "|---" * (_HEADER.count("|") - 1) + "|"
    yield from (row(name, score) for name, score in rows)


def row(name: str, score: Score) -> str:
    """Return the row of one score; ``bench.site_checks`` reads its first columns."""
    right, false = score.count(Verdict.RIGHT), score.count(Verdict.FALSE)
    alone, alone_false = score.distinct(Verdict.RIGHT), score.distinct(Verdict.FALSE)
    met, labels = score.count(Fate.MET), len(score.labels)
    labels_alone = sum(score.distinct(fate) for fate in Fate)
    cells = (
        name, len(score.findings), right, score.count(Verdict.UNSURE), false, score.count(Verdict.APART),
        _share(right, right + false), f"{alone} + {alone_false}",
        labels, met, score.count(Fate.RENAMED), _share(met, labels), f"{score.distinct(Fate.MET)} of {labels_alone}",
    )  # fmt: skip
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def _share(right: int, count: int) -> str:
    if count == 0:
        return "– | –"
    low, high = wilson(right, count)
    few = " (too few to say)" if count < FEWEST else ""
    return f"{right / count:.3f}{few} | {low:.3f}–{high:.3f}"


def report() -> None:
    """Write the page of accuracy, its picture, and the table of the site."""
    accuracy.report(accuracy.measure(HALVES), more=lines(list(HALVES)))
    checks_picture.draw(
        {which: {name_of(name): score for name, score in all_scores("held-back", which).items()} for which in SETS}
    )
    site_checks.report()


def main() -> None:
    """Print the figures of one half, or of both; with ``--differences`` also what has no partner."""
    parser = argparse.ArgumentParser(prog="python -m bench.checks", description=main.__doc__)
    parser.add_argument("--half", choices=[*HALVES, "both"], default="developing")
    parser.add_argument("--differences", metavar="CHECK", help="print what has no partner of this check, or of 'all'")
    parser.add_argument("--page", action="store_true", help="write the manual's page, its picture and the site's table")
    arguments = parser.parse_args()
    if arguments.page:
        report()
        return
    halves = list(HALVES) if arguments.half == "both" else [arguments.half]
    print("\n".join(lines(halves)))
    if arguments.differences:
        differences: list[str] = []
        for half in halves:
            for which in SETS:
                all_scores(half, which, differences=differences)
        wanted = arguments.differences
        print("\n".join(each for each in differences if wanted == "all" or f" {wanted} " in each))


if __name__ == "__main__":
    main()
