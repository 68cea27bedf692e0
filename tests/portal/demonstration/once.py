"""Loads content once for the tests of a module. A test that changes it (with `db`) is rolled back to it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.db import transaction

from portal.demonstration import pictures
from portal.demonstration.content import Content
from portal.demonstration.load import load
from taxonomy import terms
from taxonomy.loading import load_scheme
from tests.made_once import put_city
from tests.portal.demonstration.plain_covers import plain_cover


@contextmanager
def loaded_once(content: Content, blocker) -> Iterator[None]:
    """`blocker` is pytest-django's. Covers are not drawn, as they are not what these tests are about."""
    with blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(pictures, "draw_cover", plain_cover)
        terms.forget()
        cache.clear()
        put_city()
        load_scheme()
        load(content)
        yield
        transaction.set_rollback(True)
