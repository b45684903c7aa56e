"""What the form says came with it, beside what the file holds: for the person who decides on eligibility."""

from dataclasses import dataclass

from openimr.law.days import day_in_words
from openimr.web.cases.models import Application, Case


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidToBeThere:
    """One paper that the form speaks of.

    Attributes:
        paper: What it is.
        said: What the form says of it.
    """

    paper: str
    said: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachments:
    """What the form says came with it, and what there is to look at.

    Attributes:
        documents: How many documents the file holds; of which kind each is, only who opens it knows.
        carried: How many of them came along from the earlier case, of which an item was deferred.
        earlier: That case; None for any other case.
        oddities: What is odd about the form and was taken, each as a sentence.
    """

    papers: tuple[SaidToBeThere, ...]
    documents: int
    carried: int
    earlier: Case | None
    oddities: tuple[str, ...]


def attachments_of(case: Case) -> Attachments:
    """Return what the form of a case says came with it, and what the file holds.

    Source: 8 CCR § 9792.10.1(b)(1) for the decision; Lab. Code § 4610.6(d)(1)(C) for the certification.
    """
    application, earlier = case.applications.get(), _earlier(case)
    papers = [_said("A copy of the utilization review decision", application.is_ur_decision_attached)]
    if application.is_expedited:
        name = "A physician’s certification for an expedited review"
        papers.append(_said(name, application.is_expedited_certified))
    return Attachments(
        papers=tuple(papers),
        documents=case.documents.count(),
        carried=case.documents.filter(sha256__in=earlier.documents.values("sha256")).count() if earlier else 0,
        earlier=earlier,
        oddities=tuple(_oddities(application)),
    )


def _said(paper: str, is_there: bool | None) -> SaidToBeThere:  # noqa: FBT001 - what the form answers
    said = "not said" if is_there is None else "said to be attached" if is_there else "said not to be attached"
    return SaidToBeThere(paper=paper, said=said)


def _earlier(case: Case) -> Case | None:
    item = case.items.filter(taken_up_from__isnull=False).select_related("taken_up_from__case").first()
    return item.taken_up_from.case if item and item.taken_up_from else None


def _oddities(application: Application) -> list[str]:
    signed, received = application.signed_on, application.received_on
    if signed is None or signed <= received:
        return []
    days = f"{day_in_words(signed)}, and it was received on {day_in_words(received)}"
    return [f"The form is signed on {days}. It may have been begun before it was signed; look at both days."]
