"""Letters that are due by the clock about calls for proposals."""

from django.core.management.base import BaseCommand

from proposals.clock import remind, tell_closed


class Command(BaseCommand):
    help = "Reminds of drafts before a call closes, and tells its owner and reviewers that it has. Safe to repeat."

    def handle(self, *args, **options):
        reminded, closed = remind(), tell_closed()
        if reminded or closed:
            self.stdout.write(f"calls: {reminded} drafts reminded of, {closed} closed")
