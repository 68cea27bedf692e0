"""One parameter for many values, and SQL that is made once, give what the plain queryset gives."""

import time

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from search.models import Entry
from search.prepared import Prepared
from search.reading import for_cards, for_comparing, visible_entry

pytestmark = pytest.mark.django_db
KEYS = ["research:1", "need:2", "need:3", 'it\'s "odd", {x}']


@pytest.fixture
def entries():
    return Entry.objects.bulk_create(
        Entry(key=key, kind="research", texts={"vi": {"title": key}}, traits={"trl": place}, weights=b"\0\1")
        for place, key in enumerate(KEYS)
    )


def test_among_finds_what_in_finds(entries):
    assert {entry.key for entry in Entry.objects.filter(key__among=KEYS[1:])} == set(KEYS[1:])
    assert {entry.key for entry in Entry.objects.exclude(key__among=KEYS[1:])} == {KEYS[0]}
    assert set(Entry.objects.filter(key__among={KEYS[3]: 1}).values_list("key", flat=True)) == {KEYS[3]}


def test_among_nothing_asks_nothing(entries, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert not list(Entry.objects.filter(key__among=[]))


def test_a_thousand_values_are_one_parameter(entries):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert len(Entry.objects.filter(key__among=[*KEYS, *map(str, range(1000))])) == len(KEYS)
    assert queries[0]["sql"].count("IN (") + queries[0]["sql"].count("ANY(") == 1


def test_a_prepared_query_answers_each_time_anew(entries):
    titles = Prepared(
        lambda keys, most: Entry.objects.filter(key__among=keys, version__lte=most).values_list("key", "texts")
    )
    assert {key: texts["vi"]["title"] for key, texts in titles.rows(keys=KEYS[:2], most=1)} == dict(
        zip(KEYS[:2], KEYS[:2], strict=True)
    )
    Entry.objects.filter(key=KEYS[0]).update(version=F("version") + 1)
    assert [key for key, _ in titles.rows(keys=KEYS[:2], most=1)] == [KEYS[1]]
    assert not list(titles.rows(keys=[], most=1))


def test_prepared_objects_are_whole_or_have_the_columns_asked_for(entries, django_assert_num_queries):
    with django_assert_num_queries(1):
        (entry,) = Prepared(lambda keys: Entry.objects.filter(key__among=keys)).objects(keys=KEYS[:1])
        assert entry.traits == {"trl": 0}
        assert entry.version == 1
    with django_assert_num_queries(1):
        (entry,) = Prepared(lambda keys: Entry.objects.filter(key__among=keys).only("key")).objects(keys=KEYS[:1])
        assert entry.get_deferred_fields() >= {"texts", "weights"}


def test_what_is_read_for_a_page_is_visible_and_in_the_order_that_was_found(entries, django_assert_num_queries):
    now = int(time.time())
    Entry.objects.filter(key=KEYS[1]).update(visible_until=now)
    Entry.objects.filter(key=KEYS[2]).update(audience="members")
    wanted = [KEYS[3], KEYS[2], KEYS[1], KEYS[0]]
    with django_assert_num_queries(2):
        assert [entry.key for entry in for_cards(wanted, ("public",), now)] == [KEYS[3], KEYS[0]]
        assert [entry.key for entry in for_cards(wanted, ("public", "members"), now)] == [KEYS[3], KEYS[2], KEYS[0]]
    assert sorted(for_comparing(wanted, ("public",), now)) == sorted(
        [(KEYS[0], b"\0\1", {"trl": 0}), (KEYS[3], b"\0\1", {"trl": 3})]
    )


def test_one_entry_is_read_whole_or_not_at_all(entries):
    assert visible_entry(KEYS[3], ("public",)).weights == b"\0\1"
    Entry.objects.filter(key=KEYS[3]).update(is_deleted=True)
    with pytest.raises(Entry.DoesNotExist):
        visible_entry(KEYS[3], ("public",))
