"""Who changes something now, and why: known where a change begins, needed where its row is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from wagtail.log_actions import get_active_log_context

_reason: ContextVar[str] = ContextVar("reason", default="")


@contextmanager
def because(reason: str) -> Iterator[None]:
    """Rows of history written inside carry this reason, unless they bring their own."""
    token = _reason.set(reason)
    try:
        yield
    finally:
        _reason.reset(token)


def current_reason() -> str:
    return _reason.get()


def current_user():
    """The person whom the admin or a service names, or None when the clock or a command acts."""
    user = get_active_log_context().user
    return user if user is not None and user._meta.label == settings.AUTH_USER_MODEL and user.pk else None
