"""Run by the worker each minute (`CLOCK_COMMANDS`): who follows something hears of what was published."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from alerts.events import forget, gather
from alerts.matching import match
from portal.alerts.sending import send


class Command(BaseCommand):
    help = "Finds who follows what was published or changed, and queues the letters that are due; each once."

    def handle(self, **options):
        now = timezone.now()
        gather(now)
        matched = match()
        self.stdout.write(f"{matched} publications matched, {send(timezone.now())} letters queued.")
        forget(now)
