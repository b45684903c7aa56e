"""Django's settings. What may be set from outside is in ``openimr.web.environment``."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.contrib.messages import constants as message_levels

from openimr.web.environment import read_environment

ENVIRONMENT = read_environment(os.environ)
HERE = Path(__file__).parent

# What the site is
DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
SECRET_KEY_FALLBACKS = list(ENVIRONMENT.secret_key_fallbacks)
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
ROOT_URLCONF = "openimr.web.urls"
WSGI_APPLICATION = "openimr.web.wsgi.application"
INSTALLED_APPS = [
    "openimr.web.people",
    "openimr.web.audit",
    "openimr.web.once",
    "openimr.web.cases",
    "openimr.web.documents",
    "openimr.web.reviewers",
    "openimr.web.conflicts",
    "openimr.web.roster",
    "openimr.web.reviews",
    "openimr.web.findings",
    "openimr.web.determinations",
    "openimr.web.appeals",
    "openimr.web.implementation",
    "openimr.web.deliveries",
    "openimr.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "openimr.web.middleware.NoStoreMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "openimr.web.people.middleware.SignedOutMiddleware",
    "openimr.web.people.middleware.RolesReadOnceMiddleware",
    "openimr.web.people.middleware.IdleTimeOutMiddleware",
    "openimr.web.people.middleware.AnotherPersonMiddleware",
    "openimr.web.people.middleware.SecondFactorMiddleware",
    "openimr.web.middleware.RefusalMiddleware",
]
SILENCED_SYSTEM_CHECKS: list[str] = []

# Who reviews, and how much may be sent
OPENIMR_DEVELOPMENT = ENVIRONMENT.development
OPENIMR_ORGANIZATION = ENVIRONMENT.organization
OPENIMR_DATA = ENVIRONMENT.data
OPENIMR_UPLOAD_LIMIT = ENVIRONMENT.upload_limit_bytes
OPENIMR_PUBLIC_READING = ENVIRONMENT.public_reading
OPENIMR_CHECKS = ENVIRONMENT.checks
OPENIMR_LAW = ENVIRONMENT.law
OPENIMR_EXPIRY_DAYS = ENVIRONMENT.expiry_days
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # bytes of a form without its files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_HANDLERS = ["openimr.web.documents.uploads.BoundedUploadHandler"]  # streamed, and only up to the limit

# Pages
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "openimr.web.pages.site",
            ],
            "builtins": ["openimr.web.templatetags.openimr"],
        },
    },
]
FORM_RENDERER = "openimr.web.forms.SiteFormRenderer"
MESSAGE_TAGS = {
    message_levels.DEBUG: "info",
    message_levels.INFO: "info",
    message_levels.SUCCESS: "success",
    message_levels.WARNING: "warning",
    message_levels.ERROR: "error",
}

# Database: SQLite takes its write lock when a transaction begins, so that two writers wait instead of failing
DATABASES: dict[str, dict[str, Any]] = {"default": {**ENVIRONMENT.database, "CONN_MAX_AGE": 60}}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
    DATABASES["default"]["TEST"] = {"NAME": str(ENVIRONMENT.data / "test.sqlite3")}
    ENVIRONMENT.data.mkdir(parents=True, exist_ok=True)
else:  # PostgreSQL would spend seconds on compiling a query of the docket that then takes a hundredth of one
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {  # in the database, so that several processes count failed sign-ins together
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "site_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # Django's 300 would let readers' counts push out those of failed sign-ins
    }
}

# Words, days and hours
LANGUAGE_CODE = "en-us"
USE_I18N = True
USE_TZ = True  # stored in UTC
TIME_ZONE = "America/Los_Angeles"  # shown, and the law's days

# Static files
STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.data / "static"
STATICFILES_DIRS = [HERE / "static"]
WHITENOISE_USE_FINDERS = ENVIRONMENT.development
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": ENVIRONMENT.data}},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if ENVIRONMENT.development
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Sign-in
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "openimr.web.people.sign_in.SignInAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # an address nobody has gets no mail
ACCOUNT_LOGOUT_REDIRECT_URL = "people:signed-out"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900  # seconds
ACCOUNT_RATE_LIMITS = {"login_failed": "20/5m/ip,5/15m/key"}
ACCOUNT_FORMS = {
    "login": "openimr.web.people.sign_in_forms.SignInForm",
    "reset_password": "openimr.web.people.sign_in_forms.ForgottenPasswordForm",
    "reset_password_from_key": "openimr.web.people.sign_in_forms.NewPasswordForm",
    "change_password": "openimr.web.people.sign_in_forms.ChangePasswordForm",
    "reauthenticate": "openimr.web.people.sign_in_forms.ConfirmPasswordForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.proxies
MFA_ADAPTER = "openimr.web.people.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = ENVIRONMENT.organization
MFA_TOTP_TOLERANCE = 1  # a code may turn over while it is typed
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "openimr.web.people.sign_in_forms.SecondFactorForm",
    "reauthenticate": "openimr.web.people.sign_in_forms.ConfirmSecondFactorForm",
    "activate_totp": "openimr.web.people.sign_in_forms.SetUpSecondFactorForm",
}
OPENIMR_IDLE = timedelta(minutes=ENVIRONMENT.idle_minutes)
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds; a working day, however busy
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# Mail
globals().update(ENVIRONMENT.mail)  # EMAIL_BACKEND, EMAIL_HOST and so on
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from
EMAIL_TIMEOUT = ENVIRONMENT.mail_seconds
OPENIMR_ADDRESS = ENVIRONMENT.address

# Protection of the browser's side
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "openimr.web.pages.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
if not ENVIRONMENT.development:
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ENVIRONMENT.hosts]
    if ENVIRONMENT.proxies:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Log lines hold no words of a record: Django's own are kept to warnings, to standard error
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
