"""Compares the index with the entries, and repairs it if asked."""

from django.core.management.base import BaseCommand, CommandError

from search.engine import EngineUnavailable
from search.meaning.making import waiting
from search.sync import check

SHOWN = 10


class Command(BaseCommand):
    help = "Compares the search index with the entries. Exit status 1 when they differ and --repair was not given."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="mark what differs, for the work process to write")

    def handle(self, *, repair, **options):
        self.stderr.write("Comparing the index with the entries …")
        try:
            found = check(repair=repair)
        except EngineUnavailable as error:
            raise CommandError(f"The search engine did not answer: {error}. Start it, then repeat.") from error
        for name in ("missing", "outdated", "left_over"):
            keys = getattr(found, name)
            more = f" and {len(keys) - SHOWN} more" if len(keys) > SHOWN else ""
            self.stdout.write(f"{name.replace('_', ' ')}: {len(keys)}  {', '.join(keys[:SHOWN])}{more}")
        if number := waiting():
            self.stdout.write(f"Found by words alone until the work process has made their vectors: {number}")
        if not found:
            self.stdout.write(self.style.SUCCESS("The index and the entries agree."))
        elif repair:
            self.stdout.write(f"{len(found)} marked; the work process writes them in its next pass.")
        else:
            raise CommandError("The index differs. Repair it with: manage.py search_check --repair")
