"""Learns how words are written from what the public may find; the worker does it, with the counts of terms."""

import time

from django.db import transaction

from search.analysis import tokens
from search.documents import LANGUAGES
from search.models import Entry
from search.typing.counting import Counting
from search.typing.loading import forget
from search.typing.models import LearntWriting


def learn_writing() -> None:
    """Replaces what was learnt. Only texts that everybody may read are counted, so that no correction tells a word of
    a listing that its reader may not see. About 250 µs for a text of 220 words, so half a minute for 100,000."""
    countings = {language: Counting() for language in LANGUAGES}
    entries = Entry.objects.visible().only("texts", "names")
    for entry in entries.iterator(chunk_size=500):
        for language, parts in entry.texts.items():
            for part in parts.values():
                countings[language].add(tokens(part))
        for name in entry.names:
            countings["vi"].add(tokens(name))
    version = time.time_ns()
    with transaction.atomic():
        LearntWriting.objects.all().delete()
        for language, counting in countings.items():
            LearntWriting.of(language, version, counting.writing()).save()
        transaction.on_commit(forget)
