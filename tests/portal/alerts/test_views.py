"""The buttons, one's own list, and the way out."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from alerts.links import token_for
from alerts.models import Subscription
from search.sync import drain
from tests.factories import MembershipFactory, NeedFactory, OrganisationFactory, ResearchFactory, UserFactory

pytestmark = pytest.mark.django_db


def path(name, language="en", **given):
    with override(language):
        return reverse(name, kwargs=given)


@pytest.fixture
def signed_in(reader):
    client = Client()
    client.force_login(reader)
    return client


def test_a_result_page_offers_to_tell_also_when_it_is_empty(client):
    ResearchFactory(published=True, title_vi="Đọc hồ sơ")
    drain()
    for words in ("đọc hồ sơ", "khongcogica"):
        page = client.get("/en/search/", {"q": words, "kind": "research", "sort": "newest"}).text
        assert "Tell me about new ones" in page
        assert "kind=search&amp;target=q%3D" in page
        assert "/en/search/feed/?q=" in page
    assert "Tell me about new ones" not in client.get("/en/search/").text


def test_a_catalogue_page_carries_its_own_kinds(client, site):
    from portal.models import NeedsIndexPage

    page = client.get(NeedsIndexPage.objects.live().first().url)
    assert page.context["alert_target"] == "kind=application-need&kind=training-need"


def test_signed_out_people_come_back_to_what_they_wanted(client, reader):
    wanted = f"{path('follow')}?kind=search&target=q%3Dh%E1%BB%93%2Bs%C6%A1"
    answer = client.get(wanted)
    assert answer.status_code == 302
    assert "next=" in answer["Location"]
    client.force_login(reader)
    page = client.get(wanted)
    assert "“hồ sơ”" in page.text
    answer = client.post(path("follow"), {"kind": "search", "target": "q=hồ sơ", "frequency": "weekly"})
    assert answer["Location"] == path("alerts")
    assert reader.subscriptions.get().frequency == "weekly"


def test_a_listing_is_followed_and_left_on_its_page(signed_in, reader):
    listing = ResearchFactory(published=True)
    here = f"/en/research/{listing.pk}/{listing.slug}/"
    assert 'name="target" value="research:' in signed_in.get(here).text
    given = {"kind": "listing", "target": listing.key, "frequency": "at_once", "back": here}
    assert signed_in.post(path("follow"), given)["Location"] == here
    shown = signed_in.get(here).text
    assert "You are told by e-mail" in shown
    one = reader.subscriptions.get()
    answer = signed_in.post(path("change_alert", number=one.pk), {"do": "stop", "back": here})
    assert answer["Location"] == here
    assert not reader.subscriptions.exists()


def test_an_organisation_is_followed_on_its_page(signed_in, reader):
    organisation = OrganisationFactory()
    page = signed_in.get(f"/en/organisations/{organisation.slug}/").text
    assert f'value="organisation=organisation%3A{organisation.pk}"' in page


def test_members_follow_the_matches_of_their_listing(enter):
    need = NeedFactory(published=True)
    client = enter(need.organisation, "viewer")
    page = client.get(f"/en/workspace/listings/needs/{need.pk}/")
    if page.status_code == 404:
        page = client.get(path("workspace_listing", prefix="needs", number=need.pk))
    assert "Tell me about new matches" in page.text
    client.post(path("follow"), {"kind": "matches", "target": need.key, "frequency": "daily"})
    assert client.user.subscriptions.get().target == need.key


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "javascript:x", "evil"])
def test_nobody_is_led_off_the_site(signed_in, back):
    answer = signed_in.post(path("follow"), {"kind": "search", "target": "q=a", "frequency": "daily", "back": back})
    assert answer["Location"] == path("alerts")


@pytest.mark.parametrize(
    "given", [{}, {"kind": "search"}, {"kind": "listing", "target": "research:77"}, {"kind": "x", "target": "q=a"}]
)
def test_what_cannot_be_followed_is_not_there(signed_in, given):
    assert signed_in.get(path("follow"), given).status_code == 404
    assert signed_in.post(path("follow"), given | {"frequency": "daily"}).status_code == 404
    assert not Subscription.objects.exists()


def test_what_is_too_long_or_half_filled_in_is_said(signed_in):
    page = signed_in.post(path("follow"), {"kind": "search", "target": f"q={'a' * 2_100}", "frequency": "daily"})
    assert (page.status_code, "too long" in page.text) == (400, True)
    page = signed_in.post(path("follow"), {"kind": "search", "target": "q=a", "frequency": "hourly"})
    assert page.status_code == 400
    assert not Subscription.objects.exists()


def test_the_list_costs_the_same_however_long(signed_in, reader, follows, django_assert_num_queries):
    def add():
        follows(reader, "search", f"organisation={OrganisationFactory().key}")
        follows(reader, "listing", ResearchFactory(published=True).key)

    add()
    signed_in.get(path("alerts"))  # what is read once and kept
    with CaptureQueriesContext(connection) as few:
        signed_in.get(path("alerts"))
    for _number in range(8):
        add()
    with django_assert_num_queries(len(few)):
        page = signed_in.get(path("alerts"))
    assert page.text.count('name="do" value="stop"') == 18
    assert "Trial University" in page.text


def test_what_may_not_be_seen_is_not_named(signed_in, reader, follows):
    hidden = OrganisationFactory(verified=False, name_en="Zirkobimat Ltd")
    draft = ResearchFactory(title_vi="Zirkobimat")
    follows(reader, "search", f"organisation={hidden.key}")
    follows(reader, "listing", draft.key)
    page = signed_in.get(path("alerts")).text
    assert "irkobimat" not in page
    assert "not public any more" in page


def test_how_often_pause_and_stop(signed_in, reader, follows):
    one = follows(reader, "search", "q=a")
    here = path("change_alert", number=one.pk)
    for given, frequency, is_paused in (
        ({"frequency": "weekly"}, "weekly", False),
        ({"frequency": "nonsense"}, "weekly", False),
        ({"frequency": "daily", "do": "pause"}, "weekly", True),
        ({"do": "resume"}, "weekly", False),
    ):
        assert signed_in.post(here, given).status_code == 302
        one.refresh_from_db()
        assert (one.frequency, one.is_paused) == (frequency, is_paused)
    assert signed_in.get(here).status_code == 405
    signed_in.post(here, {"do": "stop"})
    assert not Subscription.objects.exists()


def test_anothers_alert_is_not_there(signed_in, follows):
    other = follows(UserFactory(), "search", "q=a")
    assert signed_in.post(path("change_alert", number=other.pk), {"do": "stop"}).status_code == 404
    signed_in.post(path("stop_alerts"))
    assert Subscription.objects.filter(pk=other.pk).exists()


def test_opening_the_mailed_link_changes_nothing(reader, follows):
    one = follows(reader, "search", "q=a")
    follows(reader, "search", "q=b")
    client = Client(enforce_csrf_checks=True)
    here = path("alerts_stop", token=token_for(reader.pk, one.pk))
    for method in ("get", "head"):
        assert getattr(client, method)(here).status_code == 200
    assert reader.subscriptions.count() == 2
    assert reader.email not in client.get(here).text


def test_a_mail_program_stops_one_by_itself(reader, follows):
    """RFC 8058: no cookie, no token of ours, no session."""
    one, two = follows(reader, "search", "q=a"), follows(reader, "search", "q=b")
    client = Client(enforce_csrf_checks=True)
    here = path("alerts_stop", token=token_for(reader.pk, one.pk))
    for _twice in range(2):
        assert client.post(here, {"List-Unsubscribe": "One-Click"}).status_code == 302
        assert list(reader.subscriptions.all()) == [two]
    assert "Stopped" in client.get(here).text
    client.post(here, {"what": "all"})
    assert not reader.subscriptions.exists()


def test_a_digests_link_stops_all_of_one_person(reader, follows):
    other = follows(MembershipFactory().user, "search", "q=a")
    follows(reader, "search", "q=a")
    Client(enforce_csrf_checks=True).post(path("alerts_stop", token=token_for(reader.pk)))
    assert list(Subscription.objects.all()) == [other]


@pytest.mark.parametrize("token", ["x", "W10:abc", "eyJhIjoxfQ:xxxxxxxx"])
def test_an_altered_link_is_not_there(client, reader, follows, token):
    follows(reader, "search", "q=a")
    real = token_for(reader.pk)
    for wrong in (token, real[:-1] + ("A" if real[-1] != "A" else "B")):
        assert client.post(path("alerts_stop", token=wrong)).status_code == 404
    assert reader.subscriptions.count() == 1
