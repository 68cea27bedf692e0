"""What may be followed, by whom, and how much."""

import pytest
from django.utils.translation import override

from accounts import personal_data
from alerts import services
from alerts.models import Event, Notice, Subscription
from alerts.services import NotThere, stop_all, subscribe
from listings.refusals import Refusal
from tests.factories import MembershipFactory, NeedFactory, OrganisationFactory, ResearchFactory

pytestmark = pytest.mark.django_db


def follow(user, kind, target, frequency="daily"):
    return subscribe(user=user, kind=kind, target=target, frequency=frequency)


def test_a_second_time_changes_how_often_and_goes_on(reader):
    first = follow(reader, "search", "q=giao+thông")
    services.change(subscription=first, frequency="daily", is_paused=True)
    again = follow(reader, "search", "q=++giao+thông+&kind=", "weekly")
    assert again.pk == first.pk
    assert (again.frequency, again.is_paused) == ("weekly", False)


@pytest.mark.parametrize("target", ["", "sort=newest", "page=3", "q=+"])
def test_a_search_for_nothing_is_not_saved(reader, target):
    with pytest.raises(NotThere):
        follow(reader, "search", target)


def test_what_is_too_long_is_refused(reader):
    with override("en"), pytest.raises(Refusal, match="too long"):
        follow(reader, "search", f"q={'a' * 2_100}")


@pytest.mark.parametrize("target", ["research:99", "x", "research:", "q=a", ""])
@pytest.mark.parametrize("kind", ["listing", "matches", "everything"])
def test_what_is_not_there_cannot_be_followed(reader, kind, target):
    with pytest.raises(NotThere):
        follow(reader, kind, target)


def test_only_what_one_may_see_can_be_followed(reader):
    draft, members = ResearchFactory(), ResearchFactory(published=True, audience="members")
    for hidden in (draft, members):
        with pytest.raises(NotThere):
            follow(reader, "listing", hidden.key)
    assert follow(reader, "listing", ResearchFactory(published=True).key)
    assert follow(MembershipFactory().user, "listing", members.key)


def test_an_organisation_is_followed_by_its_search(reader):
    organisation = OrganisationFactory()
    with pytest.raises(NotThere):
        follow(reader, "listing", organisation.key)
    assert follow(reader, "search", f"organisation={organisation.key}")


def test_matches_are_followed_by_the_listings_own_members(reader):
    need = NeedFactory(published=True)
    viewer = MembershipFactory(organisation=need.organisation, role="viewer").user
    assert follow(viewer, "matches", need.key)
    for stranger in (reader, MembershipFactory().user):
        with pytest.raises(NotThere):
            follow(stranger, "matches", need.key)


def test_there_is_a_bound(reader, monkeypatch):
    monkeypatch.setattr(services, "MOST", 2)
    follow(reader, "search", "q=a")
    follow(reader, "search", "q=b")
    follow(reader, "search", "q=a")
    with override("en"), pytest.raises(Refusal, match="2 things"):
        follow(reader, "search", "q=c")
    assert reader.subscriptions.count() == 2


def test_all_of_it_is_given_out_and_erased(reader):
    subscription = follow(reader, "search", "q=a")
    event = Event.objects.create(key="research:1", what="published")
    Notice.objects.create(subscription=subscription, event=event, is_told=True)
    holding = personal_data.holdings()["alerts"]
    (row,) = holding.collect(reader)
    assert row["target"] == "q=a"
    assert row["told"] == ["research:1"]
    holding.erase(reader)
    assert not Subscription.objects.exists()
    assert not Notice.objects.exists()


def test_stopping_all_leaves_others_alone(reader):
    other = MembershipFactory().user
    follow(reader, "search", "q=a")
    follow(other, "search", "q=a")
    stop_all(user=reader)
    assert list(Subscription.objects.values_list("user", flat=True)) == [other.pk]
