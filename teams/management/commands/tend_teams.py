"""What the clock does for teams: tells moved dates, forgets the addresses of those who never answered."""

from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from teams.models import Member
from teams.moved_dates import tell_moved_dates
from teams.services.changing import forget_invitation
from teams.services.inviting import VALID_FOR

KEPT = VALID_FOR + timedelta(days=16)


class Command(BaseCommand):
    help = "Sends letters about moved dates of competitions and forgets old invitations to teams. Safe to repeat."

    def handle(self, *args, **options):
        told = tell_moved_dates()
        before = timezone.now() - KEPT
        old = Member.objects.filter(accepted_at__isnull=True, left_at__isnull=True, invited_at__lt=before)
        forgotten = 0
        for member in old:
            forget_invitation(member)
            forgotten += 1
        if told or forgotten:
            self.stdout.write(f"{told} letters about moved dates, {forgotten} invitations forgotten")
