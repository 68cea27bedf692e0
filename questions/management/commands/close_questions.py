"""Run by the worker each minute (`CLOCK_COMMANDS`): the questions of needs whose time is over."""

from django.core.management.base import BaseCommand

from questions.services import close_due


class Command(BaseCommand):
    help = "Closes the public questions of needs that are closed or no longer public."

    def handle(self, **options):
        self.stdout.write(f"{close_due()} questions closed.")
