"""What is wrong in the letter, and what is to stand there instead?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.domain.errors import DocumentError, LetterError, NotAllowedError
from openimr.web import clock
from openimr.web.cases.models import Case
from openimr.web.cases.views.opening import attempted, frame, opened
from openimr.web.determinations.corrections.changes import places_of
from openimr.web.determinations.corrections.forms import CorrectionForm
from openimr.web.determinations.corrections.services import correct_letter
from openimr.web.determinations.pages import issued_groups
from openimr.web.once.services import counts_once
from openimr.web.people.access import signed_in
from openimr.web.people.models import User
from openimr.web.people.values import Permission


@login_required
@counts_once
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """Set a clerical error of the letter right in a new letter, which is served again on everyone."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="correct_letter", permission=Permission.CORRECT_LETTER)
    issued = case.determinations.order_by("number").last()
    if issued is None:
        raise NotAllowedError("nothing is issued")
    form = CorrectionForm(request.POST or None, places=places_of(issued.document), initial={"version": case.version})
    if form.is_valid() and _corrected(case, form, by=by):
        messages.success(
            request, "The corrected letter is issued and sealed. Now it is to be served again on everyone."
        )
        return redirect("determinations:serve", number=number)
    around = frame(case, request, at=at, here="correct_letter")
    shown = {"form": form, "issued": issued, "groups": issued_groups(issued)}
    return render(request, "determinations/correct.html", around | shown)


def _corrected(case: Case, form: CorrectionForm, *, by: User) -> bool:
    try:
        return attempted(form, lambda: correct_letter(case=case, **form.cleaned_data, by=by, at=clock.now()))
    except (LetterError, DocumentError) as error:
        form.add_error(None, str(error))
        return False
