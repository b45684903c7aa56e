"""Whether the summary holds the facts of the patient on which a rationale rests."""

from collections.abc import Iterator

from openimr.checks.checking import Check
from openimr.checks.facts.clauses import clause_around, tells_of_patient
from openimr.checks.facts.conditions import unknown_conditions
from openimr.checks.facts.days import unknown_days
from openimr.checks.facts.past_care import unknown_care, unknown_counts
from openimr.checks.facts.told import ToldFacts
from openimr.checks.letters import Item, Letter
from openimr.domain.findings import Finding, Severity
from openimr.domain.text import Span

_NAME = "unsupported-fact"


def find(letter: Letter) -> Iterator[Finding]:
    """Yield each fact that a rationale states of the patient, and that the letter holds nowhere else: one a sentence.

    A day, a study with its result, a drug or a treatment that was had, how many sessions of it, a disease. Nothing that is general,
    supposed, absent or asked for; no finding of an examination, since words for those are too many to be told apart.

    Source: Lab. Code § 4610.6(e): the analysis cites the employee's medical condition and the relevant documents in the record.
    """
    told = ToldFacts(letter)
    for item in letter.items:
        conclusion = item.parts.conclusion
        for sentence in letter.sentences(item.rationale):
            if conclusion is None or conclusion.span != sentence:
                fact = next(_facts(letter, item, told, sentence), None)
                if fact is not None:
                    yield _finding(letter, item, sentence, *fact)


def _facts(letter: Letter, item: Item, told: ToldFacts, sentence: Span) -> Iterator[tuple[str, Span]]:
    for day in unknown_days(letter, told, sentence):
        clause = clause_around(letter.text, sentence, day)
        if tells_of_patient(letter, item, clause, day, is_asked=True):
            yield "date", day
    found = [
        *unknown_care(letter, told, sentence),
        *(("number of sessions", span) for span in unknown_counts(letter, told, sentence)),
        *(("condition", span) for span in unknown_conditions(letter, told, sentence)),
    ]
    for kind, span in found:
        if tells_of_patient(letter, item, clause_around(letter.text, sentence, span), span):
            yield kind, span


def _finding(letter: Letter, item: Item, sentence: Span, kind: str, fact: Span) -> Finding:
    return Finding(
        check=_NAME,
        status=kind,
        severity=Severity.QUESTION,
        item=item.number,
        message=f"The rationale states a {kind} that the summary does not hold.",
        found=(letter.passage(fact), letter.passage(sentence)),
        provision="Lab. Code § 4610.6(e)",
        resolved_by="Tell of it in the summary, with its day and its source, or leave it out.",
    )


CHECK = Check(name=_NAME, asks="Does the summary hold the facts on which a rationale rests?", find=find)
