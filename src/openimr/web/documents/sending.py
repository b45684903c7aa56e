"""The form by which a person sends a document to a case, and what they are told afterwards."""

from datetime import datetime

from django.conf import settings
from django.contrib.messages import constants as levels
from django.http import HttpRequest

from openimr.domain.errors import DocumentError
from openimr.web.cases.models import Case
from openimr.web.documents.access import acts_as_staff, parties_of
from openimr.web.documents.forms import UploadForm
from openimr.web.documents.lists import failure_words, name_shown
from openimr.web.documents.models import DocumentReading
from openimr.web.documents.refusals import refusal_words
from openimr.web.documents.services import AddedDocument, add_document, read_document
from openimr.web.errors import RefusedError
from openimr.web.forms import refuse
from openimr.web.people.models import User
from openimr.web.people.values import Permission


def upload_form(request: HttpRequest, case: Case, *, by: User, at: datetime) -> UploadForm:
    """Return the form as a person may fill it in: staff for any party, anyone else for whom they act."""
    is_staff = acts_as_staff(by, Permission.UPLOAD_DOCUMENT, at=at)
    parties = case.parties.all() if is_staff else parties_of(case=case, person=by, at=at)
    return UploadForm(
        request.POST or None,
        request.FILES or None,
        parties=parties.filter(until__isnull=True),
        is_staff=is_staff,
        limit_bytes=settings.OPENIMR_UPLOAD_LIMIT,
    )


def sent(form: UploadForm, case: Case, *, by: User, at: datetime) -> tuple[int, str] | None:
    """Add the document of a valid form and read it; return the message about it, or None with the error beside the form."""
    try:
        added = add_document(case=case, **form.facts(), by=by, at=at)
        reading = read_document(document=added.document, by=by, at=at) if added.is_new else None
    except RefusedError as error:
        refuse(form, error)
    except DocumentError as error:
        file = form.cleaned_data["file"]
        form.add_error("file", refusal_words(error, file=file, name=file.name or ""))
    else:
        return told(added, reading, person=by, at=at)
    return None


def told(added: AddedDocument, reading: DocumentReading | None, *, person: User, at: datetime) -> tuple[int, str]:
    """Return the message about a document that a person sent: its level and its sentence."""
    name = added.document.name
    if not added.is_new:
        name = name_shown(added.document, person=person, at=at)
        return levels.WARNING, f"This file is in the case already, as {name}. It was not added a second time."
    if reading is None:
        return levels.SUCCESS, f"{name} was added."
    if reading.failure:
        return levels.WARNING, f"{name} is in the file. Its text could not be read: {failure_words(reading)}."
    pages = "1 page" if reading.page_count == 1 else f"{reading.page_count} pages"
    return levels.SUCCESS, f"{name} is in the file: {pages}."
