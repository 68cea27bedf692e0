"""The public list: what is open, to come and over, by field and by whom it is for."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from competitions.listing import When, standing
from competitions.phases import Span
from tests.competitions.made import competition
from tests.factories import FieldFactory

OPENS, ENDS = datetime(2026, 12, 31, 17, tzinfo=UTC), datetime(2027, 6, 1, tzinfo=UTC)
SPANS = [
    Span("announcement", "", OPENS - timedelta(days=9), OPENS),
    Span("registration", "", OPENS, OPENS + timedelta(days=9)),
    Span("results", "", ENDS - timedelta(days=1), ENDS),
    Span("follow-up", "", ENDS, ENDS + timedelta(days=900)),
]
SECOND = timedelta(seconds=1)
PAST = (("registration", -20, -10), ("results", -5, -1))
NEXT = (("announcement", -1, 5), ("registration", 5, 9))


@pytest.mark.parametrize(
    ("now", "when"),
    [
        (OPENS - SECOND, When.UPCOMING),
        (OPENS, When.OPEN),
        (ENDS - SECOND, When.OPEN),
        (ENDS, When.PAST),
        (ENDS + timedelta(days=2000), When.PAST),
    ],
)
def test_the_standing_changes_at_the_second(now, when):
    assert standing(SPANS, now) == when
    assert standing([], now) == When.UPCOMING


@pytest.mark.django_db
def test_the_list_is_narrowed_without_a_script(client, site, django_assert_max_num_queries):
    field = FieldFactory(slug="y-te", label_vi="Y tế")
    competition(title="Đang mở", fields=[field], track={"eligible": ["students"]})
    competition(title="Sắp tới", spans=NEXT, track={"eligible": ["companies"]})
    competition(title="Đã qua", spans=PAST)
    path = competition(title="Đang mở 2").get_parent().url

    def shown(query=""):
        page = client.get(path + query).content.decode()
        return {title for title in ("Đang mở", "Sắp tới", "Đã qua") if f">{title}</a>" in page}

    assert shown() == {"Đang mở", "Sắp tới", "Đã qua"}
    assert shown("?when=past") == {"Đã qua"} and shown("?when=upcoming") == {"Sắp tới"}
    assert shown("?field=y-te") == {"Đang mở"} and shown("?audience=companies") == {"Sắp tới", "Đã qua"}
    assert shown("?when=<script>&field=nope") == {"Đang mở", "Sắp tới", "Đã qua"}
    assert shown("?when=past&field=y-te") == set()
    with CaptureQueriesContext(connection) as before:
        shown()
    most = len(before)
    for number in range(4):
        competition(title=f"Thêm {number}")
    shown()
    with django_assert_max_num_queries(most):
        shown()
