"""Builds the index anew beside the one that serves, and swaps it in."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from search.engine import EngineUnavailable
from search.progress import Progress
from search.sync import rebuild


class Command(BaseCommand):
    help = "Builds the search index anew from the entries, while the old one serves, and swaps it in."

    def handle(self, **options):
        try:
            count = rebuild(progress=Progress(self.stderr.write, _("Indexing")))
        except EngineUnavailable as error:
            raise CommandError(f"The search engine did not answer: {error}. Start it, then repeat.") from error
        self.stdout.write(self.style.SUCCESS(f"The new index serves; {count} entries."))
