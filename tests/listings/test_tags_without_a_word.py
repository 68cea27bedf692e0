"""The migration that removes what forms once saved for "no tags"."""

from importlib import import_module

import pytest
from django.apps import apps
from taggit.models import Tag

from search.models import Entry
from tests.factories import NeedFactory, ResearchFactory
from tests.listings.helpers import fresh

pytestmark = pytest.mark.django_db
remove = import_module("demand.migrations.0005_tags_without_a_word").remove


@pytest.mark.parametrize("factory", [ResearchFactory, NeedFactory])
def test_the_tag_goes_and_the_others_stay(factory):
    listing = factory(published=True)
    listing.tags.add("[]", "nhận dạng chữ")
    listing.save_revision().publish()
    other = factory(published=True)
    Entry.objects.update(is_stale=False)
    remove(apps, None)
    remove(apps, None)
    assert [tag.name for tag in fresh(listing).tags.all()] == ["nhận dạng chữ"]
    assert not Tag.objects.filter(name="[]").exists()
    assert Entry.objects.get(key=listing.key).is_stale and not Entry.objects.get(key=other.key).is_stale
    draft = fresh(listing).get_latest_revision_as_object()
    assert [tag.name for tag in draft.tags.all()] == ["nhận dạng chữ"], "an older version can still be read"
