"""Whether a decision that rests on a source outside of the schedule says why the schedule does not decide."""

from collections.abc import Iterator
from datetime import date

from openimr.checks.checking import Check
from openimr.checks.letters import Item, Letter
from openimr.checks.named_guidelines import Named, is_of_schedule, named_in, says_why_others, speaks_of_chapter
from openimr.domain.citations import Basis, Citation
from openimr.domain.errors import NoLawInForceError
from openimr.domain.findings import Finding, Severity
from openimr.law.evidence import EVIDENCE_RULES, EvidenceDuty, evidence_provision

_NAME = "evidence-order"


def find(letter: Letter) -> Iterator[Finding]:
    """Yield each item that cites a source outside of the schedule without a word on the schedule.

    Where the schedule is cited too, or the rationale speaks of it, but not of why another source is needed, it is shown.

    Source: 8 CCR § 9792.21.1(a): the schedule is searched first, and another source only where it does not address the
    condition or its presumption is challenged; before, Lab. Code § 4610.5(c)(2), whose standards applied in their order.
    """
    told = letter.parts.ur
    day = letter.determination.decision_date or letter.determination.ur_denial_date or (told.day if told else None)
    provision = _provision(day)
    for item in letter.items:
        outside = [one for one in item.parts.imro_citations if one.basis is Basis.OUTSIDE]
        if outside:
            yield from _of_item(letter, item, outside, provision)


def _of_item(letter: Letter, item: Item, outside: list[Citation], provision: str) -> Iterator[Finding]:
    is_cited = any(one.basis is Basis.MTUS for one in item.parts.imro_citations)
    of_schedule = [one for one in named_in(letter, item) if _speaks_of_schedule(one, outside)]
    if any(one.is_silent for one in of_schedule) or says_why_others(letter, item, is_schedule_cited=is_cited):
        return
    if of_schedule and not is_cited:
        return
    is_told = bool(of_schedule) or (is_cited and speaks_of_chapter(letter, item))
    yield Finding(
        check=_NAME,
        status="beside the schedule" if is_told else "no word on the schedule",
        severity=Severity.NOTE if is_told else Severity.QUESTION,
        item=item.number,
        message=(
            "A source outside of the MTUS is cited beside it, and the rationale does not say what the MTUS leaves open."
            if is_told
            else "The decision rests on a source outside of the MTUS, and the rationale does not say why the MTUS does not decide."
        ),
        found=tuple(letter.passage(one.span) for one in outside),
        provision=provision,
        resolved_by="Say in a sentence what the MTUS says, or that it does not address the treatment for this condition.",
    )


def _speaks_of_schedule(named: Named, outside: list[Citation]) -> bool:
    """Return whether a mention is of the schedule; "ACOEM" is not where ACOEM itself is cited from outside."""
    if named.citation.basis is Basis.MTUS:
        return True
    return is_of_schedule(named.citation) and all(one.source != "acoem" for one in outside)


def _provision(day: date | None) -> str:
    if day is None:
        latest = [rule for rule in EVIDENCE_RULES if rule.duty is EvidenceDuty.ORDER][-1]
        return latest.provision.source
    try:
        return evidence_provision(EvidenceDuty.ORDER, on=day).source
    except NoLawInForceError:
        return ""


CHECK = Check(name=_NAME, asks="Is it said why a source outside of the MTUS is used?", find=find)
