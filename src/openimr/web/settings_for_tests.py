"""The settings under test and under the type checker: a folder of their own, quick password hashes.

The database is that of ``DATABASE_URL`` where it is set, else the embedded one.
"""

import atexit
import os
import shutil
import tempfile

os.environ["OPENIMR_DEVELOPMENT"] = "1"
os.environ["OPENIMR_DATA"] = tempfile.mkdtemp(prefix="openimr-test-")
os.environ["OPENIMR_SECRET_KEY"] = "a key for tests, of more than fifty characters, kept nowhere"
os.environ["OPENIMR_ORGANIZATION"] = "Test Review Organization"

from openimr.web.settings import *  # noqa: F403 - Django's own idiom

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = (
    True  # a static file is found when it is asked for: no list of all of them for each test client
)
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 - of the settings above
atexit.register(shutil.rmtree, os.environ["OPENIMR_DATA"], ignore_errors=True)
