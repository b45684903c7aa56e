"""Whether terms are spelt and explained rightly, and no word stands twice or is lost."""

from collections.abc import Iterator

from openimr.checks.checking import Check
from openimr.checks.letters import Letter
from openimr.checks.spelling.agreement import wrong_forms
from openimr.checks.spelling.broken import broken_sentences
from openimr.checks.spelling.doubled import doubled_sentences, doubled_words
from openimr.checks.spelling.expansions import wrong_expansions
from openimr.checks.spelling.faults import Fault, Zone, zones_of
from openimr.checks.spelling.misspelt import misspelt_words
from openimr.checks.spelling.pronouns import wrong_pronouns
from openimr.domain.findings import Finding, Severity

_NAME = "spelling-of-terms"
_MESSAGES = {
    "misspelt": "A term is misspelt.",
    "expansion": "The abbreviation or name does not stand for these words.",
    "doubled": "The same words stand twice.",
    "broken": "The sentence is broken: a word is missing, or has the wrong form.",
}
_LONGEST_SHOWN = 60


def find(letter: Letter) -> Iterator[Finding]:
    """Yield misspelt terms, wrong expansions, doubled words and sentences, and sentences that are broken beyond doubt.

    The same fault is told once of a value.
    """
    for zone in zones_of(letter):
        told: set[str] = set()
        for fault in (*_faults(zone), *wrong_pronouns(zone, letter.parts.sex)):
            words = letter.words(fault.span).lower()
            if not any(words in each or each in words for each in told):
                told.add(words)
                yield _finding(letter, zone, fault)


def _faults(zone: Zone) -> Iterator[Fault]:
    yield from wrong_expansions(zone)
    yield from misspelt_words(zone)
    yield from doubled_words(zone)
    yield from broken_sentences(zone)
    yield from wrong_forms(zone)
    yield from doubled_sentences(zone)


def _finding(letter: Letter, zone: Zone, fault: Fault) -> Finding:
    meant = f" Probably meant: {fault.right}." if fault.right else ""
    return Finding(
        check=_NAME,
        status=fault.status,
        severity=Severity.QUESTION,
        item=zone.item,
        message=_MESSAGES[fault.status] + meant,
        found=(letter.passage(fault.span),),
        against=() if fault.against is None else (letter.passage(fault.against),),
        resolved_by="Set it right, or say that it is as the record has it.",
    )


CHECK = Check(name=_NAME, asks="Are terms spelt and explained rightly, and no words doubled or lost?", find=find)
