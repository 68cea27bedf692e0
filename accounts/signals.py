"""What follows from an event of allauth."""

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.usersessions.models import UserSession


def end_older_sessions(sender, request, user, authenticator, **kwargs) -> None:
    """Whoever had signed in with the password alone before has to take the second step too."""
    steps = Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES)
    if steps.count() == 1 and authenticator.type != Authenticator.Type.RECOVERY_CODES:
        for session in UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key):
            session.end()


def connect() -> None:
    authenticator_added.connect(end_older_sessions, dispatch_uid="end older sessions")
