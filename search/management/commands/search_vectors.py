"""Makes the vectors that wait, now: before a site is opened, or after its embedder was changed."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from search.meaning import site
from search.meaning.embedder import EmbedderUnavailable
from search.meaning.making import make_vectors, recall_others, waiting
from search.progress import Progress


class Command(BaseCommand):
    help = "Makes the vectors that wait. The work process, or its next start, brings them to the index."

    def handle(self, **options):
        made_by = site.embedder(is_background=True)
        if made_by is None:
            raise CommandError(
                "There is no embedder: EMBEDDINGS is off, or auto without the extra (requirements-semantic.txt)."
            )
        recall_others(made_by)
        try:
            count = make_vectors(made_by, Progress(self.stderr.write, _("Making vectors")))
        except EmbedderUnavailable as error:
            raise CommandError(f"{waiting()} still wait, the embedder did not answer: {error}. Repeat it.") from error
        self.stdout.write(self.style.SUCCESS(f"{count} entries were read by {made_by.name}."))
