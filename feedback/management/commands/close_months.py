"""Run by the worker's clock; by hand only where no worker runs."""

from django.core.management.base import BaseCommand

from feedback.months import close_months


class Command(BaseCommand):
    help = "Turns the visitor marks of past months into counts and deletes their keys. Safe to repeat."

    def handle(self, *, verbosity, **options):
        gone = close_months()
        if verbosity:
            self.stdout.write(f"{gone} rows with visitor marks became counts.")
