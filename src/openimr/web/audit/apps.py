"""The app ``audit``."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Append-only events, chained by digest."""

    name = "openimr.web.audit"
    label = "audit"
