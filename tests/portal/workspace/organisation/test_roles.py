"""Attack 2: each page of an organisation by role, and another organisation's children by number."""

import pytest
from django.test import Client
from django.urls import reverse

from organisations.models import Invitation, JoinRequest, Membership, Role, Scientist
from organisations.services import ask_to_join, invite
from tests.factories import MembershipFactory, ScientistFactory
from tests.organisations.people import confirmed

pytestmark = pytest.mark.django_db

ALL, WRITERS, OWNERS = {"viewer", "editor", "owner"}, {"editor", "owner"}, {"owner"}
PAGES = {
    "workspace_members": ALL,
    "workspace_verification": ALL,
    "workspace_scientists": ALL,
    "workspace_add_scientist": WRITERS,
    "workspace_profile": OWNERS,
}
CHILDREN = {
    "workspace_set_role": (Membership, OWNERS),
    "workspace_remove_member": (Membership, OWNERS),
    "workspace_answer_request": (JoinRequest, OWNERS),
    "workspace_invite_again": (Invitation, OWNERS),
    "workspace_withdraw_invitation": (Invitation, OWNERS),
    "workspace_edit_scientist": (Scientist, WRITERS),
    "workspace_ask_scientist": (Scientist, WRITERS),
    "workspace_remove_scientist": (Scientist, WRITERS),
}


@pytest.fixture
def child_of():
    """`child_of(organisation)` has one of each: {model: number}."""

    def made(organisation):
        member = MembershipFactory(organisation=organisation)
        asked = ask_to_join(user=confirmed(f"xin{organisation.pk}@khac.vn"), organisation=organisation)
        invited = invite(organisation=organisation, email="moi@khac.vn", role=Role.VIEWER, by=member.user)
        scientist = ScientistFactory(organisation=organisation, email="gs@khac.vn")
        return {Membership: member.pk, JoinRequest: asked.pk, Invitation: invited.pk, Scientist: scientist.pk}

    return made


def test_pages_by_role(mine, theirs, enter):
    for role in ALL:
        client = enter(mine, role)
        for name, roles in PAGES.items():
            expected = 200 if role in roles else 404
            assert client.get(reverse(name, args=[mine.slug])).status_code == expected, (role, name)
            assert client.get(reverse(name, args=[theirs.slug])).status_code == 404, (role, name)
    for name in PAGES:
        response = Client().get(reverse(name, args=[mine.slug]))
        assert response.status_code == 302 and "/account/login/" in response["Location"]


def test_only_owners_see_addresses(mine, enter, child_of):
    child_of(mine)
    address = reverse("workspace_members", args=[mine.slug])
    assert "moi@khac.vn" in enter(mine, "owner").get(address).content.decode()
    for role in ("editor", "viewer"):
        page = enter(mine, role).get(address).content.decode()
        assert "@khac.vn" not in page and "@example.org" not in page


def test_foreign_children_are_not_there(mine, theirs, enter, child_of):
    foreign, client = child_of(theirs), enter(mine, "owner")
    before = _everything()
    for name, (model, _roles) in CHILDREN.items():
        own_parent = reverse(name, args=[mine.slug, foreign[model]])
        foreign_parent = reverse(name, args=[theirs.slug, foreign[model]])
        for address in (own_parent, foreign_parent):
            answer = client.post(address, {"role": "owner", "answer": "accept", "name": "x"})
            assert answer.status_code == 404, address
    assert _everything() == before


def test_too_low_a_role_changes_nothing(mine, enter, child_of):
    children = child_of(mine)
    clients = {role: enter(mine, role) for role in ("viewer", "editor")}
    before = _everything()
    for name, (model, roles) in CHILDREN.items():
        for role, client in clients.items():
            if role not in roles:
                address = reverse(name, args=[mine.slug, children[model]])
                assert client.post(address, {"role": "owner"}).status_code == 404, (role, name)
    assert _everything() == before


def test_what_changes_something_is_not_done_by_a_link(mine, enter, child_of):
    children, client = child_of(mine), enter(mine, "owner")
    before = _everything()
    for name, (model, _roles) in CHILDREN.items():
        client.get(reverse(name, args=[mine.slug, children[model]]))
    for name in ("workspace_ask_verification", "workspace_take_back_verification", "workspace_remove_logo"):
        client.get(reverse(name, args=[mine.slug]))
    assert _everything() == before


def _everything():
    models = (Membership, JoinRequest, Invitation, Scientist)
    return [list(model._base_manager.order_by("pk").values()) for model in models]
