"""The prepared site is put as rows, and is the same as if it were made."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from portal.setup import prepare_pages
from tests.made_once import Step

pytestmark = pytest.mark.django_db


def test_pages_are_put_with_a_few_statements():
    pages = Step(make=prepare_pages)
    pages.learn()
    with CaptureQueriesContext(connection) as put:
        pages.apply()
    with CaptureQueriesContext(connection) as made:
        prepare_pages()
    assert Page.objects.live().count() > 10
    inserted = [query for query in made if query["sql"].startswith("INSERT")]
    assert not inserted, "preparing what is there already adds nothing"
    assert len(put) < 200, "they did not fit, and were made anew"
