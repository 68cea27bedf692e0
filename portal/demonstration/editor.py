"""The account that the demonstration is loaded by: a city editor with whose name nobody can sign in."""

from django.contrib.auth.models import Group
from django.utils import timezone

from organisations.models import User
from portal.setup import EDITORS

NAME = "demonstration-editor"


def demonstration_editor(*, refresh_dates: bool = False) -> User:
    """Made on the first load. All dates of the demonstration are counted from the day on which it joined, so that a
    repeated load changes none; `refresh_dates` has it join today."""
    user, is_new = User.objects.get_or_create(
        username=NAME, defaults={"first_name": "Biên tập viên", "last_name": "trình diễn"}
    )
    if is_new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    user.groups.add(Group.objects.get(name=EDITORS))
    if refresh_dates:
        user.date_joined = timezone.now()
        user.save(update_fields=["date_joined"])
    return user
