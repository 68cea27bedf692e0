"""City staff keep organisations, scientists and memberships, and verify with a reason."""

import pytest
from django.test import Client
from django.urls import reverse

from history.models import StateChange
from organisations.models import Membership, Organisation, Scientist
from search.models import Entry
from tests.factories import OrganisationFactory, ScientistFactory, UserFactory

pytestmark = pytest.mark.django_db


def url(model, name, *args):
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def test_lists_and_forms_answer(editor_client):
    scientist = ScientistFactory()
    membership = Membership.objects.create(user=UserFactory(), organisation=scientist.organisation)
    for record in (scientist, scientist.organisation, membership):
        for address in (url(type(record), "list"), url(type(record), "add"), url(type(record), "edit", record.pk)):
            assert editor_client.get(address).status_code == 200, address


def test_the_list_is_filtered_by_verification(editor_client, city):
    new = OrganisationFactory(verified=False)
    found = editor_client.get(url(Organisation, "list"), {"verified": "false"}).context["object_list"]
    assert list(found) == [new]
    found = editor_client.get(url(Organisation, "list"), {"verified": "true"}).context["object_list"]
    assert new not in found and len(found) == Organisation.objects.count() - 1


def test_verification_and_its_end_are_noted_with_reason(editor_client, editor):
    organisation = OrganisationFactory(verified=False)
    address = reverse("organisation_standing", args=[organisation.pk])
    assert address in editor_client.get(url(Organisation, "list")).content.decode()
    assert editor_client.get(address).status_code == 200
    assert editor_client.post(address, {"reason": " "}).status_code == 200
    assert not Organisation.objects.get(pk=organisation.pk).is_verified, "a reason is asked for"
    editor_client.post(address, {"reason": "Giấy phép số 12"})
    assert Organisation.objects.get(pk=organisation.pk).is_verified
    assert not Entry.objects.get(key=organisation.key).is_deleted
    row = StateChange.objects.filter(key=organisation.key).first()
    assert (row.to_state, row.reason, row.by) == ("verified", "Giấy phép số 12", editor)
    editor_client.post(address, {"reason": "Giải thể"})
    assert not Organisation.objects.get(pk=organisation.pk).is_verified
    assert Entry.objects.get(key=organisation.key).is_deleted


def test_who_may_not_change_organisations_may_not_verify(city):
    client, organisation = Client(), OrganisationFactory(verified=False)
    address = reverse("organisation_standing", args=[organisation.pk])
    client.post(address, {"reason": "x"})
    client.force_login(UserFactory())
    client.post(address, {"reason": "x"})
    assert not Organisation.objects.get(pk=organisation.pk).is_verified


def test_scientists_are_searched_by_name(editor_client):
    wanted = ScientistFactory(name="Lê Thị Thử")
    ScientistFactory()
    assert list(editor_client.get(url(Scientist, "list"), {"q": "Thị Thử"}).context["object_list"]) == [wanted]
