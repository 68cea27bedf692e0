"""A competition's page asks the database nothing twice, though its parts share much."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from competitions.models import CompetitionPage
from tests.competitions.made import competition

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(city):
    """By language: the first one has what both share."""
    first = competition()
    index = first.get_parent().get_translations().get()
    second = CompetitionPage(
        title="AI challenge",
        slug="ai-challenge",
        locale=index.locale,
        translation_key=first.translation_key,
        tagline="A challenge",
        summary="A challenge in short.",
        problem="<p>A problem.</p>",
    )
    index.add_child(instance=second)
    second.save_revision().publish()
    return {"vi": first, "en": second}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_query_is_asked_twice(client, pages, language):
    url = pages[language].url
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    assert [sql for sql, times in Counter(query["sql"] for query in asked).items() if times > 1] == []
