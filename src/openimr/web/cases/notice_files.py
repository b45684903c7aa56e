"""A notice as a file to print and to mail, with the proof on whom it was served."""

from collections.abc import Iterator
from datetime import datetime

from openimr.law.days import day_in_words
from openimr.letters.blocks import Block, BlockKind, LetterContent
from openimr.typeset.pdf import typeset_pdf
from openimr.typeset.settable import settable
from openimr.web.cases.models import Notice
from openimr.web.cases.values import ServedBy


def notice_pdf(notice: Notice, *, organization: str, with_proof: bool) -> bytes:
    """Return a notice as PDF, to PDF/UA-1 and PDF/A-2a at once; the same notice and services give the same bytes.

    Args:
        notice: Sent.
        organization: Name of the independent medical review organization.
        with_proof: Whether the proof of service stands below it.

    Raises:
        TypesettingError: The typesetter refuses it.
    """
    content = notice_content(notice, organization=organization, with_proof=with_proof)
    return typeset_pdf(content, issued_at=_moment(notice, with_proof=with_proof))


def notice_content(notice: Notice, *, organization: str, with_proof: bool) -> LetterContent:
    """Return a notice as blocks."""
    case = notice.case
    blocks = [
        Block(kind=BlockKind.TITLE, text=notice.get_kind_display()),
        _fact("From:", organization),
        _fact("Case:", case.number),
        _fact("Sent:", day_in_words(notice.sent_at)),
        *(Block(kind=BlockKind.PARAGRAPH, text=settable(words)) for words in notice.paragraphs),
    ]
    if with_proof:
        blocks.extend(_proof(notice))
    title = f"{notice.get_kind_display()}, case {case.number}"
    return LetterContent(title=title, language="en-US", sample=case.is_sample, blocks=tuple(blocks))


def _proof(notice: Notice) -> Iterator[Block]:
    yield Block(kind=BlockKind.HEADING, text="Proof of service")
    services = list(notice.services.all())
    if not services:
        yield Block(kind=BlockKind.PARAGRAPH, text="No service is on record.")
    for number, service in enumerate(services, start=1):
        party = service.party
        where = f" to {service.address}" if service.address else ""
        words = (
            f"Served on {party.name} ({party.get_kind_display().lower()}) by "
            f"{ServedBy(service.method).label.lower()}{where}, {day_in_words(service.at)}."
        )
        yield Block(kind=BlockKind.ENTRY, label=f"{number}.", text=settable(words))


def _moment(notice: Notice, *, with_proof: bool) -> datetime:
    """Return when the file became what it is: when it was sent, or last served."""
    moments: list[datetime] = [notice.sent_at, *(service.at for service in notice.services.all() if with_proof)]
    return max(moments).replace(microsecond=0)


def _fact(label: str, words: str) -> Block:
    return Block(kind=BlockKind.FACT, label=label, text=settable(words))
