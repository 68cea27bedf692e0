"""Makes the vectors that wait: the worker's, in small batches, since a changed listing is never to wait for them."""

import time
from collections.abc import Callable, Sequence

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from search.meaning.embedder import Embedder
from search.meaning.site import embedder as site_embedder
from search.meaning.text import digest, embedded_share, embedded_text
from search.meaning.vectors import packed
from search.models import Entry, Vector, read_texts

TURN_SECONDS = 10  # then the engine is sent what was made
_MADE = [column.name for column in Vector._meta.concrete_fields if column.name not in ("id", "key")]
Progress = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    """No progress."""


def waiting() -> int:
    """How many entries have no vector yet; none where there is no embedder that could make one."""
    return Entry.objects.without_vector().count() if site_embedder() else 0


def recall_others(embedder: Embedder | None = None) -> int:
    """Entries whose vector is of another embedder, or was lost, wait again; returns how many. One statement that looks
    at every entry: for the start of a worker."""
    embedder = embedder or site_embedder(is_background=True)
    if embedder is None:
        return 0
    made = Vector.objects.filter(key=OuterRef("key"), embedder=embedder.name)
    others = Entry.objects.filter(~Exists(made), is_deleted=False, needs_vector=False).exclude(texts={})
    return others.update(needs_vector=True)


def make_vectors(embedder: Embedder | None = None, progress: Progress = _silent) -> int:
    """All that wait. Returns how many entries were looked at; their new versions are pending then."""
    done, total = 0, waiting()
    while looked_at := make_some(embedder):
        done += looked_at
        progress(done, max(done, total))
    return done


def make_in_turn(stopped: Callable[[], bool] = lambda: False) -> int:
    """Batches for some seconds, but none more once another change waits for the engine. Returns how many entries were
    looked at. Raises EmbedderUnavailable."""
    until = time.monotonic() + TURN_SECONDS
    done = 0
    while made := make_some():
        done += made
        if stopped() or time.monotonic() > until or Entry.objects.pending().count() > done:
            break
    return done


def make_some(embedder: Embedder | None = None) -> int:
    """One batch, of as many texts as the embedder likes at once. Returns how many entries were looked at; 0 when none
    waits, or without an embedder. Raises EmbedderUnavailable; what was not made still waits.

    No row is locked while the model reads, which takes a second: a text that changes meanwhile waits again.
    """
    embedder = embedder or site_embedder(is_background=True)
    if embedder is None:
        return 0
    rows = Entry.objects.without_vector().order_by("pk").values_list("key", "texts")[: embedder.batch]
    texts = {key: embedded_text(read_texts(stored)) for key, stored in rows}
    wordy = [key for key, text in texts.items() if text]
    made = packed(embedder.passages([texts[key] for key in wordy])) if wordy else []
    _store(embedder.name, texts, dict(zip(wordy, made, strict=True)))
    return len(texts)


@transaction.atomic
def _store(name: str, texts: dict[str, str], made: dict[str, bytes]) -> None:
    """Where the text is still the one that was read. The entry's version grows with its vector, so that the engine is
    sent both."""
    entries = Entry.objects.without_vector().select_for_update().filter(key__in=list(texts)).only("key", "texts")
    now = {entry.key: read_texts(entry.texts) for entry in entries}
    settled = [key for key, texts_now in now.items() if embedded_text(texts_now) == texts[key]]
    vectors = [
        Vector(
            key=key,
            embedder=name,
            digest=digest(texts[key]),
            share=embedded_share(now[key]),
            languages=" ".join(now[key]),
            values=made[key],
        )
        for key in settled
        if key in made
    ]
    Vector.objects.bulk_create(vectors, update_conflicts=True, unique_fields=["key"], update_fields=_MADE)
    Entry.objects.filter(key__in=settled).update(needs_vector=False)
    Entry.objects.filter(key__in=[vector.key for vector in vectors]).update(version=F("version") + 1)


def recall_outdated(entries: Sequence[Entry], embedder: Embedder | None = None) -> int:
    """Those of some entries whose vector is not of their text wait again without it, as after an older database was
    brought back, or when texts are read in another way than they were; returns how many. For a rebuild."""
    embedder = embedder or site_embedder(is_background=True)
    if embedder is None:
        return 0
    made_of = Vector.objects.filter(key__in=[entry.key for entry in entries]).values_list("key", "digest")
    texts = {entry.key: digest(embedded_text(read_texts(entry.texts))) for entry in entries}
    outdated = [key for key, made in made_of if texts[key] != made]
    if outdated:
        with transaction.atomic():
            Vector.objects.filter(key__in=outdated).delete()
            Entry.objects.filter(key__in=outdated).update(needs_vector=True)
    return len(outdated)
