"""Second factors: their secrets are encrypted at rest.

A factor may be removed, to set up another one on a new phone; whoever must have one is led to its set-up
at once by ``openimr.web.people.middleware.SecondFactorMiddleware``.
"""

import base64
from hashlib import sha256
from io import BytesIO

import qrcode
from allauth.mfa import app_settings as mfa
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, validate_totp_code
from allauth.mfa.utils import decrypt
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.cache import cache
from qrcode.image.svg import SvgPathImage

from openimr.web.people.models import User


def is_of_app(code: str, *, person: User) -> bool:
    """Return whether a code is one that the person's authenticator app shows about now, be it used already or not."""
    app = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).first()
    return app is not None and validate_totp_code(decrypt(app.data["secret"]), code)


def hold_for_used(code: str, *, person: User) -> None:
    """Hold a code of the app for used as long as it fits: the library takes it no more, and counts it as a try that failed.

    The library holds it for one period alone, though with a tolerance a code fits for several; and the code that sets up the
    factor it does not hold at all.

    Source: RFC 6238, section 5.2 (a code is taken once).
    """
    periods = 2 * mfa.TOTP_TOLERANCE + 1
    key = TOTP(Authenticator(user=person))._get_used_cache_key(code)  # where the library looks
    cache.set(key, "y", timeout=periods * mfa.TOTP_PERIOD)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc] # the library has no types
    """The library's hooks that the site changes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This code does not fit. Codes change every 30 seconds; type the one that shows now.",
        "used_code": "This code was already used. Wait for the next one; a new one shows every 30 seconds.",
    }

    def encrypt(self, text: str) -> str:
        """Encrypt a secret under the site's key."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt a secret, also one written under an earlier key."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """Draw the QR code as an SVG element to be put into a page."""
        drawn = BytesIO()
        qrcode.make(url, image_factory=SvgPathImage, border=2).save(drawn)
        element = drawn.getvalue().decode().partition("?>")[2].strip()
        return element.replace("<svg ", '<svg role="img" aria-label="QR code for your authenticator app" ', 1)


def _cipher() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(sha256(b"second factor" + key.encode()).digest())) for key in keys]
    )
