"""What the account itself, its sign-ins, its letters and its traces hold of a person."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Q
from mailer.models import Message, MessageLog
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from history.models import Access, StateChange
from organisations.models import User


def _account(user: User) -> dict:
    addresses = EmailAddress.objects.filter(user=user).values("email", "verified", "primary")
    return {
        "name": user.get_full_name(),
        "user_name": user.username,
        "email": user.email,
        "addresses": list(addresses),
        "language": user.language,
        "joined": user.date_joined,
        "last_sign_in": user.last_login,
        "groups": list(user.groups.values_list("name", flat=True)),
    }


def _consents(user: User) -> list[dict]:
    return list(user.consents.values("purpose", "version", "language", "given_at", "withdrawn_at"))


def _sign_ins(user: User) -> dict:
    """Secrets of authenticators are no information about the person and would open the account: they stay out."""
    sessions = UserSession.objects.filter(user=user).values("created_at", "last_seen_at", "ip", "user_agent")
    keys = Authenticator.objects.filter(user=user).values("type", "created_at", "last_used_at")
    return {"sessions": list(sessions), "second_steps": list(keys)}


def _end_sessions(user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()


def _waiting_letters(user: User) -> list[Message]:
    addresses = _addresses(user)
    return [message for message in Message.objects.all() if addresses & set(map(str.lower, message.to_addresses))]


def _addresses(user: User) -> set[str]:
    found = {user.email, *EmailAddress.objects.filter(user=user).values_list("email", flat=True)}
    return {address.lower() for address in found if address}


def _letters(user: User) -> list[dict]:
    return [{"queued": message.when_added, "subject": message.subject} for message in _waiting_letters(user)]


def _unqueue(user: User) -> None:
    Message.objects.filter(pk__in=[message.pk for message in _waiting_letters(user)]).delete()
    for address in _addresses(user):  # a server that refuses a letter names its reader
        MessageLog.objects.filter(log_message__icontains=address).delete()


def _traces(user: User) -> dict:
    """What the person did that was noted: of records, and of looks at protected data by staff."""
    return {
        "state_changes": list(StateChange.objects.filter(by=user).values("key", "from_state", "to_state", "at")),
        "accesses": list(Access.objects.filter(by=user).values("what", "key", "at")),
        "edits": list(Revision.objects.filter(user=user).values("object_str", "created_at")),
        "log": [
            {"action": entry.action, "label": entry.label, "at": entry.timestamp}
            for log in (ModelLogEntry, PageLogEntry)
            for entry in log.objects.filter(user=user)
        ],
    }


def _unname(user: User) -> None:
    """What was done stays, since figures are counted from it; who did it goes. The log's rows that tell of the account
    itself hold its name and go altogether."""
    StateChange.objects.filter(by=user).update(by=None)
    Access.objects.filter(by=user).update(by=None)
    Access.objects.filter(key=f"user:{user.pk}").update(key="user")
    Revision.objects.filter(user=user).update(user=None)
    about = Q(content_type__app_label=User._meta.app_label, content_type__model=User._meta.model_name)
    ModelLogEntry.objects.filter(about, object_id=str(user.pk)).delete()
    for log in (ModelLogEntry, PageLogEntry):
        log.objects.filter(user_id=user.pk).update(user=None)


def _nothing(user: User) -> None:
    """Goes with the account's own row."""


HOLDINGS = {
    "account": (_account, _nothing),
    "consents": (_consents, _nothing),
    "sign_ins": (_sign_ins, _end_sessions),
    "letters": (_letters, _unqueue),
    "traces": (_traces, _unname),
}
