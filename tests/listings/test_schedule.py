"""Going live and expiring by the clock: Wagtail's `publish_scheduled` on listings and pages."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from competitions.models import CompetitionIndexPage, CompetitionPage
from history.models import StateChange
from listings.choices import State
from listings.services import publish
from search.models import Entry
from tests.factories import NeedFactory, ResearchFactory

pytestmark = pytest.mark.django_db

both = pytest.mark.parametrize("factory", [ResearchFactory, NeedFactory])
HOUR = datetime.timedelta(hours=1)


def fresh(record):
    return type(record).objects.get(pk=record.pk)


def rows(key):
    return list(StateChange.objects.filter(key=key).order_by("at", "id").values_list("from_state", "to_state", "by"))


def let_pass(record, **dates):
    """Moves the dates of a record and its revisions, as if time had passed."""
    type(record).objects.filter(pk=record.pk).update(**dates)
    for revision in Revision.objects.for_instance(record):
        for name, moment in dates.items():
            revision.content[name] = moment.isoformat()
        if revision.approved_go_live_at and "go_live_at" in dates:
            revision.approved_go_live_at = dates["go_live_at"]
        Revision.objects.filter(pk=revision.pk).update(
            content=revision.content, approved_go_live_at=revision.approved_go_live_at
        )


@both
def test_a_date_in_a_draft_schedules_nothing(factory, db):
    assert factory(go_live_at=timezone.now() + HOUR).state() == State.DRAFT


@both
def test_going_live(factory, db):
    listing = publish(listing=factory(go_live_at=timezone.now() + HOUR))
    assert (listing.live, listing.state()) == (False, State.SCHEDULED)
    assert not Entry.objects.filter(key=listing.key).exists()
    call_command("publish_scheduled")
    assert not fresh(listing).live, "its time has not come"

    let_pass(listing, go_live_at=timezone.now() - HOUR)
    call_command("publish_scheduled")
    assert fresh(listing).state() == State.PUBLISHED
    assert not Entry.objects.get(key=listing.key).is_deleted
    assert rows(listing.key) == [
        ("", State.DRAFT, None),
        (State.DRAFT, State.SCHEDULED, None),
        (State.SCHEDULED, State.PUBLISHED, None),
    ]


@both
def test_a_cancelled_schedule_is_noted(factory, db):
    listing = publish(listing=factory(go_live_at=timezone.now() + HOUR))
    revision = listing.scheduled_revision
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    assert fresh(listing).state() == State.DRAFT
    assert rows(listing.key)[-1][:2] == (State.SCHEDULED, State.DRAFT)


@both
def test_expiring(factory, db):
    listing = factory(published=True, expire_at=timezone.now() + HOUR)
    assert Entry.objects.get(key=listing.key).visible_until == int(listing.expire_at.timestamp())
    let_pass(listing, expire_at=timezone.now() - HOUR)
    assert fresh(listing).state() == State.EXPIRED, "expired before the clock has run"
    call_command("publish_scheduled")
    assert (fresh(listing).live, fresh(listing).state()) == (False, State.EXPIRED)
    assert Entry.objects.get(key=listing.key).is_deleted
    assert rows(listing.key)[-1][:2] == (State.PUBLISHED, State.EXPIRED)


def competition(site, **values):
    parent = CompetitionIndexPage.objects.descendant_of(site.root_page).get()
    texts = {"title": "Thử thách AI", "tagline": "Một bài toán", "summary": "Tóm tắt.", "problem": "<p>Bài toán</p>"}
    page = CompetitionPage(live=False, **texts, **values)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return fresh(page)


def test_a_competition_goes_live(site):
    page = competition(site, go_live_at=timezone.now() + HOUR)
    assert not page.live
    let_pass(page, go_live_at=timezone.now() - HOUR)
    call_command("publish_scheduled")
    assert fresh(page).live
    assert not Entry.objects.get(key=page.key).is_deleted
    assert [row[1] for row in rows(page.key)] == [State.DRAFT, State.SCHEDULED, State.PUBLISHED]


def test_a_competition_expires(site):
    page = competition(site, expire_at=timezone.now() + HOUR)
    let_pass(page, expire_at=timezone.now() - HOUR)
    call_command("publish_scheduled")
    assert not fresh(page).live
    assert Entry.objects.get(key=page.key).is_deleted
    assert rows(page.key)[-1][:2] == (State.PUBLISHED, State.EXPIRED)
    assert StateChange.objects.filter(key=page.key).first().kind == "competition"
