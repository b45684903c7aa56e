"""The words of a mail: that there is news and where to sign in, and nothing of any case or person."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse

from openimr.notices.news import news
from openimr.web.deliveries.models import Delivery


def message_of(delivery: Delivery, *, connection: BaseEmailBackend) -> EmailMessage:
    """Return the mail of a delivery, as it goes out each time it is sent."""
    words = news(organization=settings.OPENIMR_ORGANIZATION, address=f"{settings.OPENIMR_ADDRESS}{reverse('home')}")
    return EmailMessage(
        subject=words.subject,
        body="\n\n".join(words.paragraphs) + "\n",
        to=[str(delivery.person.email)],
        headers={"Message-ID": delivery.message_id, "Auto-Submitted": "auto-generated"},
        connection=connection,
    )
