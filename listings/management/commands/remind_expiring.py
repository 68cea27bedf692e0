"""Run by the worker each minute (`CLOCK_COMMANDS`): letters before a listing leaves the public."""

from django.core.management.base import BaseCommand

from listings.reminders import remind


class Command(BaseCommand):
    help = "Writes to the members whose listings leave the public in 30 or 7 days, once for each end."

    def handle(self, **options):
        self.stdout.write(f"{remind()} listings written about.")
