"""City staff change memberships by the same rules as members do: an organisation keeps an owner."""

import pytest
from django.test import Client
from django.urls import reverse

from history.models import StateChange
from organisations.models import Membership, Role, User
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
BULK = "/admin/bulk/organisations/membership/delete/"


def url(name, *args):
    return reverse(Membership.snippet_viewset.get_url_name(name), args=args)


def states(membership_pk):
    found = StateChange.objects.filter(key=f"membership:{membership_pk}").order_by("pk")
    return list(found.values_list("from_state", "to_state"))


@pytest.fixture
def owner(city):
    return MembershipFactory(organisation=OrganisationFactory(), role=Role.OWNER)


def test_the_last_owner_keeps_the_role_and_the_membership(editor_client, owner):
    given = {"user": owner.user_id, "organisation": owner.organisation_id, "role": "viewer"}
    answer = editor_client.post(url("edit", owner.pk), given)
    assert answer.status_code == 200 and answer.context["form"].errors["role"]
    assert editor_client.post(url("delete", owner.pk)).status_code == 302
    other = MembershipFactory(organisation=owner.organisation, role=Role.VIEWER)
    editor_client.post(f"{BULK}?id={other.pk}&id={owner.pk}&next=/admin/")
    owner.refresh_from_db()
    assert owner.role == Role.OWNER and Membership.objects.filter(pk=other.pk).exists(), "all of them or none"
    assert states(owner.pk) == []


def test_with_another_owner_both_go_and_are_noted(editor_client, editor, owner):
    second = MembershipFactory(organisation=owner.organisation, role=Role.OWNER)
    third = MembershipFactory(organisation=owner.organisation, role=Role.EDITOR)
    given = {"user": owner.user_id, "organisation": owner.organisation_id, "role": "viewer"}
    assert editor_client.post(url("edit", owner.pk), given).status_code == 302
    assert states(owner.pk) == [("owner", "viewer")]
    assert StateChange.objects.get(key=f"membership:{owner.pk}").by == editor
    assert editor_client.post(url("delete", owner.pk)).status_code == 302
    assert editor_client.post(f"{BULK}?id={third.pk}&next=/admin/").status_code == 302
    assert list(Membership.objects.filter(organisation=owner.organisation)) == [second]
    assert states(third.pk) == [("editor", "none")]


def test_a_membership_is_added_with_its_row_and_never_moved(editor_client, owner):
    user, other = UserFactory(), OrganisationFactory()
    editor_client.post(url("add"), {"user": user.pk, "organisation": owner.organisation_id, "role": "editor"})
    made = Membership.objects.get(user=user)
    assert states(made.pk) == [("none", "editor")]
    editor_client.post(url("edit", made.pk), {"user": owner.user_id, "organisation": other.pk, "role": "viewer"})
    made.refresh_from_db()
    assert (made.user, made.organisation, made.role) == (user, owner.organisation, "viewer")


def test_who_may_not_delete_removes_nobody(owner, city, enter):
    MembershipFactory(organisation=owner.organisation, role=Role.OWNER)
    stranger = enter(OrganisationFactory(), Role.OWNER)
    for ask in (stranger.post, Client().post):
        assert ask(url("delete", owner.pk)).status_code in (302, 403)
        assert ask(f"{BULK}?id={owner.pk}&next=/admin/").status_code in (302, 403)
    assert Membership.objects.filter(pk=owner.pk).exists()


def test_the_account_of_a_last_owner_stays(owner, city):
    client = Client()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    client.post(reverse("wagtailusers_users:delete", args=[owner.user_id]))
    client.post(f"/admin/bulk/organisations/user/delete/?id={owner.user_id}&next=/admin/")
    assert User.objects.filter(pk=owner.user_id).exists()
    free = UserFactory()
    client.post(reverse("wagtailusers_users:delete", args=[free.pk]))
    assert not User.objects.filter(pk=free.pk).exists()
