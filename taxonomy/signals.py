"""A changed term changes what is found: forget what is in memory, and have the worker make entries anew."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from search.models import Entry
from taxonomy.models import Concept, ConceptLabel, Field, Technique
from taxonomy.terms import forget


def term_changed(sender, **kwargs):
    forget()
    Entry.objects.filter(is_stale=False, is_deleted=False).mark_stale()
    transaction.on_commit(forget)


def connect():
    for model in (Field, Technique, Concept, ConceptLabel):
        post_save.connect(term_changed, sender=model, dispatch_uid=f"{model.__name__} saved")
        post_delete.connect(term_changed, sender=model, dispatch_uid=f"{model.__name__} deleted")
