"""Records what the sign-in library does, each in the same request, before its answer leaves."""

from typing import Any

from allauth.account import signals as account_signals
from allauth.core import context
from allauth.mfa import signals as factor_signals
from django.contrib.auth import signals as auth_signals
from django.db.models.signals import post_save, pre_delete
from django.http import HttpRequest

from openimr.web import clock
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE
from openimr.web.people.models import User
from openimr.web.people.sign_in import caller, record_factor_failure


def listen() -> None:
    """Connect to the library; called once, when the app is ready."""
    from allauth.mfa.models import Authenticator

    auth_signals.user_logged_in.connect(_signed_in, dispatch_uid="audit_sign_in")
    auth_signals.user_logged_out.connect(_signed_out, dispatch_uid="audit_sign_out")
    account_signals.password_changed.connect(_password_changed, dispatch_uid="audit_password_change")
    account_signals.password_set.connect(_password_changed, dispatch_uid="audit_password_set")
    account_signals.password_reset.connect(_password_changed, dispatch_uid="audit_password_reset")
    factor_signals.authentication_failed.connect(_factor_failed, dispatch_uid="audit_factor_failed")
    factor_signals.authenticator_used.connect(_factor_used, dispatch_uid="audit_factor_used")
    # The rows themselves, not the library's signals, which it sends only after the commit
    post_save.connect(_factor_saved, sender=Authenticator, dispatch_uid="audit_factor_saved")
    pre_delete.connect(_factor_removed, sender=Authenticator, dispatch_uid="audit_factor_removed")


def _signed_in(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    record(scope=SITE, verb="sign_in", by=user, at=clock.now(), facts={"address": caller(request)})


def _signed_out(user: User | None, **_kwargs: Any) -> None:
    if user is not None:
        record(scope=SITE, verb="sign_out", by=user, at=clock.now())


def _password_changed(user: User, **_kwargs: Any) -> None:
    record(scope=SITE, verb="change_password", by=user, at=clock.now())


def _factor_failed(user: User, request: HttpRequest, **_kwargs: Any) -> None:
    record_factor_failure(request, verb="second_factor_failed", person=user)


def _factor_used(user: User, authenticator: Any, **_kwargs: Any) -> None:
    record(scope=SITE, verb="use_second_factor", by=user, at=clock.now(), facts={"kind": authenticator.type})


def _factor_saved(instance: Any, created: bool, **_kwargs: Any) -> None:  # noqa: FBT001 - Django's signature
    if created:
        _record_change(instance, verb="add_second_factor")


def _factor_removed(instance: Any, **_kwargs: Any) -> None:
    _record_change(instance, verb="remove_second_factor")


def _record_change(factor: Any, *, verb: str) -> None:
    # Whose it is need not be who acts: an administrator resets the factor of another
    user = getattr(context.request, "user", None)
    by = user if isinstance(user, User) else None
    facts = {"person": str(factor.user.public_id), "kind": factor.type}
    record(scope=SITE, verb=verb, by=by, at=clock.now(), facts=facts)
