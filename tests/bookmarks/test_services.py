"""What is kept, by an account and by a visitor, and how the one becomes the other."""

import pytest
from django.test import RequestFactory

from accounts.personal_data import holdings
from bookmarks import services
from bookmarks.models import Bookmark
from bookmarks.services import (
    Full,
    annotate,
    keep,
    keep_for_visitor,
    kept_by_visitor,
    let_go,
    let_go_for_visitor,
    take_over,
)
from bookmarks.signals import bring_along
from tests.factories import NeedFactory, ResearchFactory, UserFactory

SEEN = ("public", "withheld")
pytestmark = pytest.mark.django_db


def keys(user):
    return list(Bookmark.objects.filter(user=user).values_list("key", flat=True))


def test_what_one_sees_can_be_kept_once(city):
    user, listing = UserFactory(), ResearchFactory(published=True)
    for _again in range(2):
        assert keep(user=user, key=listing.key, audiences=SEEN)
    assert keys(user) == [listing.key]
    let_go(user=user, key=listing.key)
    assert keys(user) == []


def test_what_one_may_not_see_is_not_kept(city):
    user = UserFactory()
    members = ResearchFactory(published=True, audience="members").key
    for key in (members, ResearchFactory().key, "research:999", "", "x\x00"[:1]):
        assert not keep(user=user, key=key, audiences=SEEN)
        assert not keep_for_visitor(session={}, key=key, audiences=SEEN)
    assert keep(user=user, key=members, audiences=(*SEEN, "members"))


def test_there_is_room_for_so_many(city, monkeypatch):
    monkeypatch.setattr(services, "MOST", 1)
    monkeypatch.setattr(services, "MOST_OF_VISITOR", 1)
    user, session = UserFactory(), {}
    one, two = ResearchFactory(published=True).key, NeedFactory(published=True).key
    assert keep(user=user, key=one, audiences=SEEN) and keep(user=user, key=one, audiences=SEEN)
    assert keep_for_visitor(session=session, key=one, audiences=SEEN)
    with pytest.raises(Full):
        keep(user=user, key=two, audiences=SEEN)
    with pytest.raises(Full):
        keep_for_visitor(session=session, key=two, audiences=SEEN)
    assert keys(user) == kept_by_visitor(session) == [one]
    let_go_for_visitor(session=session, key=one)
    assert kept_by_visitor(session) == []


def test_a_note_is_for_what_one_keeps_oneself(city):
    user, other, key = UserFactory(), UserFactory(), ResearchFactory(published=True).key
    keep(user=user, key=key, audiences=SEEN)
    assert annotate(user=user, key=key, note=" gọi lại ") and not annotate(user=other, key=key, note="khác")
    assert Bookmark.objects.get().note == "gọi lại"
    annotate(user=user, key=key, note="a" * 1001)
    assert len(Bookmark.objects.get().note) == 1000


def test_what_a_visitor_kept_is_taken_over_in_its_order(city):
    user, session = UserFactory(), {}
    made = [ResearchFactory(published=True).key for _number in range(3)]
    keep(user=user, key=made[0], audiences=SEEN)
    annotate(user=user, key=made[0], note="giữ")
    for key in made:
        keep_for_visitor(session=session, key=key, audiences=SEEN)
    request = RequestFactory().get("/")
    request.session = session
    bring_along(None, request=request, user=user)
    assert keys(user) == [made[2], made[1], made[0]] and not session
    assert Bookmark.objects.get(key=made[0]).note == "giữ"
    bring_along(None, request=RequestFactory().get("/"), user=user)  # a command signs in without a session
    assert len(keys(user)) == 3


def test_taking_over_keeps_to_the_room_there_is(city, monkeypatch):
    monkeypatch.setattr(services, "MOST", 2)
    user = UserFactory()
    take_over(user=user, keys=["research:3", "research:2", "research:1"])
    assert keys(user) == ["research:3", "research:2"]


def test_personal_data(city):
    user, key = UserFactory(), ResearchFactory(published=True).key
    keep(user=user, key=key, audiences=SEEN)
    annotate(user=user, key=key, note="gọi lại")
    (own,) = holdings()["bookmarks"].collect(user)
    assert (own["key"], own["note"]) == (key, "gọi lại")
    holdings()["bookmarks"].erase(user)
    assert not Bookmark.objects.exists()
