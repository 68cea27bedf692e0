"""What search keeps in the database: an entry for each record, its vector, and how common each term is."""

import time
from dataclasses import asdict

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from search.analysis import fold
from search.documents import AUDIENCES, PUBLIC, WITHHELD, SearchDocument, Text, Traits
from search.fast_json import FastDecoder
from search.meaning.text import embedded_text
from search.ordering import sort_key
from search.typing.models import LearntWriting

SHOWN = ("key", "kind", "published_at", "texts", "traits", "card")


class EntryQuerySet(models.QuerySet):
    def visible(self, audiences=(PUBLIC, WITHHELD), now: int | None = None):
        """The visibility rule for entries: present, in its window, for this audience."""
        now = int(time.time()) if now is None else now
        return self.filter(
            Q(visible_from__isnull=True) | Q(visible_from__lte=now),
            Q(visible_until__isnull=True) | Q(visible_until__gt=now),
            is_deleted=False,
            audience__among=audiences,
        )

    def for_cards(self):
        """With the columns that a card is made from: the others are most of a row."""
        return self.only(*SHOWN)

    def pending(self):
        """What the engine does not have yet."""
        return self.filter(version__gt=F("indexed_version"))

    def without_vector(self):
        """Whose text the worker has not embedded yet, or not as it is now."""
        return self.filter(needs_vector=True, is_deleted=False)

    def mark_stale(self):
        """Has the worker make the documents anew from their records, and index them."""
        return self.update(is_stale=True, version=F("version") + 1)


class Entry(models.Model):
    """One record as the public may find it: outbox, tombstone, manifest, card, and the answer when the engine is down.

    Times are seconds since 1970 in UTC. A deleted entry keeps its key and version and nothing of the text.
    """

    key = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=30)
    organisation = models.CharField(max_length=80, blank=True, help_text="Never shown: names may be withheld.")
    version = models.PositiveBigIntegerField(default=1)
    indexed_version = models.PositiveBigIntegerField(default=0)
    is_deleted = models.BooleanField(default=False)
    is_stale = models.BooleanField(default=False)
    needs_vector = models.BooleanField(default=True)
    audience = models.CharField(max_length=10, default=PUBLIC, choices=[(name, name) for name in AUDIENCES])
    visible_from = models.BigIntegerField(null=True)
    visible_until = models.BigIntegerField(null=True)
    published_at = models.BigIntegerField(default=0)
    closes_at = models.BigIntegerField(null=True)
    sort_title = models.CharField(max_length=200, blank=True)
    folded = models.TextField(blank=True, help_text="The whole text without diacritics, for the database's answers.")
    texts = models.JSONField(decoder=FastDecoder, default=dict)
    names = models.JSONField(decoder=FastDecoder, default=list)
    traits = models.JSONField(decoder=FastDecoder, default=dict)
    card = models.JSONField(decoder=FastDecoder, default=dict)
    weights = models.BinaryField(default=b"", help_text="The weightiest terms: search.matching.packing.")

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        indexes = [
            models.Index(fields=["id"], condition=Q(version__gt=F("indexed_version")), name="entry_pending"),
            models.Index(fields=["id"], condition=Q(is_stale=True), name="entry_stale"),
            models.Index(fields=["id"], condition=Q(needs_vector=True), name="entry_without_vector"),
            models.Index(fields=["kind", "-published_at"], name="entry_newest"),
            models.Index(fields=["organisation"], name="entry_organisation"),
        ]

    def __str__(self) -> str:
        return self.key

    def fill(self, document: SearchDocument | None) -> bool:
        """Takes over a document, or empties the entry for None. Says whether anything changed."""
        before, read_before = self._content(), self._embedded_text()
        self.is_deleted = document is None
        document = document or SearchDocument(key=self.key, kind=self.kind, texts={})
        self.kind = document.kind
        self.audience = document.audience
        self.visible_from, self.visible_until = document.visible_from, document.visible_until
        self.published_at, self.closes_at = document.traits.published_at, document.traits.closes_at
        self.texts = {code: asdict(text) for code, text in document.texts.items()}
        self.names = list(document.names)
        self.traits = _compact(asdict(document.traits))
        self.card = dict(document.card)
        self.sort_title = sort_key(document.text("vi").title)
        self.folded = fold("\n".join((*(text.whole() for text in document.texts.values()), *document.names)))
        if self.is_deleted:
            self.weights = b""
            self.needs_vector = False
        elif self._embedded_text() != read_before:
            self.needs_vector = True
        return before != self._content()

    def _embedded_text(self) -> str:
        return embedded_text(read_texts(self.texts))

    def document(self) -> SearchDocument:
        """The document that the entry was filled with."""
        return SearchDocument(
            key=self.key,
            kind=self.kind,
            texts=read_texts(self.texts),
            traits=read_traits(self.traits),
            names=tuple(self.names),
            card=self.card,
            audience=self.audience,
            visible_from=self.visible_from,
            visible_until=self.visible_until,
        )

    def _content(self) -> tuple:
        return (
            self.kind,
            self.is_deleted,
            self.audience,
            self.visible_from,
            self.visible_until,
            self.texts,
            self.names,
            self.traits,
            self.card,
        )


class Vector(models.Model):
    """Where an entry's text lies among others by its meaning: of the text as it is now, or not there at all.

    `digest` is of the text that was embedded (search.meaning.text), `values` are little-endian float16.
    """

    key = models.CharField(max_length=80, unique=True)
    embedder = models.CharField(max_length=200)
    digest = models.CharField(max_length=32)
    share = models.FloatField(default=1.0, help_text="How much of the text it is made of, 0 to 1.")
    languages = models.CharField(max_length=20, blank=True, help_text="In which the record has a text: `vi en`.")
    values = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.key} by {self.embedder}"


class TermFrequency(models.Model):
    """In how many visible documents of a language a term stands; pairs of one document only are left out."""

    language = models.CharField(max_length=2)
    term = models.CharField(max_length=140)
    documents = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "term"], name="one_frequency")]

    def __str__(self) -> str:
        return f"{self.language} {self.term}: {self.documents}"


def read_texts(stored: dict) -> dict[str, Text]:
    """An entry's texts by language."""
    return {code: Text(**parts) for code, parts in stored.items()}


def read_traits(stored: dict) -> Traits:
    """An entry's traits as they were before JSON made lists of tuples."""
    lists = {name: tuple(value) for name, value in stored.items() if type(value) is list}
    return Traits(**(stored | lists))


def _compact(traits: dict) -> dict:
    """Traits without what is empty, lists for tuples, as JSON gives them back."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in traits.items()
        if value not in ((), "", None, False, 0)
    }


__all__ = ["Entry", "EntryQuerySet", "LearntWriting", "TermFrequency", "Vector", "read_texts", "read_traits"]
