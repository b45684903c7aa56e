"""The mail by which a person who was added sets a first password."""

from datetime import datetime

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from openimr.web.audit.services import record
from openimr.web.audit.values import SITE
from openimr.web.people.models import User


@transaction.atomic
def mail_password_link(*, person: User, request: HttpRequest, by: User, at: datetime) -> None:
    """Send a person the link to set a first password; it leaves after the commit.

    Writes:
        One AuditEvent of the site.
    """
    key = f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
    uid, _, token = key.partition("-")
    link = request.build_absolute_uri(reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token}))
    text = render_to_string(
        "people/mail/first_password.txt",
        {"name": person.name, "link": link, "organization": settings.OPENIMR_ORGANIZATION},
    )
    subject = f"Set your password: {settings.OPENIMR_ORGANIZATION}"
    transaction.on_commit(lambda: send_mail(subject, text, None, [str(person.email)]))
    record(scope=SITE, verb="mail_password_link", by=by, at=at, facts={"person": str(person.public_id)})
