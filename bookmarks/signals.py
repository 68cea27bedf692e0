"""What a visitor kept goes over to the account they sign in to."""

from django.contrib.auth.signals import user_logged_in

from bookmarks.services import IN_SESSION, take_over


def bring_along(sender, request, user, **kwargs) -> None:
    session = getattr(request, "session", None)
    if session is not None and (kept := session.pop(IN_SESSION, None)):
        take_over(user=user, keys=kept)


def connect() -> None:
    user_logged_in.connect(bring_along, dispatch_uid="bookmarks of a visitor")
