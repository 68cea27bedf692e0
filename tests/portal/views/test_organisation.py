"""The pages of organisations and scientists."""

import pytest
from django.utils import timezone

from portal.addresses import address
from tests.factories import NeedFactory, OrganisationFactory, ResearchFactory, ScientistFactory


def page(client, organisation, language="vi"):
    return client.get(f"/{language}/organisations/{organisation.slug}/")


def test_a_verified_organisation_shows_what_it_and_its_parts_published(site, client):
    whole = OrganisationFactory(slug="dai-hoc")
    part = OrganisationFactory(slug="khoa", parent=whole)
    own = ResearchFactory(organisation=whole, published=True)
    of_part = NeedFactory(organisation=part, published=True)
    draft = ResearchFactory(organisation=whole)
    shown = page(client, whole).text
    assert f'data-key="{own.key}"' in shown
    assert f'data-key="{of_part.key}"' in shown
    assert f'data-key="{draft.key}"' not in shown
    assert "/vi/organisations/khoa/" in shown


def test_what_withholds_the_name_is_not_told_on_the_page_of_that_name(site, client, member_client):
    owner = OrganisationFactory()
    secret = NeedFactory(organisation=owner, audience="withheld", published=True)
    for reader in (client, member_client):
        answer = page(reader, owner)
        assert answer.status_code == 200
        assert secret.key not in answer.text
        assert secret.title("vi") not in answer.text


def test_what_is_for_members_is_shown_to_members(site, client, member_client):
    owner = OrganisationFactory()
    listing = NeedFactory(organisation=owner, audience="members", published=True)
    assert listing.key not in page(client, owner).text
    assert listing.key in page(member_client, owner).text


@pytest.mark.parametrize(
    ("published", "audience", "status"), [(False, "public", 404), (True, "withheld", 404), (True, "public", 200)]
)
def test_an_unverified_organisation_has_a_page_only_when_something_names_it(site, client, published, audience, status):
    owner = OrganisationFactory(verified=False)
    ResearchFactory(organisation=owner, audience=audience, published=published)
    assert page(client, owner).status_code == status


def test_the_english_page_has_the_english_name(site, client):
    owner = OrganisationFactory(name_vi="Viện Một", name_en="Institute One")
    assert "Institute One</h1>" in page(client, owner, "en").text


def test_a_scientist_has_a_page_once_they_confirmed_it(site, client):
    person = ScientistFactory(slug="le-van-hai", name="Lê Văn Hải")
    assert client.get("/vi/scientists/le-van-hai/").status_code == 404
    person.confirmed_at = timezone.now()
    person.email = "hai@example.org"
    person.save()
    answer = client.get("/vi/scientists/le-van-hai/")
    assert "Lê Văn Hải</h1>" in answer.text
    assert "hai@example.org" not in answer.text


def test_a_scientists_page_shows_only_offers_that_may_name_them(site, client):
    person = ScientistFactory(slug="le-van-hai", confirmed_at=timezone.now())
    offers = {}
    for audience in ("public", "withheld", "members"):
        offer = ResearchFactory(organisation=person.organisation, audience=audience)
        offer.scientists = [person]
        offer.save_revision().publish()
        offers[audience] = offer
    shown = client.get("/vi/scientists/le-van-hai/").text
    assert offers["public"].key in shown
    assert offers["withheld"].key not in shown
    assert offers["members"].key not in shown
    linked = client.get(address(offers["public"].key, offers["public"].slug, "vi")).text
    assert "/vi/scientists/le-van-hai/" in linked
