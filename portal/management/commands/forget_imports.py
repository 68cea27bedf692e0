"""Deletes uploads of organisations that nobody went on with for seven days."""

from django.core.management.base import BaseCommand

from portal.workspace.bulk.jobs import forget_old


class Command(BaseCommand):
    help = "Deletes what was uploaded for an import and not finished within 7 days."

    def handle(self, *, verbosity, **options):
        deleted = forget_old()
        if verbosity:
            self.stdout.write(f"{deleted} deleted.")
