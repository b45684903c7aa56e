"""The site's own settings, but quick password hashes: a test of pages has a whole cast to sign in."""

from openimr.web.settings import *  # noqa: F403 - Django's own idiom

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
