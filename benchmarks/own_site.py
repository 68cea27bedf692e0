"""A database and indices of the run's own, filled as the site's are: nothing of the site is read or changed."""

import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import django

from benchmarks.kept_embedder import KeptEmbedder
from benchmarks.sets import Row
from search.engine import EngineUnavailable

PUBLISHED = 1  # seconds since 1970, the same for all: no set says how old its documents are


def set_up(folder: Path) -> None:
    """To be called before anything of the site that has models is imported."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.dev"
    os.environ["VAR"], os.environ["DATABASE_URL"] = str(folder), f"sqlite:///{folder}/quality.sqlite3"
    os.environ["SEARCH_INDEX"] = f"portal-quality-{secrets.token_hex(4)}"
    os.environ["DEBUG"] = "0"  # else Django keeps every query
    django.setup()
    from django.core.management import call_command

    from taxonomy.loading import load_scheme

    call_command("migrate", verbosity=0)
    load_scheme()


def keep_vectors(folder: Path) -> KeptEmbedder | None:
    """Has the site's embedder give what it made in earlier runs; None where there is none."""
    from search.meaning import site

    made_by = site.embedder(is_background=True)
    if made_by is None:
        return None
    kept = KeptEmbedder(made_by, folder)
    site._packaged = site._remote = lambda *options: kept
    return kept


def fill(corpus: Sequence[Row], kind: str) -> dict[str, str]:
    """Makes the corpus the only entries there are, with their vectors; returns the document's id by key."""
    from search.analysis import clean
    from search.documents import SearchDocument, Text, Traits
    from search.entries import write_entries
    from search.language import language_of
    from search.meaning.making import make_vectors
    from search.models import Entry, Vector
    from search.registry import concepts_in

    Vector.objects.all().delete()
    Entry.objects.all().delete()
    prefix = "need" if kind.endswith("-need") else kind
    documents, ids = {}, {}
    for number, row in enumerate(corpus, 1):
        key, title, text = f"{prefix}:{number}", clean(row.title), clean(row.text)
        ids[key] = row.id
        documents[key] = SearchDocument(
            key=key,
            kind=kind,
            texts={row.language or language_of(f"{title} {text}"): Text(title=title, body=text)},
            traits=Traits(published_at=PUBLISHED, concepts=tuple(concepts_in(f"{title}\n{text}"))),
        )
    write_entries(documents)
    make_vectors()
    return ids


def serve(url: str) -> None:
    """Makes the engine at this address (empty for the embedded one) the site's, with an index of what is there."""
    from django.conf import settings

    from search.sync import rebuild
    from search.typing import loading

    settings.SEARCH_URL = url
    rebuild()
    loading.forget()


def remove_indices(url: str) -> None:
    """What the run made on the node, and nothing else; a node that is gone is passed over."""
    from django.conf import settings

    from search.engines.elasticsearch.connection import connect, translated_errors

    with suppress(EngineUnavailable), connect(url) as client, translated_errors():
        for name in client.indices.get(index=f"{settings.SEARCH_INDEX}*"):
            client.indices.delete(index=name)
