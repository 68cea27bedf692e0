"""Looks of staff at protected data are rows that administrators read."""

import pytest
from django.test import Client
from django.urls import reverse

from history.access import record_access
from history.models import Access
from listings.choices import Audience
from tests.factories import MembershipFactory, NeedFactory, ResearchFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(city):
    client = Client()
    client.user = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(client.user)
    return client


def rows():
    return list(Access.objects.order_by("id").values_list("what", "key"))


def test_the_page_of_a_person_is_noted_with_who_looked(administrator):
    person = UserFactory()
    administrator.get(reverse("wagtailusers_users:edit", args=[person.pk]))
    assert rows() == [("person", f"user:{person.pk}")]
    assert Access.objects.get().by == administrator.user


def test_lists_of_people_are_noted(administrator):
    MembershipFactory()
    administrator.get(reverse("wagtailusers_users:index"))
    administrator.get(reverse("wagtailsnippets_organisations_membership:list"))
    assert rows() == [("person", "users"), ("person", "memberships")]


def test_a_withheld_name_is_noted_and_an_open_one_is_not(editor_client):
    withheld, open_one = NeedFactory(audience=Audience.WITHHELD), NeedFactory()
    for need in (withheld, open_one):
        assert editor_client.get(reverse("wagtailsnippets_demand_need:edit", args=[need.pk])).status_code == 200
    assert rows() == [("withheld", withheld.key)]


def test_contact_persons_of_an_organisation_are_noted(editor_client):
    organisation = ResearchFactory().organisation
    editor_client.get(reverse("wagtailsnippets_organisations_organisation:edit", args=[organisation.pk]))
    assert rows() == [("person", organisation.key)]


def test_exports_are_noted(editor_client, administrator):
    administrator.get(reverse("wagtailusers_users:index"), {"export": "xlsx"})
    assert rows() == [("export", "wagtailusers_users:index")]


def test_what_was_refused_and_what_is_ordinary_is_not_noted(editor_client, client, db):
    person = UserFactory()
    client.force_login(person)
    client.get(reverse("wagtailusers_users:edit", args=[person.pk]))
    editor_client.get("/admin/")
    editor_client.get(reverse("wagtailsnippets_demand_need:list"))
    assert rows() == []


def test_administrators_read_the_rows_and_editors_do_not(administrator, editor_client):
    record_access(by=administrator.user, what="export", key="wagtailusers_users:index")
    page = administrator.get(reverse("access:index"))
    assert "wagtailusers_users:index" in page.content.decode()
    assert editor_client.get(reverse("access:index")).status_code in {302, 403}


@pytest.mark.parametrize("name", ["access:add", "access:edit", "access:delete"])
def test_nobody_changes_a_row(administrator, name):
    row = record_access(by=administrator.user, what="export", key="x")
    arguments = [] if name == "access:add" else [row.pk]
    assert administrator.post(reverse(name, args=arguments), {"key": "y"}).status_code in {302, 403}
    assert rows() == [("export", "x")]
