"""What the passing of time does to organisations; the clock runs it each minute."""

from django.core.management.base import BaseCommand

from organisations.services.renewing import forget, lapse, remind


class Command(BaseCommand):
    help = "Reminds owners to renew, takes back what was not renewed, forgets old invitations. Safe to repeat."

    def handle(self, *args, **options):
        sent, ended, forgotten = remind(), lapse(), forget()
        if sent or ended or forgotten:
            self.stdout.write(f"organisations: {sent} to be reminded, {ended} ended, {forgotten} forgotten")
