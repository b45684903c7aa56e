"""What the pages of signing, issuing, serving and reading show."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from openimr.law.days import legal_day
from openimr.law.service import Recipient, ServiceRule
from openimr.letters.objects import determination_from_object
from openimr.letters.writing import letter_content
from openimr.web.appeals.clocks import services_that_count
from openimr.web.appeals.standing import set_aside_by
from openimr.web.cases.models import Party
from openimr.web.cases.serving import PARTY_SERVED
from openimr.web.cases.values import CaseState, ServedBy
from openimr.web.determinations.access import is_own_case
from openimr.web.determinations.cover import cover_words
from openimr.web.determinations.forms import ReturnForm, ServiceForm, SignForm, return_form
from openimr.web.determinations.letter_pages import BlockGroup, block_groups
from openimr.web.determinations.models import IssuedDetermination, LetterCorrection, PanelAnalysis, Service
from openimr.web.determinations.panel_letters import analysis_content
from openimr.web.determinations.plain_words import plain_items, plain_steps
from openimr.web.determinations.services import rules_of_service
from openimr.web.findings.pages import answering
from openimr.web.findings.recording import record_of
from openimr.web.forms import VersionedForm
from openimr.web.implementation.duties import implementation_of
from openimr.web.people.access import may
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.panels import own_state
from openimr.web.reviews.blockers import Blocker
from openimr.web.reviews.models import ItemDraft, Review
from openimr.web.reviews.previews import Preview, preview_of

NOT_AS_SIGNED = Blocker(
    words="The letter is not what was signed: the file, the roster or a text changed since. Return it to the reviewer."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class RecipientRow:
    """One on whom the determination is served.

    Attributes:
        recipient: Who.
        rule: That they are, and where the law says so.
        party: Through which party of the case; None for the administrative director.
        service: How and when; None while it is not done.
        form: To enter it; None once done.
    """

    recipient: Recipient
    rule: ServiceRule
    party: Party | None
    service: Service | None
    form: ServiceForm | None


def sign_page(review: Review, *, at: datetime, form: SignForm | None = None) -> dict[str, Any]:
    """Return what the reviewer sees: what blocks, the letter as it will be, the signature; or that it is signed.

    A member of a panel sees their own analysis, also once the determination is issued.
    """
    own = review.analyses.select_related("determination").order_by("determination__number").last()
    if own is not None:
        return {"review": review, "issued": own.determination, "groups": analysis_groups(own)}
    issued = review.determinations.order_by("number").last()
    if issued is not None:
        return {"review": review, "issued": issued, "groups": issued_groups(issued)}
    shown = preview_of(review, at=at)
    return {
        "review": review,
        "preview": shown,
        "groups": _groups(shown),
        "drafts": _drafts(review),
        **answering(review, (*shown.findings, *shown.notes)),
        "record": record_of(review, is_settled=True),
        "is_open": own_state(review.assignment) is CaseState.CLINICAL_REVIEW,
        "form": form or SignForm(initial={"version": review.version, "seen": _digest(shown)}),
    }


def issue_page(
    review: Review, *, by: User, at: datetime, form: VersionedForm | None = None, returned: ReturnForm | None = None
) -> dict[str, Any]:
    """Return what one who checks or issues sees: what blocks, the letter, what the seal covers."""
    case = review.assignment.case
    shown = preview_of(review, at=at)
    if shown.letter is not None and shown.letter.digest != review.signed_digest:
        shown = Preview(blockers=(*shown.blockers, NOT_AS_SIGNED), letter=shown.letter)
    version = {"version": case.version}
    return {
        "review": review,
        "preview": shown,
        "groups": _groups(shown),
        "drafts": _drafts(review),
        "record": record_of(review),
        "documents": case.documents.select_related("sent_by"),
        "may_issue": may(by, Permission.ISSUE, at=at),
        "form": form or VersionedForm(initial=version),
        "return_form": returned or return_form([review]),
    }


def serve_page(issued: IssuedDetermination, *, refused: ServiceForm | None = None) -> dict[str, Any]:
    """Return what one who serves sees: everyone in the statute's order, done or to be done."""
    rows = recipient_rows(issued, refused=refused)
    waiting = [row for row in rows if row.service is None]
    cover = cover_words(issued)
    shown = {"issued": issued, "rows": rows, "waiting": waiting, "refused": refused, "cover": cover}
    correction = LetterCorrection.objects.filter(determination=issued).select_related("corrects").first()
    was_served = Service.objects.filter(determination__review=issued.review_id).exclude(determination=issued).exists()
    return shown | {
        "correction": correction,
        "restarts": settings.OPENIMR_LAW.corrected_letter_restarts or not was_served,
        "analyses": list(issued.analyses.all()),
    }


