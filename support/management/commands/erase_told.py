"""Run by the worker's clock; by hand only where no worker runs."""

from django.core.management.base import BaseCommand

from support.erasing import erase_told


class Command(BaseCommand):
    help = "Erases questions, reports' words and survey contacts whose time is over. Safe to repeat."

    def handle(self, *, verbosity, **options):
        gone = erase_told()
        if verbosity:
            self.stdout.write(f"{gone} rows were erased or emptied.")
