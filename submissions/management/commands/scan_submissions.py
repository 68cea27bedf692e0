"""Asks the scanner again about files that wait for it."""

from django.core.management.base import BaseCommand

from submissions.clearing import clear_waiting


class Command(BaseCommand):
    help = "Has the virus scanner look at submitted files that it could not look at when they came. Safe to repeat."

    def handle(self, *args, **options):
        cleared, refused = clear_waiting()
        if cleared or refused:
            self.stdout.write(f"submitted files: {cleared} cleared, {refused} refused")
