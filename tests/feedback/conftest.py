"""Visitors, and terms that the site knows."""

import pytest
from django.test import RequestFactory

from tests.factories import ConceptFactory, FieldFactory

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def asked_by(number: int = 1, agent: str = BROWSER, **headers):
    """A request from one of many addresses."""
    return RequestFactory().get(
        "/vi/search/", REMOTE_ADDR=f"192.0.2.{number}", headers={"User-Agent": agent, **headers}
    )


@pytest.fixture
def known(db):
    """Three concepts and a field."""
    for slug in ("ocr", "chatbots", "x-ray"):
        ConceptFactory(slug=slug, label_vi=f"chủ đề {slug}", label_en=f"topic {slug}")
    FieldFactory(slug="health")


@pytest.fixture
def on_day(monkeypatch):
    """Sets the calendar."""

    def set_day(day):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *args, **options: day)

    return set_day
