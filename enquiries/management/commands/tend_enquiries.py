"""Run by the worker's clock; by hand only where no worker runs."""

from django.core.management.base import BaseCommand

from enquiries.services import give_up, remind


class Command(BaseCommand):
    help = "Reminds of enquiries without an answer, and ends those that got none in 14 working days. Safe to repeat."

    def handle(self, *, verbosity, **options):
        ended, reminded = give_up(), remind()
        if verbosity:
            self.stdout.write(f"{reminded} reminders, {ended} enquiries without an answer.")
