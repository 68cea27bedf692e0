"""Accounts whose address nobody confirmed are nobody's, and go."""

from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.services import StillNeeded, erase_account
from organisations.models import User

KEPT_FOR = timedelta(days=7)
AT_ONCE = 100  # of one minute's run


class Command(BaseCommand):
    help = "Erases accounts that signed up a week ago and never confirmed their address."

    def handle(self, *args, **options):
        unconfirmed = (
            User.objects.filter(
                date_joined__lt=timezone.now() - KEPT_FOR,
                last_login__isnull=True,
                is_staff=False,
                is_superuser=False,
                groups__isnull=True,
                memberships__isnull=True,
                emailaddress__isnull=False,
            )
            .exclude(emailaddress__verified=True)
            .distinct()[:AT_ONCE]
        )
        for user in unconfirmed:
            try:
                erase_account(user=user)
            except StillNeeded:  # became an owner meanwhile
                continue
