"""The API before an engine of the test's own; `index` runs one pass of the worker."""

import pytest
from django.test import Client
from django.utils import timezone

from search.sync import drain
from tests.factories import NeedFactory, ResearchFactory

SECRET = "Zirkonium"  # a word that stands in hidden listings only
BODY = (
    "Hệ thống nhận dạng chữ viết tay trên hồ sơ giấy của người dân, bóc tách họ tên, địa chỉ và nội dung đơn thư, "
    "rồi chuyển vào phần mềm một cửa của phường."
)


@pytest.fixture(autouse=True)
def before_engine(engine):
    """In place before anything is asked."""


@pytest.fixture
def index():
    return drain


@pytest.fixture
def get(client):
    """The answer to a GET below /api/v1/, with its parameters."""

    def ask(path, parameters=None, **headers):
        return client.get(f"/api/v1/{path}", parameters or {}, headers=headers)

    return ask


@pytest.fixture
def post(db):
    """The answer to a POST, from a browser that checks for CSRF tokens."""

    def ask(body, **options):
        return Client(enforce_csrf_checks=True).post(
            "/api/v1/match", body, **({"content_type": "application/json"} | options)
        )

    return ask


@pytest.fixture
def pair(db):
    """An offer and a need that it answers."""
    offer = ResearchFactory(
        published=True, title_vi="Nhận dạng chữ viết tay trên hồ sơ giấy", body_vi=BODY, external_id="offer-1", trl=7
    )
    need = NeedFactory(
        published=True, title_vi="Đọc đơn thư viết tay của người dân", body_vi=BODY, external_id="need-1"
    )
    return offer, need


def _draft(**values):
    return ResearchFactory(**values)


def _withdrawn(**values):
    from listings.services import withdraw

    return withdraw(listing=ResearchFactory(published=True, **values))


def _expired(**values):
    """Over, while the clock that takes it down has not run."""
    from listings.entries import write_listing_entries

    listing = ResearchFactory(published=True, **values)
    type(listing).objects.filter(pk=listing.pk).update(expire_at=timezone.now() - timezone.timedelta(minutes=1))
    write_listing_entries(type(listing), [listing.pk])
    return listing


def _members(**values):
    return ResearchFactory(published=True, audience="members", **values)


def _scheduled(**values):
    return ResearchFactory(published=True, go_live_at=timezone.now() + timezone.timedelta(days=1), **values)


HIDDEN = {
    "draft": _draft,
    "withdrawn": _withdrawn,
    "expired": _expired,
    "members": _members,
    "scheduled": _scheduled,
}


@pytest.fixture(params=HIDDEN)
def hidden(request, pair, index):
    """A listing that the public may not see, like the pair in every word; indexed once before it was hidden."""
    listing = HIDDEN[request.param](
        title_vi=f"Nhận dạng chữ viết tay {SECRET}", body_vi=f"{BODY} {SECRET}", external_id=f"hidden-{SECRET}"
    )
    index()
    return listing
