"""What changes without review: public at once, in every waiting draft too, listed for editors."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from catalog.models import Intake
from listings.live_changes import changeable
from listings.models import LiveChange
from listings.refusals import Refusal
from listings.services import approve, change_at_once, submit, take_change_back
from search.models import Entry
from search.sync import drain
from tests.factories import NeedFactory, OrganisationFactory, ResearchFactory, TrainingFactory
from tests.listings.helpers import edited, fresh, member, ready

pytestmark = pytest.mark.django_db


def course(**options):
    first = Intake(starts_on=date(2027, 3, 1), seats=20, place="Cơ sở 1")
    return ready(TrainingFactory, published=True, intakes=[first], fee=500_000, **options)


def test_which_columns_each_kind_changes_at_once(db):
    models = {factory: factory._meta.model for factory in (ResearchFactory, TrainingFactory, NeedFactory)}
    assert [changeable(model) for model in models.values()] == [
        ("demo_url",),
        ("fee", "intakes", "demo_url"),
        ("closes_at", "starts_on", "demo_url"),
    ]


def test_a_change_survives_the_approval_of_an_older_draft(city, moderator):
    listing = course(title_vi="Khóa cũ")
    owner = member(listing.organisation)
    edited(listing, title_vi="Khóa mới", by=owner)
    submit(listing=listing, by=owner)
    later = [{"starts_on": date(2027, 4, 1), "apply_by": None, "seats": 12, "place": "Cơ sở 1"}]
    made = change_at_once(listing=listing, by=owner, changes={"fee": 0, "intakes": later, "demo_url": ""})
    assert [change.column for change in made] == ["fee", "intakes"], "the demonstration is as it was"
    row = fresh(listing)
    assert (row.title_vi, row.fee, row.intakes.get().seats) == ("Khóa cũ", 0, 12)
    approve(listing=listing, by=moderator)
    row = fresh(listing)
    assert (row.title_vi, row.fee) == ("Khóa mới", 0)
    assert [(intake.starts_on, intake.seats) for intake in row.intakes.all()] == [(date(2027, 4, 1), 12)]


def test_search_follows_at_once_and_the_draft_leaks_nothing(city):
    need = ready(NeedFactory, published=True, title_vi="Đang đăng", closes_at=timezone.now() + timedelta(days=9))
    edited(need, title_vi="Bí mật")
    drain()
    closed = timezone.now() - timedelta(hours=1)
    change_at_once(listing=need, by=None, changes={"closes_at": closed})
    entry = Entry.objects.get(key=need.key)
    assert entry.texts["vi"]["title"] == "Đang đăng"
    assert fresh(need).closes_at == closed
    assert drain() == 1


def test_what_is_reviewed_cannot_be_changed_at_once(city):
    listing = course()
    for changes in ({"title_vi": "Khác"}, {"fee": 1, "audience": "members"}, {"organisation": OrganisationFactory()}):
        with pytest.raises(TypeError):
            change_at_once(listing=listing, by=None, changes=changes)
    assert not LiveChange.objects.exists()


def test_only_what_is_public_and_only_by_its_own_writers(city):
    draft = ready(TrainingFactory)
    with pytest.raises(Refusal):
        change_at_once(listing=draft, by=None, changes={"fee": 1})
    listing = course()
    for person in (member(OrganisationFactory()), member(listing.organisation, "viewer")):
        with pytest.raises(PermissionDenied):
            change_at_once(listing=listing, by=person, changes={"fee": 1})
    assert fresh(listing).fee == 500_000


def test_an_editor_takes_a_change_back(city, moderator):
    listing = course()
    owner = member(listing.organisation)
    (change,) = change_at_once(listing=listing, by=owner, changes={"intakes": []})
    assert not fresh(listing).intakes.exists()
    with pytest.raises(PermissionDenied):
        take_change_back(change=change, listing=listing, by=owner)
    take_change_back(change=change, listing=listing, by=moderator)
    take_change_back(change=change, listing=listing, by=moderator)
    (intake,) = fresh(listing).intakes.all()
    assert (intake.starts_on, intake.seats, intake.place) == (date(2027, 3, 1), 20, "Cơ sở 1")
    assert LiveChange.objects.count() == 1 and LiveChange.objects.get().taken_back_at


def test_a_later_change_is_not_undone_with_an_earlier_one(city, moderator):
    listing = course()
    (first,) = change_at_once(listing=listing, by=None, changes={"fee": 1})
    change_at_once(listing=listing, by=None, changes={"fee": 2})
    with pytest.raises(Refusal):
        take_change_back(change=first, listing=listing, by=moderator)
    assert fresh(listing).fee == 2
    with pytest.raises(TypeError):
        take_change_back(change=first, listing=course(), by=moderator)
