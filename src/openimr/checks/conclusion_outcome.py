"""Whether the conclusion of each rationale says what the outcome says."""

from collections.abc import Iterator

from openimr.checks.checking import Check
from openimr.checks.letters import Item, Letter, passage_of_value
from openimr.domain.determinations import ItemOutcome
from openimr.domain.findings import Finding, Severity
from openimr.domain.parts import Conclusion

_NAME = "conclusion-outcome"
_MEANS = {
    ItemOutcome.UPHELD: "the treatment is not medically necessary",
    ItemOutcome.OVERTURNED: "the treatment is medically necessary",
}


def find(letter: Letter) -> Iterator[Finding]:
    """Yield each item whose rationale comes to other than its outcome.

    Source: Lab. Code § 4610.6(e): the determination states whether the disputed service is medically necessary.
    """
    for item in letter.items:
        conclusion = item.parts.conclusion
        if conclusion is not None and conclusion.agrees is False:
            yield _finding(letter, item, conclusion)


def _finding(letter: Letter, item: Item, conclusion: Conclusion) -> Finding:
    word = item.decided.outcome.value
    return Finding(
        check=_NAME,
        status="says otherwise",
        severity=Severity.QUESTION,
        item=item.number,
        message=f"The outcome is {word}, that {_MEANS[item.decided.outcome]}; the rationale concludes otherwise.",
        found=(letter.passage(conclusion.span),),
        against=(passage_of_value(f"{item.pointer}/outcome", word),),
        provision="Lab. Code § 4610.6(e)",
        resolved_by="Set the outcome or the conclusion right.",
    )


CHECK = Check(name=_NAME, asks="Does each rationale conclude what the outcome says?", find=find)