def recipient_rows(issued: IssuedDetermination, *, refused: ServiceForm | None = None) -> list[RecipientRow]:
    """Return everyone on whom a determination is served, in the statute's order."""
    services = {service.recipient: service for service in issued.services.select_related("party", "served_by")}
    parties = {party.kind: party for party in issued.case.parties.filter(until__isnull=True)}
    rows = []
    for rule in rules_of_service(issued):
        name = rule.recipient.name.lower()
        kind = PARTY_SERVED.get(rule.recipient)
        service = services.get(name)
        party = service.party if service else parties.get(kind) if kind else None
        rows.append(
            RecipientRow(
                recipient=rule.recipient,
                rule=rule,
                party=party,
                service=service,
                form=None if service else _service_form(issued, name, refused, party=party),
            )
        )
    return rows


def letter_page(issued: IssuedDetermination, *, by: User, at: datetime) -> dict[str, Any]:
    """Return what a reader of the letter sees; the employee the plain words first."""
    determination = determination_from_object(issued.document)
    issued_on = legal_day(issued.issued_at)
    services = {service.recipient: service for service in services_that_count(issued)}
    served = services.get(Recipient.EMPLOYEE.name.lower())
    mailed_on = legal_day(served.at) if served else None
    carried_out = implementation_of(issued.case)
    received_on = carried_out.receipt.day if carried_out and carried_out.receipt else None
    analyses = list(issued.analyses.all())
    others = issued.case.determinations.exclude(pk=issued.pk).select_related("correction")
    return {
        "issued": issued,
        "today": legal_day(at),
        "set_aside_by": set_aside_by(issued),
        "correction": LetterCorrection.objects.filter(determination=issued).select_related("corrects").first(),
        "corrected_by": LetterCorrection.objects.filter(corrects=issued).select_related("determination").first(),
        "others": others,
        "determination": determination,
        "groups": block_groups(letter_content(determination)),
        "is_own": is_own_case(issued.case, by, at=at),
        "items": plain_items(determination, reviewers=max(1, len(analyses))),
        "steps": plain_steps(determination, issued_on=issued_on, mailed_on=mailed_on, received_on=received_on),
        "rows": recipient_rows(issued),
        "files": issued.files.all(),
        "analyses": analyses,
        "reviewers": max(1, len(analyses)),
    }


def issued_groups(issued: IssuedDetermination) -> tuple[BlockGroup, ...]:
    """Return the blocks of an issued letter, from what the database holds."""
    return block_groups(letter_content(determination_from_object(issued.document)))


def analysis_groups(analysis: PanelAnalysis) -> tuple[BlockGroup, ...]:
    """Return the blocks of an analysis that went out, from what the database holds."""
    reviewers = analysis.determination.analyses.count()
    determination = determination_from_object(analysis.document)
    return block_groups(analysis_content(determination, number=analysis.number, reviewers=reviewers))


def _service_form(
    issued: IssuedDetermination, name: str, refused: ServiceForm | None, *, party: Party | None
) -> ServiceForm:
    """Return the form of a recipient; mail stands there already, unless it is a party whose address is not known."""
    if refused is not None and refused.data.get("recipient") == name:
        refused.auto_id = f"id_{name}_%s"
        return refused
    method = ServedBy.MAIL if party is None or party.address else ""
    initial = {"version": issued.case.version, "recipient": name, "method": method}
    return ServiceForm(initial=initial, auto_id=f"id_{name}_%s")


def _groups(shown: Preview) -> tuple[BlockGroup, ...]:
    return block_groups(shown.letter.content) if shown.letter else ()


def _drafts(review: Review) -> QuerySet[ItemDraft]:
    return review.live_drafts.select_related("item", "follows")


def _digest(shown: Preview) -> str:
    return shown.letter.digest if shown.letter else ""
