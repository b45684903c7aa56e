"""The cover letter of an issued determination, to print and to mail with it; on request with the proof of service."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings

from openimr.law.days import day_in_words, legal_day
from openimr.law.service import Recipient
from openimr.letters.blocks import Block, BlockKind, LetterContent
from openimr.letters.objects import determination_from_object
from openimr.notices.determinations import cover_letter
from openimr.typeset.pdf import typeset_pdf
from openimr.typeset.settable import settable
from openimr.web.cases.values import ServedBy
from openimr.web.determinations.models import IssuedDetermination

TITLE = "Cover letter of the determination"


def cover_words(issued: IssuedDetermination) -> tuple[str, ...]:
    """Return the words of the cover letter, one text a paragraph."""
    determination = determination_from_object(issued.document)
    first = IssuedDetermination.objects.filter(review=issued.review_id).earliest("number")
    return cover_letter(
        organization=settings.OPENIMR_ORGANIZATION,
        case_number=issued.case.number,
        decided_on=legal_day(first.issued_at),
        corrected_on=None if first == issued else legal_day(issued.issued_at),
        items=tuple((item.description, item.outcome) for item in determination.items),
        reviewers=max(1, issued.analyses.count()),
    )


def cover_pdf(issued: IssuedDetermination, *, with_proof: bool) -> bytes:
    """Return the cover letter as PDF, to PDF/UA-1 and PDF/A-2a at once.

    Args:
        issued: Whose.
        with_proof: Whether it says below on whom the determination was served so far.

    Raises:
        TypesettingError: The typesetter refuses it.
    """
    number = issued.case.number
    blocks = [
        Block(kind=BlockKind.TITLE, text=TITLE),
        Block(kind=BlockKind.FACT, label="From:", text=settable(settings.OPENIMR_ORGANIZATION)),
        Block(kind=BlockKind.FACT, label="Case:", text=number),
        *(Block(kind=BlockKind.PARAGRAPH, text=settable(words)) for words in cover_words(issued)),
        *(_proof(issued) if with_proof else ()),
    ]
    content = LetterContent(
        title=f"{TITLE}, case {number}", language="en-US", sample=issued.case.is_sample, blocks=tuple(blocks)
    )
    return typeset_pdf(content, issued_at=_moment(issued, with_proof=with_proof))


def _proof(issued: IssuedDetermination) -> Iterator[Block]:
    yield Block(kind=BlockKind.HEADING, text="Proof of service of the determination")
    services = list(issued.services.select_related("party"))
    if not services:
        yield Block(kind=BlockKind.PARAGRAPH, text="No service is on record.")
    for number, service in enumerate(services, start=1):
        recipient = Recipient[service.recipient.upper()].value
        through = f" ({service.party.name})" if service.party else ""
        how = ServedBy(service.method).label.lower()
        words = f"Served on {recipient}{through} by {how}, {day_in_words(service.at)}."
        yield Block(kind=BlockKind.ENTRY, label=f"{number}.", text=settable(words))


def _moment(issued: IssuedDetermination, *, with_proof: bool) -> datetime:
    moments: list[datetime] = [issued.issued_at, *(service.at for service in issued.services.all() if with_proof)]
    return max(moments).replace(microsecond=0)
