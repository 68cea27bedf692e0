"""Letters that the mail server did not take are tried again, later and later."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from mailing.delivery import throw_away, try_again


class Command(BaseCommand):
    help = "Tries again what could not be sent, and throws away what could not be sent for a week."

    def handle(self, *args, **options):
        now = timezone.now()
        throw_away(now)
        try_again(now)
